// SPDX-License-Identifier: Apache-2.0
#include <map>

#include "app/commands/commands.h"
#include "app/commands/terminal_table.h"
#include "audit/reference/tables.h"

namespace commands {

namespace {

using audit::Language;
using audit::Text;
using audit::store::CaseFile;

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
    for (const audit::store::SubmittedFile& file : case_file.files()) names[file.id] = file.name;
    return names;
}

std::string imported_tables(const CaseFile& case_file, Language language)
{
    TerminalTable table({Text{"文件", "file"}.in(language), Text{"工作表", "sheet"}.in(language),
                         Text{"数据表", "table"}.in(language), Text{"行数", "rows"}.in(language),
                         Text{"拒收", "rejected"}.in(language), Text{"说明", "note"}.in(language)});
    table.align_right(3);
    table.align_right(4);
    const auto sources = case_file.sources(true);
    for (const audit::store::SubmittedFile& file : case_file.files()) {
        const std::string note = file.superseded   ? Text{"已被新版本替代", "superseded"}.in(language)
                                 : file.attachment ? Text{"附件", "attachment"}.in(language) + " SHA-256 " +
                                                         file.sha256.substr(0, kHashShown) + "…"
                                                   : "";
        bool any = false;
        for (const audit::store::Source& source : sources) {
            if (source.file != file.id) continue;
            any = true;
            const std::string hidden = source.hidden ? Text{"隐藏的工作表", "hidden sheet"}.in(language) : note;
            table.add({file.name, source.sheet.value_or(""), table_name(source.table, language),
                       std::to_string(source.rows), std::to_string(source.rejected), hidden});
        }
        if (!any) table.add({file.name, "", "", "", "", note});
    }
    return table.text();
}

std::string import_problems(const CaseFile& case_file, Language language)
{
    TerminalTable table({Text{"文件", "file"}.in(language), Text{"工作表", "sheet"}.in(language),
                         Text{"行", "row"}.in(language), Text{"列", "column"}.in(language),
                         Text{"内容", "found"}.in(language), Text{"应为", "expected"}.in(language),
                         Text{"处理", "done"}.in(language)});
    table.align_right(2);
    const auto names = file_names(case_file);
    for (const audit::store::ImportProblem& problem : case_file.problems()) {
        const Text done = problem.rejected ? Text{"拒收该行", "row rejected"}
                          : problem.note   ? Text{"说明", "note"}
                                           : Text{"已导入", "imported"};
        table.add({names.count(problem.file) > 0 ? names.at(problem.file) : "", problem.sheet.value_or(""),
                   problem.row > 0 ? std::to_string(problem.row) : "", problem.column, problem.found,
                   problem.expected.in(language), done.in(language)});
    }
    return table.text();
}

}  // namespace

std::string list_tables(const std::string& case_path, bool problems, const CommonOptions& options)
{
    const CaseFile case_file = CaseFile::open(case_path, audit::store::OpenMode::read_only);
    return problems ? import_problems(case_file, options.language) : imported_tables(case_file, options.language);
}

}  // namespace commands
