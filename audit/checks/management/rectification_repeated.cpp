// SPDX-License-Identifier: Apache-2.0
// A problem of an earlier inspection came back: its check finds something again after it was put right (or, where no
// completion is recorded, after it was found), about the subject that the problem's text names, if it names one.
#include <algorithm>

#include "audit/checks/ledger_rows.h"

namespace audit::checks {

namespace {

struct PastProblem {
    std::string problem, check;
    Time found_on, settled_on;
    SourceRow source;
};

std::vector<PastProblem> past_problems(const CheckContext& check)
{
    std::vector<PastProblem> all;
    store::Statement rows = check.rows(
        "SELECT problem, \"check\", found_on, COALESCE(rectified_on, found_on), source, row FROM past_findings"
        " WHERE COALESCE(\"check\", '') <> '' ORDER BY found_on, source, row");
    while (rows.step()) all.push_back({rows.text(0), rows.text(1), rows.time(2), rows.time(3), source_at(rows, 4)});
    return all;
}

// Every code or pollutant of the plant that the text names.
std::vector<std::string> subjects_named(const Plant& plant, const std::string& text)
{
    std::vector<std::string> named;
    const auto add = [&](const std::string& word) {
        if (!word.empty() && text.find(word) != std::string::npos &&
            std::find(named.begin(), named.end(), word) == named.end())
            named.push_back(word);
    };
    for (const Outlet& outlet : plant.outlets) add(outlet.outlet);
    for (const Facility& facility : plant.facilities) add(facility.facility);
    for (const Treatment& treatment : plant.treatments) add(treatment.treatment);
    for (const PermittedWaste& waste : plant.wastes) add(waste.waste_code);
    for (const PermitLimit& limit : plant.limits) add(limit.pollutant);
    return named;
}

bool is_about(const Finding& finding, const std::vector<std::string>& named)
{
    const Subject& subject = finding.subject;
    return std::all_of(named.begin(), named.end(), [&](const std::string& word) {
        return word == subject.outlet || word == subject.pollutant || word == subject.facility ||
               word == subject.treatment || word == subject.waste_code;
    });
}

}  // namespace

void rectification_repeated(CheckContext& check)
{
    for (const PastProblem& past : past_problems(check)) {
        check.examined(1);
        const findings::CheckEntry* entry = findings::find_check(past.check);
        if (past.check == check.entry().id || entry == nullptr) continue;
        const std::vector<std::string> named = subjects_named(check.plant(), past.problem);
        const Time after = start_of_day(past.settled_on) + kDay;
        std::vector<const Finding*> again;
        for (const Finding& finding : check.findings_of(past.check))
            if (finding.severity >= entry->severity && is_about(finding, named) &&
                (!finding.period || finding.period->to > after))
                again.push_back(&finding);
        if (again.empty()) continue;
        const Finding& first = *again.front();
        Report report;
        report.subject = first.subject;
        report.period = first.period;
        report.records = static_cast<std::int64_t>(again.size());
        report.values = {{"problem", past.problem},
                         {"found", date_text(past.found_on)},
                         {"check", past.check},
                         {"again_zh", first.message.zh},
                         {"again_en", first.message.en}};
        report.evidence = {check.cell(past.source, "problem")};
        report.evidence.insert(report.evidence.end(), first.evidence.begin(), first.evidence.end());
        check.report(std::move(report));
    }
}

}  // namespace audit::checks
