// SPDX-License-Identifier: Apache-2.0
#include "tests/trust/trusted_case.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <filesystem>
#include <regex>

#include "audit/store/case_file.h"
#include "audit/store/migrations.h"
#include "tests/app/program_run.h"
#include "tests/app/small_submission.h"

namespace tests {

namespace {

namespace fs = std::filesystem;
using audit::store::CaseFile;
using audit::store::Database;
using audit::store::OpenMode;
using audit::store::Statement;

constexpr const char* kMapping = R"({"format": "onepermit-mapping/1", "mappings": [{"name": "入炉煤", "table":
"material_log", "columns": [{"header": "入炉日", "column": "date"}, {"header": "煤种", "column": "material"},
{"header": "入炉量", "column": "used", "unit": "t"}, {"header": "班组", "column": null}],
"values": {"kind": "燃料", "used_unit": "t"}}]})";

// Every name that follows the words in the schemas of later formats, the newest format first.
std::vector<std::smatch> matches_in_later_schemas(const std::regex& wanted, std::vector<std::string>& texts)
{
    std::vector<std::smatch> found;
    texts.reserve(audit::store::kCaseVersion);
    for (int format = audit::store::kCaseVersion; format > 1; --format) {
        const std::string file = "audit/store/schema_" + std::to_string(format) + ".sql";
        const std::string& text = texts.emplace_back(read_file((source_dir() / file).string()));
        for (std::sregex_iterator at(text.begin(), text.end(), wanted), end; at != end; ++at) found.push_back(*at);
    }
    return found;
}

std::string statement_of(const std::string& text, const std::string& begins)
{
    const std::size_t at = text.find(begins);
    return text.substr(at, text.find(';', at) + 1 - at);
}

// Format 3 made the table anew: back to the shape that schema.sql gives it, with its rows.
void restore_findings(Database& database)
{
    const std::string shared =
        "run, ordinal, f.id, check_id, severity, outlet, pollutant, facility, treatment, material, waste_code, "
        "manifest, "
        "report, starts, ends, records, measured, limit_text, unit, times, ";
    const std::string schema = read_file((source_dir() / "audit/store/schema.sql").string());
    database.execute(
        "CREATE TEMP TABLE kept AS SELECT " + shared +
        "json_object('values', json(facts), 'message', json_object('zh', message_zh, 'en', message_en), 'verify', "
        "json_object('zh', verify_zh, 'en', verify_en), 'basis', json(basis)) FROM findings f JOIN finding_grounds g "
        "ON "
        "g.id = f.grounds; DROP TABLE findings; DROP TABLE finding_grounds; " +
        statement_of(schema, "CREATE TABLE findings(") + statement_of(schema, "CREATE INDEX findings_by_id") +
        "INSERT INTO findings SELECT * FROM kept; DROP TABLE kept");
}

std::string first_text(const std::string& case_path, const char* sql)
{
    return CaseFile::open(case_path, OpenMode::read_only).database().text(sql);
}

}  // namespace

std::string make_trusted_case(const TemporaryFolder& folder)
{
    write_small_submission(folder.file("submission"));
    write_small_clean_submission(folder.file("second"));
    folder.write(
        "submission/手工监测结果.csv",
        "排放口编号,采样时间,污染物种类,监测结果,单位\n1号锅炉烟气排放口,2025-03-01 09:00,二氧化硫,31,mg/m³\n");
    folder.write("submission/入炉.csv", "入炉日,煤种,入炉量,班组\n2025-03-01,烟煤,120,甲\n2025-03-02,烟煤,118,乙\n");
    folder.write("map.json", kMapping);
    std::string path = folder.file("a.opcase");
    const ProgramRun made = run_program({"audit", path, folder.file("submission"), "--quiet"});
    BOOST_REQUIRE_MESSAGE(made.status == 1, made.errors);
    return path;
}

void make_format_1(const std::string& case_path)
{
    CaseFile made = CaseFile::open(case_path);
    Database& database = made.database();
    restore_findings(database);
    std::vector<std::string> texts;
    for (const auto& column : matches_in_later_schemas(std::regex("ALTER TABLE (\\w+) ADD COLUMN (\\w+)"), texts))
        database.execute("ALTER TABLE " + column.str(1) + " DROP COLUMN " + column.str(2));
    texts.clear();
    for (const auto& table : matches_in_later_schemas(std::regex("CREATE TABLE (\\w+)"), texts))
        database.execute("DROP TABLE IF EXISTS " + table.str(1));
    database.execute("PRAGMA user_version = 1");
}

std::vector<Action> trusted_actions(const TemporaryFolder& folder, const std::string& case_path)
{
    const std::string finding =
        first_text(case_path, "SELECT id FROM findings WHERE check_id = 'hourly_limit_exceeded'");
    const std::string change = first_text(case_path, "SELECT min(id) FROM changes");
    BOOST_REQUIRE(!finding.empty());
    BOOST_REQUIRE(!change.empty());
    const std::string second = folder.file("second");
    const std::string map = folder.file("map.json");
    using Words = std::vector<std::string>;
    return {
        {"import", false, false,
         [=](const std::string& path) {
             return Words{"import", path, second};
         }},
        {"first import", false, true,
         [=](const std::string& path) {
             return Words{"import", path, second};
         }},
        {"mapping", false, false,
         [=](const std::string& path) {
             return Words{"import", path, "--map", map};
         }},
        {"audit", false, false,
         [=](const std::string& path) {
             return Words{"audit", path};
         }},
        {"disposition", false, false,
         [=](const std::string& path) {
             return Words{"dispose",  path,       finding, "--state", "confirmed", "--reason",
                          "admitted", "--author", "张三",  "--note",  "看过"};
         }},
        {"undo", false, false,
         [=](const std::string& path) {
             return Words{"tables", path, "--undo", change};
         }},
        {"migration", true, false,
         [=](const std::string& path) {
             return Words{"parameters", path, "--set", "hourly_limit_exceeded.comparison=exact"};
         }},
    };
}

std::string contents(const std::string& case_path)
{
    if (!fs::exists(case_path) || fs::file_size(case_path) == 0) return "nothing";
    Database database(case_path, OpenMode::read_write);  // completes what a kill left, as any opening does
    std::string text = "format " + std::to_string(database.integer("PRAGMA user_version"));
    Statement tables = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name");
    while (tables.step())
        text += "; " + tables.text(0) + " " +
                std::to_string(database.integer("SELECT count(*) FROM \"" + tables.text(0) + '"'));
    return text;
}

}  // namespace tests
