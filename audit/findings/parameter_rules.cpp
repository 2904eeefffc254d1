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

std::string names_of(const CheckEntry& entry)
{
    std::string names;
    for (const Parameter& parameter : entry.parameters) names += (names.empty() ? "" : ", ") + parameter.name;
    return names.empty() ? "none" : names;
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

const CheckEntry* find_check(std::string_view id, const OwnEntries& own)
{
    for (const CheckEntry& entry : own)
        if (entry.id == id) return &entry;
    return find_check(id);
}

const Parameter* find_parameter(const CheckEntry& entry, std::string_view name)
{
    for (const Parameter& parameter : entry.parameters)
        if (parameter.name == name) return &parameter;
    return nullptr;
}

std::vector<std::string> checks_with(std::string_view parameter, const OwnEntries& own)
{
    std::vector<std::string> checks;
    for (const std::vector<CheckEntry>* entries : {&catalogue(), &own})
        for (const CheckEntry& entry : *entries)
            if (find_parameter(entry, parameter) != nullptr) checks.push_back(entry.id);
    return checks;
}

std::string expected_instead(const std::string& check, const Parameter& parameter, const std::string& value)
{
    const ParameterRule& by_data = rule_of(check, parameter.name);
    const bool is_own = find_check(check) == nullptr;
    const ParameterRule& rule = is_own ? parameter.rule : by_data;
    const std::string& default_value = parameter.default_value;
    const std::string& unit = parameter.unit;
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

void require_fitting(const std::string& place, const OwnEntries& own, const std::string& check, const std::string& name,
                     const std::string& value)
{
    if (!check.empty() && find_check(check, own) == nullptr)
        throw Error(place + ": there is no check \"" + check + "\"; `onepermit checks` lists them", ErrorKind::usage);
    if (!check.empty() && find_parameter(*find_check(check, own), name) == nullptr)
        throw Error(place + ": the check " + check + " has no parameter \"" + name +
                        "\"; it has: " + names_of(*find_check(check, own)),
                    ErrorKind::usage);
    const std::vector<std::string> checks = check.empty() ? checks_with(name, own) : std::vector<std::string>{check};
    if (checks.empty()) throw Error(place + ": no check has a parameter \"" + name + "\"", ErrorKind::usage);
    for (const std::string& id : checks) {
        const std::string expected = expected_instead(id, *find_parameter(*find_check(id, own), name), value);
        if (!expected.empty())
            throw Error(place + ": " + id + "." + name + ": found \"" + value + "\", expected " + expected,
                        ErrorKind::usage);
    }
}

}  // namespace audit::findings
