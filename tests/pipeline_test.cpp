// SPDX-License-Identifier: Apache-2.0
// From a submission to findings that are kept: the run that is stored is the run that is read, and two runs are equal.
#include "audit/pipeline.h"

#include <boost/test/unit_test.hpp>

#include "audit/findings/catalogue.h"
#include "audit/model/error.h"
#include "tests/places.h"

using namespace audit;

namespace {

struct PlantCase {
    PlantCase()
    {
        folder.write("in/许可排放限值.csv", "排放口编号,污染物种类,许可排放小时浓度限值\nDA001,二氧化硫,50mg/Nm3\n");
        folder.write("in/自动监测小时数据.csv",
                     "排放口编号,监测时间,监测因子,实测值\n"
                     "DA001,2025-03-02 05:00,二氧化硫,61.3\n"
                     "DA001,2025-03-02 06:00,二氧化硫,48.0\n"
                     "DA001,2025-03-02 08:00,二氧化硫,50.2\n");
        audit::import::import_submission(file, {folder.file("in")});
    }
    tests::TemporaryFolder folder;
    store::CaseFile file = store::CaseFile::create(folder.file("plant.opcase"));
};

AuditOptions hourly_only()
{
    AuditOptions options;
    options.only_checks = {"hourly_limit_exceeded"};
    return options;
}

std::string written(const findings::Run& run)
{
    std::string all = date_text(run.period.from) + " " + date_text(run.period.to) + "\n";
    for (const CheckOutcome& one : run.outcomes)
        all += one.check + " " + std::string(to_text(one.status)) + " " + std::to_string(one.records) + " " +
               std::to_string(one.findings) + " " + one.reason.zh + "\n";
    for (const Finding& one : run.findings) {
        all += one.id + " " + std::string(to_text(one.severity)) + " " + to_text(one.period->from) + " " +
               one.measured + "/" + one.limit + " " + one.message.zh + one.message.en + "\n";
        for (const Basis& norm : one.basis) all += norm.law + norm.article + norm.note.zh + "\n";
        for (const Evidence& cell : one.evidence)
            all += std::to_string(cell.source.row) + " " + cell.column + " " + cell.value + "\n";
    }
    return all;
}

std::string message_of(const AuditOptions& options)
{
    const PlantCase plant;
    try {
        run_checks(plant.file, options);
    } catch (const Error& error) {
        BOOST_TEST((error.kind() == ErrorKind::usage));
        return error.what();
    }
    return "no error";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(pipeline_test)

BOOST_AUTO_TEST_CASE(the_run_that_is_kept_is_the_run_that_is_read)
{
    PlantCase plant;
    const findings::Run run = audit_case(plant.file, hourly_only());
    BOOST_REQUIRE(run.findings.size() == 2U);
    BOOST_TEST((run.findings[0].severity == Severity::violation));
    const auto read = findings::load_latest_run(plant.file);
    BOOST_REQUIRE(read.has_value());
    BOOST_TEST(written(*read) == written(run));
    BOOST_TEST(read->id == run.id);
    BOOST_TEST(read->catalogue_version == run.catalogue_version);
}

BOOST_AUTO_TEST_CASE(two_runs_over_all_checks_are_equal)
{
    const PlantCase plant;
    const findings::Run first = run_checks(plant.file, {});
    BOOST_TEST(written(first) == written(run_checks(plant.file, {})));
    BOOST_TEST(first.outcomes.size() == findings::catalogue().size());
    BOOST_TEST(date_text(first.period.from) == "2025-03-02");
    BOOST_TEST(date_text(first.period.to) == "2025-03-03");
}

BOOST_AUTO_TEST_CASE(no_check_fails_on_a_small_case_or_an_empty_one)
{
    const PlantCase plant;
    const tests::TemporaryFolder folder;
    const store::CaseFile empty = store::CaseFile::create(folder.file("empty.opcase"));
    for (const store::CaseFile* file : {&plant.file, &empty}) {
        for (const CheckOutcome& one : run_checks(*file, {}).outcomes)
            BOOST_TEST(one.reason.en.find("the check failed") == std::string::npos, one.check << ": " << one.reason.en);
    }
}

BOOST_AUTO_TEST_CASE(a_finding_is_found_by_the_beginning_of_its_id)
{
    PlantCase plant;
    const findings::Run run = audit_case(plant.file, hourly_only());
    const std::string id = run.findings[0].id;
    BOOST_REQUIRE(findings::load_finding(plant.file, id.substr(0, 8)).has_value());
    BOOST_TEST(findings::load_finding(plant.file, id.substr(0, 8))->measured == "61.3");
    BOOST_TEST(!findings::load_finding(plant.file, "zzzz").has_value());
    BOOST_TEST(!findings::load_finding(plant.file, "").has_value());
    const auto cells = findings::spell_out(plant.file, run.findings[0].evidence);
    BOOST_REQUIRE(cells.size() == 1U);
    BOOST_TEST(cells[0].file.ends_with("自动监测小时数据.csv"));
    BOOST_TEST(cells[0].row == 2);
    BOOST_TEST(cells[0].column == "实测值");
    BOOST_TEST(cells[0].value == "61.3");
}

BOOST_AUTO_TEST_CASE(wrong_options_are_named)
{
    AuditOptions options;
    options.without_checks = {"no_such_check"};
    BOOST_TEST(message_of(options) == "there is no check \"no_such_check\"; `onepermit checks` lists them");
    options = {};
    options.from = *parse_time("2025-03-02");
    options.to = *parse_time("2025-03-01");
    BOOST_TEST(
        message_of(options) ==
        "the audit period 2025-03-02 to 2025-03-01 holds no day; give --from and --to with the end after the start");
}

BOOST_AUTO_TEST_CASE(clean_submissions_stay_clean)
{
    if (!tests::samples()) return;  // the sample plants are not part of the project
    for (const char* name : {"cogeneration_clean.zip", "chemical_clean.zip"}) {
        const tests::TemporaryFolder folder;
        store::CaseFile file = store::CaseFile::create(folder.file("plant.opcase"));
        audit::import::import_submission(file, {(*tests::samples() / "submissions" / name).string()});
        AuditOptions options;
        options.from = *parse_time("2025-01-01");
        options.to = *parse_time("2026-01-01");
        const findings::Run run = run_checks(file, options);
        for (const Finding& one : run.findings)
            BOOST_TEST((one.severity == Severity::notice), name << ": " << one.check << ": " << one.message.zh);
        for (const CheckOutcome& one : run.outcomes)
            BOOST_TEST(one.reason.en.find("the check failed") == std::string::npos, one.check << ": " << one.reason.en);
    }
}

BOOST_AUTO_TEST_SUITE_END()
