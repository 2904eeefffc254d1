// SPDX-License-Identifier: Apache-2.0
// The tables of variants, one a topic of the catalogue.
#pragma once

#include <vector>

#include "data/demo/variants/variant.h"

namespace demo::variants {

inline constexpr Plant kChemicals = Plant::chemicals;
inline constexpr Plant kCogeneration = Plant::cogeneration;

inline Cell day(int year, int month, int of_month)
{
    return date(audit::midnight({year, month, of_month}));
}
inline Cell at(int month, int of_month, int hour)
{
    return time(hour_time(hour_at(month, of_month, hour)));
}

const std::vector<Variant>& of_permit();
const std::vector<Variant>& of_limits();
const std::vector<Variant>& of_monitoring();
const std::vector<Variant>& of_authenticity();  // of automatic data
const std::vector<Variant>& of_results();       // of the laboratory's
const std::vector<Variant>& of_ledger();
const std::vector<Variant>& of_waste();
const std::vector<Variant>& of_report();
const std::vector<Variant>& of_management();

}  // namespace demo::variants
