// SPDX-License-Identifier: Apache-2.0
// A production facility (MF) or treatment (TA, TW) in a ledger that the permit lacks. The permit's names are as good
// as its codes. Storage and noise facilities (TS, TN) are left alone.
#include <algorithm>
#include <map>
#include <set>

#include "audit/checks/check.h"
#include "audit/checks/spans.h"

namespace audit::checks {

namespace {

struct Use {
    std::int64_t records = 0;
    std::optional<Period> span;
    std::vector<Evidence> evidence;  // the first record of each ledger
};

bool is_treatment(const std::string& code)
{
    return code.starts_with("TA") || code.starts_with("TW");
}

struct Permitted {
    std::set<std::string> facilities, treatments;  // codes and names; empty where the permit table was not handed in

    explicit Permitted(const Plant& plant)
    {
        for (const Facility& facility : plant.facilities) facilities.insert({facility.facility, facility.name});
        for (const Treatment& treatment : plant.treatments) treatments.insert({treatment.treatment, treatment.name});
    }
    bool lacks(const std::string& code) const
    {
        if (code.starts_with("MF")) return !facilities.empty() && !facilities.count(code);
        if (is_treatment(code)) return !treatments.empty() && !treatments.count(code);
        return false;
    }
};

void add_rows(CheckContext& check, const Permitted& permitted, const std::string& table, const std::string& column,
              std::map<std::string, Use>& uses)
{
    store::Statement rows = check.rows("SELECT " + column + ", starts, ends, source, row FROM " + table +
                                       " WHERE starts >= ? AND starts < ? ORDER BY starts, source, row");
    rows.bind_all(check.period().from, check.period().to);
    std::set<std::string> seen;  // in this ledger
    while (rows.step()) {
        check.examined(1);
        const std::string code = rows.text(0);
        if (!permitted.lacks(code)) continue;
        Use& use = uses[code];
        ++use.records;
        const Period span = period_of_record(rows.time(1), rows.optional_time(2));
        use.span = use.span ? Period{std::min(use.span->from, span.from), std::max(use.span->to, span.to)} : span;
        if (seen.insert(code).second) use.evidence.push_back(check.cell({rows.integer(3), rows.integer(4)}, column));
    }
}

}  // namespace

void facility_unpermitted(CheckContext& check)
{
    const Permitted permitted(check.plant());
    std::map<std::string, Use> uses;
    add_rows(check, permitted, "production_log", "facility", uses);
    add_rows(check, permitted, "treatment_log", "treatment", uses);
    add_rows(check, permitted, "abnormal_log", "facility", uses);
    for (auto& [code, use] : uses) {
        Report report;
        (is_treatment(code) ? report.subject.treatment : report.subject.facility) = code;
        report.period = use.span;
        report.records = use.records;
        report.values = {{"code", code},
                         {"what_zh", is_treatment(code) ? "污染治理设施" : "生产设施"},
                         {"what_en", is_treatment(code) ? "treatment" : "production facility"}};
        report.evidence = std::move(use.evidence);
        check.report(std::move(report));
    }
}

}  // namespace audit::checks
