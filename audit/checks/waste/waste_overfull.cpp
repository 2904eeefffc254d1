// SPDX-License-Identifier: Apache-2.0
// The stock of a hazardous waste by the book lies above the storage capacity the permit gives it. Capacities are those
// of the permit's row of the waste; several rows of one waste (several stores) add up.
#include "audit/checks/waste_stock.h"

namespace audit::checks {

namespace {

struct Capacity {
    double tonnes = 0;
    SourceRow source;
};

std::map<std::string, Capacity> capacities(const Plant& plant)
{
    std::map<std::string, Capacity> all;
    for (const PermittedWaste& waste : plant.wastes) {
        if (!waste.storage_capacity_t) continue;
        Capacity& capacity = all[waste_code_in(waste.waste_code)];
        capacity.tonnes += *waste.storage_capacity_t;
        capacity.source = waste.source;
    }
    return all;
}

void report_stretch(CheckContext& check, const std::string& code, const Capacity& capacity,
                    const std::vector<WasteStep>& steps, const Stretch& above)
{
    constexpr int kKilograms = 3;
    std::size_t worst = above.first;
    for (std::size_t i = above.first; i <= above.last; ++i)
        if (steps[i].book_after > steps[worst].book_after) worst = i;
    const Time until = above.last + 1 < steps.size() ? steps[above.last + 1].time : check.period().to;
    if (until <= check.period().from) return;
    Report report;
    report.subject.waste_code = code;
    report.period = Period{std::max(steps[above.first].time, check.period().from), until};
    report.records = static_cast<std::int64_t>(above.last - above.first + 1);
    report.measured = Decimal::from_double(steps[worst].book_after, kKilograms);
    report.limit = Decimal::from_double(capacity.tonnes, kKilograms).trimmed();
    report.unit = 't';
    report.values["worst_day"] = date_text(steps[worst].time);
    for (const std::size_t step : {above.first, worst, above.last})
        if (report.evidence.empty() || report.evidence.back().source != steps[step].source)
            report.evidence.push_back(check.cell(steps[step].source, "quantity_t"));
    report.evidence.push_back(check.cell(capacity.source, "storage_capacity_t"));
    check.report(std::move(report));
}

}  // namespace

void waste_overfull(CheckContext& check)
{
    const std::map<std::string, Capacity> permitted = capacities(check.plant());
    if (permitted.empty()) {
        check.not_applicable(
            {"许可证没有载明危险废物贮存能力", "the permit gives no storage capacity for hazardous waste"});
        return;
    }
    constexpr double kGram = 1e-6;
    for (const auto& [code, walked] : walk_waste_stock(check)) {
        const std::vector<WasteStep>& steps = walked;  // a lambda may not capture a structured binding
        const auto capacity = permitted.find(code);
        if (capacity == permitted.end()) continue;
        check.examined(static_cast<std::int64_t>(steps.size()));
        const auto is_above = [&](std::size_t i) { return steps[i].book_after > capacity->second.tonnes + kGram; };
        for (const Stretch& above : stretches(steps.size(), 0, is_above))
            report_stretch(check, code, capacity->second, steps, above);
    }
}

}  // namespace audit::checks
