// SPDX-License-Identifier: Apache-2.0
// What cannot be read is one sentence, and nothing of it stays in the case.
#include <boost/test/unit_test.hpp>

#include "audit/import/importer.h"
#include "audit/model/error.h"
#include "tests/places.h"

using namespace audit;

namespace {

struct Fixture {
    tests::TemporaryFolder folder;
    store::CaseFile made = store::CaseFile::create(folder.file("case.opcase"));

    // The message of the import, with the temporary folder as "…".
    std::string refusal(const std::string& path)
    {
        std::string message = "accepted";
        try {
            audit::import::import_submission(made, {path});
        } catch (const Error& error) {
            message = error.what();
        }
        const std::string place = folder.path().string() + "/";
        for (std::size_t at; (at = message.find(place)) != std::string::npos;) message.replace(at, place.size(), "…");
        return message;
    }
    std::int64_t kept() const
    {
        const store::Database& database = made.database();
        return database.integer("SELECT count(*) FROM files") + database.integer("SELECT count(*) FROM file_pieces") +
               database.integer("SELECT count(*) FROM sources") + database.integer("SELECT count(*) FROM problems");
    }
    void check_one_sentence(const std::string& path, std::string_view begin)
    {
        const std::string message = refusal(path);
        BOOST_TEST(message.starts_with(begin), message);
        BOOST_TEST(message.find('\n') == std::string::npos, message);
        BOOST_TEST(kept() == 0);
    }
};

std::string noise(std::size_t size)
{
    std::string bytes;
    std::uint32_t state = 12345;
    while (bytes.size() < size) {
        state = state * 1664525 + 1013904223;
        bytes += static_cast<char>(state >> 24U);
    }
    return bytes;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(unreadable_files_test)

BOOST_FIXTURE_TEST_CASE(refuses_an_empty_folder, Fixture)
{
    std::filesystem::create_directory(folder.path() / "empty");
    check_one_sentence(folder.file("empty"), "…empty: ");
}

BOOST_FIXTURE_TEST_CASE(refuses_a_path_that_is_not_there, Fixture)
{
    check_one_sentence(folder.file("nothing.csv"), "nothing.csv: there is no such file");
}

BOOST_FIXTURE_TEST_CASE(refuses_a_text_named_as_a_workbook, Fixture)
{
    check_one_sentence(folder.write("许可证.xlsx", "排放口编号,污染物种类\nDA001,SO2\n"), "许可证.xlsx: ");
}

BOOST_FIXTURE_TEST_CASE(refuses_noise_named_as_a_table, Fixture)
{
    check_one_sentence(folder.write("noise.csv", noise(20000)), "noise.csv: ");
}

BOOST_FIXTURE_TEST_CASE(refuses_a_truncated_archive, Fixture)
{
    check_one_sentence(folder.write("资料.zip", std::string("PK\x03\x04", 4) + noise(3000)),
                       "资料.zip: is no ZIP or a truncated one");
}

BOOST_FIXTURE_TEST_CASE(one_bad_file_does_not_stop_the_others, Fixture)
{
    folder.write("in/a.xlsx", "no workbook");
    folder.write("in/执行报告提交记录.csv",
                 "报告类型,报告期起,报告期止,提交时间\n年报,2025-01-01,2025-12-31,2026-01-13\n");
    const auto summary = import::import_submission(made, {folder.file("in")});
    BOOST_REQUIRE(summary.files.size() == 2U);
    BOOST_TEST((summary.files[0].outcome == import::FileOutcome::failed));
    BOOST_TEST(!summary.files[0].error.empty());
    BOOST_TEST((summary.files[1].outcome == import::FileOutcome::imported));
    BOOST_TEST(made.files().size() == 1U);
}

BOOST_FIXTURE_TEST_CASE(a_cancelled_import_leaves_nothing, Fixture)
{
    const std::string path = folder.write(
        "执行报告提交记录.csv", "报告类型,报告期起,报告期止,提交时间\n年报,2025-01-01,2025-12-31,2026-01-13\n");
    const std::atomic<bool> cancelled = true;
    audit::import::ImportOptions options;
    options.cancelled = &cancelled;
    BOOST_CHECK_THROW(import::import_submission(made, {path}, options), Cancelled);
    BOOST_TEST(kept() == 0);
}

BOOST_AUTO_TEST_SUITE_END()
