// SPDX-License-Identifier: Apache-2.0
#include "reports/permit_words.h"

#include <algorithm>

#include "audit/model/error.h"
#include "reports/number_text.h"

namespace reports {

namespace {

using audit::Plant;

constexpr std::size_t kMostListed = 8;  // a cell of a checklist is no place for fifty names

// Each text once, joined by the language's comma, … where there are more than fit.
std::string joined(const std::vector<std::string>& texts, const Wording& words)
{
    std::vector<std::string> seen;
    for (const std::string& text : texts) {
        if (!text.empty() && std::find(seen.begin(), seen.end(), text) == seen.end()) seen.push_back(text);
    }
    std::string out;
    for (std::size_t i = 0; i < seen.size() && i < kMostListed; ++i) out += (i > 0 ? words("and") : "") + seen[i];
    if (seen.size() > kMostListed) out += " …";
    return out.empty() ? words("none") : out;
}

template <typename Rows, typename TextOf>
std::string listed(const Rows& rows, const Wording& words, TextOf text_of)
{
    std::vector<std::string> texts;
    for (const auto& row : rows) texts.push_back(text_of(row));
    return joined(texts, words);
}

std::string range_text(const audit::TreatmentLimit& limit, const Wording& words)
{
    std::string text = limit.parameter + " ";
    if (limit.minimum && limit.maximum) {
        text += limit.minimum->to_string() + "～" + limit.maximum->to_string();
    } else if (limit.minimum) {
        text += words("at_least", {{"value", limit.minimum->to_string()}});
    } else if (limit.maximum) {
        text += words("at_most", {{"value", limit.maximum->to_string()}});
    }
    return limit.parameter_unit.empty() ? text : text + " " + limit.parameter_unit;
}

std::string limits_of(const Plant& plant, const std::string& outlet, const Wording& words)
{
    std::vector<std::string> texts;
    for (const audit::PermitLimit& limit : plant.limits) {
        if (limit.outlet != outlet) continue;
        const auto& value = limit.hourly ? limit.hourly : limit.daily;
        if (!value) continue;
        const std::string lower = value->lower ? value->lower->to_string() + "～" : std::string();
        texts.push_back(limit.pollutant + " " + lower + value->upper.to_string() +
                        (value->unit.empty() ? "" : ' ' + value->unit));
    }
    return joined(texts, words);
}

std::string size_of(const audit::Outlet& outlet, const Wording& words)
{
    std::string text;
    const auto add = [&](const char* key, const std::string& value) {
        text += (text.empty() ? "" : words("and")) + words(key, {{"value", value}});
    };
    if (outlet.height_m) add("height", plain_number(*outlet.height_m, 2));
    if (outlet.diameter_m) add("diameter", plain_number(*outlet.diameter_m, 2));
    if (outlet.longitude && outlet.latitude) {
        add("position", plain_number(*outlet.longitude, 6) + ", " + plain_number(*outlet.latitude, 6));
    }
    return text.empty() ? "—" : text;
}

std::string or_dash(const std::string& text)
{
    return text.empty() ? "—" : text;
}

std::string design_of(const audit::Facility& facility)
{
    if (!facility.design_value) return or_dash(facility.parameter);
    // Rates of mass are kept in kg/h; a boiler's nameplate says t/h.
    constexpr double kKilograms = 1000;
    const bool in_tonnes = facility.design_unit == "kg/h" && *facility.design_value >= kKilograms;
    const double value = in_tonnes ? *facility.design_value / kKilograms : *facility.design_value;
    return facility.parameter + " " + plain_number(value, 4) + " " + (in_tonnes ? "t/h" : facility.design_unit);
}

// A facility or treatment has a row for each parameter or pollutant: one item each, parameters together.
std::vector<Values> facilities(const Plant& plant, const Wording& words)
{
    std::vector<Values> all;
    std::vector<std::string> seen;
    for (const audit::Facility& facility : plant.facilities) {
        if (std::find(seen.begin(), seen.end(), facility.facility) != seen.end()) continue;
        seen.push_back(facility.facility);
        std::vector<std::string> designs;
        for (const audit::Facility& row : plant.facilities) {
            if (row.facility == facility.facility) designs.push_back(design_of(row));
        }
        all.push_back({{"facility", facility.facility}, {"name", facility.name}, {"design", joined(designs, words)}});
    }
    return all;
}

std::vector<Values> treatments(const Plant& plant, const Wording& words)
{
    std::vector<Values> all;
    std::vector<std::string> seen;
    for (const audit::Treatment& treatment : plant.treatments) {
        if (std::find(seen.begin(), seen.end(), treatment.treatment) != seen.end()) continue;
        seen.push_back(treatment.treatment);
        std::vector<std::string> pollutants;
        for (const audit::Treatment& row : plant.treatments) {
            if (row.treatment == treatment.treatment) pollutants.push_back(row.pollutant);
        }
        std::string parameters;
        for (const audit::TreatmentLimit& limit : plant.treatment_limits) {
            if (limit.treatment == treatment.treatment) parameters += words("semicolon") + range_text(limit, words);
        }
        all.push_back({{"treatment", treatment.treatment},
                       {"name", treatment.name},
                       {"process", or_dash(treatment.process)},
                       {"pollutants", joined(pollutants, words)},
                       {"facilities", joined(treatment.facilities, words)},
                       {"outlet", or_dash(treatment.outlet)},
                       {"parameters", parameters}});
    }
    return all;
}

bool is_automatic(const Plant& plant, const audit::Outlet& outlet)
{
    return std::any_of(plant.monitoring.begin(), plant.monitoring.end(),
                       [&](const auto& asked) { return asked.automatic && asked.outlet == outlet.outlet; });
}

template <typename Wanted>
std::vector<Values> outlets(const Plant& plant, const Wording& words, Wanted wanted)
{
    std::vector<Values> all;
    for (const audit::Outlet& outlet : plant.outlets) {
        if (!wanted(outlet)) continue;
        all.push_back({{"outlet", outlet.outlet},
                       {"name", outlet.name},
                       {"kind", or_dash(outlet.kind)},
                       {"destination", or_dash(outlet.destination)},
                       {"size", size_of(outlet, words)},
                       {"limits", limits_of(plant, outlet.outlet, words)}});
    }
    return all;
}

std::string monitoring_text(const Plant& plant, const Wording& words, bool automatic)
{
    std::vector<std::string> texts;
    for (const audit::MonitoringRequirement& asked : plant.monitoring) {
        if (asked.automatic != automatic) continue;
        texts.push_back(asked.outlet + " " + asked.pollutant + (automatic ? "" : ' ' + asked.frequency_text));
    }
    return joined(texts, words);
}

std::string storage_text(const audit::PermittedWaste& waste)
{
    const std::string capacity =
        waste.storage_capacity_t ? ' ' + plain_number(*waste.storage_capacity_t, 3) + " t" : std::string();
    return waste.storage + capacity;
}

}  // namespace

Values permit_values(const Plant& plant, const Wording& words)
{
    const audit::Permit permit = plant.permit.value_or(audit::Permit{});
    std::string validity = "—";
    if (permit.valid_from && permit.valid_to) {
        validity = days_text({*permit.valid_from, *permit.valid_to + audit::kDay}, words.language());
    }
    std::vector<std::string> rain;
    for (const audit::Outlet& outlet : plant.outlets) {
        if (outlet.is_rain()) rain.push_back(outlet.outlet + " " + outlet.name);
    }
    return {{"permit_no", or_dash(permit.permit_no)},
            {"validity", validity},
            {"legal_representative", or_dash(permit.legal_representative)},
            {"facility_count", std::to_string(facilities(plant, words).size())},
            {"treatment_count", std::to_string(treatments(plant, words).size())},
            {"outlet_count", std::to_string(plant.outlets.size())},
            {"rain_outlets", joined(rain, words)},
            {"materials", listed(plant.materials, words, [](const auto& row) { return row.material; })},
            {"automatic", monitoring_text(plant, words, true)},
            {"manual", monitoring_text(plant, words, false)},
            {"wastes", listed(plant.wastes, words, [](const auto& row) { return row.waste_code + " " + row.waste; })},
            {"waste_storage", listed(plant.wastes, words, storage_text)},
            {"ledgers",
             listed(plant.ledgers, words, [](const auto& row) { return row.category + " " + row.frequency_text; })},
            {"reports", listed(plant.reports, words, [](const auto& row) { return row.kind + " " + row.due; })},
            {"special_periods", listed(plant.special_limits, words, [&](const auto& row) {
                 return row.outlet + " " + row.pollutant + " " + days_text(row.period, words.language());
             })}};
}

std::vector<Values> values_of_each(const std::string& each, const Plant& plant, const Wording& words)
{
    if (each == "facility") return facilities(plant, words);
    if (each == "treatment") return treatments(plant, words);
    if (each == "air_outlet") return outlets(plant, words, [](const auto& one) { return one.is_air(); });
    if (each == "water_outlet") return outlets(plant, words, [](const auto& one) { return one.is_water(); });
    if (each == "automatic_outlet")
        return outlets(plant, words, [&](const auto& one) { return is_automatic(plant, one); });
    throw audit::Error("templates/checklists: \"each\": \"" + each + "\" is unknown, README.md there lists what is",
                       audit::ErrorKind::internal);
}

bool permit_has(const std::string& condition, const Plant& plant)
{
    const auto any = [](const auto& rows, auto is) { return std::any_of(rows.begin(), rows.end(), is); };
    const auto monitored = [&](bool automatic) {
        return any(plant.monitoring, [=](const auto& row) { return row.automatic == automatic; });
    };
    if (condition == "always") return true;
    if (condition == "air_outlet") return any(plant.outlets, [](const auto& row) { return row.is_air(); });
    if (condition == "water_outlet") return any(plant.outlets, [](const auto& row) { return row.is_water(); });
    if (condition == "rain_outlet") return any(plant.outlets, [](const auto& row) { return row.is_rain(); });
    if (condition == "automatic") return monitored(true);
    if (condition == "manual") return monitored(false);
    if (condition == "automatic_air")
        return any(plant.outlets, [&](const auto& row) { return row.is_air() && is_automatic(plant, row); });
    if (condition == "automatic_water")
        return any(plant.outlets, [&](const auto& row) { return row.is_water() && is_automatic(plant, row); });
    if (condition == "materials") return !plant.materials.empty();
    if (condition == "hazardous_waste") return !plant.wastes.empty();
    if (condition == "special_period") return !plant.special_limits.empty();
    throw audit::Error(
        "templates/checklists: \"when\": \"" + condition + "\" is unknown, README.md there lists what is",
        audit::ErrorKind::internal);
}

bool is_of_industry(const Plant& plant, const std::vector<std::string>& marks)
{
    if (!plant.permit) return false;
    const std::string& industry = plant.permit->industry;
    const auto* const digit =
        std::find_if(industry.data(), industry.data() + industry.size(), [](char c) { return c >= '0' && c <= '9'; });
    const std::string_view code(digit, static_cast<std::size_t>(industry.data() + industry.size() - digit));
    return std::any_of(marks.begin(), marks.end(), [&](const std::string& mark) {
        const bool is_code = !mark.empty() && mark.front() >= '0' && mark.front() <= '9';
        return is_code ? code.starts_with(mark) : industry.find(mark) != std::string::npos;
    });
}

}  // namespace reports
