// SPDX-License-Identifier: Apache-2.0
#include "audit/findings/states.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>

#include "audit/model/error.h"
#include "audit/reference/resources.h"

namespace audit::findings {

namespace {

using nlohmann::json;
constexpr const char* kFile = "data/dispositions.json";

struct Words {
    std::vector<State> states;
    std::vector<std::string> suppression_reasons;
    std::map<std::string, Text> reasons;
};

Text text_of(const json& value)
{
    return {value.at("zh").get<std::string>(), value.at("en").get<std::string>()};
}

Words read_words()
{
    Words words;
    try {
        const json document = json::parse(reference::read_resource(kFile));
        for (const auto& [code, name] : document.at("reasons").items()) words.reasons[code] = text_of(name);
        for (const json& one : document.at("states"))
            words.states.push_back({one.at("id"), text_of(one.at("name")), one.at("counts"), one.at("next"),
                                    one.at("reasons").get<std::vector<std::string>>()});
        words.suppression_reasons = document.at("suppression_reasons").get<std::vector<std::string>>();
    } catch (const json::exception& wrong) {
        throw Error(std::string(kFile) + ": not the list of states (" + wrong.what() + "), restore the file",
                    ErrorKind::internal);
    }
    return words;
}

const Words& words()
{
    static const Words read = read_words();
    return read;
}

}  // namespace

const std::vector<State>& states()
{
    return words().states;
}

const State& state_of(std::string_view id)
{
    const auto& all = states();
    const auto found = std::find_if(all.begin(), all.end(), [&](const State& state) { return state.id == id; });
    if (found != all.end()) return *found;
    std::string known;
    for (const State& state : all) known += (known.empty() ? "" : ", ") + state.id;
    throw Error("there is no state \"" + std::string(id) + "\"; the states are " + known, ErrorKind::usage);
}

const std::vector<std::string>& suppression_reasons()
{
    return words().suppression_reasons;
}

Text reason_name(const std::string& code)
{
    const auto found = words().reasons.find(code);
    return found == words().reasons.end() ? Text{code, code} : found->second;
}

}  // namespace audit::findings
