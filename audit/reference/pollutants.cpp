// SPDX-License-Identifier: Apache-2.0
#include "audit/reference/pollutants.h"

#include <nlohmann/json.hpp>

#include <unordered_map>

#include "audit/model/error.h"
#include "audit/reference/fold.h"
#include "audit/reference/resources.h"

namespace audit::reference {

namespace {

using nlohmann::json;
using Names = std::unordered_map<std::string, std::size_t>;

constexpr int kAirSource = 31;  // system types (ST) of HJ 212
constexpr int kWaterSource = 32;

struct PollutantBook {
    std::vector<Pollutant> all;
    Names any, air, water;         // folded name -> index
    Names air_codes, water_codes;  // HJ/T 212-2005
};

std::vector<std::string> words(const json& entry, const char* field)
{
    return entry.value(field, std::vector<std::string>());
}

void add_names(Names& names, const std::vector<std::string>& aliases, std::size_t index)
{
    for (const std::string& alias : aliases) {
        if (!names.emplace(folded(alias), index).second && names.at(folded(alias)) != index)
            throw Error("data/pollutants.json: '" + alias + "' names two pollutants", ErrorKind::internal);
    }
}

std::string member_of(const json& entry, const char* field, const char* key)
{
    const auto found = entry.find(field);
    return found == entry.end() ? std::string() : found->value(key, std::string());
}

void add_codes(Names& codes, const json& entry, const char* system, std::size_t index)
{
    const auto found = entry.find("codes_2005");
    if (found != entry.end()) add_names(codes, words(*found, system), index);
}

PollutantBook read_pollutants()
{
    const json document = json::parse(read_resource("data/pollutants.json"));
    PollutantBook book;
    for (const json& entry : document.at("pollutants")) {
        Pollutant pollutant;
        pollutant.name = entry.at("name").get<std::string>();
        pollutant.name_en = entry.at("en").get<std::string>();
        pollutant.aliases = words(entry, "aliases");
        pollutant.is_parameter = entry.value("parameter", false);
        pollutant.air_unit = entry.value("air_unit", std::string());
        pollutant.water_unit = entry.value("water_unit", std::string());
        if (entry.contains("molar_mass")) pollutant.molar_mass = entry.at("molar_mass").get<double>();
        pollutant.hj212_air_unit = member_of(entry, "hj212_unit", "31");
        pollutant.hj212_water_unit = member_of(entry, "hj212_unit", "32");
        const std::size_t index = book.all.size();
        add_names(book.any, {pollutant.name}, index);
        add_names(book.any, pollutant.aliases, index);
        add_names(book.air, words(entry, "air_aliases"), index);
        add_names(book.water, words(entry, "water_aliases"), index);
        add_codes(book.air_codes, entry, "31", index);
        add_codes(book.water_codes, entry, "32", index);
        book.all.push_back(std::move(pollutant));
    }
    return book;
}

const PollutantBook& pollutant_book()
{
    static const PollutantBook book = read_pollutants();
    return book;
}

const Pollutant* look_up(const Names& names, const std::string& name)
{
    const auto found = names.find(name);
    return found == names.end() ? nullptr : &pollutant_book().all[found->second];
}

bool contains_any(std::string_view text, std::initializer_list<std::string_view> parts)
{
    for (const std::string_view part : parts) {
        if (text.find(part) != std::string_view::npos) return true;
    }
    return false;
}

}  // namespace

const std::vector<Pollutant>& pollutants()
{
    return pollutant_book().all;
}

Medium medium_of(std::string_view outlet)
{
    if (outlet.starts_with("DA")) return Medium::air;
    if (outlet.starts_with("DW") || outlet.starts_with("YS")) return Medium::water;
    if (contains_any(outlet, {"水", "WS-", "污口"})) return Medium::water;
    if (contains_any(outlet, {"气", "烟", "炉", "FQ-"})) return Medium::air;
    return Medium::unknown;
}

const Pollutant* find_pollutant(std::string_view text, Medium medium)
{
    const PollutantBook& book = pollutant_book();
    const std::string name = folded(text);
    if (medium == Medium::air) {
        if (const Pollutant* found = look_up(book.air, name)) return found;
    } else if (medium == Medium::water) {
        if (const Pollutant* found = look_up(book.water, name)) return found;
    }
    if (const Pollutant* found = look_up(book.any, name)) return found;
    const Pollutant* air = look_up(book.air, name);
    const Pollutant* water = look_up(book.water, name);
    return air != nullptr && water != nullptr ? nullptr : air != nullptr ? air : water;
}

const Pollutant* find_factor(std::string_view code, int system_type)
{
    const PollutantBook& book = pollutant_book();
    const std::string name = folded(code);
    if (system_type == kAirSource) {
        if (const Pollutant* found = look_up(book.air_codes, name)) return found;
    } else if (system_type == kWaterSource) {
        if (const Pollutant* found = look_up(book.water_codes, name)) return found;
    }
    // HJ 524 and HJ 525 codes say their medium themselves; a formula is no code.
    const bool is_code =
        name.size() >= 6 && (name[0] == 'a' || name[0] == 'w' || name[0] == 'i') && name[1] >= '0' && name[1] <= '9';
    return is_code ? look_up(book.any, name) : nullptr;
}

}  // namespace audit::reference
