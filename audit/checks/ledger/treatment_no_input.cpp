// SPDX-License-Identifier: Apache-2.0
// A treatment is recorded as normal over a day or more, but neither power nor reagent was used, although on most of its
// normal days it uses at least one of them. What it never records (power of a gravity settler) is not asked for.
#include <map>

#include "audit/checks/ledger_rows.h"

namespace audit::checks {

namespace {

struct TreatmentDay {
    Time day;
    bool normal = true;  // no record of the day says otherwise
    double power = 0, reagent = 0;
    std::int64_t records = 0;
    SourceRow source;
};

std::map<std::string, std::vector<TreatmentDay>> days_by_treatment(const CheckContext& check)
{
    std::map<std::string, std::vector<TreatmentDay>> all;
    store::Statement rows = check.rows(
        "SELECT treatment, starts / 86400 * 86400 AS day, SUM(COALESCE(power_kwh, 0)), SUM(COALESCE(reagent_used, 0)),"
        " COUNT(*), SUM(COALESCE(state, '') NOT IN ('正常', '', '是')), source, MIN(row) FROM treatment_log"
        " WHERE starts >= ?1 AND starts < ?2 GROUP BY treatment, day ORDER BY treatment, day");
    rows.bind_all(check.period().from, check.period().to);
    while (rows.step())
        all[rows.text(0)].push_back({.day = rows.time(1),
                                     .normal = rows.integer(5) == 0,
                                     .power = rows.real(2),
                                     .reagent = rows.real(3),
                                     .records = rows.integer(4),
                                     .source = source_at(rows, 6)});
    return all;
}

// Whether it uses that on at least the given share of its normal days.
bool uses(const std::vector<TreatmentDay>& days, double TreatmentDay::*input, double share_pct)
{
    std::size_t normal = 0, with_input = 0;
    for (const TreatmentDay& day : days) {
        if (!day.normal) continue;
        ++normal;
        if (day.*input > 0) ++with_input;
    }
    return normal > 0 && 100.0 * static_cast<double>(with_input) >= share_pct * static_cast<double>(normal);
}

}  // namespace

void treatment_no_input(CheckContext& check)
{
    for (const auto& [code, days] : days_by_treatment(check)) {
        const std::string& treatment = code;  // a lambda may not capture a structured binding
        check.examined(static_cast<std::int64_t>(days.size()));
        const double share = check.number("usual_pct");
        const bool uses_power = uses(days, &TreatmentDay::power, share);
        const bool uses_reagent = uses(days, &TreatmentDay::reagent, share);
        if (!uses_power && !uses_reagent) continue;
        std::vector<TreatmentDay> bare;
        const auto report_bare = [&] {
            if (bare.empty()) return;
            Report report;
            report.subject.treatment = treatment;
            report.period = Period{bare.front().day, bare.back().day + kDay};
            report.records = 0;
            for (const TreatmentDay& day : bare) report.records += day.records;
            report.values["days"] = std::to_string(bare.size());
            report.values["input_zh"] = uses_power && uses_reagent ? "耗电量和药剂用量"
                                        : uses_power               ? "耗电量"
                                                                   : "药剂用量";
            report.values["input_en"] = uses_power && uses_reagent ? "power and reagent"
                                        : uses_power               ? "power"
                                                                   : "reagent";
            const char* column = uses_power ? "power_kwh" : "reagent_used";
            report.evidence = {check.cell(bare.front().source, "state"), check.cell(bare.front().source, column)};
            if (bare.size() > 1) report.evidence.push_back(check.cell(bare.back().source, column));
            check.report(std::move(report));
            bare.clear();
        };
        for (const TreatmentDay& day : days) {
            const bool is_bare = day.normal && day.power <= 0 && day.reagent <= 0;
            if (!is_bare || (!bare.empty() && bare.back().day + kDay < day.day)) report_bare();
            if (is_bare) bare.push_back(day);
        }
        report_bare();
    }
}

}  // namespace audit::checks
