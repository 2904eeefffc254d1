// SPDX-License-Identifier: Apache-2.0
#include "audit/findings/parameter_layers.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cctype>
#include <functional>

#include "audit/findings/catalogue.h"
#include "audit/findings/own_checks.h"
#include "audit/findings/parameter_rules.h"
#include "audit/model/error.h"

namespace audit::findings {

namespace {

using nlohmann::json;

// The setting of the case: {"files": [{"name": …, "text": …}], "values": {check: {name: value}}}
constexpr const char* kSetting = "parameters";
constexpr std::array<std::string_view, 5> kLayers = {"catalogue", "industry", "jurisdiction", "case", "command line"};

const std::vector<ParametersFile>& industry_packs()
{
    static const std::vector<ParametersFile> packs = [] {
        std::vector<ParametersFile> read;
        for (const std::string& name : shipped_packs()) {
            ParametersFile pack = shipped_pack(name);
            if (pack.kind == Layer::industry) read.push_back(std::move(pack));
        }
        return read;
    }();
    return packs;
}

bool holds_any(std::string_view text, const std::vector<std::string>& words)
{
    return std::any_of(words.begin(), words.end(),
                       [&](const std::string& word) { return text.find(word) != std::string_view::npos; });
}

// Where the first of the marks stands in the industry as the permit writes it; npos: nowhere. A mark is the beginning
// of the code (the letter of its section may stand before it), which stands at 0, or a part of the industry's name.
std::size_t place_of(std::string_view industry, const std::vector<std::string>& marks)
{
    const auto is_digit = [](char c) { return std::isdigit(static_cast<unsigned char>(c)) != 0; };
    const auto* const digit = std::find_if(industry.begin(), industry.end(), is_digit);
    const std::string_view code = industry.substr(static_cast<std::size_t>(digit - industry.begin()));
    std::size_t first = std::string_view::npos;
    for (const std::string& mark : marks) {
        if (!is_digit(mark.front())) first = std::min(first, industry.find(mark));
        if (is_digit(mark.front()) && code.starts_with(mark)) first = 0;
    }
    return first;
}

json kept(const store::CaseFile& case_file)
{
    const std::optional<std::string> setting = case_file.setting(kSetting);
    const json nothing = {{"files", json::array()}, {"values", json::object()}};
    if (!setting) return nothing;
    const json read = json::parse(*setting, nullptr, false);
    if (!read.is_object() || !read.contains("files") || !read.contains("values"))
        throw Error(case_file.path() + ": the parameters kept in the case cannot be read; the file is damaged");
    return read;
}

void change(store::CaseFile& case_file, const json& event, const std::function<void(json&)>& apply)
{
    json state = kept(case_file);
    apply(state);
    store::Transaction transaction(case_file.database());
    case_file.set_setting(kSetting, state.dump());
    case_file.append_trail("parameters", event.dump());
    transaction.commit();
}

json::iterator find_file(json& files, const std::string& name)
{
    return std::find_if(files.begin(), files.end(), [&](const json& file) { return file.value("name", "") == name; });
}

}  // namespace

std::string_view to_text(Layer layer)
{
    return kLayers.at(static_cast<std::size_t>(layer));
}

Layer parse_layer(std::string_view text)
{
    const auto* const found = std::find(kLayers.begin(), kLayers.end(), text);
    return found == kLayers.end() ? Layer::catalogue : static_cast<Layer>(found - kLayers.begin());
}

ParameterOrigin LayeredParameters::origin_of(std::string_view check, std::string_view name) const
{
    const auto found = origins.find({std::string(check), std::string(name)});
    if (found != origins.end()) return found->second;
    const CheckEntry* entry = find_check(check, values.own());
    const Parameter* parameter = entry == nullptr ? nullptr : find_parameter(*entry, name);
    if (parameter != nullptr) return {Layer::catalogue, {}, parameter->source, parameter->confirmed};
    throw Error(std::string(check) + ": has no parameter " + std::string(name), ErrorKind::internal);
}

void LayeredParameters::set(const std::string& check, const std::string& name, const std::string& value,
                            ParameterOrigin origin)
{
    values.set(check, name, value);
    origins[{check, name}] = std::move(origin);
}

void LayeredParameters::apply(const ParametersFile& file, Layer layer, std::string_view industry, bool named)
{
    for (const bool for_all : {true, false}) {  // a check's own value goes over one for all
        for (const ParametersFile::Value& value : file.values) {
            const bool is_meant =
                value.industries.empty() || place_of(industry, value.industries) != std::string_view::npos;
            if (value.check.empty() != for_all || !is_meant) continue;
            for (const std::string& check : for_all ? checks_with(value.name, values.own()) : std::vector{value.check})
                if (named || rule_of(check, value.name).by_industry)
                    set(check, value.name, value.value, {layer, file.origin, value.source, value.confirmed});
        }
    }
}

std::optional<ParametersFile> industry_pack(const Plant& plant)
{
    if (!plant.permit) return std::nullopt;
    std::string site = plant.permit->industry + '\n' + plant.permit->enterprise;
    for (const Facility& facility : plant.facilities) site += '\n' + facility.name;
    for (const PermittedMaterial& material : plant.materials) site += '\n' + material.material;
    const std::string& industry = plant.permit->industry;
    const ParametersFile* found = nullptr;
    std::size_t first = std::string::npos;
    for (const ParametersFile& pack : industry_packs()) {
        if (place_of(industry, pack.industries_with) != std::string::npos && holds_any(site, pack.with)) return pack;
        const std::size_t place = place_of(industry, pack.industries);
        if (place < first) {
            first = place;
            found = &pack;
        }
    }
    if (found == nullptr) return std::nullopt;
    return *found;
}

std::vector<ParametersFile> files_of_case(const store::CaseFile& case_file)
{
    std::vector<ParametersFile> files;
    const json state = kept(case_file);
    const OwnEntries own = entries_of(kept_own_checks(case_file));
    for (const json& file : state.at("files"))
        files.push_back(
            parse_parameters(file.at("name").get<std::string>(), file.at("text").get<std::string>(), own, true));
    return files;
}

LayeredParameters parameters_of(const store::CaseFile& case_file, const Plant& plant,
                                const std::vector<std::string>& named)
{
    const OwnEntries own = entries_of(kept_own_checks(case_file));
    const std::string industry = plant.permit ? plant.permit->industry : std::string();
    LayeredParameters parameters{Parameters(own), {}};
    if (const auto pack = industry_pack(plant)) parameters.apply(*pack, Layer::industry, industry, false);
    const std::vector<ParametersFile> files = files_of_case(case_file);
    for (const Layer layer : {Layer::industry, Layer::jurisdiction, Layer::plant})
        for (const ParametersFile& file : files)
            if (file.kind == layer) parameters.apply(file, layer, industry);
    const json state = kept(case_file);
    for (const auto& [check, values] : state.at("values").items())
        for (const auto& [name, value] : values.items())
            if (find_check(check, own) != nullptr)
                parameters.set(check, name, value.get<std::string>(), {Layer::plant, {}, {}, false});
    for (const std::string& path : named) parameters.apply(find_parameters(path, own), Layer::command_line, industry);
    return parameters;
}

void keep_file(store::CaseFile& case_file, const ParametersFile& file)
{
    change(case_file, {{"added", file.origin}, {"kind", to_text(file.kind)}, {"sha256", store::sha256_of(file.text)}},
           [&](json& state) {
               json& files = state["files"];
               const auto found = find_file(files, file.origin);
               if (found != files.end()) files.erase(found);
               files.push_back({{"name", file.origin}, {"text", file.text}});
           });
}

void drop_file(store::CaseFile& case_file, const std::string& name)
{
    change(case_file, {{"removed", name}}, [&](json& state) {
        json& files = state["files"];
        const auto found = find_file(files, name);
        if (found == files.end())
            throw Error(name + ": the case keeps no parameters file of this name; `onepermit parameters` lists them",
                        ErrorKind::usage);
        files.erase(found);
    });
}

void set_value(store::CaseFile& case_file, const std::string& check, const std::string& name, const std::string& value)
{
    require_fitting("--set", entries_of(kept_own_checks(case_file)), check, name, value);
    change(case_file, {{"set", check + "." + name}, {"value", value}},
           [&](json& state) { state["values"][check][name] = value; });
}

void unset_value(store::CaseFile& case_file, const std::string& check, const std::string& name)
{
    change(case_file, {{"unset", check + "." + name}}, [&](json& state) {
        json& values = state["values"];
        if (!values.contains(check) || values[check].erase(name) == 0)
            throw Error("--unset: the case sets no value of " + check + "." + name +
                            "; `onepermit parameters` lists what it sets",
                        ErrorKind::usage);
        if (values[check].empty()) values.erase(check);
    });
}

}  // namespace audit::findings
