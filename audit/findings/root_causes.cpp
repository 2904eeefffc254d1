// SPDX-License-Identifier: Apache-2.0
// Findings with one cause become one item: by rules of data/root_causes.json, in their order, each over subject, time
// and checks. A finding is in one cause at most; a cause has two findings at least, or one and the checks that the same
// missing table kept from running.
#include <algorithm>
#include <map>
#include <set>

#include "audit/findings/appraisal.h"
#include "audit/findings/catalogue.h"
#include "audit/findings/cause_rules.h"
#include "audit/findings/plant_links.h"
#include "audit/findings/run.h"
#include "audit/reference/tables.h"
#include "audit/store/series_store.h"

namespace audit::findings {

namespace {

bool holds(const std::vector<std::string>& list, const std::string& one)
{
    return std::find(list.begin(), list.end(), one) != list.end();
}

bool meet(const std::vector<std::string>& left, const std::vector<std::string>& right)
{
    return std::any_of(left.begin(), left.end(), [&](const std::string& one) { return holds(right, one); });
}

bool agree(const std::string& left, const std::string& right)
{
    return left.empty() || right.empty() || left == right;
}

// A cause in the making: what it spans, and the subject that the rule holds its findings to.
struct Gathering {
    std::vector<std::size_t> members;
    std::vector<std::string> outlets, pollutants;  // of what shows it
    Subject subject;
    std::optional<Period> period;
};

class Causes {
 public:
    Causes(const store::CaseFile& case_file, const Plant& plant, const Run& run)
        : case_file_(case_file), run_(run), claimed_(run.findings.size(), false)
    {
        outlets_.reserve(run.findings.size());
        for (std::size_t i = 0; i < run.findings.size(); ++i) {
            outlets_.push_back(outlets_of(plant, run.findings[i].subject));
            by_check_[run.findings[i].check].push_back(i);
        }
        for (const store::SeriesInfo& series : store::SeriesStore(case_file).list())
            intervals_.insert(series.key.interval);
    }

    void gather_missing(const MissingTable& missing)
    {
        if (std::any_of(missing.tables.begin(), missing.tables.end(), [&](const auto& one) { return has(one); }))
            return;
        RootCause cause;
        std::vector<std::size_t> members;
        for (std::size_t i = 0; i < run_.findings.size(); ++i) {
            if (!claimed_[i] && missing.gathers_finding(run_.findings[i])) members.push_back(i);
        }
        for (const CheckOutcome& outcome : run_.outcomes) {
            if (outcome.status == CheckStatus::could_not_run && lacks(outcome.check, missing.tables))
                cause.checks.push_back(outcome.check);
        }
        if (members.empty() || members.size() + cause.checks.size() < 2) return;
        cause.rule = "missing_table";
        const Text table = table_names(missing.tables);
        const Values values = {{"table", table},
                               {"count", same_text(std::to_string(members.size()))},
                               {"checks", same_text(std::to_string(cause.checks.size()))}};
        keep(std::move(cause), cause_rules().missing_title, cause_rules().missing_why, values, members);
    }

    void gather(const CauseRule& rule)
    {
        const std::vector<std::size_t> showing = findings_of(rule.shown_by);
        const std::vector<std::size_t> gathered = findings_of(rule.gathers);
        for (const std::size_t i : showing) {
            const Finding& shows = run_.findings[i];
            if (claimed_[i]) continue;
            Gathering gathering{{i}, outlets_[i], {shows.subject.pollutant}, shows.subject, shows.period};
            // What shows the cause may lengthen it; what it gathers does not.
            while (add(rule, showing, true, gathering)) continue;
            add(rule, gathered, false, gathering);
            if (gathering.members.size() < 2) continue;
            RootCause cause;
            cause.rule = rule.id;
            cause.period = gathering.period;
            keep(std::move(cause), rule.title, rule.why, values_of(rule, gathering), gathering.members);
        }
    }

    std::vector<RootCause> take() { return std::move(causes_); }

 private:
    // In their order.
    std::vector<std::size_t> findings_of(const std::vector<std::string>& checks) const
    {
        std::vector<std::size_t> found;
        for (const std::string& check : checks) {
            const auto of_check = by_check_.find(check);
            if (of_check != by_check_.end())
                found.insert(found.end(), of_check->second.begin(), of_check->second.end());
        }
        std::sort(found.begin(), found.end());
        return found;
    }

    bool has(const std::string& table) const
    {
        if (table == "auto_hourly" || table == "auto_wide") return intervals_.contains(Interval::hour);
        if (table == "auto_minute") return intervals_.contains(Interval::minute);
        if (table == "auto_daily") return intervals_.contains(Interval::day);
        return case_file_.database().prepare("SELECT 1 FROM \"" + table + "\" LIMIT 1").step();
    }

