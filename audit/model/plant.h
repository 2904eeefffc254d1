// SPDX-License-Identifier: Apache-2.0
// The permit and its terms as plain values: what the plant may do and must do. One Plant is one case. Every term knows
// the row it was read from. Codes are normalised (DA001, MF0001, TA001); 全厂 stands for the whole plant.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "audit/model/decimal.h"
#include "audit/model/source.h"
#include "audit/model/time.h"

namespace audit {

inline constexpr const char* kWholePlant = "全厂";

struct Permit {
    std::string permit_no, enterprise, uscc, industry, management_class, address;
    std::string legal_representative, contact, phone, issuer;
    std::optional<double> longitude, latitude;  // degrees
    std::optional<Time> issued_on, valid_from, valid_to, production_start;
    std::optional<double> annual_production_hours;
    SourceRow source;
};

struct Product {
    std::string unit, product, capacity_unit;
    std::optional<double> capacity;
    SourceRow source;
};

struct Facility {
    std::string facility, name, unit, parameter, design_unit;
    std::optional<double> design_value;
    SourceRow source;
};

struct PermittedMaterial {
    std::string kind, material, annual_unit, toxic;
    std::optional<double> annual_max;  // in annual_unit
    std::optional<Decimal> sulfur_pct, ash_pct;
    SourceRow source;
};

// One pollutant treated by one treatment facility.
struct Treatment {
    std::string treatment, name, process, pollutant, outlet;
    std::vector<std::string> facilities;  // production facilities it serves
    std::optional<double> efficiency_pct;
    SourceRow source;
};

struct TreatmentLimit {
    std::string treatment, parameter, parameter_unit;
    std::optional<Decimal> minimum, maximum;
    SourceRow source;
};

struct Outlet {
    std::string outlet, name, kind, destination;
    std::optional<double> longitude, latitude, height_m, diameter_m;
    SourceRow source;

    bool is_air() const { return outlet.starts_with("DA"); }
    bool is_water() const { return outlet.starts_with("DW"); }
    bool is_rain() const { return outlet.starts_with("YS"); }
    bool is_main() const { return kind == "主要排放口"; }
};

// A limit as written: its number in the canonical unit with the decimals of the permit; pH has a lower end too.
struct LimitValue {
    std::optional<Decimal> lower;
    Decimal upper;
    std::string unit;     // canonical, e.g. mg/m³
    std::string written;  // e.g. 50mg/Nm3

    // over when, rounded half to even to the limit's decimals, strictly beyond an end (GB/T 8170, 修约值比较法)
    bool exceeded_rounded(const Decimal& value) const;
    // over when strictly beyond an end without rounding (全数值比较法)
    bool exceeded_exactly(const Decimal& value) const;
    // The end that the value is nearer to or beyond.
    const Decimal& end_for(const Decimal& value) const;
};

struct PermitLimit {
    std::string outlet, outlet_name, pollutant, standard;
    std::optional<LimitValue> hourly, daily, rate;  // rate: kg/h
    std::vector<std::optional<LimitValue>> years;   // five permit years from valid_from, t/a
    std::optional<Decimal> baseline_o2_pct;
    SourceRow source;
};

struct SpecialLimit {
    std::string outlet, pollutant;
    Period period;
    std::optional<LimitValue> concentration;
    std::optional<Decimal> daily_kg, monthly_t;
    SourceRow source;
};

// How often something is asked for: count times in every `every` units; "1次/季" is {1, 1, quarter}.
enum class FrequencyUnit { hour, day, week, month, quarter, half_year, year };
struct Frequency {
    int count = 1;
    int every = 1;
    FrequencyUnit unit = FrequencyUnit::year;
};
// Empty when the text says no countable frequency ("按监测频次记录").
std::optional<Frequency> parse_frequency(std::string_view text);

struct MonitoringRequirement {
    std::string medium, outlet, contents, pollutant, instrument, sampling, frequency_text, method, other;
    bool automatic = false;  // 自动; else 手工
    bool online = false;
    std::optional<Frequency> frequency;
    SourceRow source;
};

struct LedgerRequirement {
    std::string category, contents, frequency_text, form, other;
    std::optional<Frequency> frequency;
    SourceRow source;
};

struct ReportRequirement {
    std::string kind;  // 年报 半年报 季报 月报
    std::string frequency_text, due;
    std::optional<Frequency> frequency;
    SourceRow source;
};

struct PermittedWaste {
    std::string waste_code, waste, storage, destination;
    std::optional<double> annual_t, storage_capacity_t;
    SourceRow source;
};

struct Plant {
    std::optional<Permit> permit;
    std::vector<Product> products;
    std::vector<Facility> facilities;
    std::vector<PermittedMaterial> materials;
    std::vector<Treatment> treatments;
    std::vector<TreatmentLimit> treatment_limits;
    std::vector<Outlet> outlets;
    std::vector<PermitLimit> limits;
    std::vector<SpecialLimit> special_limits;
    std::vector<MonitoringRequirement> monitoring;
    std::vector<LedgerRequirement> ledgers;
    std::vector<ReportRequirement> reports;
    std::vector<PermittedWaste> wastes;

    const Outlet* find_outlet(std::string_view outlet) const;
    const PermitLimit* find_limit(std::string_view outlet, std::string_view pollutant) const;
    // The baseline O2 that limits at this outlet are converted to; empty when none is given.
    std::optional<Decimal> baseline_o2(std::string_view outlet, std::string_view pollutant) const;
    // Treatments that serve the outlet, and production facilities that feed it through them.
    std::vector<std::string> treatments_of(std::string_view outlet) const;
    std::vector<std::string> facilities_of(std::string_view outlet) const;
};

}  // namespace audit
