// SPDX-License-Identifier: Apache-2.0
// A year's report differs from the sum of its quarters (else half-years, else months), where all of them are there.
// Half a unit of the last digit is allowed for each part.
#include <cmath>
#include <map>

#include "audit/checks/ledger_rows.h"
#include "audit/checks/report_due.h"
#include "audit/checks/rounding.h"

namespace audit::checks {

namespace {

struct Reported {
    double amount = 0;
    Decimal written;
    SourceRow source;
};

// What one report series tells of one thing (outlet and pollutant, or item): kind -> period -> amount.
struct Thing {
    Subject subject;
    std::string unit;
    std::map<std::string, std::map<Period, Reported>> by_kind;
};

using Things = std::map<std::tuple<std::string, std::string, std::string>, Thing>;

Things read(CheckContext& check, const char* sql)
{
    Things things;
    store::Statement rows = check.rows(sql);
    rows.bind_all(check.period().from, check.period().to);
    while (rows.step()) {
        check.examined(1);
        constexpr int kDecimals = 4;
        Thing& thing = things[{rows.text(0), rows.text(1), rows.text(2)}];
        thing.subject.outlet = rows.text(0);
        (rows.text(0).empty() ? thing.subject.material : thing.subject.pollutant) = rows.text(1);
        thing.unit = rows.text(2);
        const std::string kind = report_kind(rows.view(3));
        const Period unit = report_unit(kind, {(rows.integer(4) + rows.integer(5)) / 2});
        const Decimal written = Decimal::parse(rows.view(7)).value_or(Decimal::from_double(rows.real(6), kDecimals));
        thing.by_kind[kind].insert({unit, {rows.real(6), written, source_at(rows, 8)}});
    }
    return things;
}

// The parts of the year of one kind, when they are all there.
std::vector<const Reported*> parts_of(const Thing& thing, const char* kind, const Period& year)
{
    std::vector<const Reported*> parts;
    const auto reports = thing.by_kind.find(kind);
    if (reports == thing.by_kind.end()) return parts;
    for (Period unit = report_unit(kind, year.from); unit.to <= year.to; unit = report_unit(kind, unit.to)) {
        const auto found = reports->second.find(unit);
        if (found == reports->second.end()) return {};
        parts.push_back(&found->second);
    }
    return parts;
}

void judge(CheckContext& check, const Thing& thing, const char* column)
{
    const auto years = thing.by_kind.find("年报");
    if (years == thing.by_kind.end()) return;
    for (const auto& [year, whole] : years->second) {
        for (const char* kind : {"季报", "半年报", "月报"}) {
            const std::vector<const Reported*> parts = parts_of(thing, kind, year);
            if (parts.empty()) continue;
            double sum = 0;
            double rounding = rounding_of(whole.written);
            for (const Reported* part : parts) {
                sum += part->amount;
                rounding += rounding_of(part->written);
            }
            const double difference = std::abs(whole.amount - sum);
            const double allowed = std::max(rounding, std::abs(sum) * check.number("allowed_pct") / 100);
            constexpr double kBinary = 1e-9;
            if (difference <= allowed * (1 + kBinary)) break;
            Report report;
            report.subject = thing.subject;
            report.subject.report = report_name("年报", year.from);
            report.period = year;
            report.records = static_cast<std::int64_t>(parts.size() + 1);
            report.measured = whole.written;
            report.limit = Decimal::from_double(sum, whole.written.decimals);
            report.unit = thing.unit;
            report.values = {
                {"kind", kind},
                {"parts", std::to_string(parts.size())},
                {"what", thing.subject.outlet.empty() ? thing.subject.material
                                                      : thing.subject.outlet + " " + thing.subject.pollutant}};
            report.evidence.push_back(check.cell(whole.source, column));
            for (const Reported* part : parts) report.evidence.push_back(check.cell(part->source, column));
            check.report(std::move(report));
            break;
        }
    }
}

}  // namespace

void report_sum_differs(CheckContext& check)
{
    const Things emissions =
        read(check,
             "SELECT outlet, pollutant, 't', kind, starts, ends, emitted_t, emitted_t_written, source,"
             " row FROM report_emissions WHERE ends >= ?1 AND starts < ?2 AND emitted_t IS NOT NULL"
             " ORDER BY source, row");
    for (const auto& [key, thing] : emissions) judge(check, thing, "emitted_t");
    const Things production =
        read(check,
             "SELECT '', item, quantity_unit, kind, starts, ends, quantity, quantity_written, source,"
             " row FROM report_production WHERE ends >= ?1 AND starts < ?2 AND quantity IS NOT NULL"
             " ORDER BY source, row");
    for (const auto& [key, thing] : production) judge(check, thing, "quantity");
}

}  // namespace audit::checks
