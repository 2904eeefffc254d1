// SPDX-License-Identifier: Apache-2.0
#include "audit/findings/parameter_rules.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>

#include "audit/model/decimal.h"
#include "audit/model/error.h"
#include "audit/reference/resources.h"

namespace audit::findings {

namespace {

using nlohmann::json;
using Rules = std::map<std::string, ParameterRule, std::less<>>;  // by "check.name" or "*.name"

std::optional<double> optional_number(const json& value, const char* key)
{
    if (!value.contains(key)) return std::nullopt;
    return value.at(key).get<double>();
}

Rules read_rules()
{
    try {
        Rules rules;
        const json root = json::parse(reference::read_resource("data/parameter_rules.json"));
        for (const auto& [key, value] : root.at("rules").items())
            rules[key] = {optional_number(value, "minimum"), optional_number(value, "maximum"),
                          value.value("choices", std::vector<std::string>()), value.value("by_industry", false)};
        return rules;
    } catch (const json::exception& error) {
        throw Error(std::string("data/parameter_rules.json: ") + error.what(), ErrorKind::internal);
    }
}

std::string written(double number)
{
    constexpr int kDecimals = 6;
    return Decimal::from_double(number, kDecimals).trimmed().to_string();
}

std::string one_of(const std::vector<std::string>& choices)
{
    std::string words;
    for (const std::string& choice : choices) words += (words.empty() ? "one of " : " | ") + choice;
    return words;
}

}  // namespace

const ParameterRule& rule_of(std::string_view check, std::string_view name)
{
    static const Rules rules = read_rules();
    static const ParameterRule none;
    for (const std::string_view scope : {check, std::string_view("*")}) {
        const auto found = rules.find(std::string(scope) + "." + std::string(name));
        if (found != rules.end()) return found->second;
    }
    return none;
}

std::string expected_instead(const std::string& check, const std::string& name, const std::string& default_value,
                             const std::string& unit, const std::string& value)
{
    const ParameterRule& rule = rule_of(check, name);
    if (!rule.choices.empty()) {
        const bool known = std::find(rule.choices.begin(), rule.choices.end(), value) != rule.choices.end();
        return known ? std::string() : one_of(rule.choices);
    }
    const std::optional<Decimal> standard = Decimal::parse(default_value);
    const bool may_be_empty = default_value.empty();  // a number that nobody has to give
    if (!standard && !(may_be_empty && rule.minimum)) return {};
    if (may_be_empty && value.empty()) return {};
    std::optional<double> minimum = rule.minimum;
    if (!minimum && standard && !standard->is_negative()) minimum = 0;
    const std::optional<Decimal> number = Decimal::parse(value);
    if (number && (!minimum || number->to_double() >= *minimum) &&
        (!rule.maximum || number->to_double() <= *rule.maximum))
        return {};
    std::string words = "a number";
    if (minimum) words += " from " + written(*minimum);
    if (rule.maximum) words += " to " + written(*rule.maximum);
    if (!unit.empty()) words += " (" + unit + ")";
    return words + (may_be_empty ? ", or nothing" : ", by default " + default_value);
}

}  // namespace audit::findings
