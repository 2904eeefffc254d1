// SPDX-License-Identifier: Apache-2.0
// Days on which a facility or treatment was in operation, by the automatic monitoring of its outlet or by the other
// ledger, and its own ledger, which the permit wants daily or by shift, holds no record. Adjoining days are one
// finding. A ledger of which nothing was submitted is ledger_missing's business, one that says 停运 is
// treatment_idle's.
#include <algorithm>
#include <cstdint>
#include <map>
#include <set>

#include "audit/checks/check.h"

namespace audit::checks {

namespace {

using Days = std::set<std::int64_t>;  // days since 1970
using DaysByCode = std::map<std::string, Days>;

struct Ledger {
    DaysByCode recorded, operating;        // days with any record; with one that says it ran
    std::map<std::string, SourceRow> row;  // a record of each code, for evidence
};

bool is_daily(const LedgerRequirement& required)
{
    if (required.frequency_text.find("班") != std::string::npos) return true;
    if (!required.frequency) return false;
    const Frequency& frequency = *required.frequency;
    return frequency.unit == FrequencyUnit::hour || (frequency.unit == FrequencyUnit::day && frequency.every == 1);
}

const LedgerRequirement* daily_requirement(const Plant& plant, std::string_view category)
{
    for (const LedgerRequirement& required : plant.ledgers) {
        if (required.category == category && is_daily(required)) return &required;
    }
    return nullptr;
}

void add_days(Days& days, Time from, Time to)
{
    for (Time day = start_of_day(from); day < to; day = day + kDay) days.insert(day.seconds / kDay);
}

Ledger read_ledger(const CheckContext& check, const std::string& table, const std::string& code)
{
    Ledger ledger;
    store::Statement row = check.rows("SELECT " + code + ", starts, ends, state, source, row FROM " + table +
                                      " WHERE " + code + " <> '' AND starts IS NOT NULL ORDER BY source, row");
    while (row.step()) {
        const std::string name = row.text(0);
        const Time from = row.time(1);
        const Time to = std::max(row.optional_time(2).value_or(from), from + 1);
        add_days(ledger.recorded[name], from, to);
        const bool stopped = row.view(3).find("停") != std::string_view::npos && row.view(3) != "停机";
        if (!stopped) add_days(ledger.operating[name], from, to);
        ledger.row.try_emplace(name, SourceRow{row.integer(4), row.integer(5)});
    }
    return ledger;
}

// Days on which the outlet's automatic monitoring shows operation for at least that many hours.
Days monitored_days(CheckContext& check, const std::string& outlet)
{
    const hours::OutletHours& hours = check.hours(outlet);
    std::map<std::int64_t, int> count;
    for (std::size_t hour = 0; hour < hours.count; ++hour) {
        if (!hours.operating[hour]) continue;
        const bool measured =
            std::any_of(hours.all.begin(), hours.all.end(), [&](const auto& item) { return item.second.valid[hour]; });
        if (measured) ++count[hours.time(hour).seconds / kDay];
    }
    Days days;
    for (const auto& [day, operated] : count) {
        if (operated >= check.number("operating_hours")) days.insert(day);
    }
    return days;
}

class GapFinder {
 public:
    explicit GapFinder(CheckContext& check)
        : check_(check),
          production_(read_ledger(check, "production_log", "facility")),
          treatment_(read_ledger(check, "treatment_log", "treatment"))
    {
        for (const std::string& outlet : check.monitored_outlets()) monitored_[outlet] = monitored_days(check, outlet);
    }

    void judge_production(const LedgerRequirement& required)
    {
        std::set<std::string> facilities;
        for (const Treatment& treatment : check_.plant().treatments)
            facilities.insert(treatment.facilities.begin(), treatment.facilities.end());
        for (const auto& [facility, ignored] : production_.recorded) facilities.insert(facility);
        for (const std::string& facility : facilities) {
            Subject subject;
            subject.facility = facility;
            report_gaps(required, subject, facility_operation(facility), production_, facility);
        }
    }

    void judge_treatment(const LedgerRequirement& required)
    {
        std::set<std::string> treatments;
        for (const Treatment& treatment : check_.plant().treatments) treatments.insert(treatment.treatment);
        for (const auto& [treatment, ignored] : treatment_.recorded) treatments.insert(treatment);
        for (const std::string& treatment : treatments) {
            Subject subject;
            subject.treatment = treatment;
            report_gaps(required, subject, treatment_operation(treatment), treatment_, treatment);
        }
    }

