// SPDX-License-Identifier: Apache-2.0
// The fields of a packet by the code of their item: a21026-Avg, a21026-ZsAvg and a21026-Flag belong together.
#pragma once

#include <cstddef>

#include <array>
#include <string_view>
#include <vector>

#include "audit/import/hj212.h"
#include "audit/model/series.h"

namespace audit::import {

inline constexpr std::size_t kStatistics = 4;
constexpr std::size_t place_of(Statistic statistic)
{
    return static_cast<std::size_t>(statistic) - 1;
}

// The fields of one code in one packet, as written; statistics at place_of. Views into the packet.
struct CodeValues {
    std::string_view code;
    std::array<std::string_view, kStatistics> plain, converted;
    std::string_view flag;

    bool any() const;  // value, the flag aside
};

// codes is filled anew, in the order of the packet.
void group_by_code(const Hj212Packet& packet, std::vector<CodeValues>& codes);

}  // namespace audit::import
