// SPDX-License-Identifier: Apache-2.0
// One year of the demonstration plant, hour by hour, with physics that hangs together: load drives coal, flue gas and
// sulphur; sulphur and efficiency give SO2; removed SO2 gives limestone and gypsum; load gives power and waste water.
#pragma once

#include <cstddef>

#include <array>
#include <string>
#include <vector>

#include "audit/model/time.h"

namespace demo {

inline constexpr std::size_t kHours = 8760;
inline constexpr std::size_t kDays = 365;
inline constexpr int kHoursOfDay = 24;
inline const audit::Time kYearStart = audit::midnight({2025, 1, 1});
inline const audit::Time kYearEnd = audit::midnight({2026, 1, 1});

inline audit::Time hour_time(std::size_t hour)
{
    return kYearStart + static_cast<std::int64_t>(hour) * audit::kHour;
}
// The hour that begins then; requires a time of the year.
std::size_t hour_at(int month, int day, int hour = 0);

enum class State { normal, starting, stopping, stopped };

// One boiler with its treatment and outlet. Vectors hold one value an hour. Concentrations: mg/m³, dry standard state.
struct Boiler {
    std::string outlet, facility, desulphurisation, denitrification, filter;
    std::vector<State> state;
    std::vector<double> load_pct, steam_t, coal_t, oxygen_pct, flow_m3h, temperature, humidity, pressure, velocity;
    std::vector<double> so2, nox, dust;            // measured
    std::vector<double> so2_made_kg, nox_made_kg;  // before treatment
    std::vector<double> converted_factor;          // submitted converted value / right one; 1 but for a breach
    std::vector<std::string> so2_flag, nox_flag, dust_flag, flag;  // flag: of the flue-gas parameters
    // Reagents and by-product by day, t; power of the three treatments by day, kWh.
    std::vector<double> limestone_t, gypsum_t, urea_t;
};

struct WasteWater {
    std::vector<double> cod, ammonia, ph, flow_m3h;
    std::vector<std::string> flag;  // of COD, ammonia and pH
    std::vector<bool> missing;      // no row at all
};

struct Year {
    std::array<Boiler, 2> boilers;
    WasteWater water;
    std::vector<double> sulfur_pct, ash_pct, heat_kj_kg;  // of the day's coal
};

Year simulate_year();

// Converted by the right formula, baseline 6 % O2.
double converted(double measured, double oxygen_pct);
// With the decimals the analyser shows (two), as it is written and computed with everywhere.
double shown(double value, int decimals = 2);

// The calendar of service work: both are whole hours of the year.
bool is_calibration_hour(std::size_t hour, int first_hour_of_day);  // every seventh day
bool is_maintenance_hour(std::size_t hour);                         // the 21st of each month, 10 and 11 o'clock

}  // namespace demo
