// SPDX-License-Identifier: Apache-2.0
#include "audit/findings/standings.h"

#include <algorithm>
#include <set>

#include "audit/findings/fingerprint.h"
#include "audit/findings/states.h"

namespace audit::findings {

namespace {

using store::CaseFile;
using store::Statement;

// The runs before this one, with what they found and which checks they made.
struct EarlierRun {
    std::int64_t id = 0;
    Period period;
    std::set<std::string> checks, findings;

    bool would_have_found(const Finding& finding) const
    {
        return checks.contains(finding.check) && (!finding.period || finding.period->overlaps(period));
    }
};

std::vector<EarlierRun> earlier_runs(const CaseFile& case_file, std::int64_t before)
{
    const store::Database& database = case_file.database();
    std::vector<EarlierRun> runs;
    Statement head = database.prepare("SELECT id, period_from, period_to FROM runs WHERE id < ? ORDER BY id");
    head.bind(1, before);
    while (head.step()) runs.push_back({head.integer(0), {head.time(1), head.time(2)}, {}, {}});
    for (EarlierRun& run : runs) {
        Statement checks = database.prepare("SELECT check_id FROM run_checks WHERE run = ? AND status = ?");
        checks.bind_all(run.id, static_cast<int>(CheckStatus::ran));
        while (checks.step()) run.checks.insert(checks.text(0));
        Statement findings = database.prepare("SELECT id FROM findings WHERE run = ?");
        findings.bind(1, run.id);
        while (findings.step()) run.findings.insert(findings.text(0));
    }
    return runs;
}

// Whether a run after it was first found, and after the run it was last decided in, should have found it and did not.
bool came_back(const Finding& finding, const std::vector<EarlierRun>& runs, std::int64_t decided_in)
{
    const auto has = [&](const EarlierRun& run) { return run.findings.contains(finding.id); };
    const auto first = std::find_if(runs.begin(), runs.end(), has);
    return std::any_of(first, runs.end(), [&](const EarlierRun& run) {
        return run.id > decided_in && !has(run) && run.would_have_found(finding);
    });
}

SuppressionState state_on(const Suppression& one, const std::optional<Time>& day)
{
    if (!one.revoked_at.empty()) return SuppressionState::revoked;
    if (one.until && day && *one.until < *day) return SuppressionState::expired;
    return SuppressionState::in_force;
}

void apply(SuppressionStanding& one, const Run& run, Standings& all)
{
    if (one.state != SuppressionState::in_force) return;
    for (const Finding& finding : run.findings) {
        if (!in_scope(one.suppression, finding)) continue;
        const auto seen = one.suppression.seen.find(finding.id);
        if (seen == one.suppression.seen.end() || seen->second != fingerprint(finding)) {
            one.changed.push_back(finding.id);
        } else {
            one.hides.push_back(finding.id);
            all.of[finding.id].suppression = one.suppression.id;
        }
    }
    if (!one.changed.empty() || one.hides.empty()) one.state = SuppressionState::stale;
}

}  // namespace

bool Standing::counts() const
{
    return !suppression && (changed || state_of(state).counts);
}

std::string_view to_text(SuppressionState state)
{
    switch (state) {
        case SuppressionState::in_force:
            return "in force";
        case SuppressionState::stale:
            return "stale";
        case SuppressionState::expired:
            return "expired";
        case SuppressionState::revoked:
            break;
    }
    return "revoked";
}

const Standing& Standings::at(const std::string& finding) const
{
    static const Standing open;
    const auto found = of.find(finding);
    return found == of.end() ? open : found->second;
}

std::optional<Time> day_of_run(const CaseFile& case_file, std::int64_t run)
{
    Statement event = case_file.database().prepare(
        "SELECT substr(at, 1, 10) FROM trail WHERE event = 'audit' AND json_extract(detail, '$.run') = ?");
    event.bind(1, run);
    return event.step() ? parse_time(event.text(0)) : std::nullopt;
}

Standings standings(const CaseFile& case_file, const Run& run)
{
    Standings all;
    const std::vector<Disposition> events = dispositions(case_file);
    const std::vector<EarlierRun> earlier = earlier_runs(case_file, run.id);
    for (const Finding& finding : run.findings) {
        Standing& standing = all.of[finding.id];
        const Disposition* last = last_disposition(events, finding.id);
        if (last != nullptr) {
            standing.decided = *last;
            standing.state = last->state;
            standing.changed = last->fingerprint != fingerprint(finding);
        }
        if (came_back(finding, earlier, last == nullptr ? 0 : last->run)) standing.state = "reopened";
    }
    const std::optional<Time> day = day_of_run(case_file, run.id);
    for (Suppression& one : suppressions(case_file)) {
        const SuppressionState state = state_on(one, day);
        all.suppressions.push_back({std::move(one), state, {}, {}});
        apply(all.suppressions.back(), run, all);
    }
    return all;
}

}  // namespace audit::findings
