// SPDX-License-Identifier: Apache-2.0
#include "reports/checklist_items.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <map>

#include "audit/findings/catalogue.h"
#include "audit/model/error.h"
#include "audit/reference/resources.h"
#include "reports/number_text.h"
#include "reports/permit_words.h"
#include "reports/report_sections.h"

namespace reports {

namespace {

using audit::Finding;
using nlohmann::json;

constexpr std::array kWalk = {"site", "production", "treatment", "outlets", "station", "waste", "records"};

std::size_t place_of(const std::string& area)
{
    return static_cast<std::size_t>(std::find(kWalk.begin(), kWalk.end(), area) - kWalk.begin());
}

ChecklistItem item_of(const json& entry, const Values& values, const Wording& words)
{
    const std::string language = words.language() == audit::Language::zh ? "zh" : "en";
    const auto text = [&](const char* key) { return fill_in(entry.at(key).at(language).get<std::string>(), values); };
    return {entry.at("area").get<std::string>(),
            text("item"),
            text("point"),
            text("standard"),
            text("shown"),
            text("way"),
            false};
}

void add_items(const json& entry, const audit::Plant& plant, const Wording& words, std::vector<ChecklistItem>& items)
{
    const Values general = permit_values(plant, words);
    if (!entry.contains("each")) {
        if (permit_has(entry.at("when").get<std::string>(), plant)) items.push_back(item_of(entry, general, words));
        return;
    }
    for (Values values : values_of_each(entry.at("each").get<std::string>(), plant, words)) {
        values.insert(values.end(), general.begin(), general.end());
        items.push_back(item_of(entry, values, words));
    }
}

// Where a finding is verified: at the thing it names, else where its topic's records are kept.
std::string area_of(const Finding& finding, const std::string& topic)
{
    if (topic == "waste") return "waste";
    if (topic == "report" || topic == "management") return "records";
    if (!finding.subject.treatment.empty()) return "treatment";
    if (!finding.subject.facility.empty()) return "production";
    if (topic == "monitoring" || topic == "authenticity") return "station";
    if (topic == "limits") return "outlets";
    if (topic == "permit") return finding.subject.outlet.empty() ? "site" : "outlets";
    return "records";
}

std::string standard_of(const Finding& finding, const Wording& words)
{
    std::string text;
    if (!finding.limit.empty()) text = words("limit_standard", {{"limit", with_unit(finding.limit, finding.unit)}});
    for (const audit::Basis& norm : finding.basis) {
        text += (text.empty() ? "" : words("semicolon")) + norm.law + norm.article;
    }
    return text;
}

// One item for all findings of a check about one subject, with the worst one's words.
void add_findings(const ReportData& data, const Wording& words, std::vector<ChecklistItem>& items)
{
    std::vector<std::pair<const Finding*, std::int64_t>> worst;
    std::map<std::pair<std::string, std::string>, std::size_t> places;
    for (const Finding& finding : data.run.findings) {
        const auto [place, is_new] =
            places.emplace(std::pair(finding.check, words.subject(finding.subject)), worst.size());
        if (is_new) worst.push_back({&finding, 0});
        auto& [kept, count] = worst[place->second];
        ++count;
        const auto times = [](const Finding& f) { return audit::Decimal::parse(f.times).value_or(audit::Decimal{}); };
        if (finding.severity == kept->severity && times(finding) > times(*kept)) kept = &finding;
    }
    for (const auto& [finding, count] : worst) {
        const audit::findings::CheckEntry* entry = data.run.find_check(finding->check);
        const std::string topic = entry == nullptr ? std::string() : entry->topic;
        const std::string more = count > 1 ? words("worst_of", {{"count", std::to_string(count)}}) : std::string();
        items.push_back({area_of(*finding, topic),
                         words("finding_item", {{"title", check_title(data.run, finding->check, words.language())}}),
                         finding->verify.in(words.language()), standard_of(*finding, words),
                         more + finding->message.in(words.language()), words("finding_way"), true});
    }
}

}  // namespace

std::vector<ChecklistItem> make_checklist(const ReportData& data, const Wording& words)
{
    std::vector<ChecklistItem> items;
    for (const auto& path : audit::reference::list_resources("templates/checklists", ".json")) {
        const std::string name = "templates/checklists/" + path.filename().string();
        try {
            for (const json& entry : json::parse(audit::reference::read_resource(name))) {
                add_items(entry, data.plant, words, items);
            }
        } catch (const json::exception& wrong) {
            throw audit::Error(name + ": not a list of checklist items (" + wrong.what() + "), restore the file",
                               audit::ErrorKind::internal);
        }
    }
    add_findings(data, words, items);
    std::stable_sort(items.begin(), items.end(), [](const ChecklistItem& a, const ChecklistItem& b) {
        return place_of(a.area) < place_of(b.area);
    });
    return items;
}

}  // namespace reports