    // Whether the entry of the check asks for one of the tables and finds none of the group.
    bool lacks(const std::string& check, const std::vector<std::string>& tables) const
    {
        const CheckEntry* entry = run_.find_check(check);
        if (entry == nullptr) return false;
        return std::any_of(entry->needs.begin(), entry->needs.end(), [&](const std::vector<std::string>& group) {
            return meet(group, tables) &&
                   std::none_of(group.begin(), group.end(), [&](const std::string& one) { return has(one); });
        });
    }

    static Text table_names(const std::vector<std::string>& tables)
    {
        const reference::Table* table = reference::find_table(tables.front());
        return table == nullptr ? same_text(tables.front()) : table->name;
    }

    bool fits(const CauseRule& rule, const Gathering& gathering, std::size_t i) const
    {
        const Finding& finding = run_.findings[i];
        if (!rule.any_time) {
            if (!gathering.period || !finding.period) return false;
            const Period wide{gathering.period->from - rule.slack, gathering.period->to + rule.slack};
            if (!wide.overlaps(*finding.period)) return false;
        }
        if (rule.same_outlet && !meet(gathering.outlets, outlets_[i])) return false;
        return std::all_of(rule.same.begin(), rule.same.end(),
                           [&](const auto field) { return agree(gathering.subject.*field, finding.subject.*field); });
    }

    // Adds those of the findings that are unclaimed and fit; true when there were any.
    bool add(const CauseRule& rule, const std::vector<std::size_t>& findings, bool lengthens,
             Gathering& gathering) const
    {
        bool any = false;
        for (const std::size_t i : findings) {
            const Finding& finding = run_.findings[i];
            if (claimed_[i] || !fits(rule, gathering, i)) continue;
            const std::string& pollutant = finding.subject.pollutant;
            if (!lengthens && rule.shown_pollutants && !pollutant.empty() && !holds(gathering.pollutants, pollutant))
                continue;
            auto& members = gathering.members;
            if (std::find(members.begin(), members.end(), i) != members.end()) continue;
            members.push_back(i);
            any = true;
            if (!lengthens) continue;
            gathering.pollutants.push_back(pollutant);
            for (const std::string& outlet : outlets_[i])
                if (!holds(gathering.outlets, outlet)) gathering.outlets.push_back(outlet);
            if (gathering.period && finding.period)
                gathering.period = Period{std::min(gathering.period->from, finding.period->from),
                                          std::max(gathering.period->to, finding.period->to)};
        }
        return any;
    }

    static Values values_of(const CauseRule& rule, const Gathering& gathering)
    {
        std::string subject;
        const auto name = [&](const std::string& word) { subject += (subject.empty() ? "" : " ") + word; };
        if (rule.same_outlet) {
            std::vector<std::string> outlets = gathering.outlets;
            std::sort(outlets.begin(), outlets.end());
            for (const std::string& outlet : outlets) name(outlet);
        }
        for (const auto field : rule.same)
            if (!(gathering.subject.*field).empty()) name(gathering.subject.*field);
        Values values = {{"subject", same_text(subject)},
                         {"count", same_text(std::to_string(gathering.members.size()))},
                         {"starts", {}},
                         {"ends", {}}};
        if (gathering.period) {
            values["starts"] = same_text(time_text(gathering.period->from));
            values["ends"] = same_text(time_text(gathering.period->to));
        }
        return values;
    }

    void keep(RootCause cause, const Text& title, const Text& why, const Values& values,
              const std::vector<std::size_t>& members)
    {
        cause.title = filled(title, values);
        cause.why = filled(why, values);
        for (const std::size_t i : members) {
            claimed_[i] = true;
            cause.findings.push_back(run_.findings[i].id);
        }
        cause.id = cause.rule + "-" + cause.findings.front();
        causes_.push_back(std::move(cause));
    }

    const store::CaseFile& case_file_;
    const Run& run_;
    std::vector<bool> claimed_;
    std::vector<std::vector<std::string>> outlets_;  // of each finding
    std::map<std::string, std::vector<std::size_t>> by_check_;
    std::set<Interval> intervals_;  // of the automatic data
    std::vector<RootCause> causes_;
};

}  // namespace

std::vector<RootCause> root_causes_of(const store::CaseFile& case_file, const Plant& plant, const Run& run)
{
    Causes causes(case_file, plant, run);
    for (const MissingTable& missing : cause_rules().missing_tables) causes.gather_missing(missing);
    for (const CauseRule& rule : cause_rules().rules) causes.gather(rule);
    std::vector<RootCause> all = causes.take();
    std::map<std::string, std::size_t> place;  // finding -> its place in the run, worst first
    for (std::size_t i = 0; i < run.findings.size(); ++i) place[run.findings[i].id] = i;
    const auto first = [&](const RootCause& cause) {
        std::size_t least = run.findings.size();
        for (const std::string& finding : cause.findings) least = std::min(least, place.at(finding));
        return least;
    };
    std::stable_sort(all.begin(), all.end(),
                     [&](const RootCause& a, const RootCause& b) { return first(a) < first(b); });
    return all;
}

}  // namespace audit::findings
