// SPDX-License-Identifier: Apache-2.0
// The rows around some cells of one submitted file, read again from its original by the reader that imported it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "audit/import/original_rows.h"

namespace audit::import {

// A cell that is looked for. Upright: the row is the one that holds the label.
struct WantedCell {
    OriginalPlace place;
    std::int64_t header_row = 0;
    int column = -1;
    bool upright = false;
};

// bytes: the original of a file called name. Cells come back in their order; one whose row is not there has no rows.
std::vector<OriginalRows> read_excerpts(const std::string& bytes, const std::string& name,
                                        const std::vector<WantedCell>& wanted, const ExcerptSize& size);

}  // namespace audit::import
