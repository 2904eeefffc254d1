// SPDX-License-Identifier: Apache-2.0
// Checks of a bureau's own through the pipeline: their findings, outcomes and evidence, what the case keeps of them,
// and errors with file and line. Their grammar and examples are tested through the command line (check_pages_test).
#include "audit/findings/own_checks.h"

#include <boost/test/unit_test.hpp>

#include "audit/findings/parameter_layers.h"
#include "audit/import/importer.h"
#include "audit/model/error.h"
#include "audit/pipeline.h"
#include "tests/places.h"

using namespace audit;
using findings::OwnChecks;

namespace {

std::string entry_of(const std::string& id, const std::string& message)
{
    return R"({"id": ")" + id + R"(", "topic": "limits", "severity": "suspicion",
 "title": {"zh": "自定义", "en": "own"}, "finds": {"zh": "甲", "en": "a"},
 "message": {"zh": ")" +
           message + R"(", "en": "m"},
 "verify": {"zh": "乙", "en": "b"}, "leaves_alone": {"zh": "丙", "en": "c"}, "conduct": "over_limit",
 "needs": [["limits"]],
 "parameters": [{"name": "high", "default": 45, "unit": "mg/m³", "meaning": {"zh": "丁", "en": "d"}, "source": "screening value", "confirmed": false}]})";
}

struct Bureau {
    Bureau()
    {
        folder.write("in/许可排放限值.csv", "排放口编号,污染物种类,许可排放小时浓度限值\nDA001,二氧化硫,50mg/Nm3\n");
        folder.write("in/自动监测小时数据.csv",
                     "排放口编号,监测时间,监测因子,实测值\n"
                     "DA001,2025-03-02 05:00,二氧化硫,61.30\n"
                     "DA001,2025-03-02 06:00,二氧化硫,48.0\n"
                     "DA001,2025-03-02 08:00,二氧化硫,44.9\n");
        import::import_submission(file, {folder.file("in")});
    }
    void write(const std::string& id, const std::string& sql, const std::string& message = "{outlet}")
    {
        folder.write("own/" + id + ".sql", sql);
        folder.write("own/" + id + ".json", entry_of(id, message));
    }
    findings::Run run(const std::string& only)
    {
        AuditOptions options;
        options.own_checks = findings::read_own_checks({folder.file("own")});
        options.only_checks = {only};
        return run_checks(file, options);
    }
    // The reason why the only check could not run.
    std::string reason(const std::string& sql, const std::string& message = "{outlet}")
    {
        write("mine", sql, message);
        const findings::Run result = run("mine");
        BOOST_TEST(result.findings.empty());
        BOOST_TEST((result.outcomes.at(0).status == CheckStatus::could_not_run));
        std::string words = result.outcomes.at(0).reason.en;
        const std::string place = folder.file("own") + "/";
        if (words.starts_with(place)) words.erase(0, place.size());
        return words;
    }
    std::string error() const
    {
        try {
            findings::read_own_checks({folder.file("own")});
            return "it was read";
        } catch (const Error& error) {
            BOOST_TEST((error.kind() == ErrorKind::usage));
            const std::string words = error.what();
            const std::string place = folder.file("own") + "/";
            return words.starts_with(place) ? words.substr(place.size()) : words;
        }
    }
    tests::TemporaryFolder folder;
    store::CaseFile file = store::CaseFile::create(folder.file("plant.opcase"));
};

constexpr const char* kHighHours =
    R"(SELECT h.outlet, h.item AS pollutant, min(h.time) AS starts, max(h.time) + 3600 AS ends,
 count(*) AS records, max(h.measured) AS measured, l.hourly_written AS "limit", h.unit, h.cell, l.source AS source2, l.row AS row2,
 'hourly' AS column2, round(avg(h.measured), 2) AS mean, CASE WHEN max(h.measured) > 60 THEN 'violation' END AS severity
FROM auto_hourly h JOIN limits l ON l.outlet = h.outlet AND l.pollutant = h.item
WHERE h.valid AND h.measured > :high AND h.time >= :from AND h.time < :to GROUP BY h.outlet, h.item)";

}  // namespace

