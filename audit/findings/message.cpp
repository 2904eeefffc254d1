// SPDX-License-Identifier: Apache-2.0
// Fills a check's message templates from a finding. A placeholder that the finding does not know is a mistake of the
// check and throws, so that no document ever shows a hole.
#include <array>
#include <utility>

#include "audit/findings/catalogue.h"
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

std::string placeholder_text(const CheckEntry& entry, const Finding& finding, const std::string& name,
                             Language language)
{
    const auto found = finding.values.find(name);
    if (found != finding.values.end()) return found->second;
    const auto in_language = finding.values.find(name + (language == Language::zh ? "_zh" : "_en"));
    if (in_language != finding.values.end()) return in_language->second;
    for (const SubjectKey& key : kSubjectKeys) {
        if (key.name != name) continue;
        const std::string& text = finding.subject.*key.part;
        if (name == "outlet") return outlet_text(text, language);
        return name == "pollutant" ? pollutant_text(text, language) : text;
    }
    const std::array<std::pair<std::string_view, std::string>, 6> known = {{
        {"measured", finding.measured},
        {"limit", finding.limit},
        {"unit", finding.unit},
        {"times", finding.times},
        {"starts", starts_text(finding)},
        {"ends", ends_text(finding)},
    }};
    for (const auto& [key, text] : known) {
        if (key == name) return text;
    }
    if (name == "records") return std::to_string(finding.records);
    throw Error("data/checks/" + entry.id + ".json: the message names {" + name + "}, which the finding does not have",
                ErrorKind::internal);
}

std::string filled(const CheckEntry& entry, const Finding& finding, const std::string& pattern, Language language)
{
    std::string result;
    std::size_t at = 0;
    while (at < pattern.size()) {
        const std::size_t open = pattern.find('{', at);
        const std::size_t close = open == std::string::npos ? open : pattern.find('}', open);
        if (close == std::string::npos) break;
        result.append(pattern, at, open - at);
        result += placeholder_text(entry, finding, pattern.substr(open + 1, close - open - 1), language);
        at = close + 1;
    }
    return result.append(pattern, at);
}

}  // namespace

Text render_message(const CheckEntry& entry, const Finding& finding)
{
    const Text* pattern = &entry.message;
    for (const auto& [severity, text] : entry.message_by_severity) {
        if (severity == finding.severity) pattern = &text;
    }
    return {filled(entry, finding, pattern->zh, Language::zh), filled(entry, finding, pattern->en, Language::en)};
}

}  // namespace audit::findings
