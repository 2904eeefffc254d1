// SPDX-License-Identifier: Apache-2.0
// In a special period (heavy pollution alert, staggered production) the concentration or the accounted amount of a day
// or month lies above the cap of that period. Concentrations are judged on hours (water: on daily means, pH aside) and
// on manual samples, amounts on the account; days and months that lie only partly in the period are held against their
// part in it. Days that follow each other are one finding.
#include <algorithm>

#include "audit/checks/hour_runs.h"
#include "audit/checks/runs_over.h"
#include "audit/checks/sample_runs.h"
#include "audit/reference/pollutants.h"

namespace audit::checks {

namespace {

constexpr int kAmountDecimals = 3;

// What is said about values of one kind.
struct Words {
    const char *what_zh, *what_en, *count_zh, *count_en;
    void put(Report& report) const
    {
        report.values.insert(
            {{"what_zh", what_zh}, {"what_en", what_en}, {"count_zh", count_zh}, {"count_en", count_en}});
    }
};
constexpr Words kHours{"小时浓度", "hourly concentration", "小时", "hours"};
constexpr Words kSamples{"手工监测浓度", "manual samples", "个样品", "samples"};
constexpr Words kDays{"日均浓度", "daily mean", "天", "days"};
constexpr Words kDailyAmounts{"日排放量", "emission of the day", "天", "days"};
constexpr Words kMonthlyAmounts{"月排放量", "emission of the month", "个月", "months"};

void judge_hours(CheckContext& check, const SpecialLimit& special)
{
    const hours::OutletHours& hours = check.hours(special.outlet);
    const hours::ItemHours* item = hours.item(special.pollutant);
    if (!item || !is_comparable(*special.concentration, item->unit)) return;
    JudgedHours judged{special.outlet, special.pollutant, &hours, &*special.concentration, {}, {}, {}};
    judged.value = [&](std::size_t hour) -> std::optional<Decimal> {
        if (!special.period.contains(hours.time(hour)) || !hours.judged(*item, hour)) return std::nullopt;
        return item->judged_at(hour);
    };
    judged.cells = [&](std::size_t hour) { return concentration_cells(check, hours, special.pollutant, hour); };
    judged.more = [](Report& report) { kHours.put(report); };
    report_hours_over(check, judged);
}

void judge_samples(CheckContext& check, const SpecialLimit& special)
{
    const LimitValue& limit = *special.concentration;
    report_samples_over(check, {special.outlet, special.pollutant, &limit,
                                concentration_samples(check, special.outlet, special.pollutant, limit, special.period),
                                [](Report& report) { kSamples.put(report); }});
}

// A day's mean, or what a day or month emitted.
struct Stage {
    Period period;
    Decimal value;
};

void report_stages(CheckContext& check, const SpecialLimit& special, const LimitValue& limit, const char* column,
                   const Words& words, const std::vector<Stage>& stages)
{
    check.examined(static_cast<std::int64_t>(stages.size()));
    const auto adjoins = [](const Stage& before, const Stage& stage) { return stage.period.from == before.period.to; };
    for (const RunOver<Stage>& run : runs_over(stages, limit, special.pollutant, check.text("comparison"), adjoins)) {
        Report report;
        report.subject.outlet = special.outlet;
        report.subject.pollutant = special.pollutant;
        report.period = Period{run.first->period.from, run.last->period.to};
        report.records = run.count;
        report.evidence = {check.cell(special.source, column)};
        for (Evidence& cell : outer_hour_cells(check, special.outlet, special.pollutant, *report.period))
            report.evidence.push_back(std::move(cell));
        describe(report, limit, shown(limit, run.worst->value), run.verdict);
        words.put(report);
        check.report(std::move(report));
    }
}

void judge_daily_means(CheckContext& check, const SpecialLimit& special)
{
    const LimitValue& limit = *special.concentration;
    const hours::OutletHours& hours = check.hours(special.outlet);
    const hours::ItemHours* item = hours.item(special.pollutant);
    if (!item || !is_comparable(limit, item->unit)) return;
    std::vector<Stage> days;
    for (const hours::DailyMean& mean : hours.daily_means(special.pollutant, true))
        if (mean.judged && mean.valid_hours > 0 && special.period.contains(mean.day))
            days.push_back({{mean.day, mean.day + kDay}, mean.mean});
    report_stages(check, special, limit, "concentration", kDays, days);
}

// Of every calendar day or month the part within the special period.
void judge_amounts(CheckContext& check, const SpecialLimit& special, bool monthly)
{
    const Decimal& cap = monthly ? *special.monthly_t : *special.daily_kg;
    const LimitValue limit{std::nullopt, cap, monthly ? "t" : "kg", cap.to_string()};
    const double per_tonne = monthly ? 1 : 1000;
    const Time begin = std::max(special.period.from, check.period().from);
    const Time end = std::min(special.period.to, check.period().to);
    std::vector<Stage> stages;
    for (Time start = monthly ? start_of_month(begin) : start_of_day(begin); start < end;) {
        const Time next = monthly ? add_months(start, 1) : start + kDay;
        const Period within{std::max(start, begin), std::min(next, end)};
        start = next;
        const auto tonnes = check.account().tonnes(special.outlet, special.pollutant, within);
        if (tonnes)
            stages.push_back({within, Decimal::from_double(*tonnes * per_tonne, cap.decimals + kAmountDecimals)});
    }
    report_stages(check, special, limit, monthly ? "monthly_t" : "daily_kg", monthly ? kMonthlyAmounts : kDailyAmounts,
                  stages);
}

void judge_concentrations(CheckContext& check, const SpecialLimit& special)
{
    const bool water = reference::medium_of(special.outlet) == reference::Medium::water;
    if (water && special.pollutant != reference::kPh) {
        judge_daily_means(check, special);
    } else {
        judge_hours(check, special);
    }
    judge_samples(check, special);
}

}  // namespace

void special_limit_exceeded(CheckContext& check)
{
    bool within = false;
    for (const SpecialLimit& special : check.plant().special_limits) {
        if (!special.period.overlaps(check.period())) continue;
        within = true;
        if (special.concentration && special.outlet != kWholePlant) judge_concentrations(check, special);
        if (special.daily_kg) judge_amounts(check, special, false);
        if (special.monthly_t) judge_amounts(check, special, true);
    }
    if (!within) {
        check.not_applicable(
            {"审核期内没有特殊时段许可限值", "the permit sets no special period within the audit period"});
    } else if (check.outcome().records == 0) {
        check.could_not_run({"特殊时段内没有其限值所及排放口和污染物的监测数据，也无法核算其排放量",
                             "could not run: within the special periods there are neither data nor an accounted "
                             "emission of the outlets and pollutants that are limited"});
    }
}

}  // namespace audit::checks
