// SPDX-License-Identifier: Apache-2.0
#include "reports/brief_columns.h"

#include <algorithm>
#include <map>

#include "reports/checklist_items.h"
#include "reports/permit_words.h"
#include "reports/report_sections.h"

namespace reports {

namespace {

using audit::Finding;

std::string day_or_none(const std::optional<audit::Time>& day, const Wording& words)
{
    return day ? audit::date_text(*day) : words("no_due");
}

// Orders of this case, problems the plant itself lists, and findings under way.
BriefColumn open_problems(const ReportData& data, const Wording& words)
{
    BriefColumn column{words("open_problems"), {}};
    const auto add = [&](const std::string& problem, const std::optional<audit::Time>& due) {
        column.lines.push_back(words("open_problem", {{"problem", problem}, {"due", day_or_none(due, words)}}));
    };
    for (const audit::visits::Order& order : data.orders) {
        for (const audit::visits::OrderItem& item : order.items) {
            if (!item.closed) add(item.problem, item.due_on);
        }
    }
    for (const audit::visits::PastFinding& one : data.past_findings) {
        if (!one.rectified_on) add(one.problem, one.due_on);
    }
    for (const Finding& finding : data.run.findings) {
        const std::string& state = data.standings.at(finding.id).state;
        if (state == "ordered" || state == "submitted")
            add(check_title(data.run, finding.check, words.language()) + " " + words.subject(finding.subject), {});
    }
    if (column.lines.empty()) column.lines.push_back(words("no_open_problems"));
    return column;
}

BriefColumn ask_for(const ReportData& data, const Wording& words)
{
    BriefColumn column{words("ask_for"), {}};
    for (const char* condition : {"always", "automatic", "manual", "air_outlet", "water_outlet", "materials",
                                  "hazardous_waste", "special_period"}) {
        if (permit_has(condition, data.plant)) column.lines.push_back(words("ask_" + std::string(condition)));
    }
    column.lines.push_back(words("ask_records"));
    column.lines.push_back(words("bring"));
    return column;
}

std::string place_of(const Finding& finding)
{
    const audit::Subject& subject = finding.subject;
    for (const std::string* part : {&subject.treatment, &subject.facility, &subject.outlet}) {
        if (!part->empty()) return *part;
    }
    return {};
}

// Where the findings that wait are verified, in walking order, with the codes of what to stand before.
BriefColumn where_to_stand(const ReportData& data, const Wording& words)
{
    std::map<std::string, std::vector<std::string>> places;
    for (const Finding& finding : data.run.findings) {
        if (!data.standings.at(finding.id).counts()) continue;
        std::vector<std::string>& codes = places[area_of(data, finding)];
        const std::string code = place_of(finding);
        if (!code.empty() && std::find(codes.begin(), codes.end(), code) == codes.end()) codes.push_back(code);
    }
    BriefColumn column{words("where_to_stand"), {}};
    for (const char* area : {"site", "production", "treatment", "outlets", "station", "waste", "records"}) {
        const auto found = places.find(area);
        if (found == places.end()) continue;
        std::string codes;
        for (const std::string& code : found->second) codes += (codes.empty() ? "" : words("and")) + code;
        column.lines.push_back(
            words("stand_" + std::string(area), {{"places", codes.empty() ? words("whole_plant") : codes}}));
    }
    if (column.lines.empty()) column.lines.push_back(words("stand_site"));
    return column;
}

}  // namespace

std::vector<BriefColumn> brief_columns(const ReportData& data, const Wording& words)
{
    return {open_problems(data, words), ask_for(data, words), where_to_stand(data, words)};
}

}  // namespace reports
