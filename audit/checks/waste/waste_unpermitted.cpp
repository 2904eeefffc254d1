// SPDX-License-Identifier: Apache-2.0
// A hazardous waste in the ledger or on a manifest that the permit does not name. One finding per code; what is not
// formed like a code cannot be looked up and is waste_code_invalid's.
#include <algorithm>

#include "audit/checks/ledger_rows.h"
#include "audit/checks/waste_stock.h"

namespace audit::checks {

namespace {

struct Met {
    std::int64_t rows = 0;
    Time first, last;
    double tonnes = 0;
    std::string name;
    std::vector<Evidence> evidence;
};

void read(CheckContext& check, const char* sql, std::map<std::string, Met>& all)
{
    store::Statement rows = check.rows(sql);
    rows.bind_all(check.period().from, check.period().to);
    while (rows.step()) {
        check.examined(1);
        const std::string code = waste_code_in(rows.text(0));
        if (!is_waste_code(code)) continue;
        const auto& permitted = check.plant().wastes;
        if (std::any_of(permitted.begin(), permitted.end(),
                        [&](const PermittedWaste& waste) { return waste_code_in(waste.waste_code) == code; }))
            continue;
        Met& met = all[code];
        const Time time = rows.time(1);
        met.first = met.rows == 0 ? time : std::min(met.first, time);
        met.last = met.rows == 0 ? time : std::max(met.last, time);
        if (met.name.empty()) met.name = rows.text(3);
        if (met.evidence.size() < 2 || rows.integer(6) == 1)
            met.evidence.push_back(check.cell(source_at(rows, 4), "waste_code"));
        if (rows.integer(6) == 0) met.tonnes += rows.real(2);
        ++met.rows;
    }
}

}  // namespace

void waste_unpermitted(CheckContext& check)
{
    std::map<std::string, Met> all;
    read(check,
         "SELECT waste_code, date, CASE WHEN move = '产生' THEN quantity_t ELSE 0 END, waste, source, row, 0 FROM "
         "waste_log"
         " WHERE date >= ?1 AND date < ?2 ORDER BY date, source, row",
         all);
    read(check,
         "SELECT waste_code, sent_at, sent_t, '', source, row, 1 FROM manifests WHERE sent_at >= ?1 AND sent_at < ?2"
         " ORDER BY sent_at, source, row",
         all);
    constexpr int kKilograms = 3;
    for (const auto& [code, met] : all) {
        Report report;
        report.subject.waste_code = code;
        report.period = Period{met.first, met.last + kMinute};
        report.records = met.rows;
        report.values["name"] = met.name;
        report.values["generated"] = Decimal::from_double(met.tonnes, kKilograms).to_string();
        report.evidence = met.evidence;
        check.report(std::move(report));
    }
}

}  // namespace audit::checks
