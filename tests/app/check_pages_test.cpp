// SPDX-License-Identifier: Apache-2.0
// `onepermit checks` as a person runs it: pages, the catalogue as documents, own checks with their tests and skeletons.
#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include <filesystem>

#include "audit/findings/catalogue.h"
#include "tests/app/program_run.h"
#include "tests/app/small_submission.h"
#include "tests/places.h"
#include "tests/reports/pdf_tools.h"

using tests::ProgramRun;
using tests::run_program;
using tests::TemporaryFolder;

namespace {

bool has(const std::string& text, const std::string& part)
{
    return text.find(part) != std::string::npos;
}

std::string examples_folder()
{
    return (tests::source_dir() / "templates" / "checks").string();
}

}  // namespace

BOOST_AUTO_TEST_SUITE(check_pages_test)

BOOST_AUTO_TEST_CASE(tells_all_about_a_check)
{
    const ProgramRun run = run_program({"checks", "hourly_limit_exceeded"});
    BOOST_TEST(run.status == 0, run.errors);
    for (const char* part :
         {"hourly_limit_exceeded  自动监测小时浓度超过许可限值", "核查什么", "不报告的情形", "参数", "comparison",
          "GB/T 8170-2008 4.3", "2026-08-15 之前", "排污许可管理条例", "2026-08-15 起", "中华人民共和国生态环境法典",
          "现场核实", "许可排放限值（limits）", "报出的示例", "不报的示例", "涉嫌违法：DA001 二氧化硫自动监测小时值达"})
        BOOST_TEST(has(run.output, part), part << " is missing");
    const std::string before = run.output.substr(run.output.find("2026-08-15 之前"),
                                                 run.output.find("2026-08-15 起") - run.output.find("2026-08-15 之前"));
    BOOST_TEST(!has(before, "生态环境法典"));
    const ProgramRun english = run_program({"checks", "hourly_limit_exceeded", "--lang", "en"});
    BOOST_TEST(has(english.output, "Hourly concentration above the permit limit"));
    BOOST_TEST(has(english.output, "Example that is not reported"));
    const ProgramRun unknown = run_program({"checks", "no_such_check"});
    BOOST_TEST(unknown.status == 2);
}

BOOST_AUTO_TEST_CASE(writes_the_catalogue_as_html_and_pdf)
{
    const TemporaryFolder folder;
    const ProgramRun run =
        run_program({"checks", "-o", folder.file("out"), "--checks-folder", examples_folder(), "--quiet"});
    BOOST_REQUIRE(run.status == 0);
    const std::string index = tests::read_file(folder.file("out/index.html"));
    const std::string pages = tests::text_of_pdf(tests::read_file(folder.file("out/catalogue.pdf")));
    for (const audit::findings::CheckEntry& entry : audit::findings::catalogue()) {
        const std::string page = tests::read_file(folder.file("out/" + entry.id + ".html"));
        BOOST_TEST(has(index, "href=\"" + entry.id + ".html\""));
        BOOST_TEST(has(page, "报出的示例"), entry.id << " has no example that is reported");
        BOOST_TEST(has(page, "不报的示例"), entry.id << " has no example that is left alone");
        BOOST_TEST(!has(page, "http"), entry.id << " names something outside");
        BOOST_TEST(!has(page, "<script"));
        BOOST_TEST(has(pages, entry.id), entry.id << " is not in the PDF");
    }
    BOOST_TEST(has(index, "recorder_without_rest.html"));
    BOOST_TEST(has(tests::read_file(folder.file("out/recorder_without_rest.html")), "本单位自定义"));
}

BOOST_AUTO_TEST_CASE(the_examples_of_own_checks_pass_their_tests)
{
    const ProgramRun run = run_program({"checks", "--test", examples_folder()});
    BOOST_TEST(run.status == 0, run.output + run.errors);
    for (const char* id : {"weekend_power_low", "recorder_without_rest", "purchase_without_stock"})
        BOOST_TEST(has(run.output, std::string(id) + "："));
    const ProgramRun one =
        run_program({"checks", "--test", examples_folder(), "--check", "weekend_power_low", "--lang", "en"});
    BOOST_TEST(one.output == "weekend_power_low: 6 cases, all passed\n");
}

