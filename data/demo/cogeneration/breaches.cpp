// SPDX-License-Identifier: Apache-2.0
#include "data/demo/cogeneration/breaches.h"

#include <algorithm>

#include "data/demo/random.h"

namespace demo::cogeneration {

namespace {

// Four hours over 35 mg/m³ converted, once by nearly three quarters.
void exceed_so2(Boiler& boiler)
{
    constexpr double kValues[] = {47.31, 58.64, 52.18, 40.27};
    const Stretch stretch{hour_at(3, 2, 5), hour_at(3, 2, 9)};
    for (std::size_t hour = stretch.from; hour < stretch.to; ++hour) boiler.so2[hour] = kValues[hour - stretch.from];
}

// Two days whose every hour keeps the hourly limit of 50 and whose mean is over the daily one of 45.
void exceed_daily_nox(Boiler& boiler)
{
    Random random(715);
    for (std::size_t hour = hour_at(7, 15); hour < hour_at(7, 17); ++hour) {
        const double wanted = random.uniform(45.6, 49.1);  // converted
        boiler.nox[hour] = shown(wanted * (21 - boiler.oxygen_pct[hour]) / 15);
        boiler.nox_flag[hour] = 'N';
    }
}

void understate_conversion(Boiler& boiler)
{
    constexpr double kFactor = 0.86;
    for (std::size_t hour = hour_at(8, 11); hour < hour_at(8, 14); ++hour) boiler.converted_factor[hour] = kFactor;
}

// False air in the duct: oxygen up by half, everything else thinned.
void dilute(Boiler& boiler)
{
    for (std::size_t hour = hour_at(11, 18, 1); hour < hour_at(11, 18, 10); ++hour) {
        const double thinned = (21 - 13.4) / (21 - boiler.oxygen_pct[hour]);
        boiler.oxygen_pct[hour] = shown(13.4 + 0.02 * static_cast<double>(hour % 7));
        for (auto* values : {&boiler.so2, &boiler.nox, &boiler.dust})
            (*values)[hour] = shown((*values)[hour] * thinned);
        boiler.flow_m3h[hour] = static_cast<double>(static_cast<int>(boiler.flow_m3h[hour] / thinned / 36)) * 36;
        boiler.velocity[hour] = shown(boiler.velocity[hour] / thinned);
    }
}

void freeze_dust(Boiler& boiler)
{
    const std::size_t from = hour_at(4, 16, 20);
    constexpr std::size_t kHoursFrozen = 15;
    for (std::size_t hour = from; hour < from + kHoursFrozen; ++hour) boiler.dust[hour] = 3.62;
}

// More COD the whole year than the permit's tonnes allow, and no day over its limit.
void overload(WasteWater& water)
{
    constexpr double kFactor = 1.048;
    for (double& cod : water.cod) cod = shown(cod * kFactor, 1);
}

void copy_cod(WasteWater& water)
{
    constexpr std::size_t kHoursCopied = 52;
    const std::size_t from = hour_at(8, 5, 14);
    const std::size_t to = hour_at(9, 2, 14);
    for (std::size_t i = 0; i < kHoursCopied; ++i) water.cod[to + i] = water.cod[from + i];
}

void hide_behind_tag(Boiler& boiler)
{
    const Stretch stretch{hour_at(6, 11, 3), hour_at(6, 11, 5)};
    for (std::size_t hour = stretch.from; hour < stretch.to; ++hour) {
        boiler.so2[hour] = shown(84.2 + 3 * static_cast<double>(hour - stretch.from));
        boiler.so2_flag[hour] = 'M';
    }
}

void lose_dust_analyser(Boiler& boiler)
{
    const Stretch stretch{hour_at(11, 3, 8), hour_at(11, 28, 8)};
    for (std::size_t hour = stretch.from; hour < stretch.to; ++hour) boiler.dust_flag[hour] = 'D';
}

void lose_water_data(WasteWater& water)
{
    for (std::size_t hour = hour_at(4, 23, 15); hour < hour_at(4, 24, 0); ++hour) water.missing[hour] = true;
}

}  // namespace

void apply_breaches(Year& year)
{
    exceed_so2(year.boilers[0]);
    exceed_daily_nox(year.boilers[1]);
    understate_conversion(year.boilers[1]);
    dilute(year.boilers[0]);
    freeze_dust(year.boilers[0]);
    hide_behind_tag(year.boilers[0]);
    lose_dust_analyser(year.boilers[1]);
    overload(year.water);
    copy_cod(year.water);
    lose_water_data(year.water);
    year.concealed = true;
}

}  // namespace demo::cogeneration
