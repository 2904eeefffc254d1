// SPDX-License-Identifier: Apache-2.0
// The rows of a contract table as texts, one for each column of the contract: what a person sees of them.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "audit/reference/tables.h"
#include "audit/store/case_file.h"

namespace audit::store {

struct RowTexts {
    SourceRow source;
    std::vector<std::string> texts;  // in the order of the contract; numbers and limits as written, dates as 2025-01-02
};
// Of files in force, in the order of import. Requires a table that is no series.
std::vector<RowTexts> row_texts(const CaseFile& case_file, const reference::Table& table);

}  // namespace audit::store
