// SPDX-License-Identifier: Apache-2.0
#include "audit/findings/parameters_file.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "audit/findings/parameter_rules.h"
#include "audit/model/error.h"
#include "audit/reference/pollutants.h"
#include "audit/reference/resources.h"

namespace audit::findings {

namespace {

using nlohmann::json;

constexpr const char* kFolder = "templates/parameters";
constexpr const char* kFormat = "onepermit-parameters/1";
constexpr const char* kAllPollutants = "全部";

[[noreturn]] void fail(const std::string& origin, const std::string& words)
{
    throw Error(origin + ": " + words, ErrorKind::usage);
}

std::string short_form(const json& value)
{
    constexpr std::size_t kLongest = 40;
    const std::string text = value.dump(-1, ' ', false, json::error_handler_t::replace);
    return text.size() > kLongest ? std::string(value.type_name()) : text;
}

class FileReader {
 public:
    FileReader(const std::string& origin, const OwnEntries& own, bool is_kept) : own_(own), is_kept_(is_kept)
    {
        file_.origin = origin;
    }

    ParametersFile read(std::string_view text)
    {
        const json root = parsed(text);
        if (!root.is_object() || root.value("format", json()) != kFormat)
            fail(file_.origin,
                 std::string("this is not a parameters file; expected JSON with \"format\": \"") + kFormat + "\"");
        file_.text = std::string(text);
        source_ = text_of(root, "source");
        confirmed_ = flag_of(root, "confirmed");
        for (const auto& [key, value] : root.items()) read_key(key, value);
        return std::move(file_);
    }

 private:
    json parsed(std::string_view text) const
    {
        try {
            return json::parse(text);
        } catch (const json::parse_error& error) {
            const std::string words = error.what();  // "[json.exception…] parse error at line 3, column 5: …"
            const std::size_t place = words.find("line ");
            fail(file_.origin,
                 "this is not JSON" + (place == std::string::npos ? "" : " (" + words.substr(place) + ")"));
        }
    }
    std::string text_of(const json& object, const char* key) const
    {
        if (!object.contains(key)) return {};
        const json& value = object.at(key);
        if (!value.is_string())
            fail(file_.origin, std::string(key) + ": found " + short_form(value) + ", expected a text");
        return value.get<std::string>();
    }
    bool flag_of(const json& object, const char* key) const
    {
        if (!object.contains(key)) return confirmed_;
        const json& value = object.at(key);
        if (!value.is_boolean())
            fail(file_.origin, std::string(key) + ": found " + short_form(value) + ", expected true or false");
        return value.get<bool>();
    }
    Text both(const std::string& key, const json& value) const
    {
        const bool whole = value.is_object() && value.contains("zh") && value.contains("en") &&
                           value["zh"].is_string() && value["en"].is_string();
        if (!whole) fail(file_.origin, key + ": found " + short_form(value) + ", expected the texts \"zh\" and \"en\"");
        return {value["zh"].get<std::string>(), value["en"].get<std::string>()};
    }

    std::vector<std::string> texts(const std::string& key, const json& value) const
    {
        const bool whole = value.is_array() &&
                           std::all_of(value.begin(), value.end(), [](const json& text) { return text.is_string(); });
        if (!whole) fail(file_.origin, key + ": found " + short_form(value) + ", expected a list of texts");
        return value.get<std::vector<std::string>>();
    }

    void read_key(const std::string& key, const json& value)
    {
        if (key == "format" || key == "source" || key == "confirmed") return;
        if (key == "title") {
            file_.title = both(key, value);
        } else if (key == "kind") {
            read_kind(value);
        } else if (key == "industries") {
            file_.industries = texts(key, value);
        } else if (key == "industries_with") {
            file_.industries_with = texts(key, value);
        } else if (key == "with") {
            file_.with = texts(key, value);
        } else if (key == "facts") {
            if (!value.is_array()) fail(file_.origin, "facts: found " + short_form(value) + ", expected a list");
            for (const json& fact : value) read_fact(fact);
        } else if (key == "all") {
            read_values("", value);
        } else if (key == "checks") {
            if (!value.is_object()) fail(file_.origin, "checks: found " + short_form(value) + ", expected an object");
            for (const auto& [check, values] : value.items()) read_values(check, values);
        } else if (key == "grants") {
            if (!value.is_array()) fail(file_.origin, "grants: found " + short_form(value) + ", expected a list");
            for (const json& grant : value) read_grant(grant);
        } else {
            fail(file_.origin, "the key \"" + key +
                                   "\" is not known; expected format, title, kind, source, confirmed, checks, all, "
                                   "grants, facts, industries, industries_with or with");
        }
    }

    void read_kind(const json& value)
    {
        file_.kind = value.is_string() ? parse_layer(value.get<std::string>()) : Layer::catalogue;
        if (file_.kind == Layer::catalogue || file_.kind == Layer::command_line)
            fail(file_.origin,
                 "kind: found " + short_form(value) + ", expected \"industry\", \"jurisdiction\" or \"case\"");
    }

