// SPDX-License-Identifier: Apache-2.0
// Two records of the same facility or treatment cover the same time with different states. Rows of several products or
// parameters over one time with one state are the ordinary form of these ledgers.
#include <algorithm>

#include "audit/checks/ledger_rows.h"

namespace audit::checks {

namespace {

struct Overlap {
    Period period;
    const LoggedState* left;
    const LoggedState* right;
    std::int64_t pairs = 1;
};

// Overlaps within the rows [first, last) of one code, which are sorted by start; adjoining ones are one.
std::vector<Overlap> overlaps(const std::vector<LoggedState>& states, std::size_t first, std::size_t last)
{
    std::vector<Overlap> found;
    std::vector<const LoggedState*> open;
    for (std::size_t i = first; i < last; ++i) {
        const LoggedState& row = states[i];
        std::erase_if(open, [&](const LoggedState* earlier) { return earlier->period.to <= row.period.from; });
        for (const LoggedState* earlier : open) {
            if (earlier->state == row.state || earlier->state.empty() || row.state.empty()) continue;
            const Period common = clipped(earlier->period, row.period);
            if (common.empty()) continue;
            if (!found.empty() && common.from <= found.back().period.to + kHour) {
                found.back().period.to = std::max(found.back().period.to, common.to);
                ++found.back().pairs;
            } else {
                found.push_back({common, earlier, &row});
            }
        }
        open.push_back(&row);
    }
    return found;
}

void judge(CheckContext& check, const std::vector<LoggedState>& states)
{
    check.examined(static_cast<std::int64_t>(states.size()));
    for (std::size_t first = 0; first < states.size();) {
        std::size_t last = first;
        while (last < states.size() && states[last].code == states[first].code) ++last;
        for (const Overlap& overlap : overlaps(states, first, last)) {
            Report report;
            report.subject = subject_of(states[first].code);
            report.period = overlap.period;
            report.records = overlap.pairs + 1;
            report.values = {
                {"code", states[first].code}, {"left", overlap.left->state}, {"right", overlap.right->state}};
            report.evidence = {check.cell(overlap.left->source, "state"), check.cell(overlap.right->source, "state")};
            check.report(std::move(report));
        }
        first = last;
    }
}

}  // namespace

void ledger_overlap(CheckContext& check)
{
    judge(check, production_states(check));
    judge(check, treatment_states(check));
}

}  // namespace audit::checks
