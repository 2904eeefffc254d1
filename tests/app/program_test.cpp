// SPDX-License-Identifier: Apache-2.0
// The command line program as a person runs it: what it prints and its exit status.
#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include <filesystem>

#include "tests/app/program_run.h"
#include "tests/app/small_submission.h"
#include "tests/places.h"

using tests::ProgramRun;
using tests::run_program;
using tests::TemporaryFolder;

BOOST_AUTO_TEST_SUITE(program_test)

BOOST_AUTO_TEST_CASE(audits_a_submission_and_says_that_there_are_violations)
{
    const TemporaryFolder folder;
    tests::write_small_submission(folder.file("in"));
    const ProgramRun run = run_program({"audit", folder.file("a.opcase"), folder.file("in"), "--check",
                                        "hourly_limit_exceeded", "--json", "-", "--quiet"});
    BOOST_TEST(run.status == 1, run.errors);
    const auto file = nlohmann::json::parse(run.output);
    BOOST_TEST(file["format"] == "onepermit-findings/1");
    BOOST_TEST(file["enterprise"] == "虚构市长河热电有限公司");
    BOOST_REQUIRE(file["findings"].size() == 1U);
    const auto& finding = file["findings"][0];
    BOOST_TEST(finding["check"] == "hourly_limit_exceeded");
    BOOST_TEST(finding["starts"] == "2025-03-01T05:00");
    BOOST_TEST(finding["ends"] == "2025-03-01T07:00");
    BOOST_TEST(finding["measured"] == "61.3");
    BOOST_TEST(finding["limit"] == "50");
    BOOST_TEST(finding["times"] == "1.23");
    BOOST_TEST(finding["records"] == 2);
    BOOST_TEST(finding["subject"]["outlet"] == "DA001");
    BOOST_TEST(finding["subject"]["facility"].is_null());
    BOOST_TEST(finding["evidence"][0]["file"] == "自动监测小时数据_DA001.csv");
    BOOST_TEST(finding["evidence"][0]["row"] == 7);
    BOOST_TEST(finding["evidence"][0]["column"] == "实测值");
    BOOST_TEST(finding["evidence"][0]["value"] == "61.3");
}

BOOST_AUTO_TEST_CASE(a_clean_submission_is_status_0)
{
    const TemporaryFolder folder;
    tests::write_small_clean_submission(folder.file("in"));
    const ProgramRun run =
        run_program({"audit", folder.file("a.opcase"), folder.file("in"), "--check", "hourly_limit_exceeded"});
    BOOST_TEST(run.status == 0, run.output + run.errors);
}

BOOST_AUTO_TEST_CASE(import_problems_without_violation_are_status_4)
{
    const TemporaryFolder folder;
    tests::write_small_clean_submission(folder.file("in"));
    folder.write("in/水电汽消耗台账.csv",
                 "日期,项目,消耗量,计量单位\n2025-03-01,取水量,十二,m³\n2025-03-02,取水量,12,m³\n");
    const ProgramRun run =
        run_program({"audit", folder.file("a.opcase"), folder.file("in"), "--check", "hourly_limit_exceeded"});
    BOOST_TEST(run.status == 4, run.output + run.errors);
    const ProgramRun problems = run_program({"tables", folder.file("a.opcase"), "--problems"});
    BOOST_TEST(problems.output.find("十二") != std::string::npos, problems.output);
}

BOOST_AUTO_TEST_CASE(wrong_usage_is_status_2_and_one_line)
{
    const TemporaryFolder folder;
    for (const std::vector<std::string>& arguments : {std::vector<std::string>{"frobnicate"},
                                                      {"audit"},
                                                      {"checks", "no_such_check"},
                                                      {"audit", folder.file("a.opcase"), "--from", "yesterday"},
                                                      {"report", folder.file("a.opcase")}}) {
        const ProgramRun run = run_program(arguments);
        BOOST_TEST(run.status == 2, run.errors);
        BOOST_TEST(std::count(run.errors.begin(), run.errors.end(), '\n') == 1, run.errors);
    }
}

BOOST_AUTO_TEST_CASE(importing_the_same_file_again_changes_nothing_and_says_so)
{
    const TemporaryFolder folder;
    tests::write_small_submission(folder.file("in"));
    BOOST_TEST(run_program({"import", folder.file("a.opcase"), folder.file("in")}).status == 0);
    const ProgramRun again = run_program({"import", folder.file("a.opcase"), folder.file("in"), "--lang", "en"});
    BOOST_TEST(again.status == 0, again.errors);
    BOOST_TEST(again.output.find("unchanged, not imported again") != std::string::npos, again.output);
    BOOST_TEST(again.output.find("0 rows") != std::string::npos, again.output);
}