BOOST_AUTO_TEST_SUITE(own_checks_test)

BOOST_FIXTURE_TEST_CASE(a_row_is_a_finding_with_everything_a_built_in_one_has, Bureau)
{
    write("high_hours", kHighHours,
          "{outlet} {pollutant} {starts} 至 {ends} 最高 {measured}，均值 {mean}，限值 {limit}，{records} 小时");
    const findings::Run result = run("high_hours");
    BOOST_REQUIRE(result.findings.size() == 1U);
    const Finding& found = result.findings[0];
    BOOST_TEST((found.severity == Severity::violation));
    BOOST_TEST(found.subject.outlet == "DA001");
    BOOST_TEST(found.message.zh ==
               "DA001 二氧化硫 2025-03-02 05:00 至 2025-03-02 07:00 最高 61.3，均值 54.65，限值 50mg/Nm3，2 小时");
    BOOST_TEST(found.measured == "61.3");
    BOOST_TEST(found.limit == "50mg/Nm3");
    BOOST_TEST(found.unit == "mg/m³");
    BOOST_TEST(!found.basis.empty());
    BOOST_TEST(found.verify.zh == "乙");
    BOOST_REQUIRE(found.evidence.size() == 2U);
    BOOST_TEST(found.evidence[0].column == "实测值");
    BOOST_TEST(found.evidence[0].value == "61.30");
    BOOST_TEST(found.evidence[0].source.row == 2);
    BOOST_TEST(found.evidence[1].column == "许可排放小时浓度限值");
    BOOST_TEST(found.evidence[1].value == "50mg/Nm3");
    BOOST_TEST(result.outcomes.at(0).records == 4);
}

BOOST_FIXTURE_TEST_CASE(the_period_and_the_parameters_are_those_of_the_run, Bureau)
{
    write("high_hours", kHighHours);
    AuditOptions options;
    options.own_checks = findings::read_own_checks({folder.file("own")});
    options.only_checks = {"high_hours"};
    options.from = parse_time("2025-03-03");
    options.to = parse_time("2025-03-04");
    const findings::Run result = run_checks(file, options);
    BOOST_TEST(result.findings.empty());
    BOOST_TEST((result.outcomes.at(0).status == CheckStatus::ran));
}

BOOST_FIXTURE_TEST_CASE(their_parameters_are_set_like_any_others, Bureau)
{
    write("high_hours", kHighHours);
    const OwnChecks own = findings::read_own_checks({folder.file("own")});
    findings::keep_own_checks(file, own);
    const auto found = [&](const std::vector<std::string>& named) {
        AuditOptions options;
        options.own_checks = own;
        options.only_checks = {"high_hours"};
        options.parameters = findings::parameters_of(file, {}, named).values;
        const findings::Run run = run_checks(file, options);
        return run.findings.empty() ? 0 : run.findings[0].records;
    };
    BOOST_TEST(found({}) == 2);
    findings::set_value(file, "high_hours", "high", "50");
    BOOST_TEST(found({}) == 1);
    const std::string named = folder.write("named.json", R"({"format": "onepermit-parameters/1",
        "checks": {"high_hours": {"high": {"value": 44, "source": "某文件", "confirmed": true}}}})");
    BOOST_TEST(found({named}) == 3);
    findings::keep_file(file, findings::find_parameters(named, findings::entries_of(own)));
    findings::unset_value(file, "high_hours", "high");
    BOOST_TEST(found({}) == 3);
    const auto kept = findings::parameters_of(file, {}, {});
    BOOST_TEST((kept.origin_of("high_hours", "high").layer == findings::Layer::plant));
    const auto again = findings::from_record(findings::to_record(kept.values, kept.origins), findings::entries_of(own));
    BOOST_TEST(again.values.text("high_hours", "high") == "44");
    BOOST_TEST(again.origin_of("high_hours", "high").source == "某文件");

    findings::keep_own_checks(file, {});  // what the kept file says of it is no mistake when the check is gone
    BOOST_TEST(findings::parameters_of(file, {}, {}).values.own().empty());
}

