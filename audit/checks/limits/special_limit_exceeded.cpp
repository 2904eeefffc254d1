// SPDX-License-Identifier: Apache-2.0
// In a special period (heavy pollution alert, staggered production) the concentration or the accounted amount of a day
// or month lies above the cap of that period. Concentrations are judged on hours (water: on daily means), amounts on
// the account; days and months that lie only partly in the period are held against their part in it.
#include <algorithm>

#include "audit/checks/hour_runs.h"

namespace audit::checks {

namespace {

constexpr int kAmountDecimals = 3;

void judge_hours(CheckContext& check, const SpecialLimit& special)
{
    const hours::OutletHours& hours = check.hours(special.outlet);
    const hours::ItemHours* item = hours.item(special.pollutant);
    if (!item) return;
    const bool converted = !item->converted.empty() && check.plant().baseline_o2(special.outlet, special.pollutant);
    JudgedHours judged{special.outlet, special.pollutant, &hours, &*special.concentration, {}, {}, {}};
    judged.value = [&](std::size_t hour) -> std::optional<Decimal> {
        if (!special.period.contains(hours.time(hour)) || !hours.judged(*item, hour)) return std::nullopt;
        return item->judged_at(hour);
    };
    judged.cells = [&](std::size_t hour) -> std::vector<Evidence> {
        return {check.hour_cell(special.outlet, special.pollutant, hours.time(hour), converted)};
    };
    judged.more = [](Report& report, std::size_t) {
        report.values.insert({{"what_zh", "小时浓度"},
                              {"what_en", "hourly concentration"},
                              {"count_zh", "小时"},
                              {"count_en", "hours"}});
    };
    report_hours_over(check, judged);
}

Report report_of(CheckContext& check, const SpecialLimit& special, const Period& period, const char* column)
{
    Report report;
    report.subject.outlet = special.outlet;
    report.subject.pollutant = special.pollutant;
    report.period = period;
    report.evidence = {check.cell(special.source, column)};
    return report;
}

void judge_daily_means(CheckContext& check, const SpecialLimit& special)
{
    const std::string comparison = check.text("comparison");
    for (const hours::DailyMean& mean : check.hours(special.outlet).daily_means(special.pollutant, true)) {
        if (!special.period.contains(mean.day)) continue;
        check.examined(1);
        const Verdict verdict = compare(*special.concentration, special.pollutant, mean.mean, comparison);
        if (verdict == Verdict::within) continue;
        Report report = report_of(check, special, {mean.day, mean.day + kDay}, "concentration");
        describe(report, *special.concentration, shown_mean(*special.concentration, mean.mean), verdict);
        report.values.insert(
            {{"what_zh", "日均浓度"}, {"what_en", "daily mean"}, {"count_zh", "天"}, {"count_en", "days"}});
        check.report(std::move(report));
    }
}

struct Cap {
    const Decimal& value;
    double per_tonne;  // 1000 for kg
    const char* column;
    const char* unit;
    const char* what_zh;
    const char* what_en;
};

// Reports the stretch [from, to) when the amount accounted for it lies over the cap.
void judge_amount(CheckContext& check, const SpecialLimit& special, const Cap& cap, const Period& whole)
{
    const Period within{std::max({whole.from, special.period.from, check.period().from}),
                        std::min({whole.to, special.period.to, check.period().to})};
    if (within.empty()) return;
    const auto tonnes = check.account().tonnes(special.outlet, special.pollutant, within);
    if (!tonnes) return;
    check.examined(1);
    const LimitValue limit{std::nullopt, cap.value, cap.unit, cap.value.to_string()};
    const Decimal amount = Decimal::from_double(*tonnes * cap.per_tonne, cap.value.decimals + kAmountDecimals);
    const Verdict verdict = compare(limit, special.pollutant, amount, check.text("comparison"));
    if (verdict == Verdict::within) return;
    Report report = report_of(check, special, within, cap.column);
    describe(report, limit, amount, verdict);
    report.values.insert(
        {{"what_zh", cap.what_zh}, {"what_en", cap.what_en}, {"count_zh", "个时段"}, {"count_en", "stretches"}});
    check.report(std::move(report));
}

}  // namespace

void special_limit_exceeded(CheckContext& check)
{
    bool within = false;
    for (const SpecialLimit& special : check.plant().special_limits) {
        if (!special.period.overlaps(check.period())) continue;
        within = true;
        if (special.concentration && special.outlet != kWholePlant)
            special.outlet.starts_with("DA") ? judge_hours(check, special) : judge_daily_means(check, special);
        const Time first = std::max(special.period.from, check.period().from);
        const Time end = std::min(special.period.to, check.period().to);
        if (special.daily_kg) {
            const Cap cap{*special.daily_kg, 1000, "daily_kg", "kg", "日排放量", "emission of the day"};
            for (Time day = start_of_day(first); day < end; day = day + kDay)
                judge_amount(check, special, cap, {day, day + kDay});
        }
        if (special.monthly_t) {
            const Cap cap{*special.monthly_t, 1, "monthly_t", "t", "月排放量", "emission of the month"};
            for (Time month = start_of_month(first); month < end; month = add_months(month, 1))
                judge_amount(check, special, cap, {month, add_months(month, 1)});
        }
    }
    if (!within)
        check.not_applicable(
            {"审核期内没有特殊时段许可限值", "the permit sets no special period within the audit period"});
}

}  // namespace audit::checks
