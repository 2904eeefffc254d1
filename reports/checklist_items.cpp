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

std::string value_of(const Values& values, std::string_view name)
{
    const auto found = std::find_if(values.begin(), values.end(), [&](const auto& one) { return one.first == name; });
    return found == values.end() ? std::string() : found->second;
}

// "permit_held"; with each: "treatment/TA001".
std::string id_of(const json& entry, const Values& values)
{
    std::string id = entry.at("id").get<std::string>();
    for (const char* of : {"facility", "treatment", "outlet"}) {
        const std::string code = entry.contains("each") ? value_of(values, of) : std::string();
        if (!code.empty()) return id + "/" + code;
    }
    return id;
}

// What the data show of an outlet or treatment, a line for each instrument; empty when they show nothing.
std::string desk_text(const ReportData& data, const std::string& place, const Wording& words)
{
    std::string text;
    for (const audit::visits::DeskReading& one : data.desk) {
        if (one.place != place) continue;
        text += text.empty() ? words("desk_shows") : "\n";
        text += words(one.lowest.empty() ? "desk_reading" : "desk_reading_range",
                      {{"item", one.item},
                       {"value", with_unit(one.value, one.unit)},
                       {"at", audit::time_text(one.at)},
                       {"lowest", one.lowest},
                       {"highest", one.highest}});
    }
    return text;
}

bool is_asked(const json& entry, const Values& values)
{
    if (!entry.contains("process")) return true;
    const std::string process = value_of(values, "process") + value_of(values, "name");
    const auto marks = entry.at("process").get<std::vector<std::string>>();
    return std::any_of(marks.begin(), marks.end(),
                       [&](const std::string& mark) { return process.find(mark) != std::string::npos; });
}

ChecklistItem item_of(const json& entry, const Values& values, const Wording& words)
{
    const std::string language = words.language() == audit::Language::zh ? "zh" : "en";
    const auto text = [&](const char* key) { return fill_in(entry.at(key).at(language).get<std::string>(), values); };
    return {id_of(entry, values), entry.at("area").get<std::string>(),
            text("item"),         text("point"),
            text("standard"),     text("shown"),
            text("way"),          false};
}

void add_items(const json& entry, const ReportData& data, const Wording& words, std::vector<ChecklistItem>& items)
{
    const audit::Plant& plant = data.plant;
    if (entry.contains("industry") && !is_of_industry(plant, entry.at("industry").get<std::vector<std::string>>()))
        return;
    const Values general = permit_values(plant, words);
    if (!entry.contains("each")) {
        if (permit_has(entry.at("when").get<std::string>(), plant)) items.push_back(item_of(entry, general, words));
        return;
    }
    for (Values values : values_of_each(entry.at("each").get<std::string>(), plant, words)) {
        if (!is_asked(entry, values)) continue;
        const std::string treatment = value_of(values, "treatment");
        const std::string place = treatment.empty() ? value_of(values, "outlet") : treatment;
        values.emplace_back("desk", desk_text(data, place, words));
        values.insert(values.end(), general.begin(), general.end());
        items.push_back(item_of(entry, values, words));
    }
}

std::string area_by_topic(const Finding& finding, const std::string& topic)
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
        const std::string more = count > 1 ? words("worst_of", {{"count", std::to_string(count)}}) : std::string();
        const std::string subject = words.subject(finding->subject);
        items.push_back({finding->check + "@" + subject, area_of(data, *finding),
                         words("finding_item", {{"title", check_title(data.run, finding->check, words.language())},
                                                {"subject", subject}}),
                         finding->verify.in(words.language()), standard_of(*finding, words),
                         more + finding->message.in(words.language()), words("finding_way"), true});
    }
}

// Answers to what is no longer asked.
void add_answered(const ReportData& data, std::vector<ChecklistItem>& items)
{
    if (!data.visit) return;
    for (const audit::visits::Answer& answer : data.visit->answers) {
        const bool asked =
            std::any_of(items.begin(), items.end(), [&](const ChecklistItem& item) { return item.id == answer.item; });
        if (!asked) items.push_back({answer.item, answer.area, answer.title, answer.point, {}, {}, {}, false});
    }
}

}  // namespace

std::string area_of(const ReportData& data, const Finding& finding)
{
    const audit::findings::CheckEntry* entry = data.run.find_check(finding.check);
    return area_by_topic(finding, entry == nullptr ? std::string() : entry->topic);
}

std::vector<ChecklistItem> make_checklist(const ReportData& data, const Wording& words)
{
    std::vector<ChecklistItem> items;
    for (const auto& path : audit::reference::list_resources("templates/checklists", ".json")) {
        const std::string name = "templates/checklists/" + path.filename().string();
        try {
            for (const json& entry : json::parse(audit::reference::read_resource(name))) {
                add_items(entry, data, words, items);
            }
        } catch (const json::exception& wrong) {
            throw audit::Error(name + ": not a list of checklist items (" + wrong.what() + "), restore the file",
                               audit::ErrorKind::internal);
        }
    }
    add_findings(data, words, items);
    add_answered(data, items);
    std::stable_sort(items.begin(), items.end(), [](const ChecklistItem& a, const ChecklistItem& b) {
        return place_of(a.area) < place_of(b.area);
    });
    return items;
}

}  // namespace reports
