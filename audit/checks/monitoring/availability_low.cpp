// SPDX-License-Identifier: Apache-2.0
// In a quarter less than 75 % of an outlet's hours of operation have a valid value of a required automatic pollutant:
// (hours - stopped - invalid) / (hours - stopped), HJ 75-2017 12. A pollutant without any data is coverage_missing's.
#include "audit/checks/check.h"
#include "audit/checks/hourly_values.h"
#include "audit/checks/monitoring_records.h"

namespace audit::checks {

namespace {

struct Capture {
    std::int64_t operating = 0, valid = 0;
    std::size_t first_invalid = 0, last_invalid = 0;
};

Capture capture_of(const hours::OutletHours& hours, const hours::ItemHours& item, const HourRange& range)
{
    Capture capture;
    for (std::size_t hour = range.first; hour < range.last; ++hour) {
        if (!hours.operating[hour]) continue;
        ++capture.operating;
        if (item.valid[hour]) {
            ++capture.valid;
            continue;
        }
        if (capture.operating - capture.valid == 1) capture.first_invalid = hour;
        capture.last_invalid = hour;
    }
    return capture;
}

void judge_quarter(CheckContext& check, const RequiredItem& required, const hours::OutletHours& hours,
                   const hours::ItemHours& item, const Period& quarter)
{
    const Capture capture = capture_of(hours, item, hours_within(hours, quarter));
    check.examined(capture.operating);
    if (static_cast<double>(capture.operating) < check.number("minimum_hours")) return;
    const double percent = 100.0 * static_cast<double>(capture.valid) / static_cast<double>(capture.operating);
    if (percent >= check.number("minimum_pct")) return;
    std::vector<Evidence> evidence =
        hour_evidence(check, hours, required.item, {capture.first_invalid, capture.last_invalid});
    evidence.push_back(check.cell(required.requirement->source, "mode"));
    check.report(
        {.subject = {.outlet = required.outlet, .pollutant = required.item},
         .period = quarter,
         .records = capture.operating - capture.valid,
         .measured = Decimal::from_double(percent, 1),
         .limit = Decimal::from_double(check.number("minimum_pct"), 2).trimmed(),
         .unit = "%",
         .values = {{"valid", std::to_string(capture.valid)}, {"operating", std::to_string(capture.operating)}},
         .evidence = std::move(evidence)});
}

}  // namespace

void availability_low(CheckContext& check)
{
    const std::vector<RequiredItem> required = required_automatic(check.plant());
    if (required.empty()) {
        return check.not_applicable({"许可证未要求自动监测", "the permit asks for no automatic monitoring"});
    }
    for (const RequiredItem& one : required) {
        const hours::OutletHours& hours = check.hours(one.outlet);
        const hours::ItemHours* item = hours.item(one.item);
        if (item == nullptr) continue;
        for (const Period& quarter : quarters_of(check.period())) judge_quarter(check, one, hours, *item, quarter);
    }
}

}  // namespace audit::checks
