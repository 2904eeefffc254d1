// SPDX-License-Identifier: Apache-2.0
#include "audit/import/archive.h"

#include <boost/test/unit_test.hpp>

#include <array>
#include <unistd.h>

#include "tests/import/recording_sink.h"
#include "tests/import/zip_maker.h"
#include "tests/places.h"

using namespace audit::import;
using tests::make_zip;

namespace {

// A line an entry: "name=content" or its error, then the names left out.
std::string listed(const std::string& path, const ArchiveLimits& limits = {})
{
    const Submission submission = list_submission({path}, limits);
    std::string lines;
    for (const SubmissionEntry& entry : submission.entries) {
        if (!entry.readable()) {
            lines += entry.error + "\n";
            continue;
        }
        const std::string content = read_all(*entry.open(), 1 << 30, entry.name);
        BOOST_TEST(static_cast<std::int64_t>(content.size()) == entry.size);
        lines += entry.name + "=" + content.substr(0, 20) + "\n";
    }
    for (const LeftOut& out : submission.left_out) lines += "- " + out.name + ": " + out.reason.en + "\n";
    return lines;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(archive_test)

BOOST_AUTO_TEST_CASE(lists_a_folder_sorted_and_without_what_is_no_submission)
{
    tests::TemporaryFolder folder;
    folder.write("b.csv", "2");
    folder.write("a/子/台账.csv", "1");
    folder.write("~$台账.xlsx", "lock");
    folder.write(".DS_Store", "mac");
    std::filesystem::create_symlink("/etc", folder.path() / "link");
    BOOST_TEST(listed(folder.path().string()) ==
               "a/子/台账.csv=1\nb.csv=2\n"
               "- .DS_Store: a file of the operating system, not of the submission\n"
               "- link: a link, which is not followed\n"
               "- ~$台账.xlsx: a temporary file of an office program, not of the submission\n");
}

BOOST_AUTO_TEST_CASE(lists_zips_alike_whatever_they_lie_in)
{
    tests::TemporaryFolder folder;
    const std::string inner = make_zip({{"x/y.csv", "inner"}, {"z.csv", "inner too"}});
    const std::string path = folder.write(
        "s.zip",
        make_zip({{"plant/b.csv", "2"}, {"plant/a.csv", "1"}, {"__MACOSX/._a", ""}, {"plant/old.zip", inner}}));
    const std::string expected = "a.csv=1\nb.csv=2\nold.zip/x/y.csv=inner\nold.zip/z.csv=inner too\n";
    const std::string left = "- __MACOSX/._a: a file of the operating system, not of the submission\n";
    BOOST_TEST(listed(path) == expected + left);
    tests::TemporaryFolder unpacked;
    unpacked.write("a.csv", "1");
    unpacked.write("b.csv", "2");
    unpacked.write("old.zip", inner);
    BOOST_TEST(listed(unpacked.path().string()) == expected);
    BOOST_TEST(listed(unpacked.file("a.csv")) == "a.csv=1\n");
}

BOOST_AUTO_TEST_CASE(names_lead_nowhere_and_are_read_as_gb18030_where_they_are_no_utf8)
{
    tests::TemporaryFolder folder;
    const std::string path = folder.write("s.zip", make_zip({{"../../etc/passwd", "1"},
                                                             {"C:\\data\\a.csv", "2"},
                                                             {"/root/b.csv", "3"},
                                                             {"\xCC\xA8\xD5\xCB.csv", "4"},
                                                             {"etc/passwd", "5"}}));
    BOOST_TEST(listed(path) == "data/a.csv=2\netc/passwd=1\netc/passwd (2)=5\nroot/b.csv=3\n台账.csv=4\n");
}

BOOST_AUTO_TEST_CASE(refuses_what_is_truncated_encrypted_empty_or_missing_with_a_sentence)
{
    tests::TemporaryFolder folder;
    const std::string sound = make_zip({{"a.csv", std::string(1000, 'x')}, {"b.csv", "y"}});
    const std::string broken = "cut.zip: is no ZIP or a truncated one; copy or download it again, or pack it anew\n";
    for (const std::size_t size : {sound.size() - 1, sound.size() / 2, std::size_t{60}, std::size_t{3}})
        BOOST_TEST(listed(folder.write("cut.zip", sound.substr(0, size))) == broken);
    BOOST_TEST(listed(folder.write("cut.zip", "日期,名称\n")) == broken);
    BOOST_TEST(listed(folder.write("e.zip", tests::make_encrypted_zip({{"a.csv", "secret"}}, "pw"))) ==
               "e.zip/a.csv: is encrypted; hand it in without a password\n");
    BOOST_TEST(listed(folder.file("none.csv")) == "none.csv: there is no such file; check its name\n");
    std::filesystem::create_directory(folder.path() / "empty");
    BOOST_TEST(listed(folder.file("empty")) ==
               folder.file("empty") +
                   ": is a folder without any file to read; name the folder that holds the submission\n");
    BOOST_TEST(listed(folder.write("e2.zip", make_zip({{"__MACOSX/x", ""}}))) ==
               "e2.zip: is a ZIP without any file to read; pack the submission into it\n"
               "- __MACOSX/x: a file of the operating system, not of the submission\n");
}

BOOST_AUTO_TEST_CASE(a_damaged_entry_is_an_error_when_it_is_read)
{
    tests::TemporaryFolder folder;
    std::string zip = make_zip({{"a.csv", "0123456789"}, {"b.csv", "fine"}});
    zip[zip.find("a.csv") + 8] ^= 0x40;  // in the packed data
    const Submission submission = list_submission({folder.write("s.zip", zip)});
    BOOST_TEST(tests::error_of([&] { drain(*submission.entries.at(0).open()); }) ==
               "s.zip/a.csv: is damaged inside the ZIP (its checksum or its packed data is wrong); pack it anew");
    BOOST_TEST(read_all(*submission.entries.at(1).open(), 100, "b.csv") == "fine");
}

BOOST_AUTO_TEST_CASE(bombs_are_bounded)
{
    tests::TemporaryFolder folder;
    ArchiveLimits limits;
    limits.ratio_from = 1 << 20;
    const std::string path = folder.write("s.zip", make_zip({{"bomb.csv", std::string(4 << 20, '0')}, {"a.csv", "1"}}));
    BOOST_TEST(
        listed(path, limits) ==
        "a.csv=1\ns.zip/bomb.csv: unpacks to more than 300 times its size, which no data of a plant do; it is not "
        "unpacked, hand it in unpacked\n");
    limits = {};
    limits.total_bytes = 3 << 20;
    BOOST_TEST(listed(path, limits) == "s.zip: unpacks to more than 3 MiB, more than is read; hand it in in parts\n");
    limits = {};
    limits.entries = 1;
    BOOST_TEST(listed(path, limits) == "s.zip: holds 2 entries, more than the 1 that are read; hand it in in parts\n");
    std::string nested = make_zip({{"a.csv", "1"}});
    for (int i = 3; i >= 1; --i) nested = make_zip({{std::to_string(i) + ".zip", nested}});
    BOOST_TEST(listed(folder.write("deep.zip", nested)) ==
               "1.zip/2.zip/3.zip: is a ZIP inside more than 2 others, which is not unpacked; hand it in on its own\n");
}

BOOST_AUTO_TEST_CASE(documents_that_are_zips_stay_whole)
{
    tests::TemporaryFolder folder;
    const std::string book = make_zip({{"[Content_Types].xml", "<Types/>"}, {"xl/workbook.xml", "<workbook/>"}});
    folder.write("book.xlsx", book);
    folder.write("no_extension", book);
    const Submission submission = list_submission({folder.path().string()});
    BOOST_REQUIRE(submission.entries.size() == 2);
    BOOST_TEST(submission.entries[0].name == "book.xlsx");
    BOOST_TEST(submission.entries[1].name == "no_extension");
}

BOOST_AUTO_TEST_CASE(a_folder_without_permission_is_told)
{
    using std::filesystem::perms;
    constexpr uid_t kNobody = 65534;
    tests::TemporaryFolder folder;
    folder.write("shut/a.csv", "1");
    std::filesystem::permissions(folder.path(), static_cast<perms>(0755));
    std::filesystem::permissions(folder.path() / "shut", perms::none);
    const bool root = geteuid() == 0;  // who may read everything is refused nothing
    if (root) BOOST_REQUIRE(seteuid(kNobody) == 0);
    const std::string lines = listed(folder.path().string());
    if (root) BOOST_REQUIRE(seteuid(0) == 0);
    std::filesystem::permissions(folder.path() / "shut", perms::owner_all);
    BOOST_TEST(lines == "shut: this folder cannot be opened; ask its owner for the permission to read it\n");
}

BOOST_AUTO_TEST_SUITE_END()
