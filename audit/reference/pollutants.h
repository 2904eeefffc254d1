// SPDX-License-Identifier: Apache-2.0
// Pollutants and flue-gas parameters (data/pollutants.json): standard Chinese name, aliases, formulas, HJ 524 / HJ 525
// and HJ/T 212-2005 codes, canonical units, molar mass.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace audit::reference {

struct Pollutant {
    std::string name;  // standard Chinese name, used everywhere
    std::string name_en;
    std::vector<std::string> aliases;  // formulas, codes, common names
    bool is_parameter = false;         // O2, temperature, pressure, humidity, velocity, flow, load: not a pollutant
    std::string air_unit, water_unit;  // canonical unit by medium, empty when it does not occur there
    std::optional<double> molar_mass;  // g/mol
    std::string hj212_air_unit, hj212_water_unit;  // what HJ 212 packets send it in, where it is not the canonical unit
};

// What an outlet discharges; some words mean another item by it (流量 is 烟气流量 or 废水流量).
enum class Medium { unknown, air, water };
Medium medium_of(std::string_view outlet);  // DA is air, DW and YS are water; else by its words

const std::vector<Pollutant>& pollutants();
// By any name, formula or code, ignoring case, width, spaces and sub/superscripts; nullptr when unknown.
// A word that means different things by medium needs one.
const Pollutant* find_pollutant(std::string_view text, Medium medium = Medium::unknown);
// By HJ 212 factor code ("a21026", "02" in a log of flue gas ST=31, "011" in one of water ST=32); nullptr when unknown.
const Pollutant* find_factor(std::string_view code, int system_type);

// Standard names that code names directly.
inline constexpr const char* kOxygen = "含氧量";
inline constexpr const char* kGasFlow = "烟气流量";
inline constexpr const char* kGasTemperature = "烟气温度";
inline constexpr const char* kGasHumidity = "烟气湿度";
inline constexpr const char* kGasPressure = "烟气压力";
inline constexpr const char* kGasVelocity = "烟气流速";
inline constexpr const char* kWaterFlow = "废水流量";
inline constexpr const char* kPh = "pH值";

}  // namespace audit::reference