BOOST_AUTO_TEST_CASE(writes_documents_that_readers_of_pdf_and_xlsx_accept)
{
    const TemporaryFolder folder;
    tests::write_small_submission(folder.file("in"));
    const std::string file = folder.file("a.opcase");
    run_program({"audit", file, folder.file("in")});
    BOOST_TEST(run_program({"report", file, "-o", folder.file("report.pdf")}).status == 0);
    BOOST_TEST(run_program({"report", file, "--kind", "checklist", "-o", folder.file("list.pdf")}).status == 0);
    BOOST_TEST(run_program({"findings", file, "-f", "xlsx", "-o", folder.file("findings.xlsx")}).status == 0);
    BOOST_TEST(tests::read_file(folder.file("report.pdf")).starts_with("%PDF-"));
    BOOST_TEST(tests::read_file(folder.file("list.pdf")).starts_with("%PDF-"));
    BOOST_TEST(tests::read_file(folder.file("findings.xlsx")).starts_with("PK"));
}

BOOST_AUTO_TEST_CASE(lists_only_the_severity_and_checks_asked_for)
{
    const TemporaryFolder folder;
    tests::write_small_submission(folder.file("in"));
    folder.write("in/水电汽消耗台账.csv", "日期,项目,消耗量,计量单位\n2025-03-01,取水量,十二,m³\n");
    const std::string file = folder.file("a.opcase");
    run_program({"audit", file, folder.file("in")});
    const auto listed = [&](const std::vector<std::string>& more) {
        std::vector<std::string> arguments = {"findings", file, "-f", "json"};
        arguments.insert(arguments.end(), more.begin(), more.end());
        return nlohmann::json::parse(run_program(arguments).output);
    };
    const auto all = listed({});
    const auto violations = listed({"--severity", "violation"});
    BOOST_TEST(violations["findings"].size() < all["findings"].size());
    for (const auto& finding : violations["findings"]) BOOST_TEST(finding["severity"] == "violation");
    const auto one = listed({"--check", "hourly_limit_exceeded"});
    BOOST_TEST(one["findings"].size() == 1U);
    BOOST_TEST(one["checks"].size() == 1U);
    const auto without = listed({"--no-check", "hourly_limit_exceeded"});
    BOOST_TEST(without["findings"].size() == all["findings"].size() - 1);
}

BOOST_AUTO_TEST_CASE(shows_a_finding_with_its_evidence)
{
    const TemporaryFolder folder;
    tests::write_small_submission(folder.file("in"));
    const std::string file = folder.file("a.opcase");
    const ProgramRun audit =
        run_program({"audit", file, folder.file("in"), "--check", "hourly_limit_exceeded", "--json", "-"});
    const std::string id = nlohmann::json::parse(audit.output)["findings"][0]["id"];
    const ProgramRun shown = run_program({"show", file, id});
    BOOST_TEST(shown.status == 0, shown.errors);
    for (const char* words :
         {"61.3", "DA001", "二氧化硫", "自动监测小时数据_DA001.csv", "排污许可管理条例", "现场核实"})
        BOOST_TEST(shown.output.find(words) != std::string::npos, words);
}

BOOST_AUTO_TEST_CASE(findings_are_the_same_bytes_every_time)
{
    const TemporaryFolder folder;
    tests::write_small_submission(folder.file("in"));
    const ProgramRun one = run_program({"audit", folder.file("1.opcase"), folder.file("in"), "--json", "-"});
    const ProgramRun two = run_program({"audit", folder.file("2.opcase"), folder.file("in"), "--json", "-"});
    BOOST_TEST(one.output == two.output);
    BOOST_TEST(!one.output.empty());
}

BOOST_AUTO_TEST_CASE(blank_templates_import_without_a_problem)
{
    const TemporaryFolder folder;
    BOOST_TEST(run_program({"templates", "-o", folder.file("blank")}).status == 0);
    const ProgramRun run = run_program({"import", folder.file("a.opcase"), folder.file("blank")});
    BOOST_TEST(run.status == 0, run.output + run.errors);
    const ProgramRun tables = run_program({"tables", folder.file("a.opcase")});
    for (const char* table : {"permit", "production_log", "auto_wide", "waste_log", "report_emissions", "documents"})
        BOOST_TEST(tables.output.find(table) != std::string::npos, table);
}

BOOST_AUTO_TEST_CASE(verify_tells_a_whole_case_from_a_changed_one)
{
    const TemporaryFolder folder;
    tests::write_small_submission(folder.file("in"));
    run_program({"import", folder.file("a.opcase"), folder.file("in")});
    BOOST_TEST(run_program({"verify", folder.file("a.opcase")}).status == 0);
}

BOOST_AUTO_TEST_SUITE_END()
