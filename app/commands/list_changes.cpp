// SPDX-License-Identifier: Apache-2.0
// Automatic changes: what the program read as something else than it was written, and how a person takes that back.
#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>

#include "app/commands/submission.h"
#include "app/commands/terminal_table.h"
#include "audit/import/outlet_aliases.h"
#include "audit/import/read_again.h"
#include "audit/model/error.h"
#include "audit/store/changes.h"

namespace commands {

namespace {

using audit::Language;
using audit::Text;
using audit::store::CaseFile;
using audit::store::Change;
using audit::store::ChangeKind;

std::string place_of(const Change& change, Language language)
{
    if (change.row == 0)
        return change.kind == ChangeKind::unit || change.kind == ChangeKind::conversion
                   ? Text{"表头", "header"}.in(language)
                   : "";
    return std::to_string(change.row);
}

std::string cells_of(const Change& change, Language language)
{
    return change.cells == 0 ? Text{"全部", "all"}.in(language) : std::to_string(change.cells);
}

Change find_change(const CaseFile& case_file, std::int64_t id)
{
    const std::vector<Change> all = audit::store::changes(case_file);
    const auto found = std::find_if(all.begin(), all.end(), [&](const Change& change) { return change.id == id; });
    if (found == all.end())
        throw audit::Error("there is no change " + std::to_string(id) +
                               " of a file in force; `onepermit tables CASE --changes` lists them",
                           audit::ErrorKind::usage);
    if (found->undone)
        throw audit::Error("change " + std::to_string(id) + " is undone already", audit::ErrorKind::usage);
    return *found;
}

void append_trail(CaseFile& case_file, const std::string& file, const Change& change)
{
    const nlohmann::json detail = {{"file", file},
                                   {"column", change.column},
                                   {"kind", to_text(change.kind)},
                                   {"written", change.written},
                                   {"meant", change.meant}};
    case_file.append_trail("undo_change", detail.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
}

}  // namespace

std::string list_changes(const std::string& case_path, const CommonOptions& options)
{
    const CaseFile case_file = CaseFile::open(case_path, audit::store::OpenMode::read_only);
    const Language language = options.language;
    TerminalTable table({Text{"编号", "id"}.in(language), Text{"文件", "file"}.in(language),
                         Text{"工作表", "sheet"}.in(language), Text{"列", "column"}.in(language),
                         Text{"首行", "first row"}.in(language), Text{"处数", "cells"}.in(language),
                         Text{"原文", "from"}.in(language), Text{"读作", "to"}.in(language),
                         Text{"原因", "why"}.in(language), Text{"状态", "state"}.in(language)});
    constexpr std::size_t kRow = 4, kCells = 5;
    for (const std::size_t column : {std::size_t{0}, kRow, kCells}) table.align_right(column);
    for (const Change& change : audit::store::changes(case_file)) {
        const auto source = case_file.source(change.source);
        const auto file = source ? case_file.file(source->file) : std::nullopt;
        table.add({std::to_string(change.id), file ? file->name : "",
                   source && source->sheet ? *source->sheet : std::string(), change.column, place_of(change, language),
                   cells_of(change, language), change.written, change.meant, reason(change.kind).in(language),
                   change.undone ? Text{"已撤销", "undone"}.in(language) : ""});
    }
    return table.text();
}

std::string undo_change(const std::string& case_path, std::int64_t id, const CommonOptions& options)
{
    CaseFile case_file = CaseFile::open(case_path);
    const Change change = find_change(case_file, id);
    const auto source = case_file.source(change.source);
    const auto file = case_file.file(source->file);
    audit::store::Transaction transaction(case_file.database());
    audit::store::keep_as_written(case_file, *file, change.kind, change.written);
    const bool named = change.kind == ChangeKind::outlet || change.kind == ChangeKind::facility ||
                       change.kind == ChangeKind::treatment;
    if (!named) audit::import::read_again(case_file, file->id);
    audit::import::resolve_outlets(case_file);
    append_trail(case_file, file->name, change);
    transaction.commit();
    return Text{
        file->name + "：“" + change.written + "”不再读作“" + change.meant + "”，再次导入同名文件时也按原文读取。\n",
        file->name + ": \"" + change.written + "\" is no longer read as \"" + change.meant +
            "\", nor when a file of this name is imported again.\n"}
        .in(options.language);
}

}  // namespace commands
