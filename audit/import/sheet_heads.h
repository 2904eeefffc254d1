// SPDX-License-Identifier: Apache-2.0
// The beginning of every sheet of a file, for a person who is to say what its columns are.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "audit/import/recognition.h"

namespace audit::import {

struct SheetHead {
    std::optional<std::string> sheet;
    std::vector<KeptRow> rows;  // the first ones, at most kHeaderRows
};
// name: of the file, in messages and to tell its format. Throws Error when the file holds no tables.
std::vector<SheetHead> sheet_heads(const std::string& bytes, const std::string& name);

}  // namespace audit::import