BOOST_FIXTURE_TEST_CASE(what_does_not_fit_their_parameters_is_said, Bureau)
{
    folder.write("own/mine.sql", "SELECT 1 AS records");
    std::string entry = entry_of("mine", "m");
    const std::string high = R"("default": 45,)";
    entry.replace(entry.find(high), high.size(), R"("default": 45, "minimum": 10, "maximum": 90,)");
    folder.write("own/mine.json", entry);
    findings::keep_own_checks(file, findings::read_own_checks({folder.file("own")}));
    const auto refused = [&](const std::string& name, const std::string& value) -> std::string {
        try {
            findings::set_value(file, "mine", name, value);
        } catch (const Error& error) {
            return error.what();
        }
        return {};
    };
    BOOST_TEST(refused("high", "9") ==
               "--set: mine.high: found \"9\", expected a number from 10 to 90 (mg/m³), by default 45");
    BOOST_TEST(refused("high", "much") ==
               "--set: mine.high: found \"much\", expected a number from 10 to 90 (mg/m³), by default 45");
    BOOST_TEST(refused("low", "9") == "--set: the check mine has no parameter \"low\"; it has: high");
    BOOST_TEST(refused("high", "90").empty());
}

BOOST_FIXTURE_TEST_CASE(a_missing_table_is_could_not_run, Bureau)
{
    write("mine", "SELECT 1 AS records");
    store::CaseFile empty = store::CaseFile::create(folder.file("empty.opcase"));
    AuditOptions options;
    options.own_checks = findings::read_own_checks({folder.file("own")});
    options.only_checks = {"mine"};
    BOOST_TEST(run_checks(empty, options).outcomes.at(0).reason.zh == "缺少资料：许可排放限值");
}

BOOST_FIXTURE_TEST_CASE(what_is_wrong_with_the_sql_is_said_with_its_line, Bureau)
{
    BOOST_TEST(reason("SELECT outlet\nFROM limit_values") == "mine.sql: no such table: limit_values");
    BOOST_TEST(reason("SELECT outlet,\n hourlyy FROM limits") == "mine.sql:2: no such column: hourlyy");
    BOOST_TEST(reason("SELECT outlet FROM limits WHERE hourly > :most") ==
               "mine.sql: \":most\" is neither a parameter of the check nor :from or :to");
    BOOST_TEST(reason("SELECT outlet FROM limits", "{outlet} {mean}") ==
               "mine.json:3: the message names {mean}, which is no column of the query");
    BOOST_TEST(reason("SELECT outlet, 'bad' AS severity FROM limits") ==
               "mine.sql: the column severity holds \"bad\", none of violation, suspicion, notice");
    BOOST_TEST(reason("SELECT outlet, source, row, 'hourlyy' AS column FROM limits") ==
               "mine.sql: the evidence names \"hourlyy\", which is no column of limits");
    BOOST_TEST(reason("SELECT outlet, 99 AS source, 1 AS row FROM limits") ==
               "mine.sql: the column source holds 99, which is no source of a table");
}

BOOST_FIXTURE_TEST_CASE(a_hostile_check_does_not_stop_the_others, Bureau)
{
    write("thousands",
          "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000) SELECT 'DA001' AS outlet, i "
          "AS records FROM n");
    write("writes", "DELETE FROM limits");
    write("reads_trail", "SELECT detail AS outlet FROM trail");
    write("high_hours", kHighHours);
    AuditOptions options;
    options.own_checks = findings::read_own_checks({folder.file("own")});
    options.only_checks = {"thousands", "writes", "reads_trail", "high_hours", "hourly_limit_exceeded"};
    const findings::Run result = run_checks(file, options);
    BOOST_REQUIRE(result.outcomes.size() == 5U);
    for (const CheckOutcome& outcome : result.outcomes) {
        const bool is_good = outcome.check == "high_hours" || outcome.check == "hourly_limit_exceeded";
        BOOST_TEST((outcome.status == (is_good ? CheckStatus::ran : CheckStatus::could_not_run)), outcome.check);
        if (outcome.check == "thousands")
            BOOST_TEST(outcome.reason.en.find("more than 2000 rows") != std::string::npos);
    }
    BOOST_TEST(file.database().integer("SELECT count(*) FROM limits") == 1);
}

