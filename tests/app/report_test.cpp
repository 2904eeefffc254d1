// SPDX-License-Identifier: Apache-2.0
// Reports as a person asks for them: the same bytes from the same case, whether a report belongs to a case, the page
// that opens without a network.
#include <boost/test/unit_test.hpp>

#include <filesystem>

#include "tests/app/program_run.h"
#include "tests/app/small_submission.h"
#include "tests/places.h"
#include "tests/reports/pdf_tools.h"

using tests::ProgramRun;
using tests::run_program;

namespace {

struct AuditedPlant {
    AuditedPlant()
    {
        tests::write_small_submission(folder.file("in"));
        BOOST_REQUIRE(run_program({"audit", plant, folder.file("in"), "--quiet"}).status != 3);
        BOOST_REQUIRE(run_program({"report", plant, "-o", report}).status == 0);
    }
    ProgramRun verify(const std::string& pdf, const std::string& language = "en") const
    {
        return run_program({"verify", plant, "--report", pdf, "--lang", language});
    }
    tests::TemporaryFolder folder;
    std::string plant = folder.file("plant.opcase"), report = folder.file("report.pdf");
};

bool contains(const std::string& text, const std::string& part)
{
    return text.find(part) != std::string::npos;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(report_test)

BOOST_AUTO_TEST_CASE(a_copied_case_gives_the_same_bytes)
{
    const AuditedPlant audited;
    std::filesystem::create_directory(audited.folder.path() / "elsewhere");
    const std::string copy = audited.folder.file("elsewhere/other name.opcase");
    std::filesystem::copy_file(audited.plant, copy);
    const std::string again = audited.folder.file("again.pdf");
    BOOST_REQUIRE(run_program({"report", copy, "-o", again}).status == 0);
    BOOST_TEST((tests::read_file(audited.report) == tests::read_file(again)));
    BOOST_TEST(run_program({"verify", copy, "--report", audited.report}).status == 0);
}

BOOST_AUTO_TEST_CASE(a_report_of_the_case_as_it_stands_belongs_to_it)
{
    const AuditedPlant audited;
    const ProgramRun run = audited.verify(audited.report);
    BOOST_TEST(run.status == 0);
    BOOST_TEST(contains(run.output, "belongs to this case and is byte for byte what the case gives"));
    BOOST_TEST(contains(audited.verify(audited.report, "zh").output, "文书属于本案卷，且与案卷现状逐字节一致"));
    const std::string draft = audited.folder.file("draft.pdf");
    BOOST_REQUIRE(run_program({"report", audited.plant, "-o", draft, "--draft", "--lang", "en"}).status == 0);
    BOOST_TEST(audited.verify(draft).status == 0);
}

BOOST_AUTO_TEST_CASE(a_report_from_before_a_change_no_longer_belongs)
{
    const AuditedPlant audited;
    BOOST_REQUIRE(run_program({"suppress", audited.plant, "--check", "hourly_limit_exceeded", "--reason", "other",
                               "--note", "n", "--author", "a"})
                      .status == 0);
    const ProgramRun run = audited.verify(audited.report);
    BOOST_TEST(run.status == 1);
    BOOST_TEST(contains(run.output, "does not match the case as it stands"));
}

BOOST_AUTO_TEST_CASE(a_changed_file_is_told_from_the_one_that_was_written)
{
    const AuditedPlant audited;
    std::string bytes = tests::read_file(audited.report);
    bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1);
    const ProgramRun run = audited.verify(audited.folder.write("changed.pdf", bytes));
    BOOST_TEST(run.status == 1);
    BOOST_TEST(contains(run.output, "not byte for byte"));
}

BOOST_AUTO_TEST_CASE(a_foreign_pdf_and_another_case_do_not_belong)
{
    const AuditedPlant audited;
    const std::string foreign = tests::pdf_of([](reports::pdf::Flow& flow) { flow.paragraph("正文"); });
    const ProgramRun run = audited.verify(audited.folder.write("foreign.pdf", foreign));
    BOOST_TEST(run.status == 1);
    BOOST_TEST(contains(run.output, "no document that OnePermit wrote"));
    tests::write_small_clean_submission(audited.folder.file("in2"));
    const std::string other = audited.folder.file("other.opcase");
    run_program({"audit", other, audited.folder.file("in2"), "--quiet"});
    BOOST_TEST(run_program({"verify", other, "--report", audited.report}).status == 1);
    BOOST_TEST(audited.verify(audited.folder.write("words.txt", "no pdf")).status == 3);
    BOOST_TEST(audited.verify(audited.folder.file("missing.pdf")).status == 3);
}

BOOST_AUTO_TEST_CASE(the_page_holds_all_it_needs)
{
    const AuditedPlant audited;
    const std::string page = audited.folder.file("report.html");
    BOOST_REQUIRE(run_program({"report", audited.plant, "-o", page}).status == 0);
    const std::string html = tests::read_file(page);
    BOOST_TEST(html.starts_with("<!DOCTYPE html>"));
    for (const char* part : {"default-src 'none'", "<svg role=\"img\"", "data-severity=\"violation\"", "小时限值 50",
                             "<html lang=\"zh-CN\">", "data-outlet=\"DA001\""})
        BOOST_TEST(contains(html, part), part);
    for (const char* part : {"http://", "https://", "src=", "url(", "@import"}) BOOST_TEST(!contains(html, part), part);
    const std::string named = audited.folder.file("a.page");
    BOOST_REQUIRE(run_program({"report", audited.plant, "-o", named, "-f", "html", "--lang", "en"}).status == 0);
    BOOST_TEST(contains(tests::read_file(named), "<html lang=\"en\">"));
    BOOST_TEST(run_program({"report", audited.plant, "-o", page, "--kind", "checklist"}).status == 2);
}

BOOST_AUTO_TEST_CASE(the_appendix_quotes_the_submitted_rows)
{
    const AuditedPlant audited;
    const std::string text = tests::text_of_pdf(tests::read_file(audited.report));
    BOOST_TEST(contains(text, "附录：原始记录"));
    BOOST_TEST(contains(tests::without_spaces(text), "排放口编号：DA001"));
}

BOOST_AUTO_TEST_SUITE_END()
