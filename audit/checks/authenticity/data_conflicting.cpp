// SPDX-License-Identifier: Apache-2.0
// Two submitted files give different values for the same outlet, item and time. Adjoining times of one pair of files
// are one finding. Resends within one message log are packets_damaged's business.
#include "audit/checks/check.h"

namespace audit::checks {

namespace {

void report_stretch(CheckContext& check, const store::SeriesInfo& info,
                    std::span<const store::SeriesConflict> conflicts)
{
    const store::SeriesConflict& first = conflicts.front();
    const store::SeriesConflict& last = conflicts.back();
    const Evidence later = check.series_cell(info.key, first.time);
    std::vector<Evidence> evidence;
    for (const store::SeriesConflict* one : {&first, &last}) {
        evidence.push_back({one->a, later.column, one->value_a.to_string()});
        evidence.push_back({one->b, later.column, one->value_b.to_string()});
        if (conflicts.size() == 1) break;
    }
    check.report({.subject = {.outlet = info.key.outlet, .pollutant = info.key.item},
                  .period = Period{first.time, last.time + (info.step > 0 ? info.step : kHour)},
                  .records = static_cast<std::int64_t>(conflicts.size()),
                  .measured_text = first.value_b.to_string(),
                  .unit = info.unit,
                  .values = {{"first_value", first.value_a.to_string()}, {"second_value", first.value_b.to_string()}},
                  .evidence = std::move(evidence)});
}

}  // namespace

void data_conflicting(CheckContext& check)
{
    for (const store::SeriesInfo& info : check.series().list()) {
        check.examined(info.records);
        std::vector<store::SeriesConflict> conflicts = check.series().conflicts(info.key);
        std::erase_if(conflicts, [&](const store::SeriesConflict& one) { return !check.period().contains(one.time); });
        const std::int64_t adjoining = 2 * (info.step > 0 ? info.step : kHour);
        for (std::size_t first = 0; first < conflicts.size();) {
            std::size_t next = first + 1;
            while (next < conflicts.size() && conflicts[next].a.source == conflicts[first].a.source &&
                   conflicts[next].b.source == conflicts[first].b.source &&
                   conflicts[next].time - conflicts[next - 1].time <= adjoining) {
                ++next;
            }
            report_stretch(check, info, std::span(conflicts).subspan(first, next - first));
            first = next;
        }
    }
}

}  // namespace audit::checks
