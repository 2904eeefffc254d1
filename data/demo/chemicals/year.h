// SPDX-License-Identifier: Apache-2.0
// One year of the chemical plant: batches of resin, paint mixed from it, drums coated with it. Output drives materials,
// solvent in the exhaust, waste water and wastes; treatment decides what leaves.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "data/demo/calendar.h"

namespace demo::chemicals {

inline constexpr std::size_t kShiftHours = 8;
inline constexpr std::size_t kShifts = 3 * kDays;

// A production line by shifts of eight hours. A shift without output stood still.
struct Line {
    const char* facility;
    const char* product;
    double per_hour;             // t at full load
    std::vector<double> output;  // t of each shift
};
enum LineIndex { resin, paint, drums };

struct WasteWater {
    std::vector<double> cod, ammonia, ph, flow_m3h;
    std::vector<std::string> flag;          // of COD, ammonia and pH
    std::vector<std::string> station_flag;  // of the flow
    std::vector<double> logged_amount;      // amounts in the logger / concentration x flow, 1 but for a variant
};

// By month; 1 but for a variant.
using Months = std::array<double, 13>;
inline constexpr Months kAsUsual = {1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1};

struct Year {
    std::array<Line, 3> lines;
    WasteWater water;
    Months burnt_voc = kAsUsual;   // concentration behind the combustion / the usual one
    Months drum_waste = kAsUsual;  // waste drums written down / the usual amount
};

// Spring Festival and the first days of October: everything stands still.
bool is_holiday(std::size_t day);
Year simulate_year();

double output_of(const Line& line, std::size_t first_day, std::size_t last_day);
double running_hours(const Line& line, std::size_t first_day, std::size_t last_day);

}  // namespace demo::chemicals
