// SPDX-License-Identifier: Apache-2.0
// The rows of a submitted file around one cell (audit/import/original_rows.h) for the windows and the command line.
#pragma once

#include <string>

#include "audit/import/original_rows.h"
#include "audit/model/text.h"

namespace commands {

using audit::import::ExcerptSize;
using audit::import::original_rows;
using audit::import::OriginalPlace;
using audit::import::OriginalRow;
using audit::import::OriginalRows;
using audit::import::place_of;

OriginalPlace place_of(const std::string& case_path, const audit::Evidence& evidence);
// Throws Error when the original holds no such row, or is no table at all.
OriginalRows original_rows(const std::string& case_path, const OriginalPlace& place);

// For a terminal: the place, then a line a row; ▶ stands before the marked row and 【】 around the marked cell.
std::string excerpt_text(const OriginalRows& rows, audit::Language language);

}  // namespace commands
