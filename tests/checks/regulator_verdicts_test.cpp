// SPDX-License-Identifier: Apache-2.0
// Real limits and results with the regulator's own verdict ($ONEPERMIT_SAMPLES/limits_and_results, effluent charts of
// US plants): every comparable row is handed in as a limit and a manual result and judged as the regulator did (E90:
// an effluent exceedance). What is comparable, and why the rest is not:
// - a month's mean, a day's maximum or a single grab is one number against its own limit, so each of them becomes an
//   outlet of its own with one sample a month; pounds a day are written as the rate kg/h (limit and value alike);
// - a Chinese permit prints ceilings and ranges: the minimum and the maximum of pH become one range, minimum oxygen and
//   minimum chlorine ranges whose upper end no result reaches;
// - flows are no pollutants: 80 rows of the first chart and all 390 of the second, of which 234 hold a no-data code
//   instead of a value.
// So 640 of the 720 rows of the first chart are compared and none of the second, and 632 + 8 get the regulator's
// verdict. One difference is left: 3.12 against 3 is E90 unrounded and rounds to the limit (GB/T 8170-2008,
// 修约值比较法), which is the notice of the default comparison; with comparison = exact all verdicts are the
// regulator's.
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <map>
#include <set>

#include "audit/checks/check.h"
#include "audit/import/csv.h"
#include "audit/import/importer.h"
#include "tests/places.h"

using namespace audit;