 private:
    // Days that speak for the operation of one of several: those on which no other one of them explains it.
    void add_unexplained(Days& days, const Days& seen, const std::string& facility,
                         const std::vector<std::string>& sharing) const
    {
        for (const std::int64_t day : seen) {
            const bool explained = std::any_of(sharing.begin(), sharing.end(), [&](const std::string& other) {
                return other != facility && holds(production_.operating, other, day);
            });
            if (!explained) days.insert(day);
        }
    }

    Days facility_operation(const std::string& facility) const
    {
        Days days;
        for (const Treatment& treatment : check_.plant().treatments) {
            const auto& served = treatment.facilities;
            if (std::find(served.begin(), served.end(), facility) == served.end()) continue;
            const auto logged = treatment_.operating.find(treatment.treatment);
            if (logged != treatment_.operating.end()) add_unexplained(days, logged->second, facility, served);
            const auto seen = monitored_.find(treatment.outlet);
            if (seen != monitored_.end())
                add_unexplained(days, seen->second, facility, check_.plant().facilities_of(treatment.outlet));
        }
        return days;
    }

    Days treatment_operation(const std::string& name) const
    {
        Days days;
        for (const Treatment& treatment : check_.plant().treatments) {
            if (treatment.treatment != name) continue;
            for (const std::string& facility : treatment.facilities) {
                const auto logged = production_.operating.find(facility);
                if (logged != production_.operating.end()) days.insert(logged->second.begin(), logged->second.end());
            }
            const auto seen = monitored_.find(treatment.outlet);
            if (seen != monitored_.end()) days.insert(seen->second.begin(), seen->second.end());
        }
        return days;
    }

    static bool holds(const DaysByCode& days, const std::string& code, std::int64_t day)
    {
        const auto found = days.find(code);
        return found != days.end() && found->second.contains(day);
    }

    void report_gaps(const LedgerRequirement& required, const Subject& subject, const Days& operation,
                     const Ledger& ledger, const std::string& code)
    {
        const std::int64_t first = check_.period().from.seconds / kDay;
        const auto count = static_cast<std::size_t>(check_.period().to.seconds / kDay - first);
        const auto is_gap = [&](std::size_t i) {
            const std::int64_t day = first + static_cast<std::int64_t>(i);
            return operation.contains(day) && !holds(ledger.recorded, code, day);
        };
        check_.examined(static_cast<std::int64_t>(operation.size()));
        for (const Stretch& gap : stretches(count, 0, is_gap)) {
            Report report;
            report.subject = subject;
            report.period = Period{check_.period().from + static_cast<std::int64_t>(gap.first) * kDay,
                                   check_.period().from + static_cast<std::int64_t>(gap.last + 1) * kDay};
            report.records = static_cast<std::int64_t>(gap.count);
            const bool is_production = !subject.facility.empty();
            report.values["ledger_zh"] = is_production ? "生产设施运行台账" : "污染防治设施运行台账";
            report.values["ledger_en"] = is_production ? "production ledger" : "treatment ledger";
            report.values["code"] = code;
            report.values["frequency"] = required.frequency_text;
            report.evidence.push_back(check_.cell(required.source, "frequency"));
            const auto row = ledger.row.find(code);
            if (row != ledger.row.end()) report.evidence.push_back(check_.cell(row->second, "starts"));
            check_.report(std::move(report));
        }
    }

    CheckContext& check_;
    Ledger production_, treatment_;
    DaysByCode monitored_;  // by outlet
};

}  // namespace

void ledger_gap(CheckContext& check)
{
    const LedgerRequirement* production = daily_requirement(check.plant(), "生产设施运行管理信息");
    const LedgerRequirement* treatment = daily_requirement(check.plant(), "污染防治设施运行管理信息");
    if (production == nullptr && treatment == nullptr) {
        check.not_applicable(
            {"许可证没有要求按日或按班记录的运行台账", "the permit asks for no daily or shift ledger"});
        return;
    }
    GapFinder finder(check);
    if (production != nullptr && check.has_rows("production_log")) finder.judge_production(*production);
    if (treatment != nullptr && check.has_rows("treatment_log")) finder.judge_treatment(*treatment);
}

}  // namespace audit::checks
