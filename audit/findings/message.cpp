// SPDX-License-Identifier: Apache-2.0
// Fills a check's message templates from a finding. A placeholder that the finding does not know is a mistake of the
// check and throws, so that no document ever shows a hole.
#include "audit/findings/message.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "audit/model/error.h"
#include "audit/model/subject_keys.h"
#include "audit/reference/pollutants.h"

namespace audit::findings {

namespace {

// Whole days are written as days, the last one inclusive; anything else to the minute, the end exclusive.
bool is_of_whole_days(const Period& period)
{
    return period.from == start_of_day(period.from) && period.to == start_of_day(period.to) && !period.empty();
}

std::string starts_text(const Finding& finding)
{
    if (!finding.period) return {};
    return is_of_whole_days(*finding.period) ? date_text(finding.period->from) : time_text(finding.period->from);
}

std::string ends_text(const Finding& finding)
{
    if (!finding.period) return {};
    return is_of_whole_days(*finding.period) ? date_text(finding.period->to - 1) : time_text(finding.period->to);
}

std::string pollutant_text(const std::string& name, Language language)
{
    if (language == Language::zh) return name;
    const reference::Pollutant* pollutant = reference::find_pollutant(name);
    return pollutant == nullptr || pollutant->name_en.empty() ? name : pollutant->name_en;
}

std::string outlet_text(const std::string& outlet, Language language)
{
    return language == Language::en && outlet == "全厂" ? "whole plant" : outlet;
}

// What every message may name; empty for any other name.
std::optional<std::string> known_to_all(const Finding& finding, std::string_view name, Language language)
{
    if (name == "measured") return finding.measured;
    if (name == "limit") return finding.limit;
    if (name == "unit") return finding.unit;
    if (name == "times") return finding.times;
    if (name == "starts") return starts_text(finding);
    if (name == "ends") return ends_text(finding);
    if (name == "records") return std::to_string(finding.records);
    if (name == "outlet") return outlet_text(finding.subject.outlet, language);
    if (name == "pollutant") return pollutant_text(finding.subject.pollutant, language);
    for (const SubjectKey& key : kSubjectKeys)
        if (key.name == name) return finding.subject.*key.part;
    return std::nullopt;
}

std::string placeholder_text(const CheckEntry& entry, const Finding& finding, const std::string& name,
                             Language language)
{
    const auto found = finding.values.find(name);
    if (found != finding.values.end()) return found->second;
    const auto in_language = finding.values.find(name + (language == Language::zh ? "_zh" : "_en"));
    if (in_language != finding.values.end()) return in_language->second;
    if (auto known = known_to_all(finding, name, language)) return std::move(*known);
    throw Error("data/checks/" + entry.id + ".json: the message names {" + name + "}, which the finding does not have",
                ErrorKind::internal);
}

// Hands on the text between placeholders and the placeholders' names, in their order.
template <typename OnText, typename OnName>
void walk(const std::string& pattern, OnText on_text, OnName on_name)
{
    std::size_t at = 0;
    while (at < pattern.size()) {
        const std::size_t open = pattern.find('{', at);
        const std::size_t close = open == std::string::npos ? open : pattern.find('}', open);
        if (close == std::string::npos) break;
        on_text(pattern.substr(at, open - at));
        on_name(pattern.substr(open + 1, close - open - 1));
        at = close + 1;
    }
    on_text(pattern.substr(at));
}

std::string filled(const CheckEntry& entry, const Finding& finding, const std::string& pattern, Language language)
{
    std::string result;
    walk(
        pattern, [&](const std::string& text) { result += text; },
        [&](const std::string& name) { result += placeholder_text(entry, finding, name, language); });
    return result;
}

bool holds(const std::vector<std::string>& names, const std::string& name)
{
    return std::find(names.begin(), names.end(), name) != names.end();
}

void collect_unknown(const std::string& pattern, Language language, const std::vector<std::string>& values,
                     std::vector<std::string>& unknown)
{
    const std::string ending = language == Language::zh ? "_zh" : "_en";
    walk(
        pattern, [](const std::string&) {},
        [&](const std::string& name) {
            if (!known_to_all({}, name, language) && !holds(values, name) && !holds(values, name + ending) &&
                !holds(unknown, name))
                unknown.push_back(name);
        });
}

}  // namespace

std::vector<std::string> unknown_placeholders(const CheckEntry& entry, const std::vector<std::string>& values)
{
    std::vector<std::string> unknown;
    std::vector<const Text*> patterns = {&entry.message};
    for (const auto& message : entry.message_by_severity) patterns.push_back(&message.second);
    for (const Text* pattern : patterns) {
        collect_unknown(pattern->zh, Language::zh, values, unknown);
        collect_unknown(pattern->en, Language::en, values, unknown);
    }
    return unknown;
}

Text render_message(const CheckEntry& entry, const Finding& finding)
{
    const Text* pattern = &entry.message;
    for (const auto& [severity, text] : entry.message_by_severity) {
        if (severity == finding.severity) pattern = &text;
    }
    return {filled(entry, finding, pattern->zh, Language::zh), filled(entry, finding, pattern->en, Language::en)};
}

}  // namespace audit::findings
