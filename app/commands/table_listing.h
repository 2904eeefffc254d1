// SPDX-License-Identifier: Apache-2.0
// The files, tables and problems of a case as tables for a terminal.
#pragma once

#include <cstdint>
#include <string>

#include "audit/model/text.h"
#include "audit/store/case_file.h"

namespace commands {

// after: only files with a greater id.
std::string imported_tables(const audit::store::CaseFile& case_file, audit::Language language, std::int64_t after = 0);
std::string import_problems(const audit::store::CaseFile& case_file, audit::Language language, std::int64_t after = 0);

}  // namespace commands
