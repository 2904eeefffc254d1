// SPDX-License-Identifier: Apache-2.0
#include "audit/findings/parameters.h"

#include <optional>

#include "audit/findings/catalogue.h"
#include "audit/findings/parameter_rules.h"
#include "audit/findings/parameters_file.h"
#include "audit/model/decimal.h"
#include "audit/model/error.h"

namespace audit::findings {

namespace {

const Parameter* find_parameter(const CheckEntry& entry, std::string_view name)
{
    for (const Parameter& parameter : entry.parameters) {
        if (parameter.name == name) return &parameter;
    }
    return nullptr;
}

std::string names_of(const CheckEntry& entry)
{
    std::string names;
    for (const Parameter& parameter : entry.parameters) names += (names.empty() ? "" : ", ") + parameter.name;
    return names.empty() ? "none" : names;
}

void require_value(const std::string& place, const CheckEntry& entry, const Parameter& parameter,
                   const std::string& value)
{
    const std::string expected =
        expected_instead(entry.id, parameter.name, parameter.default_value, parameter.unit, value);
    if (!expected.empty())
        throw Error(place + ": " + entry.id + "." + parameter.name + ": found \"" + value + "\", expected " + expected,
                    ErrorKind::usage);
}

}  // namespace

void require_fitting(const std::string& place, const std::string& check, const std::string& name,
                     const std::string& value)
{
    if (!check.empty()) {
        const CheckEntry* entry = find_check(check);
        if (entry == nullptr)
            throw Error(place + ": there is no check \"" + check + "\"; `onepermit checks` lists them",
                        ErrorKind::usage);
        const Parameter* parameter = find_parameter(*entry, name);
        if (parameter == nullptr)
            throw Error(
                place + ": the check " + check + " has no parameter \"" + name + "\"; it has: " + names_of(*entry),
                ErrorKind::usage);
        return require_value(place, *entry, *parameter, value);
    }
    bool known = false;
    for (const CheckEntry& entry : catalogue()) {
        const Parameter* parameter = find_parameter(entry, name);
        if (parameter == nullptr) continue;
        require_value(place, entry, *parameter, value);
        known = true;
    }
    if (!known) throw Error(place + ": no check has a parameter \"" + name + "\"", ErrorKind::usage);
}

void Parameters::read_file(const std::string& path)
{
    for (const ParametersFile::Value& value : find_parameters(path).values)
        overrides_[{value.check, value.name}] = value.value;
}

void Parameters::set(const std::string& check, const std::string& name, const std::string& value)
{
    require_fitting("parameter", check, name, value);
    overrides_[{check, name}] = value;
}

std::string Parameters::text(std::string_view check, std::string_view name) const
{
    const CheckEntry* entry = find_check(check);
    const Parameter* parameter = entry == nullptr ? nullptr : find_parameter(*entry, name);
    if (parameter == nullptr)
        throw Error("data/checks/" + std::string(check) + ".json: there is no parameter \"" + std::string(name) + "\"",
                    ErrorKind::internal);
    const std::string key(name);
    for (const std::string& owner : {std::string(check), std::string()}) {
        const auto found = overrides_.find({owner, key});
        if (found != overrides_.end()) return found->second;
    }
    return parameter->default_value;
}

double Parameters::number(std::string_view check, std::string_view name) const
{
    const std::string value = text(check, name);
    const std::optional<Decimal> number = Decimal::parse(value);
    if (!number)
        throw Error("data/checks/" + std::string(check) + ".json: the parameter \"" + std::string(name) + "\" is \"" +
                        value + "\", which is not a number",
                    ErrorKind::internal);
    return number->to_double();
}

}  // namespace audit::findings
