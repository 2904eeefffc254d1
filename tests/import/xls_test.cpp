// SPDX-License-Identifier: Apache-2.0
#include "audit/import/xls.h"

#include <boost/test/unit_test.hpp>

#include <string>

#include "tests/import/case_fixture.h"
#include "tests/import/recording_sink.h"

using namespace audit::import;

namespace {

std::string file(const std::string& name)
{
    return tests::read_file((tests::source_dir() / "tests/import/files" / name).string());
}

std::string read(const std::string& bytes)
{
    tests::RecordingSink sink;
    read_xls_bytes(bytes, "t.xls", sink);
    return sink.text();
}

const std::string kSheets =
    "sheet 危险废物台账\nmerged 3,1-5,1 1,0-1,5\nhides 5-5\n"
    "1: 某厂 2025 年危险废物台账\n"
    "2: 产生日期|废物代码|废物名称|环节|数量(t)|记录人\n"
    "3: t:2025-01-02 03:00|900-217-08|废润滑油|产生|n:0.50|王某\n"
    "4: t:2025-01-03|||产生|n:1.000\n"
    "5: t:2025-01-04|||产生|e:#DIV/0!\n"
    "6 hidden: t:2025-01-05|900-217-08||产生|n:2~|b:TRUE\n"
    "7: 合计||||n:3.5~\n"
    "end\nsheet 备用 hidden\n1: 姓名|工号\n2: 王某|n:1~\nend\n";

}  // namespace

BOOST_AUTO_TEST_SUITE(xls_test)

BOOST_AUTO_TEST_CASE(reads_values_as_they_show_in_both_versions)
{
    BOOST_TEST(read(file("biff8.xls")) == kSheets);
    BOOST_TEST(read(file("biff5.xls")) ==
               "sheet waste_log\n1: date|waste_code|move|quantity_t\n2: t:2025-01-02 03:00|900-217-08|in|n:0.50\n"
               "3: t:2025-01-03|900-217-08|out|n:1~\nend\n");
}

BOOST_AUTO_TEST_CASE(tells_formulas_that_were_never_computed)
{
    BOOST_TEST(read(file("uncomputed.xls")) ==
               "sheet 原辅材料及燃料台账\n1: 日期|名称|使用量|计量单位\n2: 2025-01-01|原煤|u:=|t\nend\n");
}

BOOST_AUTO_TEST_CASE(survives_every_truncation_and_every_changed_byte)
{
    const std::string whole = file("biff8.xls");
    for (std::size_t size = 0; size < whole.size(); size += 97)
        BOOST_TEST(tests::error_of([&] { read(whole.substr(0, size)); }).starts_with("t.xls:"), size);
    for (std::size_t at = 0; at < whole.size(); at += 5) {
        std::string changed = whole;
        changed[at] = static_cast<char>(changed[at] ^ 0x5A);
        const std::string error = tests::error_of([&] { read(changed); });
        BOOST_TEST((error.empty() || error.starts_with("t.xls")), at << ": " << error);
    }
}

BOOST_AUTO_TEST_CASE(an_encrypted_workbook_is_refused_with_a_sentence)
{
    // A FILEPASS record where the date mode stood.
    std::string encrypted = file("biff8.xls");
    const std::size_t at = encrypted.find(std::string("\x22\x00\x02\x00", 4));
    BOOST_REQUIRE(at != std::string::npos);
    encrypted[at] = '\x2F';
    BOOST_TEST(tests::error_of([&] { read(encrypted); }) == "t.xls: is encrypted; save it without a password");
    BOOST_TEST(holds_workbook(encrypted, "t.xls"));
}

BOOST_FIXTURE_TEST_CASE(an_old_workbook_is_imported_like_any_other, tests::CaseFixture)
{
    const auto summary = hand_in({folder.write("台账.xls", file("biff8.xls"))});
    BOOST_TEST(summary.rows() == 3);
    BOOST_TEST(sources() == "waste_log 危险废物台账 3 1\n? 备用 0 0\n");
    BOOST_TEST(
        all("SELECT row, datetime(date, 'unixepoch'), waste_code, quantity_t_written, recorder FROM waste_log") ==
        "3|2025-01-02 03:00:00|900-217-08|0.50|王某\n"
        "4|2025-01-03 00:00:00|900-217-08|1.000|\n"
        "6|2025-01-05 00:00:00|900-217-08|2|TRUE\n");
    BOOST_TEST(problems() ==
               "[危险废物台账]5:数量(t): #DIV/0! -> 数值（t），如 12.5 (rejected)\n"
               "[危险废物台账]7:: 合计 -> 合计行，未导入 (note)\n"
               "[危险废物台账]0:: F -> 隐藏的列，已照常导入 (note)\n"
               "[危险废物台账]0:: 1 -> 隐藏的行数，已照常导入 (note)\n"
               "[备用]1:: 姓名、工号 -> 某一种资料表的名称或表头；未能识别，可手工指定各列的含义\n"
               "[备用]0:: 备用 -> 隐藏的工作表，已照常导入 (note)\n");
}

BOOST_FIXTURE_TEST_CASE(what_a_file_is_decides_not_its_name, tests::CaseFixture)
{
    const auto summary =
        hand_in({folder.write("a.xlsx", file("biff8.xls")),
                 folder.write("b.xls", "日期\t名称\t使用量\t计量单位\n2025-01-01\t原煤\t1\tt\n"),
                 folder.write(
                     "c.xls",
                     "<table><tr><td>日期<td>名称<td>使用量<td>计量单位<tr><td>2025-01-01<td>原煤<td>1<td>t</table>")});
    BOOST_TEST(summary.rows() == 5);
    BOOST_TEST(all("SELECT count(*) FROM material_log") == "2\n");
}

BOOST_AUTO_TEST_SUITE_END()
