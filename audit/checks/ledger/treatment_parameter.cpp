// SPDX-License-Identifier: Apache-2.0
// An operating parameter of a treatment lies outside its permitted range in records in a row while the treatment is not
// recorded as standing still. A single record is left to the inspector's eye.
#include <algorithm>

#include "audit/checks/furnace_temperature.h"
#include "audit/checks/ledger_rows.h"
#include "audit/checks/totals.h"

namespace audit::checks {

namespace {

struct ParameterRow {
    Period period;
    Decimal value;
    SourceRow source;
};

std::vector<ParameterRow> records_of(const CheckContext& check, const TreatmentLimit& limit)
{
    std::vector<ParameterRow> records;
    store::Statement rows = check.rows(
        std::string("SELECT parameter, starts, ") + kRowEnd +
        " AS row_end, state, value, value_written, parameter_unit, source, row FROM treatment_log WHERE treatment = ?1"
        " AND row_end > ?2 AND starts < ?3 AND value IS NOT NULL ORDER BY starts, source, row");
    rows.bind_all(limit.treatment, check.period().from, check.period().to);
    while (rows.step()) {
        const bool other_unit =
            !limit.parameter_unit.empty() && !rows.view(6).empty() && rows.view(6) != limit.parameter_unit;
        if (!same_name(rows.text(0), limit.parameter) || is_standing_still(rows.view(3)) || other_unit) continue;
        constexpr int kDecimals = 6;
        const Decimal value = Decimal::parse(rows.view(5)).value_or(Decimal::from_double(rows.real(4), kDecimals));
        records.push_back({clipped({rows.time(1), rows.time(2)}, check.period()), value, source_at(rows, 7)});
    }
    return records;
}

// How far outside; zero within.
double beyond(const TreatmentLimit& limit, const Decimal& value)
{
    if (limit.minimum && value < *limit.minimum) return limit.minimum->to_double() - value.to_double();
    if (limit.maximum && *limit.maximum < value) return value.to_double() - limit.maximum->to_double();
    return 0;
}

std::string range_text(const TreatmentLimit& limit)
{
    if (!limit.minimum) return "≤" + limit.maximum->to_string();
    if (!limit.maximum) return "≥" + limit.minimum->to_string();
    return limit.minimum->to_string() + "～" + limit.maximum->to_string();
}

// Waste incineration: the furnace's five-minute means, a day that was too cold too often is one record of the finding.
void judge_furnaces(CheckContext& check)
{
    const std::string minimum = check.text("furnace_minimum");
    if (minimum.empty()) return;
    for (const std::string& outlet : check.monitored_outlets()) {
        const FurnaceDays days =
            judge_furnace(check, outlet, check.number("furnace_minimum"), check.number("furnace_times_a_day"));
        check.examined(days.means);
        for (const ColdDay& cold : days.cold) {
            Report report;
            report.subject.outlet = outlet;
            report.subject.pollutant = kFurnaceTemperature;
            report.period = Period{cold.day, cold.day + kDay};
            report.records = cold.means;
            report.measured_text = cold.lowest.to_string();
            report.limit_text = "≥" + minimum;
            report.unit = "℃";
            report.values = {{"place", outlet},
                             {"parameter", "焚烧炉膛温度五分钟均值"},
                             {"how_zh", "一日累计 " + std::to_string(cold.means) + " 次"},
                             {"how_en", std::to_string(cold.means) + " times in a day"}};
            report.evidence = {check.series_cell({outlet, kFurnaceTemperature, Interval::minute}, cold.lowest_at)};
            check.report(std::move(report));
        }
    }
}

}  // namespace

void treatment_parameter(CheckContext& check)
{
    judge_furnaces(check);
    for (const TreatmentLimit& limit : check.plant().treatment_limits) {
        if (!limit.minimum && !limit.maximum) continue;
        const std::vector<ParameterRow> records = records_of(check, limit);
        check.examined(static_cast<std::int64_t>(records.size()));
        for (const Stretch& run :
             stretches(records.size(), 0, [&](std::size_t i) { return beyond(limit, records[i].value) > 0; })) {
            if (static_cast<double>(run.count) < check.number("records")) continue;
            std::size_t worst = run.first;
            for (std::size_t i = run.first; i <= run.last; ++i)
                if (beyond(limit, records[i].value) > beyond(limit, records[worst].value)) worst = i;
            Report report;
            report.subject.treatment = limit.treatment;
            report.period = Period{records[run.first].period.from, records[run.last].period.to};
            report.records = static_cast<std::int64_t>(run.count);
            report.measured_text = records[worst].value.to_string();
            report.limit_text = range_text(limit);
            report.unit = limit.parameter_unit;
            report.values = {{"place", limit.treatment},
                             {"parameter", limit.parameter},
                             {"how_zh", "连续 " + std::to_string(run.count) + " 条记录"},
                             {"how_en", "in " + std::to_string(run.count) + " records in a row"}};
            for (const std::size_t record : {run.first, worst, run.last})
                if (report.evidence.empty() || report.evidence.back().source != records[record].source)
                    report.evidence.push_back(check.cell(records[record].source, "value"));
            report.evidence.push_back(check.cell(limit.source, limit.minimum ? "minimum" : "maximum"));
            check.report(std::move(report));
        }
    }
}

}  // namespace audit::checks
