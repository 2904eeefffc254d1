// SPDX-License-Identifier: Apache-2.0
// The overrides of a run as JSON.
#include <nlohmann/json.hpp>

#include "audit/findings/catalogue.h"
#include "audit/findings/parameter_layers.h"
#include "audit/model/error.h"

namespace audit::findings {

namespace {

using nlohmann::json;

std::string word_of(const json& value)
{
    return value.is_string() ? value.get<std::string>() : value.dump();
}

ParameterOrigin origin_in(const json& origin)
{
    if (!origin.is_object()) return {Layer::command_line, {}, {}, false};
    return {parse_layer(origin.value("layer", "")), origin.value("file", ""), origin.value("source", ""),
            origin.value("confirmed", false)};
}

void set_known(const CheckEntry& entry, const json& values, const json& origins, LayeredParameters& parameters)
{
    for (const auto& [name, value] : values.items()) {
        if (find_parameter(entry, name) == nullptr) continue;
        try {
            parameters.set(entry.id, name, word_of(value), origin_in(origins.value(name, json())));
        } catch (const Error&) {
            continue;  // an older catalogue took it, this one knows better: its default is printed
        }
    }
}

}  // namespace

std::string to_record(const Parameters& parameters, const ParameterOrigins& origins)
{
    json all = json::object();
    json checks = json::object();
    json from = json::object();
    for (const auto& [key, value] : parameters.overrides()) {
        const auto& [check, name] = key;
        if (check.empty()) {
            all[name] = value;
        } else {
            checks[check][name] = value;
        }
    }
    for (const auto& [key, origin] : origins)
        from[key.first][key.second] = {{"layer", to_text(origin.layer)},
                                       {"file", origin.file},
                                       {"source", origin.source},
                                       {"confirmed", origin.confirmed}};
    return json{{"all", all}, {"checks", checks}, {"origins", from}}.dump();
}

LayeredParameters from_record(const std::string& record, const OwnEntries& own)
{
    LayeredParameters parameters{Parameters(own), {}};
    const json root = json::parse(record, nullptr, false);
    if (!root.is_object()) return parameters;
    const json nothing = json::object();
    const json all = root.value("all", nothing);
    const json checks = root.value("checks", nothing);
    const json origins = root.value("origins", nothing);
    for (const std::vector<CheckEntry>* entries : {&catalogue(), &own})
        for (const CheckEntry& entry : *entries)
            for (const json& values : {all, checks.value(entry.id, nothing)})
                set_known(entry, values, origins.value(entry.id, nothing), parameters);
    return parameters;
}

}  // namespace audit::findings
