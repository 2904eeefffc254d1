// SPDX-License-Identifier: Apache-2.0
// A valid automatic hour, not exempt by start-up or shutdown, lies above the permitted hourly concentration (pH:
// outside its range). Hours with at most one hour between them are one finding. At water outlets a limit that is given
// only as hourly is judged on daily means by daily_limit_exceeded, pH aside. Exempt hours beyond what the industry's
// specification grants are judged here; their number is startup_overused's business.
#include <algorithm>

#include "audit/checks/hour_runs.h"
#include "audit/reference/pollutants.h"

namespace audit::checks {

namespace {

bool is_judged_on_hours(const PermitLimit& limit)
{
    if (!limit.hourly || limit.outlet == kWholePlant) return false;
    const bool water = reference::medium_of(limit.outlet) == reference::Medium::water;
    return !water || limit.daily || limit.pollutant == reference::kPh;
}

enum class Data { missing, not_convertible, there };

bool has_any(const std::vector<std::int64_t>& values)
{
    return std::any_of(values.begin(), values.end(), [](std::int64_t value) { return value != kAbsent; });
}

// Measured, but neither a converted value nor an O2 to bring it to the permit's baseline.
bool is_not_convertible(const hours::OutletHours& hours, const hours::ItemHours& item)
{
    const hours::ItemHours* oxygen = hours.item(reference::kOxygen);
    return has_any(item.measured) && !has_any(item.judged) && (oxygen == nullptr || !has_any(oxygen->measured));
}

Data judge(CheckContext& check, const PermitLimit& limit)
{
    const hours::OutletHours& hours = check.hours(limit.outlet);
    const hours::ItemHours* item = hours.item(limit.pollutant);
    if (item == nullptr || !is_comparable(*limit.hourly, item->unit)) return Data::missing;
    JudgedHours judged{limit.outlet, limit.pollutant, &hours, &*limit.hourly, {}, {}, {}};
    judged.value = [&](std::size_t hour) -> std::optional<Decimal> {
        if (!hours.judged(*item, hour)) return std::nullopt;
        return item->judged_at(hour);
    };
    judged.cells = [&](std::size_t hour) { return concentration_cells(check, hours, limit.pollutant, hour); };
    report_hours_over(check, judged);
    return is_not_convertible(hours, *item) ? Data::not_convertible : Data::there;
}

}  // namespace

void hourly_limit_exceeded(CheckContext& check)
{
    bool asked = false;
    Data most = Data::missing;
    for (const PermitLimit& limit : check.plant().limits) {
        if (!is_judged_on_hours(limit)) continue;
        asked = true;
        most = std::max(most, judge(check, limit));
    }
    if (!asked) {
        check.not_applicable({"许可证没有按小时判定的浓度限值", "the permit has no limit that is judged on hours"});
    } else if (most == Data::missing) {
        check.could_not_run({"有许可小时浓度限值的排放口和污染物没有自动监测小时数据",
                             "could not run: no automatic hours for any outlet and pollutant with an hourly limit"});
    } else if (most == Data::not_convertible) {
        check.could_not_run({"许可证规定了基准氧含量，而折算值列为空，也没有可用于折算的含氧量数据",
                             "could not run: column converted empty, and no oxygen to convert the measured values to "
                             "the permit's baseline"});
    }
}

}  // namespace audit::checks
