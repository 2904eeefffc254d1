// SPDX-License-Identifier: Apache-2.0
// The hours of start-up and shutdown to which limits are not applied, by industry (data/grants.json).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "audit/model/text.h"

namespace audit::hours {

struct Grant {
    std::string id;
    Text name;
    std::vector<std::string> industries;  // beginnings of GB/T 4754 codes, or words of the industry's name
    int start_hours = 0;                  // per start-up
    int stop_hours = 0;                   // per shutdown
    std::optional<int> year_hours;        // of start-up and shutdown together in a calendar year
    std::vector<std::string> pollutants;  // standard names; empty: all
    std::string source;
    bool confirmed = false;

    bool covers(std::string_view pollutant) const;
};

// The grant of an industry as a permit writes it ("4412 热电联产"); nullptr where none is known.
const Grant* grant_of(std::string_view industry);

}  // namespace audit::hours
