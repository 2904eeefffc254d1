// SPDX-License-Identifier: Apache-2.0
#include "audit/findings/compare.h"

#include <algorithm>
#include <map>

#include "audit/findings/fingerprint.h"

namespace audit::findings {

namespace {

// The part of the finding's time that its own audit looked at: a forecast and a date to come lie beyond it as a whole.
Period looked_at(const Run& found_in, const Period& time)
{
    const Period within{std::max(time.from, found_in.period.from), std::min(time.to, found_in.period.to)};
    return within.empty() ? time : within;
}

// Why a run cannot speak about a finding of the other one; empty when it can.
Text why_silent(const Run& run, const Run& found_in, const Finding& finding)
{
    for (const CheckOutcome& outcome : run.outcomes) {
        if (outcome.check != finding.check) continue;
        if (outcome.status == CheckStatus::could_not_run) return outcome.reason;
        if (!finding.period || run.period == found_in.period) return {};
        const Period time = looked_at(found_in, *finding.period);
        if (run.period.from <= time.from && time.to <= run.period.to) return {};
        if (time.overlaps(run.period))
            return {"只有一部分在该次核查的时段内（" + date_text(run.period.from) + " 至 " +
                        date_text(run.period.to - kDay) + "）",
                    "only in part within the period of that audit (" + date_text(run.period.from) + " to " +
                        date_text(run.period.to - kDay) + ")"};
        return {"不在该次核查的时段内（" + date_text(run.period.from) + " 至 " + date_text(run.period.to - kDay) + "）",
                "outside the period of that audit (" + date_text(run.period.from) + " to " +
                    date_text(run.period.to - kDay) + ")"};
    }
    return {"该次核查没有做这一项", "that audit did not make this check"};
}

class Comparing {
 public:
    explicit Comparing(Comparison& result) : result_(result) {}

    void not_compared(const std::string& check, const Text& reason)
    {
        auto& list = result_.not_compared;
        const auto found = std::find_if(list.begin(), list.end(), [&](const NotCompared& one) {
            return one.check == check && one.reason == reason;
        });
        if (found == list.end()) {
            list.push_back({check, reason, 1});
        } else {
            ++found->findings;
        }
    }

    void add(Change change, const Finding& finding, const Finding& before)
    {
        result_.findings.push_back({change, finding, before});
    }

 private:
    Comparison& result_;
};

std::map<std::string, const Finding*> by_id(const Run& run)
{
    std::map<std::string, const Finding*> findings;
    for (const Finding& finding : run.findings) findings[finding.id] = &finding;
    return findings;
}

}  // namespace

std::string_view to_text(Change change)
{
    switch (change) {
        case Change::reopened:
            return "reopened";
        case Change::is_new:
            return "new";
        case Change::changed:
            return "changed";
        case Change::unchanged:
            return "unchanged";
        case Change::gone:
            break;
    }
    return "gone";
}

std::size_t Comparison::count(Change change) const
{
    return static_cast<std::size_t>(std::count_if(findings.begin(), findings.end(),
                                                  [&](const ComparedFinding& one) { return one.change == change; }));
}

Comparison compare(Run now, Run before, const std::set<std::string>& earlier)
{
    Comparison result;
    result.now = std::move(now);
    result.before = std::move(before);
    Comparing comparing(result);
    const auto was = by_id(result.before);
    const auto is = by_id(result.now);
    for (const Finding& finding : result.now.findings) {
        const auto found = was.find(finding.id);
        if (found != was.end()) {
            const bool same = fingerprint(finding) == fingerprint(*found->second);
            comparing.add(same ? Change::unchanged : Change::changed, finding, *found->second);
            continue;
        }
        const Text silent = why_silent(result.before, result.now, finding);
        if (silent.zh.empty()) {
            comparing.add(earlier.contains(finding.id) ? Change::reopened : Change::is_new, finding, {});
        } else {
            comparing.not_compared(finding.check, silent);
        }
    }
    for (const Finding& finding : result.before.findings) {
        if (is.contains(finding.id)) continue;
        const Text silent = why_silent(result.now, result.before, finding);
        if (silent.zh.empty()) {
            comparing.add(Change::gone, finding, finding);
        } else {
            comparing.not_compared(finding.check, silent);
        }
    }
    std::stable_sort(result.findings.begin(), result.findings.end(),
                     [](const ComparedFinding& a, const ComparedFinding& b) { return a.change < b.change; });
    return result;
}

std::set<std::string> findings_before(const store::CaseFile& case_file, std::int64_t run)
{
    store::Statement row = case_file.database().prepare("SELECT DISTINCT id FROM findings WHERE run < ?");
    row.bind(1, run);
    std::set<std::string> ids;
    while (row.step()) ids.insert(row.text(0));
    return ids;
}

}  // namespace audit::findings
