// SPDX-License-Identifier: Apache-2.0
// Visits on site: the same actions for the command line and the windows. Each says in sentences what it did.
#pragma once

#include <string>

#include "app/commands/commands.h"

namespace commands {

// An answers file (audit/visits/VISIT_FILE.md) is checked whole and then stored; says what the record still lacks.
std::string keep_visit(const std::string& case_path, const std::string& answers, const CommonOptions& options);
// Writes such a file with every item of the checklist, to be filled in.
std::string write_blank_visit(const std::string& case_path, const std::string& output, const CommonOptions& options);
std::string list_visits(const std::string& case_path, const CommonOptions& options);

}  // namespace commands
