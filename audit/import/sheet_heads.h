// SPDX-License-Identifier: Apache-2.0
// The beginning of tables of a file, for a person who is to say what their columns are.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "audit/import/recognition.h"

namespace audit::import {

// Rows of a sheet, from one up to another: those of a table.
struct SheetPart {
    std::optional<std::string> sheet;
    std::int64_t from = 1;
    std::int64_t to = std::numeric_limits<std::int64_t>::max();  // exclusive
};

struct SheetHead {
    std::vector<KeptRow> rows;  // the first ones of the part, at most kHeaderRows
    std::vector<MergedRange> merged;
};
// In the order of the parts. name: of the file, in messages and to tell its format. Throws Error when the file holds no
// tables.
std::vector<SheetHead> sheet_heads(const std::string& bytes, const std::string& name, std::span<const SheetPart> parts);

}  // namespace audit::import
