// SPDX-License-Identifier: Apache-2.0
// One year of the demonstration plant, hour by hour, with physics that hangs together: load drives coal, flue gas and
// sulphur; sulphur and efficiency give SO2; removed SO2 gives limestone and gypsum; load gives power and waste water.
#pragma once

#include <cstddef>

#include <array>
#include <string>
#include <vector>

#include "data/demo/calendar.h"

namespace demo::cogeneration {

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
    bool concealed = false;                               // its reports leave out what does not look well
};

Year simulate_year();

// Converted by the right formula, baseline 6 % O2.
double converted(double measured, double oxygen_pct);

}  // namespace demo::cogeneration
