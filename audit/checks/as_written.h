// SPDX-License-Identifier: Apache-2.0
// A series keeps the most decimals that any of its values was written with; a single value that is shown to people
// stays as the enterprise wrote it.
#pragma once

#include <vector>

#include "audit/model/decimal.h"
#include "audit/model/finding.h"

namespace audit::checks {

// The value with the digits of the cell among the evidence that shows it; itself where none does.
inline Decimal as_written(const Decimal& value, const std::vector<Evidence>& evidence)
{
    for (const Evidence& cell : evidence) {
        const auto written = Decimal::parse(cell.value);
        if (written && *written == value) return *written;
    }
    return value;
}

}  // namespace audit::checks
