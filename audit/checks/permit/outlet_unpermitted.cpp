// SPDX-License-Identifier: Apache-2.0
// An outlet in monitoring data or ledgers that the permit lacks. Points that are no outlets (plant boundary, fugitive
// emission, noise, surroundings) are left alone, and so are codes of facilities in the log of abnormal events.
#include <algorithm>
#include <map>

#include "audit/checks/check.h"
#include "audit/checks/spans.h"

namespace audit::checks {

namespace {

struct Use {
    std::int64_t records = 0;
    std::optional<Time> first, last;
    std::vector<Evidence> evidence;  // the first record of each table

    void add(const Period& span)
    {
        first = std::min(first.value_or(span.from), span.from);
        last = std::max(last.value_or(span.to), span.to);
    }
};

bool is_permitted(const Plant& plant, const std::string& outlet)
{
    const auto named = [&](const auto& terms) {
        return std::any_of(terms.begin(), terms.end(), [&](const auto& term) { return term.outlet == outlet; });
    };
    return named(plant.outlets) || named(plant.limits) || named(plant.monitoring);
}

bool is_outlet_code(const std::string& text)
{
    return text.size() > 2 && (text.starts_with("DA") || text.starts_with("DW") || text.starts_with("YS")) &&
           std::all_of(text.begin() + 2, text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// Monitoring points that no permit lists as outlets.
bool is_other_point(const std::string& text)
{
    for (const char* word :
         {"厂界", "无组织", "噪声", "上风向", "下风向", "敏感", "周边", "环境", "地下水", "土壤", "厂房外", "雨水"})
        if (text.find(word) != std::string::npos) return true;
    return false;
}

void add_rows(CheckContext& check, const char* table, const char* column, const char* time, bool codes_only,
              std::map<std::string, Use>& uses)
{
    const std::string sql = std::string("SELECT ") + column + ", " + time + ", source, row FROM " + table + " WHERE " +
                            time + " >= ? AND " + time + " < ? ORDER BY " + time + ", source, row";
    store::Statement rows = check.rows(sql);
    rows.bind_all(check.period().from, check.period().to);
    std::map<std::string, bool> seen;  // in this table
    while (rows.step()) {
        const std::string outlet = rows.text(0);
        check.examined(1);
        if (outlet.empty() || is_permitted(check.plant(), outlet)) continue;
        if (!is_outlet_code(outlet) && (codes_only || is_other_point(outlet))) continue;
        Use& use = uses[outlet];
        ++use.records;
        use.add(period_of_record(rows.time(1)));
        if (!seen[outlet]) use.evidence.push_back(check.cell({rows.integer(2), rows.integer(3)}, column));
        seen[outlet] = true;
    }
}

void add_series(CheckContext& check, std::map<std::string, Use>& uses)
{
    for (const store::SeriesInfo& info : check.series().list()) {
        if (!info.span.overlaps(check.period())) continue;
        check.examined(info.records);
        const std::string& outlet = info.key.outlet;
        if (is_permitted(check.plant(), outlet) || (!is_outlet_code(outlet) && is_other_point(outlet))) continue;
        Use& use = uses[outlet];
        use.records += info.records;
        use.add(clipped(info.span, check.period()));
        use.evidence.push_back(check.series_cell(info.key, info.span.from));
    }
}

}  // namespace

void outlet_unpermitted(CheckContext& check)
{
    std::map<std::string, Use> uses;
    add_series(check, uses);
    add_rows(check, "manual_results", "outlet", "sampled_at", false, uses);
    add_rows(check, "cems_qa", "outlet", "starts", false, uses);
    add_rows(check, "abnormal_log", "facility", "starts", true, uses);
    for (auto& [outlet, use] : uses) {
        Report report;
        report.subject.outlet = outlet;
        report.period = Period{*use.first, *use.last};
        report.records = use.records;
        report.evidence = std::move(use.evidence);
        check.report(std::move(report));
    }
}

}  // namespace audit::checks