namespace {

using Row = std::map<std::string, std::string>;

std::vector<Row> read_chart(const std::filesystem::path& path)
{
    import::CsvScanner scanner(path.filename().string());
    scanner.feed(tests::read_file(path.string()));
    scanner.finish();
    std::vector<std::string> header;
    std::vector<Row> rows;
    for (import::CsvRow line; scanner.next(line);) {
        if (header.empty()) {
            header.assign(line.fields.begin(), line.fields.end());
            continue;
        }
        Row row;
        for (std::size_t i = 0; i < header.size() && i < line.fields.size(); ++i)
            row[header[i]] = std::string(line.fields[i]);
        rows.push_back(std::move(row));
    }
    return rows;
}

// Our name of a parameter code; empty: not comparable.
std::string pollutant_of(const std::string& parameter)
{
    static const std::map<std::string, std::string> names = {
        {"00300", "溶解氧"}, {"00400", "pH值"},       {"00530", "悬浮物"},        {"00610", "氨氮"},
        {"50060", "总余氯"}, {"51040", "粪大肠菌群"}, {"80082", "五日生化需氧量"}};
    const auto found = names.find(parameter);
    return found == names.end() ? "" : found->second;
}

bool is_load(const Row& row)
{
    return row.at("limit_unit_desc") == "lb/d";
}

bool is_comparable(const Row& row)
{
    if (!row.at("nodi_code").empty() || row.at("limit_value_nmbr").empty() || row.at("dmr_value_nmbr").empty())
        return false;
    return !pollutant_of(row.at("parameter_code")).empty();
}

// "06/30/2021" as 2021-06-30
std::string day_of(const Row& row)
{
    const std::string& text = row.at("monitoring_period_end_date");
    return text.substr(6, 4) + "-" + text.substr(0, 2) + "-" + text.substr(3, 2);
}

// ".131" as 0.131
std::string number(const std::string& text)
{
    return text.starts_with(".") ? "0" + text : text;
}

struct Submission {
    std::map<std::string, std::string> outlets;  // what is limited -> outlet
    std::set<std::string> limits;                // lines of the table
    std::string results;
    std::set<std::string> exceeded;  // by the regulator: "DW001 2021-06-30"
    std::size_t rows = 0;
};

void add(Submission& submission, const Row& row, const std::string& ph_range)
{
    const std::string pollutant = pollutant_of(row.at("parameter_code"));
    const bool ph = pollutant == "pH值";
    const std::string what = pollutant + row.at("statistical_base_code") + row.at("limit_unit_desc");
    const std::string next = std::to_string(submission.outlets.size() + 1);
    const std::string outlet =
        submission.outlets.emplace(what, "DW" + std::string(3 - next.size(), '0') + next).first->second;
    const std::string limit = number(row.at("limit_value_nmbr"));
    if (is_load(row)) {
        submission.limits.insert(outlet + "," + pollutant + ",/," + limit + "kg/h");
    } else {
        const bool minimum = row.at("statistical_base_type_code") == "MIN";
        const std::string written = ph ? ph_range : limit + (minimum ? "-1000" : "");
        submission.limits.insert(outlet + "," + pollutant + "," + written + ",/");
    }
    const bool under = row.at("dmr_value_qualifier_code") == "<";
    const std::string value = (under ? "<" : "") + number(row.at("dmr_value_nmbr"));
    const std::string day = day_of(row);
    submission.results += outlet + "," + pollutant + "," + day + " 09:00," + (is_load(row) ? "0.1" : value) + "," +
                          (is_load(row) ? value + "kg/h" : "/") + "\n";
    if (row.at("violation_code") == "E90") submission.exceeded.insert(outlet + " " + day);
    ++submission.rows;
}

std::string ph_range_of(const std::vector<Row>& rows)
{
    std::string lower, upper;
    for (const Row& row : rows) {
        if (row.at("parameter_code") != "00400") continue;
        (row.at("statistical_base_type_code") == "MIN" ? lower : upper) = row.at("limit_value_nmbr");
    }
    return lower + "-" + upper;
}

Submission submission_of(const std::vector<Row>& rows)
{
    Submission submission;
    for (const Row& row : rows)
        if (is_comparable(row)) add(submission, row, ph_range_of(rows));
    return submission;
}

std::set<std::string> judged_over(const store::CaseFile& case_file, const std::string& comparison)
{
    findings::Parameters parameters;
    std::set<std::string> over;
    for (const char* id : {"manual_limit_exceeded", "rate_limit_exceeded"})
        parameters.set(id, "comparison", comparison);
    checks::SharedData shared = checks::share(case_file, std::nullopt, parameters);
    for (const char* id : {"manual_limit_exceeded", "rate_limit_exceeded"}) {
        checks::run_check(shared, *findings::find_check(id));
        const CheckOutcome& outcome = shared.outcomes.at(id);
        BOOST_TEST((outcome.status == CheckStatus::ran), id << ": " << outcome.reason.en);
        for (const Finding& finding : shared.found.at(id))
            if (finding.severity == Severity::violation)
                over.insert(finding.subject.outlet + " " + date_text(finding.period->from));
    }
    return over;
}

std::string listed(const std::set<std::string>& texts)
{
    std::string all;
    for (const std::string& text : texts) all += text + "; ";
    return all;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(regulator_verdicts_test)

BOOST_AUTO_TEST_CASE(comparable_rows_are_judged_as_the_regulator_did)
{
    const auto samples = tests::samples();
    if (!samples) {
        BOOST_TEST_MESSAGE("ONEPERMIT_SAMPLES is not set: the regulator's verdicts are not compared");
        return;
    }
    const std::vector<Row> rows = read_chart(*samples / "limits_and_results" / "TX0119407_effluent_chart_720rows.csv");
    const Submission submission = submission_of(rows);
    BOOST_TEST(submission.rows == 640);
    const auto flows =
        std::count_if(rows.begin(), rows.end(), [](const Row& row) { return row.at("parameter_code") == "50050"; });
    BOOST_TEST(submission.rows + static_cast<std::size_t>(flows) == rows.size());
    BOOST_TEST(submission.exceeded.size() == 8);

    const tests::TemporaryFolder folder;
    std::string limits = "排放口编号,污染物种类,许可排放小时浓度限值,许可排放速率限值\n";
    for (const std::string& line : submission.limits) limits += line + "\n";
    folder.write("in/许可排放限值.csv", limits);
    folder.write("in/手工监测结果.csv", "排放口编号,污染物名称,采样时间,实测浓度,排放速率\n" + submission.results);
    store::CaseFile case_file = store::CaseFile::create(folder.file("chart.opcase"));
    const import::ImportSummary summary = import::import_submission(case_file, {folder.file("in")});
    BOOST_TEST(summary.problems() == 0);

    BOOST_TEST(listed(judged_over(case_file, "exact")) == listed(submission.exceeded));
    std::set<std::string> rounded = submission.exceeded;
    std::erase_if(rounded, [](const std::string& row) { return row.ends_with("2022-03-31"); });  // 3.12 against 3
    BOOST_TEST(rounded.size() == 7);
    BOOST_TEST(listed(judged_over(case_file, "rounded")) == listed(rounded));
}

BOOST_AUTO_TEST_CASE(a_chart_of_no_discharge_holds_nothing_to_compare)
{
    const auto samples = tests::samples();
    if (!samples) {
        BOOST_TEST_MESSAGE("ONEPERMIT_SAMPLES is not set: the regulator's verdicts are not compared");
        return;
    }
    const std::vector<Row> rows =
        read_chart(*samples / "limits_and_results" / "TX0124362_effluent_chart_390rows_NODI_C.csv");
    BOOST_TEST(rows.size() == 390);
    BOOST_TEST(submission_of(rows).rows == 0);
    for (const Row& row : rows) BOOST_TEST(row.at("parameter_code") == "50050");
    const auto without_value = std::count_if(rows.begin(), rows.end(), [](const Row& row) {
        return row.at("dmr_value_nmbr").empty() && !row.at("nodi_code").empty();
    });
    BOOST_TEST(without_value == 234);
}

BOOST_AUTO_TEST_SUITE_END()
