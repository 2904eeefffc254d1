// SPDX-License-Identifier: Apache-2.0
// What findings mean together: root causes, triage, grades of doubt and the false discovery rate.
#include "audit/findings/appraisal.h"

#include <boost/test/unit_test.hpp>

#include "audit/findings/doubts.h"
#include "audit/findings/run.h"
#include "audit/import/importer.h"
#include "tests/places.h"

using namespace audit;
using findings::Appraisal;
using findings::Doubts;
using findings::Run;
using findings::Triage;
using findings::Verdict;

namespace {

Period hours_of(const std::string& from, std::int64_t hours)
{
    const Time start = *parse_time(from);
    return {start, start + hours * kHour};
}

Finding finding(const std::string& id, const std::string& check, const Subject& subject, const Period& period)
{
    Finding made;
    made.id = id;
    made.check = check;
    made.severity = Severity::suspicion;
    made.subject = subject;
    made.period = period;
    return made;
}

// A case with what the plant wrote down, and a plant whose TA001 serves DA001.
struct WrittenDown {
    explicit WrittenDown(const std::string& table = {}, const std::string& text = {})
    {
        folder.write("in/许可排放限值.csv", "排放口编号,污染物种类,许可排放小时浓度限值\nDA001,二氧化硫,50mg/Nm3\n");
        if (!table.empty()) folder.write("in/" + table + ".csv", text);
        import::import_submission(file, {folder.file("in")});
        Treatment treatment;
        treatment.treatment = "TA001";
        treatment.outlet = "DA001";
        plant.treatments = {treatment};
    }
    Appraisal of(std::vector<Finding> findings) const
    {
        Run run;
        run.findings = std::move(findings);
        return appraise(file, plant, run);
    }
    tests::TemporaryFolder folder;
    store::CaseFile file = store::CaseFile::create(folder.file("a.opcase"));
    Plant plant;
};

const Subject kSulfur = {.outlet = "DA001", .pollutant = "二氧化硫"};
const Subject kNitrogen = {.outlet = "DA001", .pollutant = "氮氧化物"};
const Subject kOther = {.outlet = "DA002", .pollutant = "二氧化硫"};

std::vector<std::vector<std::string>> members(const Appraisal& appraisal)
{
    std::vector<std::vector<std::string>> all;
    for (const auto& cause : appraisal.root_causes) all.push_back(cause.findings);
    return all;
}

Doubts doubts(std::vector<Finding> findings, std::int64_t tests)
{
    Run run;
    run.findings = std::move(findings);
    run.appraisal.tests = tests;
    return doubts_of(run, [](const Finding&) { return true; });
}

}  // namespace

BOOST_AUTO_TEST_SUITE(appraisal_test)

BOOST_AUTO_TEST_CASE(one_wrong_baseline_is_one_item_with_its_findings_beneath)
{
    const WrittenDown nothing;
    const Appraisal found = nothing.of({finding("a", "hourly_limit_exceeded", kSulfur, hours_of("2025-03-02T05:00", 4)),
                                        finding("b", "conversion_mismatch", kSulfur, hours_of("2025-03-01", 72)),
                                        finding("c", "conversion_mismatch", kNitrogen, hours_of("2025-03-01", 72)),
                                        finding("d", "hourly_limit_exceeded", kOther, hours_of("2025-03-02T05:00", 4)),
                                        finding("e", "hourly_limit_exceeded", kSulfur, hours_of("2025-03-09", 4))});
    BOOST_REQUIRE(found.root_causes.size() == 1U);
    const auto& cause = found.root_causes.front();
    BOOST_TEST(cause.rule == "wrong_baseline");
    BOOST_TEST(cause.id == "wrong_baseline-b");
    BOOST_TEST(cause.findings == (std::vector<std::string>{"b", "c", "a"}), boost::test_tools::per_element());
    BOOST_TEST(cause.title.zh == "DA001 折算（基准氧）有误");
    BOOST_TEST(cause.why.zh.find("下列 3 条线索") != std::string::npos, cause.why.zh);
    BOOST_TEST(found.cause_of("a") == &cause);
    BOOST_TEST(found.cause_of("d") == nullptr);
}

BOOST_AUTO_TEST_CASE(a_stopped_treatment_gathers_the_exceedances_of_the_outlet_it_serves)
{
    const WrittenDown nothing;
    const Appraisal found =
        nothing.of({finding("x", "treatment_idle", {.treatment = "TA001"}, hours_of("2025-03-02T04:00", 4)),
                    finding("y", "hourly_limit_exceeded", kSulfur, hours_of("2025-03-02T05:00", 2)),
                    finding("z", "exceedance_unexplained", kSulfur, hours_of("2025-03-02T05:00", 2)),
                    finding("other", "hourly_limit_exceeded", kOther, hours_of("2025-03-02T05:00", 2))});
    BOOST_REQUIRE(found.root_causes.size() == 1U);
    BOOST_TEST(found.root_causes[0].rule == "treatment_stopped");
    BOOST_TEST(found.root_causes[0].findings.size() == 3U);
}

