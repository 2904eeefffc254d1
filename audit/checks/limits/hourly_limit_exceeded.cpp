// SPDX-License-Identifier: Apache-2.0
// A valid automatic hour, not exempt by start-up or shutdown, lies above the permitted hourly concentration (pH:
// outside its range). Hours with at most one hour between them are one finding. At water outlets a limit that is given
// only as hourly is judged on daily means by daily_limit_exceeded, pH aside. Exempt hours beyond what the industry's
// specification grants are judged here; their number is startup_overused's business.
#include <algorithm>

#include "audit/checks/comparison.h"
#include "audit/reference/pollutants.h"

namespace audit::checks {

namespace {

constexpr std::size_t kJoinedGap = 1;  // hours

bool is_judged_on_hours(const PermitLimit& limit)
{
    if (!limit.hourly || limit.outlet == kWholePlant) return false;
    const bool air = limit.outlet.starts_with("DA");
    return air || limit.daily || limit.pollutant == reference::kPh;
}

// Evidence: the value of each hour, and the oxygen where it was converted by us.
void add_cells(CheckContext& check, const PermitLimit& limit, const hours::OutletHours& hours, std::size_t hour,
               std::vector<Evidence>& cells)
{
    const hours::ItemHours& item = *hours.item(limit.pollutant);
    const bool is_converted = check.plant().baseline_o2(limit.outlet, limit.pollutant).has_value();
    const bool submitted = is_converted && !item.converted.empty() && item.converted[hour] != kAbsent;
    cells.push_back(check.hour_cell(limit.outlet, limit.pollutant, hours.time(hour), submitted));
    if (is_converted && !submitted)
        cells.push_back(check.hour_cell(limit.outlet, reference::kOxygen, hours.time(hour)));
}

// The value with the digits of its cell; a computed one has those of the computation.
Decimal as_written(const Decimal& value, const std::vector<Evidence>& cells)
{
    for (const Evidence& cell : cells) {
        const std::optional<Decimal> written = Decimal::parse(cell.value);
        if (written && *written == value) return *written;
    }
    return value;
}

void report_stretch(CheckContext& check, const PermitLimit& limit, const hours::OutletHours& hours,
                    const std::vector<Verdict>& verdicts, const Stretch& stretch, Verdict verdict)
{
    const hours::ItemHours& item = *hours.item(limit.pollutant);
    std::size_t worst = stretch.first;
    for (std::size_t hour = stretch.first; hour <= stretch.last; ++hour) {
        if (verdicts[hour] != verdict) continue;
        if (distance_beyond(*limit.hourly, item.judged_at(worst)) <
            distance_beyond(*limit.hourly, item.judged_at(hour)))
            worst = hour;
    }
    Report report;
    report.subject.outlet = limit.outlet;
    report.subject.pollutant = limit.pollutant;
    report.period = Period{hours.time(stretch.first), hours.time(stretch.last + 1)};
    report.records = static_cast<std::int64_t>(stretch.count);
    std::vector<std::size_t> shown = {stretch.first, worst, stretch.last};
    shown.erase(std::unique(shown.begin(), shown.end()), shown.end());
    for (const std::size_t hour : shown) add_cells(check, limit, hours, hour, report.evidence);
    describe(report, *limit.hourly, as_written(item.judged_at(worst), report.evidence), verdict);
    check.report(std::move(report));
}

// Judges one limit; false when there are no hourly data for it.
bool judge(CheckContext& check, const PermitLimit& limit)
{
    const hours::OutletHours& hours = check.hours(limit.outlet);
    const hours::ItemHours* item = hours.item(limit.pollutant);
    if (item == nullptr) return false;
    const std::string comparison = check.text("comparison");
    std::vector<Verdict> verdicts(hours.count, Verdict::within);
    std::int64_t examined = 0;
    for (std::size_t hour = 0; hour < hours.count; ++hour) {
        if (!hours.judged(*item, hour)) continue;
        ++examined;
        verdicts[hour] = compare(*limit.hourly, limit.pollutant, item->judged_at(hour), comparison);
    }
    check.examined(examined);
    for (const Verdict verdict : kReported) {
        const auto is_such = [&](std::size_t hour) { return verdicts[hour] == verdict; };
        for (const Stretch& stretch : stretches(hours.count, kJoinedGap, is_such))
            report_stretch(check, limit, hours, verdicts, stretch, verdict);
    }
    return true;
}

}  // namespace

void hourly_limit_exceeded(CheckContext& check)
{
    bool asked = false;
    bool had_data = false;
    for (const PermitLimit& limit : check.plant().limits) {
        if (!is_judged_on_hours(limit)) continue;
        asked = true;
        had_data = judge(check, limit) || had_data;
    }
    if (!asked) {
        check.not_applicable({"许可证没有按小时判定的浓度限值", "the permit has no limit that is judged on hours"});
    } else if (!had_data) {
        check.could_not_run({"有许可小时浓度限值的排放口和污染物没有自动监测小时数据",
                             "could not run: no automatic hours for any outlet and pollutant with an hourly limit"});
    }
}

}  // namespace audit::checks
