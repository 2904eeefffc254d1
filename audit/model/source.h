// SPDX-License-Identifier: Apache-2.0
// Where a stored value came from. A source is one recognised table of one submitted file: a CSV, one sheet of a
// workbook, one HJ 212 log. Its id leads to file, sheet and the headers of its columns in the case file.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>

namespace audit {

using SourceId = std::int64_t;

struct SourceRow {
    SourceId source = 0;
    std::int64_t row = 0;  // counts from 1 as a spreadsheet program shows it, header included
    auto operator<=>(const SourceRow&) const = default;
};

// A cell as documents print it: everything spelled out.
struct SourceCell {
    std::string file;
    std::optional<std::string> sheet;
    std::int64_t row = 0;
    std::string column;  // the header as submitted
    std::string value;   // as submitted
};

}  // namespace audit
