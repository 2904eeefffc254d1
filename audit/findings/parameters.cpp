// SPDX-License-Identifier: Apache-2.0
#include "audit/findings/parameters.h"

#include <nlohmann/json.hpp>

#include <charconv>
#include <fstream>
#include <iterator>
#include <optional>

#include "audit/findings/catalogue.h"
#include "audit/model/decimal.h"
#include "audit/model/error.h"

namespace audit::findings {

namespace {

using nlohmann::json;

const Parameter* find_parameter(const CheckEntry& entry, std::string_view name)
{
    for (const Parameter& parameter : entry.parameters) {
        if (parameter.name == name) return &parameter;
    }
    return nullptr;
}

bool is_number(const std::string& text)
{
    return Decimal::parse(text).has_value();
}

std::string names_of(const CheckEntry& entry)
{
    std::string names;
    for (const Parameter& parameter : entry.parameters) names += (names.empty() ? "" : ", ") + parameter.name;
    return names.empty() ? "none" : names;
}

// Throws when the value does not fit the parameter's kind: a number stays a number.
void require_kind(const std::string& place, const Parameter& parameter, const std::string& value)
{
    if (is_number(parameter.default_value) && !is_number(value))
        throw Error(place + ": \"" + parameter.name + "\" is \"" + value + "\", expected a number like " +
                        parameter.default_value,
                    ErrorKind::usage);
}

void require_known(const std::string& place, const std::string& check, const std::string& name,
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
        return require_kind(place, *parameter, value);
    }
    bool known = false;
    for (const CheckEntry& entry : catalogue()) {
        const Parameter* parameter = find_parameter(entry, name);
        if (parameter == nullptr) continue;
        require_kind(place, *parameter, value);
        known = true;
    }
    if (!known) throw Error(place + ": no check has a parameter \"" + name + "\"", ErrorKind::usage);
}

json parse_parameters(const std::string& path)
{
    std::ifstream in(path, std::ios::binary);
    if (!in) throw Error(path + ": the parameters file cannot be read; check that it exists", ErrorKind::usage);
    const std::string bytes{std::istreambuf_iterator<char>(in), {}};
    json root = json::parse(bytes, nullptr, false);
    const bool whole = root.is_object() && root.value("format", "") == "onepermit-parameters/1";
    if (!whole)
        throw Error(path + ": this is not a parameters file; expected JSON with \"format\": \"onepermit-parameters/1\"",
                    ErrorKind::usage);
    return root;
}

std::string value_text(const std::string& place, const std::string& name, const json& value)
{
    if (value.is_string()) return value.get<std::string>();
    if (value.is_number()) return value.dump();
    throw Error(place + ": \"" + name + "\" is neither a number nor a text", ErrorKind::usage);
}

}  // namespace

void Parameters::read_file(const std::string& path)
{
    const json root = parse_parameters(path);
    std::map<std::pair<std::string, std::string>, std::string> read;
    const auto take = [&](const std::string& check, const json& values) {
        if (!values.is_object())
            throw Error(path + ": parameters are not an object of names and values", ErrorKind::usage);
        for (const auto& [name, value] : values.items()) {
            const std::string text = value_text(path, name, value);
            require_known(path, check, name, text);
            read[{check, name}] = text;
        }
    };
    for (const auto& [key, value] : root.items()) {
        if (key == "format") continue;
        if (key == "all") {
            take("", value);
        } else if (key == "checks" && value.is_object()) {
            for (const auto& [check, values] : value.items()) take(check, values);
        } else {
            throw Error(path + ": the key \"" + key + "\" is not known; expected \"format\", \"checks\" or \"all\"",
                        ErrorKind::usage);
        }
    }
    for (const auto& [key, value] : read) overrides_[key] = value;
}

void Parameters::set(const std::string& check, const std::string& name, const std::string& value)
{
    require_known("parameter", check, name, value);
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