BOOST_FIXTURE_TEST_CASE(the_case_keeps_them_and_the_version_covers_them, Bureau)
{
    write("high_hours", kHighHours);
    const OwnChecks own = findings::read_own_checks({folder.file("own")});
    findings::keep_own_checks(file, own);
    findings::keep_own_checks(file, own);
    BOOST_TEST(file.database().integer("SELECT count(*) FROM trail WHERE event = 'own_checks'") == 1);
    const OwnChecks kept = findings::kept_own_checks(file);
    BOOST_REQUIRE(kept.size() == 1U);
    BOOST_TEST(kept[0].entry.title.zh == "自定义");
    BOOST_TEST(kept[0].sql == kHighHours);
    BOOST_TEST(findings::catalogue_version(kept) == findings::catalogue_version(own));
    BOOST_TEST(findings::catalogue_version(kept) != findings::catalogue_version());
    AuditOptions options;
    options.own_checks = kept;
    audit_case(file, options);
    const auto stored = findings::load_latest_run(file);
    BOOST_REQUIRE(stored.has_value());
    BOOST_TEST(stored->catalogue_version == findings::catalogue_version(own));
    BOOST_REQUIRE(stored->find_check("high_hours") != nullptr);
    BOOST_TEST(stored->find_check("high_hours")->title.en == "own");
    findings::keep_own_checks(file, {});
    BOOST_TEST(findings::kept_own_checks(file).empty());
}

BOOST_FIXTURE_TEST_CASE(errors_of_entries_name_file_and_line, Bureau)
{
    write("mine", "SELECT 1");
    folder.write("own/mine.json", "{\"id\": \"mine\",\n \"topic\": \"limits\",,\n}");
    BOOST_TEST(error() == "mine.json:2: this is not JSON; look at commas, quotes and brackets");
    folder.write("own/mine.json", "{\"id\": \"mine\",\n\n \"topic\": \"weather\"}");
    BOOST_TEST(error() ==
               "mine.json:3: the topic \"weather\" is not known; expected one of permit, limits, monitoring, "
               "authenticity, ledger, waste, report, management");
    folder.write("own/mine.json", "{\"id\": \"other\"}");
    BOOST_TEST(error() == "mine.json:1: \"id\" is \"other\" and not the name of the file");
    std::string wrong = entry_of("mine", "m");
    wrong.replace(wrong.find("over_limit"), 10, "no_conduct");
    folder.write("own/mine.json", wrong);
    BOOST_TEST(error() ==
               "mine.json:4: the conduct \"no_conduct\" is not one of data/laws/conducts.json; \"\" where no norm is "
               "broken");
    write("mine", "SELECT 1");
    BOOST_TEST(error() == "it was read");
    folder.write("own/alone.sql", "SELECT 1");
    BOOST_TEST(error() == "alone.sql: alone.json is missing, the entry of this query");
}

BOOST_FIXTURE_TEST_CASE(ids_do_not_collide, Bureau)
{
    write("ledger_gap", "SELECT 1");
    BOOST_TEST(error() == "ledger_gap.json:1: the program has a check ledger_gap already; choose another name");
    const tests::TemporaryFolder two;
    for (const char* place : {"a/mine", "b/mine"}) {
        two.write(std::string(place) + ".sql", "SELECT 1");
        two.write(std::string(place) + ".json", entry_of("mine", "m"));
    }
    BOOST_CHECK_EXCEPTION(findings::read_own_checks({two.file("a"), two.file("b")}), Error, [](const Error& e) {
        return std::string(e.what()).find("the same id as") != std::string::npos;
    });
    two.write("c/Mine.sql", "SELECT 1");
    two.write("c/Mine.json", entry_of("Mine", "m"));
    BOOST_CHECK_THROW(findings::read_own_checks({two.file("c")}), Error);
    BOOST_CHECK_THROW(findings::read_own_checks({two.file("nowhere")}), Error);
    two.write("d/readme.txt", "x");
    BOOST_CHECK_THROW(findings::read_own_checks({two.file("d")}), Error);
}

BOOST_AUTO_TEST_SUITE_END()
