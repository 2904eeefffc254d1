// SPDX-License-Identifier: Apache-2.0
// What was handed in and how it was read: rehearsals, mappings, changes, versions, the workbook of errors.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/commands/commands.h"

namespace commands {

// An import that leaves nothing behind: neither a new case file nor a change of an existing one.
struct Rehearsal {
    audit::import::ImportSummary summary;
    std::string tables, problems;  // what would be recognised, and every problem; tables for a terminal
};
Rehearsal rehearse_import(const std::string& case_path, const std::vector<std::string>& paths,
                          const CommonOptions& options);

// Files, versions, tables and problems as JSON (format onepermit-imported/1).
std::string tables_json(const std::string& case_path);

// What the program read as something else than it was written; undone ones are marked.
std::string list_changes(const std::string& case_path, const CommonOptions& options);
// Reads it as it was written, now and when a file of that name is handed in again. Returns a sentence.
std::string undo_change(const std::string& case_path, std::int64_t change, const CommonOptions& options);

// A mapping to fill in for everything that was not recognised, as JSON; empty when there is nothing.
std::string unmapped_skeleton(const std::string& case_path);

// The rows of every file that has problems, as the enterprise wrote them, with the faulty cells coloured and explained.
// Handed in again it is the next version of those files. Returns how many cells are marked; nothing is written when
// there are none.
std::int64_t write_error_workbook(const std::string& case_path, const std::string& output,
                                  const CommonOptions& options);

// What changed between two versions of a file, the last two when none are named. file: its name in the case, or the end
// of it. Throws Error(usage) when there are no two versions.
std::string compare_versions(const std::string& case_path, const std::string& file,
                             const std::optional<std::pair<int, int>>& versions, const CommonOptions& options);

}  // namespace commands
