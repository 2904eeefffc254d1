// SPDX-License-Identifier: Apache-2.0
#include "data/demo/cogeneration/year.h"

#include <algorithm>
#include <cmath>

#include "data/demo/random.h"

namespace demo::cogeneration {

namespace {

constexpr double kRatedSteam = 130;      // t/h
constexpr double kCoalPerSteam = 0.151;  // t/t
constexpr double kGasPerCoal = 5550;     // m³ dry standard at 0 % O2 from a tonne of coal
constexpr double kAirOxygen = 21;
constexpr double kBaselineOxygen = 6;
constexpr double kPi = 3.14159265358979323846;

struct Outage {
    std::size_t stopping, stopped, starting, running;  // hours of the year
};

std::vector<Outage> outages_of(int boiler)
{
    if (boiler == 0) return {{hour_at(5, 9, 7), hour_at(5, 9, 8), hour_at(5, 18, 8), hour_at(5, 18, 11)}};
    return {{hour_at(10, 16, 6), hour_at(10, 16, 7), hour_at(10, 23, 12), hour_at(10, 23, 15)}};
}

State state_at(const std::vector<Outage>& outages, std::size_t hour)
{
    for (const Outage& outage : outages) {
        if (hour < outage.stopping || hour >= outage.running) continue;
        if (hour < outage.stopped) return State::stopping;
        return hour < outage.starting ? State::stopped : State::starting;
    }
    return State::normal;
}

double load_of(State state, double usual)
{
    constexpr double kStartingLoad = 45;
    constexpr double kStoppingLoad = 40;
    switch (state) {
        case State::normal:
            return usual;
        case State::starting:
            return kStartingLoad;
        case State::stopping:
            return kStoppingLoad;
        case State::stopped:
            return 0;
    }
    return 0;
}

void resize(Boiler& boiler)
{
    boiler.state.assign(kHours, State::normal);
    for (auto* values : {&boiler.load_pct, &boiler.steam_t, &boiler.coal_t, &boiler.oxygen_pct, &boiler.flow_m3h,
                         &boiler.temperature, &boiler.humidity, &boiler.pressure, &boiler.velocity, &boiler.so2,
                         &boiler.nox, &boiler.dust, &boiler.so2_made_kg, &boiler.nox_made_kg})
        values->assign(kHours, 0);
    boiler.converted_factor.assign(kHours, 1);
    for (auto* flags : {&boiler.so2_flag, &boiler.nox_flag, &boiler.dust_flag, &boiler.flag})
        flags->assign(kHours, "N");
    for (auto* values : {&boiler.limestone_t, &boiler.gypsum_t, &boiler.urea_t}) values->assign(kDays, 0);
}

// Stack gas of a boiler that stands still: air, and an analyser that reads about zero.
void stand_still(Boiler& boiler, std::size_t hour, Random& random)
{
    boiler.oxygen_pct[hour] = 20.9;
    boiler.flow_m3h[hour] = 0;
    boiler.temperature[hour] = shown(24 + random.normal(), 1);
    boiler.humidity[hour] = shown(2.1 + 0.1 * random.normal());
    boiler.pressure[hour] = std::round(-4 + random.normal());
    boiler.velocity[hour] = 0;
    for (auto* flags : {&boiler.so2_flag, &boiler.nox_flag, &boiler.dust_flag, &boiler.flag}) (*flags)[hour] = 'F';
}

struct Noise {
    Drift load{0.97}, oxygen{0.9}, so2{0.85}, nox{0.85}, dust{0.8};
};

void burn(Boiler& boiler, std::size_t hour, double sulfur_pct, Noise& noise, Random& random)
{
    const State state = boiler.state[hour];
    constexpr double kUsualOxygen = 6.7;
    const double unsteady = state == State::starting ? 5.0 : state == State::stopping ? 4.0 : 0.0;
    boiler.oxygen_pct[hour] =
        shown(kUsualOxygen - 0.03 * (boiler.load_pct[hour] - 72) + 0.35 * noise.oxygen.next(random) + unsteady);
    boiler.steam_t[hour] = kRatedSteam * boiler.load_pct[hour] / 100;
    boiler.coal_t[hour] = boiler.steam_t[hour] * kCoalPerSteam;
    // Whole multiples of 36 m³/h are 0.01 m³/s, so that logs in m³/s say the same.
    constexpr double kLogStep = 36;
    const double gas = boiler.coal_t[hour] * kGasPerCoal * kAirOxygen / (kAirOxygen - boiler.oxygen_pct[hour]);
    boiler.flow_m3h[hour] = std::round(gas * (1 + 0.012 * random.normal()) / kLogStep) * kLogStep;
    boiler.temperature[hour] = shown(51.5 + 0.04 * (boiler.load_pct[hour] - 72) + 0.7 * random.normal(), 1);
    boiler.humidity[hour] = shown(11 + 0.35 * random.normal());
    boiler.pressure[hour] = std::round(-150 + 9 * random.normal());
    constexpr double kDuct = 5.31;  // m²
    const double actual =
        boiler.flow_m3h[hour] * (273 + boiler.temperature[hour]) / 273 / (1 - boiler.humidity[hour] / 100);
    boiler.velocity[hour] = shown(actual / 3600 / kDuct);

    constexpr double kBurnt = 0.88;  // of the sulphur that becomes SO2
    constexpr double kMilligrams = 1e6;
    boiler.so2_made_kg[hour] = 2 * boiler.coal_t[hour] * 1000 * sulfur_pct / 100 * kBurnt;
    const double passed = std::clamp(0.0105 + 0.0013 * noise.so2.next(random), 0.007, 0.0138);
    boiler.so2[hour] = shown(boiler.so2_made_kg[hour] * passed * kMilligrams / boiler.flow_m3h[hour]);
    boiler.nox_made_kg[hour] = 235.0 * boiler.flow_m3h[hour] / kMilligrams;
    const double slipped =
        state == State::normal ? std::clamp(0.128 + 0.012 * noise.nox.next(random), 0.09, 0.165) : 0.24;
    boiler.nox[hour] = shown(boiler.nox_made_kg[hour] * slipped * kMilligrams / boiler.flow_m3h[hour]);
    boiler.dust[hour] = shown(std::clamp(3.7 + 0.45 * noise.dust.next(random), 1.9, 6.0));
    if (state == State::normal) return;
    const char* flag = state == State::starting ? "St" : "Sd";
    for (auto* flags : {&boiler.so2_flag, &boiler.nox_flag, &boiler.dust_flag, &boiler.flag}) (*flags)[hour] = flag;
}

// What service work does to an hour: the analyser reads its gases, the flag says so.
void serve(Boiler& boiler, std::size_t hour, int first_hour, Random& random)
{
    if (boiler.state[hour] != State::normal) return;
    if (is_calibration_hour(hour, first_hour)) {
        boiler.so2[hour] = shown(random.uniform(18, 24));
        boiler.nox[hour] = shown(random.uniform(30, 42));
        boiler.dust[hour] = shown(random.uniform(4, 7));
        for (auto* flags : {&boiler.so2_flag, &boiler.nox_flag, &boiler.dust_flag}) (*flags)[hour] = 'C';
    } else if (is_maintenance_hour(hour)) {
        for (auto* flags : {&boiler.so2_flag, &boiler.nox_flag, &boiler.dust_flag}) (*flags)[hour] = 'M';
    }
}

void add_reagents(Boiler& boiler, Random& random)
{
    constexpr double kStoichiometry = 1.5625;  // CaCO3 per SO2
    constexpr double kGypsumPerSo2 = 2.6875;
    constexpr double kUreaPerNox = 0.652;
    for (std::size_t day = 0; day < kDays; ++day) {
        double so2 = 0;
        double nox = 0;
        for (std::size_t hour = day * kHoursOfDay; hour < (day + 1) * kHoursOfDay; ++hour) {
            so2 += boiler.so2_made_kg[hour] - boiler.so2[hour] * boiler.flow_m3h[hour] / 1e6;
            nox += boiler.nox_made_kg[hour] - boiler.nox[hour] * boiler.flow_m3h[hour] / 1e6;
        }
        boiler.limestone_t[day] = shown(so2 / 1000 * kStoichiometry * 1.08 * (1 + 0.01 * random.normal()));
        boiler.gypsum_t[day] = shown(so2 / 1000 * kGypsumPerSo2 * 1.1 * (1 + 0.01 * random.normal()));
        boiler.urea_t[day] = shown(nox / 1000 * kUreaPerNox * 1.1 * (1 + 0.01 * random.normal()), 3);
    }
}

void simulate_boiler(Year& year, int which)
{
    Boiler& boiler = year.boilers[static_cast<std::size_t>(which)];
    resize(boiler);
    Random random(20250101U + static_cast<std::uint64_t>(which));
    Noise noise;
    const std::vector<Outage> outages = outages_of(which);
    for (std::size_t hour = 0; hour < kHours; ++hour) {
        boiler.state[hour] = state_at(outages, hour);
        const double season = 6 * std::cos(2 * kPi * static_cast<double>(hour) / kHours);
        const double day = 5 * std::sin(2 * kPi * (static_cast<double>(hour % kHoursOfDay) - 8) / kHoursOfDay);
        const double usual = std::clamp(72 + season + day + 3 * noise.load.next(random), 52.0, 94.0);
        boiler.load_pct[hour] = shown(load_of(boiler.state[hour], usual), 1);
        if (boiler.state[hour] == State::stopped) {
            stand_still(boiler, hour, random);
        } else {
            burn(boiler, hour, year.sulfur_pct[hour / kHoursOfDay], noise, random);
        }
        constexpr int kFirstCalibration = 9;
        serve(boiler, hour, kFirstCalibration + which, random);
    }
    add_reagents(boiler, random);
}

void simulate_water(Year& year)
{
    WasteWater& water = year.water;
    Random random(20250103);
    Drift flow(0.9);
    Drift cod(0.92);
    Drift ammonia(0.92);
    Drift ph(0.95);
    for (std::size_t hour = 0; hour < kHours; ++hour) {
        const double load = (year.boilers[0].load_pct[hour] + year.boilers[1].load_pct[hour]) / 2;
        // Whole multiples of 0.036 m³/h are 0.01 L/s.
        water.flow_m3h.push_back(shown(std::round((38 + 0.32 * load + 1.6 * flow.next(random)) / 0.036) * 0.036, 3));
        water.cod.push_back(shown(52.5 + 6 * cod.next(random) + 0.9 * random.normal(), 1));
        water.ammonia.push_back(shown(7 + 0.9 * ammonia.next(random) + 0.12 * random.normal()));
        water.ph.push_back(shown(7.4 + 0.16 * ph.next(random) + 0.02 * random.normal()));
        constexpr int kCalibration = 12;
        water.flag.emplace_back(is_calibration_hour(hour, kCalibration) ? "C" : is_maintenance_hour(hour) ? "M" : "N");
        water.missing.push_back(false);
    }
}

}  // namespace

double converted(double measured, double oxygen_pct)
{
    return shown(measured * (kAirOxygen - kBaselineOxygen) / (kAirOxygen - oxygen_pct));
}

Year simulate_year()
{
    Year year;
    Random random(20250100);
    Drift sulfur(0.8);
    Drift ash(0.8);
    Drift heat(0.8);
    for (std::size_t day = 0; day < kDays; ++day) {
        year.sulfur_pct.push_back(shown(std::clamp(0.70 + 0.04 * sulfur.next(random), 0.58, 0.84)));
        year.ash_pct.push_back(shown(19.0 + 0.6 * ash.next(random)));
        year.heat_kj_kg.push_back(std::round(21400 + 150 * heat.next(random)));
    }
    const auto name = [](Boiler& boiler, const char* outlet, const char* facility, const char* so2, const char* nox,
                         const char* dust) {
        boiler.outlet = outlet;
        boiler.facility = facility;
        boiler.desulphurisation = so2;
        boiler.denitrification = nox;
        boiler.filter = dust;
    };
    name(year.boilers[0], "DA001", "MF0001", "TA001", "TA002", "TA003");
    name(year.boilers[1], "DA002", "MF0002", "TA004", "TA005", "TA006");
    simulate_boiler(year, 0);
    simulate_boiler(year, 1);
    simulate_water(year);
    return year;
}

}  // namespace demo::cogeneration