    // A value is a number or a text, or an object with value, source and confirmed.
    void read_values(const std::string& check, const json& values)
    {
        const std::string scope = check.empty() ? "all" : "checks." + check;
        if (!values.is_object())
            fail(file_.origin, scope + ": found " + short_form(values) + ", expected an object of names and values");
        for (const auto& [name, written] : values.items()) {
            ParametersFile::Value value{check, name, {}, source_, confirmed_, {}};
            const json* found = &written;
            if (written.is_object()) {
                for (const auto& [key, ignored] : written.items())
                    if (key != "value" && key != "source" && key != "confirmed")
                        fail(file_.origin, scope + "." + name + ": the key \"" + key +
                                               "\" is not known; expected value, source or confirmed");
                if (!written.contains("value")) fail(file_.origin, scope + "." + name + ": \"value\" is missing");
                found = &written["value"];
                if (written.contains("source")) value.source = text_of(written, "source");
                value.confirmed = flag_of(written, "confirmed");
            }
            if (!found->is_string() && !found->is_number())
                fail(file_.origin,
                     scope + "." + name + ": found " + short_form(*found) + ", expected a number or a text");
            value.value = found->is_string() ? found->get<std::string>() : found->dump();
            add(std::move(value));
        }
    }

    void add(ParametersFile::Value value)
    {
        const bool is_gone = !value.check.empty() && find_check(value.check, own_) == nullptr;
        if (is_kept_ && is_gone) return;
        require_fitting(file_.origin, own_, value.check, value.name, value.value);
        file_.values.push_back(std::move(value));
    }

    // Hours of start-up and shutdown that a jurisdiction grants to some industries, in the form of data/grants.json:
    // parameters of startup_overused for plants of these industries.
    void read_grant(const json& object)
    {
        if (!object.is_object()) fail(file_.origin, "grants: found " + short_form(object) + ", expected objects");
        ParametersFile::Value value{"startup_overused", {}, {}, source_, confirmed_, {}};
        if (object.contains("source")) value.source = text_of(object, "source");
        value.confirmed = flag_of(object, "confirmed");
        value.industries = texts("grants.industries", object.value("industries", json()));
        const auto is_empty = [](const std::string& mark) { return mark.empty(); };
        if (value.industries.empty() || std::any_of(value.industries.begin(), value.industries.end(), is_empty))
            fail(file_.origin, "grants.industries: names no industry; expected beginnings of GB/T 4754 codes or words");
        for (const auto& [key, written] : object.items()) {
            if (key == "id" || key == "name" || key == "source" || key == "confirmed" || key == "industries") continue;
            value.name = key;
            if (key == "pollutants") {
                value.value = pollutants_of(texts("grants.pollutants", written));
            } else if (key == "start_hours" || key == "stop_hours" || key == "year_hours") {
                if (!written.is_number_integer())
                    fail(file_.origin, "grants." + key + ": found " + short_form(written) + ", expected whole hours");
                value.value = written.dump();
            } else {
                fail(file_.origin, "grants: the key \"" + key +
                                       "\" is not known; expected industries, start_hours, stop_hours, year_hours, "
                                       "pollutants, source, confirmed, id or name");
            }
            add(value);
        }
        if (value.source.empty()) return;
        value.name = "grant_source";
        value.value = value.source;
        add(std::move(value));
    }

    // Standard names, as a parameter holds them.
    std::string pollutants_of(const std::vector<std::string>& names) const
    {
        if (names.empty()) return kAllPollutants;
        std::string list;
        for (const std::string& name : names) {
            const reference::Pollutant* pollutant = reference::find_pollutant(name, reference::Medium::air);
            if (pollutant == nullptr)
                fail(file_.origin, "grants.pollutants: found \"" + name + "\", expected the name of a pollutant");
            list += (list.empty() ? "" : "、") + pollutant->name;
        }
        return list;
    }

    void read_fact(const json& object)
    {
        if (!object.is_object()) fail(file_.origin, "facts: found " + short_form(object) + ", expected objects");
        ParametersFile::Fact fact;
        fact.topic = text_of(object, "topic");
        fact.name = both("facts.name", object.value("name", json()));
        fact.value = text_of(object, "value");
        fact.unit = text_of(object, "unit");
        fact.source = object.contains("source") ? text_of(object, "source") : source_;
        fact.confirmed = flag_of(object, "confirmed");
        file_.facts.push_back(std::move(fact));
    }

    ParametersFile file_;
    const OwnEntries& own_;
    bool is_kept_;
    std::string source_;
    bool confirmed_ = false;
};

}  // namespace

ParametersFile parse_parameters(const std::string& origin, std::string_view text, const OwnEntries& own, bool is_kept)
{
    return FileReader(origin, own, is_kept).read(text);
}

std::vector<std::string> shipped_packs()
{
    std::vector<std::string> names;
    for (const auto& path : reference::list_resources(kFolder, ".json")) names.push_back(path.stem().string());
    return names;
}

ParametersFile shipped_pack(const std::string& name)
{
    return parse_parameters(name, reference::read_resource(std::string(kFolder) + "/" + name + ".json"));
}

ParametersFile find_parameters(const std::string& path_or_name, const OwnEntries& own)
{
    std::ifstream in(path_or_name, std::ios::binary);
    if (std::error_code ignored; in && !std::filesystem::is_directory(path_or_name, ignored)) {
        // Words about a mistake say where the file is; the case and its documents only what it is called.
        ParametersFile file = parse_parameters(path_or_name, std::string{std::istreambuf_iterator<char>(in), {}}, own);
        file.origin = std::filesystem::path(path_or_name).filename().string();
        return file;
    }
    std::string names;
    for (const std::string& name : shipped_packs()) {
        if (name == path_or_name) return shipped_pack(name);
        names += (names.empty() ? "" : ", ") + name;
    }
    fail(path_or_name, "the parameters file cannot be read; check that it exists, or name one of the packs: " + names);
}

}  // namespace audit::findings
