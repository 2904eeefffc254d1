// SPDX-License-Identifier: Apache-2.0
#include "audit/reference/units.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>
#include <memory>
#include <unordered_map>
#include <utility>
#include <vector>

#include "audit/model/error.h"
#include "audit/reference/fold.h"
#include "audit/reference/resources.h"

namespace audit::reference {

namespace {

using nlohmann::json;

constexpr const char* kGas = "mg/m³";
constexpr Decimal kMolarVolume{224, 1};  // L/mol at 0 ℃ and 101.325 kPa

struct UnitBook {
    std::vector<std::unique_ptr<Unit>> units;
    std::unordered_map<std::string, const Unit*> by_spelling;
    std::vector<std::pair<std::string, std::string>> words;
};

void replace_all(std::string& text, std::string_view what, std::string_view with)
{
    for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size()))
        text.replace(at, what.size(), with);
}

// The form in which spellings are compared: 毫克/立方米, mg/Nm^3 and mg/m³ are all "mg/m3".
std::string plain_spelling(std::string_view spelling, const UnitBook& book)
{
    std::string text = folded(spelling);
    for (const auto& [word, symbol] : book.words) replace_all(text, word, symbol);
    replace_all(text, "^", "");
    replace_all(text, "nm3", "m3");
    replace_all(text, "sm3", "m3");
    replace_all(text, "m3(标)", "m3");
    if (text.size() > 2 && text.front() == '(' && text.back() == ')') text = text.substr(1, text.size() - 2);
    return text;
}

Decimal number_of(const json& text)
{
    const auto value = Decimal::parse(text.get<std::string>());
    if (!value) throw Error("data/units.json: " + text.dump() + " is not a number", ErrorKind::internal);
    return *value;
}

void add_spelling(UnitBook& book, std::string_view spelling, const Unit& unit)
{
    book.by_spelling.emplace(plain_spelling(spelling, book), &unit);
}

// Adds the unit under its spellings, and with every prefix (万t) where the dimension takes them.
void add_unit(UnitBook& book, const Unit& unit, const std::vector<std::string>& spellings, const json* prefixes)
{
    book.units.push_back(std::make_unique<Unit>(unit));
    for (const std::string& spelling : spellings) add_spelling(book, spelling, *book.units.back());
    if (prefixes == nullptr) return;
    for (const json& prefix : *prefixes) {
        const std::string sign = prefix.at(0).get<std::string>();
        Unit larger = unit;
        larger.name = sign + unit.name;
        larger.factor = unit.factor * number_of(prefix.at(1));
        book.units.push_back(std::make_unique<Unit>(larger));
        for (const std::string& spelling : spellings) add_spelling(book, sign + spelling, *book.units.back());
    }
}

Unit read_unit(const json& entry, const std::string& canonical)
{
    Unit unit;
    unit.name = entry.at(0).get<std::string>();
    unit.canonical = canonical;
    const std::string factor = entry.at(1).get<std::string>();
    if (const std::size_t slash = factor.find('/'); slash != std::string::npos) {
        unit.factor = number_of(json(factor.substr(0, slash)));
        unit.divisor = static_cast<int>(number_of(json(factor.substr(slash + 1))).mantissa);
    } else {
        unit.factor = number_of(json(factor));
    }
    if (entry.size() > 3) unit.offset = number_of(entry.at(3));
    return unit;
}

void add_rates(UnitBook& book, const Unit& unit, const std::vector<std::string>& spellings, const json& dimension,
               const json& document)
{
    for (const json& name : dimension.at("per")) {
        for (const json& per : document.at("per")) {
            if (per.at(0) != name) continue;
            const std::string time = '/' + name.get<std::string>();
            Unit rate = unit;
            rate.name = unit.name + time;
            rate.canonical = unit.canonical + time;
            if (time != "/h" && time != "/d") rate.amount = unit.canonical;
            std::vector<std::string> rates;
            for (const std::string& spelling : spellings) {
                for (const json& sign : per.at(1)) rates.push_back(spelling + "/" + sign.get<std::string>());
            }
            add_unit(book, rate, rates, dimension.value("prefixes", false) ? &document.at("prefixes") : nullptr);
        }
    }
}

UnitBook read_units()
{
    const json document = json::parse(read_resource("data/units.json"));
    UnitBook book;
    for (const json& word : document.at("words"))
        book.words.emplace_back(word.at(0).get<std::string>(), word.at(1).get<std::string>());
    for (const json& dimension : document.at("dimensions")) {
        const std::string first = dimension.at("units").at(0).at(0).get<std::string>();
        const std::string canonical = dimension.value("canonical", first);
        for (const json& entry : dimension.at("units")) {
            const Unit unit = read_unit(entry, canonical);
            std::vector<std::string> spellings = entry.at(2).get<std::vector<std::string>>();
            spellings.push_back(unit.name);
            add_unit(book, unit, spellings, dimension.value("prefixes", false) ? &document.at("prefixes") : nullptr);
            if (dimension.contains("per")) add_rates(book, unit, spellings, dimension, document);
        }
    }
    return book;
}

const UnitBook& unit_book()
{
    static const UnitBook book = read_units();
    return book;
}

// value * factor with no more decimals than that needs: 17.445 times 10000 is 174450, 71.9 times 0.001 is 0.0719.
Decimal scaled(const Decimal& value, const Unit& unit)
{
    const Decimal factor = unit.factor;
    const Decimal product = value * factor;
    if (factor.decimals == 0) {  // whole powers of ten give decimals back
        int zeros = 0;
        std::int64_t rest = factor.mantissa;
        for (; rest != 0 && rest % 10 == 0; rest /= 10) ++zeros;
        return product.rounded(std::max(0, product.decimals - zeros));
    }
    return product;
}

}  // namespace

const Unit* find_unit(std::string_view spelling)
{
    const UnitBook& book = unit_book();
    const auto found = book.by_spelling.find(plain_spelling(spelling, book));
    return found == book.by_spelling.end() ? nullptr : found->second;
}

std::optional<Decimal> convert(const Decimal& value, const Unit& unit, std::string_view to, const Pollutant* substance)
{
    if (to == kGas && (unit.canonical == "ppm")) {
        if (substance == nullptr || !substance->molar_mass) return std::nullopt;
        constexpr int kMoreDecimals = 2;
        const Decimal mass = Decimal::from_double(*substance->molar_mass, 3);
        return quotient(scaled(value, unit) * mass, kMolarVolume, std::min(value.decimals + kMoreDecimals, 9));
    }
    if (!to.empty() && to != unit.canonical && to != unit.amount) return std::nullopt;
    Decimal result = scaled(value, unit);
    if (unit.divisor != 1) {
        constexpr int kMoreDecimals = 3;
        result = quotient(result, Decimal{unit.divisor, 0}, std::min(value.decimals + kMoreDecimals, 9));
    }
    return unit.offset.is_zero() ? result : result + unit.offset;
}

}  // namespace audit::reference
