// SPDX-License-Identifier: Apache-2.0
#include <nlohmann/json.hpp>

#include <map>

#include "app/commands/submission.h"
#include "app/commands/table_listing.h"
#include "app/commands/terminal_table.h"
#include "audit/reference/tables.h"
#include "audit/store/changes.h"

namespace commands {

namespace {

using audit::Language;
using audit::Text;
using audit::store::CaseFile;
using audit::store::ImportProblem;
using audit::store::Source;
using audit::store::SubmittedFile;
using Json = nlohmann::ordered_json;

constexpr std::size_t kHashShown = 16;

std::string table_name(const std::string& id, Language language)
{
    if (id.empty()) return Text{"（未识别）", "(unrecognised)"}.in(language);
    const audit::reference::Table* table = audit::reference::find_table(id);
    return table == nullptr ? id : table->name.in(language) + " " + id;
}

std::map<std::int64_t, std::string> file_names(const CaseFile& case_file)
{
    std::map<std::int64_t, std::string> names;
    for (const SubmittedFile& file : case_file.files()) names[file.id] = file.name;
    return names;
}

std::string note_of(const SubmittedFile& file, Language language)
{
    if (file.superseded) return Text{"已被新版本替代", "superseded"}.in(language);
    if (!file.attachment) return {};
    return Text{"附件", "attachment"}.in(language) + " SHA-256 " + file.sha256.substr(0, kHashShown) + "…";
}

std::string version_of(const SubmittedFile& file, Language language)
{
    const std::string number = std::to_string(file.version);
    return Text{"第 " + number + " 版", "version " + number}.in(language);
}

std::string count(const std::map<audit::SourceId, std::int64_t>& counts, audit::SourceId source)
{
    const auto found = counts.find(source);
    return found == counts.end() ? "" : std::to_string(found->second);
}

Json problem_json(const ImportProblem& problem)
{
    return {{"sheet", problem.sheet ? Json(*problem.sheet) : Json()},
            {"row", problem.row},
            {"column", problem.column},
            {"found", problem.found},
            {"expected", {{"zh", problem.expected.zh}, {"en", problem.expected.en}}},
            {"rejected", problem.rejected},
            {"note", problem.note}};
}

Json source_json(const Source& source, const std::map<audit::SourceId, std::int64_t>& changes)
{
    Json columns = Json::array();
    for (const auto& [column, header] : source.columns) columns.push_back({{"column", column}, {"header", header}});
    const auto changed = changes.find(source.id);
    return {{"table", source.table.empty() ? Json() : Json(source.table)},
            {"sheet", source.sheet ? Json(*source.sheet) : Json()},
            {"rows", source.rows},
            {"rejected", source.rejected},
            {"hidden", source.hidden},
            {"changes", changed == changes.end() ? 0 : changed->second},
            {"columns", std::move(columns)}};
}

}  // namespace

std::string imported_tables(const CaseFile& case_file, Language language, std::int64_t after)
{
    TerminalTable table({Text{"文件", "file"}.in(language), Text{"版本", "version"}.in(language),
                         Text{"工作表", "sheet"}.in(language), Text{"数据表", "table"}.in(language),
                         Text{"行数", "rows"}.in(language), Text{"拒收", "rejected"}.in(language),
                         Text{"自动更改", "changes"}.in(language), Text{"说明", "note"}.in(language)});
    constexpr std::size_t kRows = 4, kRejected = 5, kChanges = 6;
    for (const std::size_t column : {kRows, kRejected, kChanges}) table.align_right(column);
    const auto sources = case_file.sources(true);
    const auto changes = audit::store::change_counts(case_file);
    for (const SubmittedFile& file : case_file.files()) {
        if (file.id <= after) continue;
        const std::string version = version_of(file, language);
        bool any = false;
        for (const Source& source : sources) {
            if (source.file != file.id) continue;
            any = true;
            const std::string hidden =
                source.hidden ? Text{"隐藏的工作表", "hidden sheet"}.in(language) : note_of(file, language);
            table.add({file.name, version, source.sheet.value_or(""), table_name(source.table, language),
                       std::to_string(source.rows), std::to_string(source.rejected), count(changes, source.id),
                       hidden});
        }
        if (!any) table.add({file.name, version, "", "", "", "", "", note_of(file, language)});
    }
    return table.text();
}

std::string import_problems(const CaseFile& case_file, Language language, std::int64_t after)
{
    TerminalTable table({Text{"文件", "file"}.in(language), Text{"工作表", "sheet"}.in(language),
                         Text{"行", "row"}.in(language), Text{"列", "column"}.in(language),
                         Text{"内容", "found"}.in(language), Text{"应为", "expected"}.in(language),
                         Text{"处理", "done"}.in(language)});
    table.align_right(2);
    const auto names = file_names(case_file);
    for (const ImportProblem& problem : case_file.problems()) {
        if (problem.file <= after) continue;
        const Text done = problem.rejected ? Text{"拒收该行", "row rejected"}
                          : problem.note   ? Text{"说明", "note"}
                                           : Text{"已导入", "imported"};
        table.add({names.count(problem.file) > 0 ? names.at(problem.file) : "", problem.sheet.value_or(""),
                   problem.row > 0 ? std::to_string(problem.row) : "", problem.column, problem.found,
                   problem.expected.in(language), done.in(language)});
    }
    return table.text();
}

std::string list_tables(const std::string& case_path, bool problems, const CommonOptions& options)
{
    const CaseFile case_file = CaseFile::open(case_path, audit::store::OpenMode::read_only);
    return problems ? import_problems(case_file, options.language) : imported_tables(case_file, options.language);
}

std::string tables_json(const std::string& case_path)
{
    const CaseFile case_file = CaseFile::open(case_path, audit::store::OpenMode::read_only);
    const auto sources = case_file.sources(true);
    const auto problems = case_file.problems();
    const auto changes = audit::store::change_counts(case_file);
    Json files = Json::array();
    for (const SubmittedFile& file : case_file.files()) {
        Json entry = {{"file", file.name},
                      {"version", file.version},
                      {"in_force", !file.superseded},
                      {"attachment", file.attachment},
                      {"sha256", file.sha256},
                      {"size", file.size},
                      {"imported_at", file.imported_at},
                      {"tables", Json::array()},
                      {"problems", Json::array()}};
        for (const Source& source : sources)
            if (source.file == file.id) entry["tables"].push_back(source_json(source, changes));
        for (const ImportProblem& problem : problems)
            if (problem.file == file.id) entry["problems"].push_back(problem_json(problem));
        files.push_back(std::move(entry));
    }
    const Json document = {{"format", "onepermit-imported/1"}, {"files", std::move(files)}};
    return document.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

}  // namespace commands