BOOST_AUTO_TEST_CASE(an_outage_of_all_items_is_one_item_and_a_finding_is_in_one_cause_at_most)
{
    const WrittenDown nothing;
    const Appraisal found = nothing.of({finding("a", "data_gap", kSulfur, hours_of("2025-04-23T15:00", 9)),
                                        finding("b", "data_gap", kNitrogen, hours_of("2025-04-23T15:00", 9)),
                                        finding("c", "data_gap", kNitrogen, hours_of("2025-06-01", 9)),
                                        finding("d", "availability_low", kNitrogen, hours_of("2025-04-01", 91 * 24))});
    BOOST_TEST(members(found).size() == 1U);
    BOOST_TEST(members(found)[0] == (std::vector<std::string>{"a", "b", "d"}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_missing_table_is_one_item_with_the_checks_that_could_not_run)
{
    const WrittenDown nothing;
    Run run;
    Finding missing =
        finding("m", "ledger_missing", {.report = "污染防治设施运行管理信息"}, hours_of("2025-01-01", 24));
    missing.values["category"] = "污染防治设施运行管理信息";
    run.findings = {missing};
    run.outcomes = {{"treatment_no_input", CheckStatus::could_not_run, 0, 0, {"缺", "missing"}},
                    {"waste_overstored", CheckStatus::could_not_run, 0, 0, {"缺", "missing"}}};
    const Appraisal found = appraise(nothing.file, nothing.plant, run);
    BOOST_REQUIRE(found.root_causes.size() == 1U);
    BOOST_TEST(found.root_causes[0].checks == (std::vector<std::string>{"treatment_no_input"}),
               boost::test_tools::per_element());
    BOOST_TEST(found.root_causes[0].title.en.find("missing table") == 0U, found.root_causes[0].title.en);
}

BOOST_AUTO_TEST_CASE(a_finding_alone_is_no_cause)
{
    const WrittenDown nothing;
    BOOST_TEST(
        nothing.of({finding("a", "conversion_mismatch", kSulfur, hours_of("2025-03-01", 72))}).root_causes.empty());
}

BOOST_AUTO_TEST_CASE(an_event_that_covers_the_exceedance_and_says_why_explains_it)
{
    const WrittenDown log("异常情况台账",
                          "设施编号,异常开始时间,异常结束时间,异常状态,事件原因\n"
                          "TA001,2025-03-02 04:00,2025-03-02 08:00,故障,浆液循环泵跳闸\n"
                          "TA001,2025-03-05 04:00,2025-03-05 05:00,故障,泵跳闸\n"
                          "TA002,2025-03-09 00:00,2025-03-09 12:00,故障,与本排放口无关\n");
    const Appraisal found =
        log.of({finding("in", "hourly_limit_exceeded", kSulfur, hours_of("2025-03-02T05:00", 2)),
                finding("part", "hourly_limit_exceeded", kSulfur, hours_of("2025-03-05T04:00", 4)),
                finding("none", "hourly_limit_exceeded", kSulfur, hours_of("2025-03-09T04:00", 4))});
    BOOST_REQUIRE(found.triage_of("in") != nullptr);
    BOOST_TEST((found.triage_of("in")->verdict == Verdict::explained));
    BOOST_TEST(found.triage_of("in")->row->value == "浆液循环泵跳闸");
    BOOST_TEST(found.triage_of("in")->row->column == "事件原因");
    BOOST_TEST(found.triage_of("in")->row->source.row == 2);
    BOOST_TEST((found.triage_of("part")->verdict == Verdict::needs_document));
    BOOST_TEST(found.triage_of("part")->reason.zh.find("25%") != std::string::npos, found.triage_of("part")->reason.zh);
    BOOST_TEST((found.triage_of("none")->verdict == Verdict::go_and_see));
    BOOST_TEST(!found.triage_of("none")->row.has_value());
}

BOOST_AUTO_TEST_CASE(an_admission_without_a_cause_and_a_listed_document_are_to_be_asked_for)
{
    const WrittenDown admitted("执行报告超标信息",
                               "排放口编号,污染物,超标时段起,超标时段止,超标浓度,超标原因\n"
                               "DA001,二氧化硫,2025-03-02 05:00,2025-03-02 09:00,61,\n");
    const Finding exceedance = finding("a", "hourly_limit_exceeded", kSulfur, hours_of("2025-03-02T05:00", 4));
    BOOST_TEST((admitted.of({exceedance}).triage_of("a")->verdict == Verdict::needs_document));
    const WrittenDown listed(
        "管理资料清单",
        "资料类别,资料名称,日期\n其他,DA001超标情况说明,2025-03-10\n其他,DA002超标情况说明,2025-03-10\n");
    const Appraisal found = listed.of({exceedance});
    BOOST_TEST((found.triage_of("a")->verdict == Verdict::needs_document));
    BOOST_TEST(found.triage_of("a")->row->value == "DA001超标情况说明");
}

BOOST_AUTO_TEST_CASE(a_constant_run_within_a_service_record_is_explained)
{
    const WrittenDown service(
        "自动监测设备运维记录",
        "排放口编号,监测因子,类型,开始时间,结束时间\nDA001,二氧化硫,故障维修,2025-03-01 00:00,2025-03-02 00:00\n");
    const Appraisal found =
        service.of({finding("a", "flatline", kSulfur, hours_of("2025-03-01T02:00", 8)),
                    finding("b", "flatline", kNitrogen, hours_of("2025-03-01T02:00", 8)),
                    finding("c", "waste_overfull", {.waste_code = "900-249-08"}, hours_of("2025-03-01", 8))});
    BOOST_TEST((found.triage_of("a")->verdict == Verdict::explained));
    BOOST_TEST((found.triage_of("b")->verdict == Verdict::go_and_see));
    BOOST_TEST(found.triage_of("c") == nullptr);
}

BOOST_AUTO_TEST_CASE(physics_and_documents_together_give_the_top_grade)
{
    const Doubts found = doubts({finding("a", "repeated_block", kSulfur, hours_of("2025-03-01", 48)),
                                 finding("b", "manual_automatic_differ", kSulfur, hours_of("2025-03-01", 1)),
                                 finding("c", "idle_discharge", kOther, hours_of("2025-03-01", 9))},
                                100);
    BOOST_REQUIRE(found.items.size() == 2U);
    BOOST_TEST(found.items[0].grade == "high");
    BOOST_TEST(found.items[0].reasons.size() == 2U);
    BOOST_TEST(found.items[1].grade == "medium");
    BOOST_TEST(*found.grade == "high");
}

BOOST_AUTO_TEST_CASE(digits_alone_weigh_least_and_only_against_the_number_of_tests)
{
    Finding digits = finding("a", "digits_uneven", kSulfur, hours_of("2025-01-01", 24));
    digits.values["p_value"] = "0.00005";
    BOOST_TEST(doubts({digits}, 10).items.at(0).grade == "low");
    BOOST_TEST(doubts({digits}, 1000).items.empty());
    BOOST_TEST(!doubts({digits}, 1000).grade.has_value());
}

BOOST_AUTO_TEST_CASE(clean_data_and_notices_give_no_doubt)
{
    Finding notice = finding("a", "manual_automatic_differ", kSulfur, hours_of("2025-03-01", 1));
    notice.severity = Severity::notice;
    BOOST_TEST(doubts({notice, finding("b", "report_late", {.report = "2025Q2"}, hours_of("2025-03-01", 1))}, 5)
                   .items.empty());
}

BOOST_AUTO_TEST_CASE(what_a_row_explains_or_a_person_settled_speaks_against_nothing)
{
    Run run;
    run.findings = {finding("a", "flatline", kSulfur, hours_of("2025-03-01", 8))};
    BOOST_TEST(doubts_of(run, [](const Finding&) { return false; }).items.empty());
    run.appraisal.triage["a"] = Triage{Verdict::explained, {}, {}};
    BOOST_TEST(doubts_of(run, [](const Finding&) { return true; }).items.empty());
}

BOOST_AUTO_TEST_CASE(false_discovery_rates_are_those_of_benjamini_and_hochberg)
{
    // Benjamini and Hochberg (1995), section 3.1: at 0.05 the four smallest of these 15 hold.
    const std::vector<double> p = {0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344,
                                   0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0000};
    const std::vector<double> rates = findings::false_discovery_rates(p, 15);
    BOOST_TEST(std::count_if(rates.begin(), rates.end(), [](double rate) { return rate <= 0.05; }) == 4);
    BOOST_TEST(findings::false_discovery_rates({0.01}, 4).at(0) == 0.04, boost::test_tools::tolerance(1e-12));
}

BOOST_AUTO_TEST_CASE(what_a_run_concluded_is_read_as_it_was_kept)
{
    WrittenDown nothing;
    Run run;
    run.findings = {finding("x", "treatment_idle", {.treatment = "TA001"}, hours_of("2025-03-02T04:00", 4)),
                    finding("y", "hourly_limit_exceeded", kSulfur, hours_of("2025-03-02T05:00", 2))};
    run.outcomes = {{"hourly_limit_exceeded", CheckStatus::ran, 5, 1, {}},
                    {"treatment_idle", CheckStatus::ran, 5, 1, {}}};
    run.appraisal = appraise(nothing.file, nothing.plant, run);
    store_run(nothing.file, run);
    const Appraisal read = findings::load_latest_run(nothing.file)->appraisal;
    BOOST_TEST(members(read).at(0) == members(run.appraisal).at(0), boost::test_tools::per_element());
    BOOST_TEST(read.root_causes[0].why.zh == run.appraisal.root_causes[0].why.zh);
    BOOST_TEST(read.triage_of("y")->reason.zh == run.appraisal.triage_of("y")->reason.zh);
    BOOST_REQUIRE(read.coverage.size() == run.appraisal.coverage.size());
    for (std::size_t i = 0; i < read.coverage.size(); ++i) {
        BOOST_TEST(read.coverage[i].outlet == run.appraisal.coverage[i].outlet);
        BOOST_TEST((read.coverage[i].state == run.appraisal.coverage[i].state));
    }
}

BOOST_AUTO_TEST_SUITE_END()
