// SPDX-License-Identifier: Apache-2.0
// What people do with a submission on the command line: rehearse it, give back its errors, compare its versions.
#include "app/commands/submission.h"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include <csignal>
#include <filesystem>
#include <sys/wait.h>
#include <unistd.h>

#include "audit/import/workbook.h"
#include "audit/store/case_file.h"
#include "tests/app/program_run.h"
#include "tests/app/small_submission.h"
#include "tests/import/recording_sink.h"
#include "tests/import/zip_maker.h"
#include "tests/places.h"

using tests::ProgramRun;
using tests::run_program;
using tests::TemporaryFolder;

namespace {

const char* const kMaterials =
    "日期,名称,使用量,计量单位,硫分\n"
    "2025-01-01,原煤,685.40,t,0.68\n"
    "2025-01-02,原煤,很多,t,0.68\n"
    "2025-01-03,原煤,12,麻袋,0.68\n"
    "2025-01-04,原煤,15,t,高\n";

std::string rows_of(const std::string& case_path, const std::string& sql)
{
    const auto made = audit::store::CaseFile::open(case_path, audit::store::OpenMode::read_only);
    std::string lines;
    audit::store::Statement query = made.database().prepare(sql);
    while (query.step()) {
        for (int i = 0; i < query.columns(); ++i) {
            if (i > 0) lines += '|';
            lines += query.text(i);
        }
        lines += "\n";
    }
    return lines;
}

std::string replaced(std::string text, const std::string& from, const std::string& to)
{
    const std::size_t at = text.find(from);
    BOOST_REQUIRE_MESSAGE(at != std::string::npos, "no " << from);
    return text.replace(at, from.size(), to);
}

// A workbook with texts of its cells replaced, as a spreadsheet program would save it.
std::string corrected(const std::string& workbook, const std::vector<std::pair<std::string, std::string>>& words)
{
    tests::ZipContent content = tests::read_zip(workbook);
    for (auto& [name, bytes] : content) {
        if (name != "xl/sharedStrings.xml") continue;
        for (const auto& [from, to] : words) bytes = replaced(bytes, ">" + from + "<", ">" + to + "<");
    }
    return tests::make_zip(content);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(submission_test)

BOOST_AUTO_TEST_CASE(a_dry_run_tells_everything_and_stores_nothing)
{
    const TemporaryFolder folder;
    const std::string bad = folder.write("in/原辅材料及燃料台账.csv", kMaterials);
    const std::string path = folder.file("a.opcase");
    const ProgramRun fresh = run_program({"import", path, bad, "--dry-run"});
    BOOST_TEST(fresh.status == 4);
    for (const char* words : {"material_log", "很多", "高", "拒收 2 行", "演练"})
        BOOST_TEST(fresh.output.find(words) != std::string::npos, words << "\n" << fresh.output);
    BOOST_TEST(!std::filesystem::exists(path));

    tests::write_small_clean_submission(folder.file("clean"));
    BOOST_TEST(run_program({"import", path, folder.file("clean"), "--dry-run"}).status == 0);
    BOOST_TEST(run_program({"import", path, folder.file("clean")}).status == 0);
    const std::string before = tests::read_file(path);
    BOOST_TEST(run_program({"import", path, bad, "--dry-run"}).status == 4);
    BOOST_TEST((tests::read_file(path) == before));
    BOOST_TEST(run_program({"import", path, folder.file("nothing"), "--dry-run"}).status == 3);
}

BOOST_AUTO_TEST_CASE(the_workbook_of_errors_comes_back_as_the_next_version)
{
    const TemporaryFolder folder;
    const std::string path = folder.file("a.opcase");
    const std::string errors = folder.file("errors.xlsx");
    run_program({"import", path, folder.write("in/原辅材料及燃料台账_1.csv", kMaterials)});
    const ProgramRun written = run_program({"tables", path, "--problems", "-o", errors});
    BOOST_TEST(written.output.find("3 处") != std::string::npos, written.output + written.errors);

    const std::string book = tests::read_file(errors);
    tests::RecordingSink sink;
    audit::import::read_workbook_bytes(book, "errors.xlsx", sink);
    BOOST_TEST(sink.text().find("3: 2025-01-02|原煤|很多|t|0.68") != std::string::npos, sink.text());
    std::string comments;
    for (const auto& [name, bytes] : tests::read_zip(book))
        if (name.find("comments") != std::string::npos) comments += bytes;
    for (const char* words : {"ref=\"C3\"", "ref=\"C4\"", "ref=\"E5\"", "内容：很多", "应为：数值，如 12.5",
                              "Expected: a number such as 12.5"})
        BOOST_TEST(comments.find(words) != std::string::npos, words << "\n" << comments);

    folder.write("back/errors.xlsx", corrected(book, {{"很多", "690.1"}, {"麻袋", "t"}, {"高", "0.7"}}));
    const ProgramRun back = run_program({"import", path, folder.file("back/errors.xlsx")});
    BOOST_TEST(back.status == 0, back.output + back.errors);
    BOOST_TEST(rows_of(path, "SELECT row, used, sulfur_pct FROM material_log ORDER BY row") ==
               "2|685.4|0.68\n3|690.1|0.68\n4|12.0|0.68\n5|15.0|0.7\n");
    BOOST_TEST(rows_of(path, "SELECT name, version, superseded FROM files ORDER BY id") ==
               "原辅材料及燃料台账_1.csv|1|1\n原辅材料及燃料台账_1.csv|2|0\n");
    const ProgramRun diff = run_program({"tables", path, "--diff", "原辅材料及燃料台账_1.csv"});
    BOOST_TEST(diff.output ==
               "原辅材料及燃料台账_1.csv：第 1 版 → 第 2 版\n"
               "原辅材料及燃料台账 material_log：更改 3 行，新增 0 行，删除 0 行，未变 1 行\n"
               "  更改 第 3 → 3 行：使用量 “很多” → “690.1”\n"
               "  更改 第 4 → 4 行：计量单位 “麻袋” → “t”\n"
               "  更改 第 5 → 5 行：硫分 “高” → “0.7”\n");
    // The same workbook into another case is read as the same table.
    run_program({"import", folder.file("b.opcase"), folder.file("back/errors.xlsx")});
    BOOST_TEST(rows_of(folder.file("b.opcase"), "SELECT count(*) FROM material_log") == "4\n");
    BOOST_TEST(run_program({"tables", path, "--problems", "-o", folder.file("none.xlsx")}).status == 0);
    BOOST_TEST(!std::filesystem::exists(folder.file("none.xlsx")));
}

BOOST_AUTO_TEST_CASE(an_inserted_row_is_one_inserted_row)
{
    const TemporaryFolder folder;
    const std::string path = folder.file("a.opcase");
    const std::string head = "日期,名称,使用量,计量单位\n";
    const std::string file = folder.write("原辅材料及燃料台账.csv", head +
                                                                        "2025-01-01,原煤,1,t\n2025-01-02,原煤,2,t\n"
                                                                        "2025-01-03,原煤,3,t\n2025-01-04,石灰石,4,t\n");
    run_program({"import", path, file});
    folder.write("原辅材料及燃料台账.csv", head +
                                               "2025-01-01,原煤,1,t\n2025-01-01,柴油,9,t\n2025-01-02,原煤,2,t\n"
                                               "2025-01-03,原煤,3.5,t\n");
    run_program({"import", path, file});
    const ProgramRun diff = run_program({"tables", path, "--diff", "原辅材料及燃料台账.csv", "--versions", "1", "2"});
    BOOST_TEST(diff.output ==
               "原辅材料及燃料台账.csv：第 1 版 → 第 2 版\n"
               "原辅材料及燃料台账 material_log：更改 1 行，新增 1 行，删除 1 行，未变 2 行\n"
               "  新增 第 3 行：日期 2025-01-01；名称 柴油；使用量 9；计量单位 t\n"
               "  更改 第 4 → 5 行：使用量 “3” → “3.5”\n"
               "  删除 第 5 行：日期 2025-01-04；名称 石灰石；使用量 4；计量单位 t\n");
    BOOST_TEST(run_program({"tables", path, "--diff", "没有.csv"}).status == 2);
    BOOST_TEST(run_program({"tables", path, "--diff", "原辅材料及燃料台账.csv", "--versions", "1", "7"}).status == 2);
    const ProgramRun english = run_program({"tables", path, "--diff", "原辅材料及燃料台账.csv", "--lang", "en"});
    BOOST_TEST(english.output.find("added row 3") != std::string::npos, english.output);
}

BOOST_AUTO_TEST_CASE(tables_of_one_sheet_are_compared_each_with_its_own_columns)
{
    const TemporaryFolder folder;
    const std::string path = folder.file("a.opcase");
    const std::string first = "日期,名称,使用量,计量单位\n2025-01-01,原煤,1,t\n\n";
    const std::string second = "采购日期,发票号码,名称,数量,计量单位\n2025-01-05,0012,原煤,";
    const std::string file = folder.write("台账.csv", first + second + "100,t\n");
    run_program({"import", path, file});
    folder.write("台账.csv", first + second + "120,t\n");
    run_program({"import", path, file});
    const ProgramRun diff = run_program({"tables", path, "--diff", "台账.csv"});
    BOOST_TEST(diff.output ==
               "台账.csv：第 1 版 → 第 2 版\n"
               "采购发票台账 purchases：更改 1 行，新增 0 行，删除 0 行，未变 0 行\n"
               "  更改 第 5 → 5 行：数量 “100” → “120”\n");
}

BOOST_AUTO_TEST_CASE(an_error_is_marked_in_the_column_of_its_own_table)
{
    const TemporaryFolder folder;
    const std::string path = folder.file("a.opcase");
    run_program({"import", path,
                 folder.write("台账.csv",
                              "日期,名称,使用量,计量单位\n2025-01-01,原煤,1,t\n\n"
                              "采购日期,发票号码,名称,数量,计量单位\n2025-01-05,0012,原煤,100,麻袋\n")});
    run_program({"tables", path, "--problems", "-o", folder.file("errors.xlsx")});
    std::string comments;
    for (const auto& [name, bytes] : tests::read_zip(tests::read_file(folder.file("errors.xlsx"))))
        if (name.find("comments") != std::string::npos) comments += bytes;
    BOOST_TEST(comments.find("ref=\"D5\"") != std::string::npos, comments);  // 数量 of the second table
}

BOOST_AUTO_TEST_CASE(changed_values_of_automatic_data_are_told_with_their_times)
{
    const TemporaryFolder folder;
    const std::string path = folder.file("a.opcase");
    tests::write_small_submission(folder.file("in"));
    run_program({"import", path, folder.file("in")});
    const std::string file = folder.file("in/自动监测小时数据_DA001.csv");
    std::string text = replaced(tests::read_file(file), "05:00,二氧化硫,61.3,,mg/m³,N", "05:00,二氧化硫,41.3,,mg/m³,D");
    folder.write("in/自动监测小时数据_DA001.csv", text + "DA001,2025-03-03 00:00,二氧化硫,9,,mg/m³,N\n");
    run_program({"import", path, folder.file("in")});
    const ProgramRun diff = run_program({"tables", path, "--diff", "自动监测小时数据_DA001.csv"});
    BOOST_TEST(diff.output ==
               "自动监测小时数据_DA001.csv：第 1 版 → 第 2 版\n"
               "DA001 二氧化硫（小时）：更改 1 个值，新增 1 个，删除 0 个\n"
               "  2025-03-01T05:00  61.3 → 41.3 D（第 7 → 7 行）\n"
               "  2025-03-03T00:00  ∅ → 9（第 0 → 50 行）\n");
    const auto listed = nlohmann::json::parse(run_program({"tables", path, "-f", "json"}).output);
    BOOST_TEST(listed["format"] == "onepermit-imported/1");
    BOOST_TEST(listed["files"].size() == 5U);
    const auto& last = listed["files"].back();
    BOOST_TEST(last["version"] == 2);
    BOOST_TEST(last["in_force"] == true);
    BOOST_TEST(last["tables"][0]["table"] == "auto_hourly");
    BOOST_TEST(last["tables"][0]["rows"] == 49);
    const ProgramRun table = run_program({"tables", path});
    for (const char* words : {"第 1 版", "第 2 版", "已被新版本替代"})
        BOOST_TEST(table.output.find(words) != std::string::npos, words << "\n" << table.output);
}

BOOST_AUTO_TEST_CASE(example_rows_of_templates_are_left_out_until_they_are_written_over)
{
    const TemporaryFolder folder;
    BOOST_TEST(run_program({"templates", "-o", folder.file("blank")}).status == 0);
    const ProgramRun run = run_program({"import", folder.file("a.opcase"), folder.file("blank")});
    BOOST_TEST(run.status == 0, run.output + run.errors);
    BOOST_TEST(run.output.find("，0 行；拒收 0 行，问题 0 处") != std::string::npos, run.output);
    BOOST_TEST(rows_of(folder.file("a.opcase"), "SELECT count(*) FROM series") == "0\n");
    // The examples themselves are rows that can be read.
    for (const auto& entry : std::filesystem::directory_iterator(folder.file("blank"))) {
        tests::ZipContent content = tests::read_zip(tests::read_file(entry.path().string()));
        for (auto& [name, bytes] : content) {
            if (name != "xl/sharedStrings.xml") continue;
            for (std::size_t at = bytes.find(">示例："); at != std::string::npos; at = bytes.find(">示例：", at))
                bytes.erase(at + 1, std::string_view("示例：").size());
        }
        const std::string filled = folder.write("filled/" + entry.path().filename().string(), tests::make_zip(content));
    }
    const ProgramRun filled = run_program({"import", folder.file("b.opcase"), folder.file("filled")});
    const ProgramRun problems = run_program({"tables", folder.file("b.opcase"), "--problems"});
    BOOST_TEST(filled.status == 0, filled.output + problems.output);
}

BOOST_AUTO_TEST_CASE(progress_tells_bytes_rows_and_step)
{
    const TemporaryFolder folder;
    tests::write_small_submission(folder.file("in"));
    const ProgramRun run = run_program({"import", folder.file("a.opcase"), folder.file("in")});
    BOOST_TEST(run.errors.find("导入 许可排放限值.csv：") != std::string::npos, run.errors);
    BOOST_TEST(run.errors.find(" MB，") != std::string::npos, run.errors);
    const ProgramRun quiet = run_program({"import", folder.file("b.opcase"), folder.file("in"), "--quiet"});
    BOOST_TEST(quiet.errors == "");
}

BOOST_AUTO_TEST_CASE(ctrl_c_leaves_the_case_as_it_was)
{
    const TemporaryFolder folder;
    const std::string path = folder.file("a.opcase");
    tests::write_small_submission(folder.file("in"));
    run_program({"import", path, folder.file("in")});
    const std::string before =
        rows_of(path, "SELECT name, version FROM files") + rows_of(path, "SELECT hash FROM trail");
    std::string many = "排放口编号,监测时间,监测因子,实测值,折算值,单位,数据标记\n";
    for (int i = 0; i < 1'500'000; ++i) many += "DA009,2025-03-01 00:00,二氧化硫,20.5,,mg/m³,N\n";
    folder.write("more/a_排放口基本情况.csv", "排放口编号,排放口名称,排放口类型\nDA009,9号,一般排放口\n");
    folder.write("more/自动监测小时数据_DA009.csv", many);
    const std::string name = tests::program().string();
    const std::string more = folder.file("more");
    const std::string errors = folder.write("errors", "");
    const pid_t child = fork();
    if (child == 0) {
        if (std::freopen(errors.c_str(), "w", stderr) == nullptr) _exit(1);
        execl(name.c_str(), name.c_str(), "import", path.c_str(), more.c_str(), nullptr);
        _exit(1);
    }
    constexpr int kMost = 2000;
    for (int i = 0; i < kMost && tests::read_file(errors).find("DA009") == std::string::npos; ++i) usleep(10'000);
    kill(child, SIGINT);
    int status = 0;
    waitpid(child, &status, 0);
    BOOST_TEST(WIFEXITED(status));
    BOOST_TEST(WEXITSTATUS(status) == 130);
    BOOST_TEST(tests::read_file(errors).find("案卷保持原样") != std::string::npos);
    BOOST_TEST(rows_of(path, "SELECT name, version FROM files") + rows_of(path, "SELECT hash FROM trail") == before);
    BOOST_TEST(run_program({"verify", path}).status == 0);
}

BOOST_AUTO_TEST_SUITE_END()