BOOST_AUTO_TEST_CASE(a_new_check_runs_and_passes_as_it_is)
{
    const TemporaryFolder folder;
    const ProgramRun made = run_program({"checks", "--new", "high_days", "-o", folder.file("own")});
    BOOST_TEST(made.status == 0, made.errors);
    const ProgramRun tested = run_program({"checks", "--test", folder.file("own")});
    BOOST_TEST(tested.output == "high_days：3 个用例，全部通过\n", tested.output + tested.errors);
    BOOST_TEST(run_program({"checks", "--new", "high_days", "-o", folder.file("own")}).status == 2);
    BOOST_TEST(run_program({"checks", "--new", "ledger_gap", "-o", folder.file("own")}).status == 2);
    BOOST_TEST(run_program({"checks", "--new", "High-Days", "-o", folder.file("own")}).status == 2);
    const ProgramRun page = run_program({"checks", "high_days", "--checks-folder", folder.file("own")});
    BOOST_TEST(has(page.output, "二氧化硫小时值偏高的日子"));
    BOOST_TEST(has(page.output, "本单位自定义"));
    BOOST_TEST(has(page.output, "报出的示例"));
}

BOOST_AUTO_TEST_CASE(a_test_that_fails_says_what_differs)
{
    const TemporaryFolder folder;
    run_program({"checks", "--new", "high_days", "-o", folder.file("own")});
    folder.write(
        "own/high_days.case",
        "case one\nseries DA001 二氧化硫 2025-03-02T05 = 28.1 31.3\nexpect notice outlet=DA001 pollutant=二氧化硫 "
        "measured=99 limit=30\n\ncase two\nseries DA001 二氧化硫 2025-03-02T05 = 28.1\nexpect none\n\ncase "
        "three\nexpect "
        "could_not_run\n");
    const ProgramRun run = run_program({"checks", "--test", folder.file("own"), "--lang", "en"});
    BOOST_TEST(run.status == 1);
    BOOST_TEST(has(run.output, "high_days: 3 cases, failed"));
    BOOST_TEST(has(run.output, "measured: expected \"99\", got \"31.3\""));
}

BOOST_AUTO_TEST_CASE(an_audit_uses_own_checks_and_later_ones_too)
{
    const TemporaryFolder folder;
    tests::write_small_submission(folder.file("in"));
    run_program({"checks", "--new", "high_days", "-o", folder.file("own")});
    const std::string plant = folder.file("a.opcase");
    run_program({"import", plant, folder.file("in"), "--quiet"});
    const ProgramRun first = run_program(
        {"audit", plant, "--checks-folder", folder.file("own"), "--check", "high_days", "--json", "-", "--quiet"});
    BOOST_TEST(first.status == 0, first.errors);
    const auto file = nlohmann::json::parse(first.output);
    BOOST_REQUIRE(!file["findings"].empty());
    BOOST_TEST(file["findings"][0]["check"] == "high_days");
    BOOST_TEST(file["findings"][0]["evidence"][0]["file"] == "自动监测小时数据_DA001.csv");
    const ProgramRun second = run_program({"audit", plant, "--check", "high_days", "--json", "-", "--quiet"});
    BOOST_TEST(second.output == first.output);
    BOOST_TEST(has(run_program({"findings", plant}).output, "二氧化硫小时值偏高的日子"));
    BOOST_TEST(run_program({"report", plant, "-o", folder.file("r.pdf"), "--quiet"}).status == 0);
    BOOST_TEST(has(tests::text_of_pdf(tests::read_file(folder.file("r.pdf"))), "二氧化硫小时值偏高的日子"));
    BOOST_TEST(run_program({"verify", plant}).status == 0);
    BOOST_TEST(run_program({"audit", plant, "--checks-folder", "none", "--quiet"}).status == 1);
    const ProgramRun gone = run_program({"audit", plant, "--check", "high_days", "--quiet"});
    BOOST_TEST(gone.status == 2);
    BOOST_TEST(has(gone.errors, "there is no check \"high_days\""));
}

BOOST_AUTO_TEST_SUITE_END()
