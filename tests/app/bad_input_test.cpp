// SPDX-License-Identifier: Apache-2.0
// Input that cannot be worked with: one sentence, exit status 3, nothing half written.
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <filesystem>
#include <random>
#include <sys/mount.h>
#include <unistd.h>

#include "tests/app/program_run.h"
#include "tests/app/small_submission.h"
#include "tests/places.h"

using tests::ProgramRun;
using tests::run_program;
using tests::TemporaryFolder;

namespace {

void expect_one_sentence(const ProgramRun& run, const std::string& naming)
{
    BOOST_TEST(run.status == 3, run.output + run.errors);
    BOOST_TEST(run.errors.find(naming) != std::string::npos, run.errors);
    BOOST_TEST(run.errors.starts_with("onepermit: "), run.errors);
    BOOST_TEST(std::count(run.errors.begin(), run.errors.end(), '\n') == 1, run.errors);
}

void refuses(const TemporaryFolder& folder, const std::string& input, const std::string& naming)
{
    const std::string case_path = folder.file("case.opcase");
    expect_one_sentence(run_program({"audit", case_path, input, "--quiet"}), naming);
    BOOST_TEST(!std::filesystem::exists(case_path));
}

std::string noise(std::size_t size)
{
    std::mt19937 random(20250302);
    std::string bytes(size, '\0');
    for (char& c : bytes) c = static_cast<char>(random() & 0xFFU);
    return bytes;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(bad_input_test)

BOOST_AUTO_TEST_CASE(an_empty_folder)
{
    const TemporaryFolder folder;
    std::filesystem::create_directory(folder.file("空文件夹"));
    refuses(folder, folder.file("空文件夹"), "空文件夹");
}

BOOST_AUTO_TEST_CASE(a_path_that_is_not_there)
{
    const TemporaryFolder folder;
    refuses(folder, folder.file("nowhere"), "nowhere");
}

BOOST_AUTO_TEST_CASE(a_text_file_named_xlsx)
{
    const TemporaryFolder folder;
    refuses(folder, folder.write("许可排放限值.xlsx", "this is no workbook\n"), "许可排放限值.xlsx");
}

BOOST_AUTO_TEST_CASE(a_truncated_zip)
{
    const TemporaryFolder folder;
    tests::write_small_submission(folder.file("in"));
    const std::string zip = folder.file("all.zip");
    BOOST_REQUIRE(std::system(("cd '" + folder.file("in") + "' && zip -q -r '" + zip + "' .").c_str()) == 0);
    const std::string bytes = tests::read_file(zip);
    refuses(folder, folder.write("half.zip", bytes.substr(0, bytes.size() / 2)), "half.zip");
}

BOOST_AUTO_TEST_CASE(a_csv_of_binary_noise)
{
    const TemporaryFolder folder;
    constexpr std::size_t kSize = 20000;
    refuses(folder, folder.write("自动监测小时数据.csv", noise(kSize)), "自动监测小时数据.csv");
}

BOOST_AUTO_TEST_CASE(a_directory_without_permission_to_read)
{
    if (geteuid() != 0) {
        BOOST_TEST_MESSAGE("left out: needs root to become another user");
        return;
    }
    const TemporaryFolder folder;
    namespace fs = std::filesystem;
    fs::permissions(folder.path(), fs::perms::all);
    tests::write_small_submission(folder.file("secret"));
    fs::permissions(folder.file("secret"), fs::perms::none);
    constexpr unsigned kNobody = 65534;
    const std::string case_path = folder.file("case.opcase");
    const ProgramRun run = run_program({"audit", case_path, folder.file("secret"), "--quiet"}, kNobody);
    if (run.status == 127) {
        BOOST_TEST_MESSAGE("left out: the program lies where other users cannot run it");
        return;
    }
    expect_one_sentence(run, "secret");
    BOOST_TEST(!fs::exists(case_path));
}

BOOST_AUTO_TEST_CASE(a_case_file_that_is_not_one)
{
    const TemporaryFolder folder;
    tests::write_small_submission(folder.file("in"));
    const std::string text =
        folder.write("notes.opcase", "dear diary, this is long enough to be looked at as a header page\n");
    expect_one_sentence(run_program({"import", text, folder.file("in"), "--quiet"}), "notes.opcase");
    BOOST_TEST(tests::read_file(text).starts_with("dear diary"));
}

BOOST_AUTO_TEST_CASE(a_case_file_of_a_newer_program)
{
    const TemporaryFolder folder;
    tests::write_small_submission(folder.file("in"));
    const std::string path = folder.file("a.opcase");
    BOOST_REQUIRE(run_program({"import", path, folder.file("in"), "--quiet"}).status == 0);
    BOOST_REQUIRE(std::system(("sqlite3 '" + path + "' 'PRAGMA user_version=9999'").c_str()) == 0);
    expect_one_sentence(run_program({"findings", path}), "newer");
}

BOOST_AUTO_TEST_CASE(a_full_disk)
{
    const TemporaryFolder folder;
    std::filesystem::create_directory(folder.file("small"));
    if (mount("tmpfs", folder.file("small").c_str(), "tmpfs", 0, "size=160k") != 0) {
        BOOST_TEST_MESSAGE("left out: needs the right to mount a small tmpfs");
        return;
    }
    tests::write_small_submission(folder.file("in"));
    constexpr std::size_t kSize = 400000;
    folder.write("in/附件.bin", noise(kSize));
    const std::string case_path = folder.file("small/case.opcase");
    const ProgramRun run = run_program({"import", case_path, folder.file("in"), "--quiet"});
    const bool half = std::filesystem::exists(case_path) && run_program({"verify", case_path}).status != 0;
    umount(folder.file("small").c_str());
    expect_one_sentence(run, "full");
    BOOST_TEST(!half);
}

BOOST_AUTO_TEST_CASE(one_bad_file_among_good_ones_costs_only_itself)
{
    const TemporaryFolder folder;
    tests::write_small_submission(folder.file("in"));
    folder.write("in/坏.xlsx", "this is no workbook\n");
    const ProgramRun run =
        run_program({"audit", folder.file("a.opcase"), folder.file("in"), "--check", "hourly_limit_exceeded"});
    BOOST_TEST(run.status == 1, run.output + run.errors);
    BOOST_TEST(run.output.find("坏.xlsx：无法读取") != std::string::npos, run.output);
}

BOOST_AUTO_TEST_SUITE_END()
