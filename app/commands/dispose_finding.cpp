// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "app/commands/dispositions.h"
#include "app/commands/terminal_table.h"
#include "audit/findings/standings.h"
#include "audit/model/error.h"
#include "audit/store/clock.h"
#include "reports/number_text.h"
#include "reports/standing_words.h"

namespace commands {

namespace {

using audit::Language;
using audit::Text;
using audit::findings::Decision;
using audit::findings::Suppression;
using audit::findings::SuppressionStanding;
using audit::store::CaseFile;

std::string state_now(const CaseFile& case_file, const std::string& finding, Language language)
{
    const auto run = audit::findings::load_latest_run(case_file);
    const auto found = audit::findings::load_finding(case_file, finding);
    if (!run || !found) return {};
    const auto standing = audit::findings::standings(case_file, *run).at(found->id);
    return found->id + Text{"：", ": "}.in(language) + audit::findings::state_of(standing.state).name.in(language) +
           "\n";
}

audit::findings::Run newest_run(const CaseFile& case_file)
{
    auto run = audit::findings::load_latest_run(case_file);
    if (!run)
        throw audit::Error(case_file.path() + ": has not been audited yet; run `onepermit audit` first",
                           audit::ErrorKind::usage);
    return std::move(*run);
}

// A suppression in force whose day has passed since the audit.
bool ended_since(const SuppressionStanding& one)
{
    const auto today = audit::parse_time(audit::store::utc_now().substr(0, 10));
    const bool holds = one.state == audit::findings::SuppressionState::in_force ||
                       one.state == audit::findings::SuppressionState::stale;
    return holds && one.suppression.until && today && *one.suppression.until < *today;
}

std::string remark(const SuppressionStanding& one, Language language)
{
    if (!one.suppression.revoked_at.empty())
        return Text{"撤销：", "revoked: "}.in(language) + one.suppression.revoked_by + " " +
               reports::china_time(one.suppression.revoked_at) + " " + one.suppression.revocation_note;
    if (ended_since(one)) return Text{"已到期，下次核查起失效", "past its day: ends with the next audit"}.in(language);
    if (!one.changed.empty())
        return std::to_string(one.changed.size()) +
               Text{" 条新增或已变化的线索未屏蔽", " new or changed findings are not suppressed"}.in(language);
    if (one.hides.empty() && one.state == audit::findings::SuppressionState::stale)
        return Text{"范围内已无线索", "no finding is left in its scope"}.in(language);
    return {};
}

}  // namespace

std::string dispose_finding(const std::string& case_path, const Decision& decision, Language language)
{
    CaseFile case_file = CaseFile::open(case_path);
    audit::findings::dispose(case_file, decision);
    return state_now(case_file, decision.finding, language);
}

std::string undo_decision(const std::string& case_path, const Decision& decision, Language language)
{
    CaseFile case_file = CaseFile::open(case_path);
    audit::findings::undo_disposition(case_file, decision.finding, decision.note, decision.author);
    return state_now(case_file, decision.finding, language);
}

std::string dispose_findings(const std::string& case_path, const std::vector<Decision>& decisions, Language language)
{
    if (decisions.size() == 1) return dispose_finding(case_path, decisions.front(), language);
    CaseFile case_file = CaseFile::open(case_path);
    for (const Decision& decision : decisions) audit::findings::dispose(case_file, decision);
    const std::string count = std::to_string(decisions.size());
    return Text{"已处理 " + count + " 条线索。\n", count + " findings are decided.\n"}.in(language);
}

std::string undo_decisions(const std::string& case_path, const std::vector<Decision>& decisions, Language language)
{
    if (decisions.size() == 1) return undo_decision(case_path, decisions.front(), language);
    CaseFile case_file = CaseFile::open(case_path);
    for (const Decision& decision : decisions)
        audit::findings::undo_disposition(case_file, decision.finding, decision.note, decision.author);
    const std::string count = std::to_string(decisions.size());
    return Text{"已撤回 " + count + " 条线索的处理。\n", "The decisions about " + count + " findings are taken back.\n"}
        .in(language);
}

std::string suppress_findings(const std::string& case_path, const Suppression& wanted, Language language)
{
    CaseFile case_file = CaseFile::open(case_path);
    const std::int64_t id = audit::findings::suppress(case_file, wanted);
    const auto all = audit::findings::suppressions(case_file);
    const std::string count = std::to_string(all.back().seen.size());
    return Text{
        "已建立屏蔽 " + std::to_string(id) + "，涉及 " + count + " 条线索；线索仍在各清单中列出。\n",
        "Suppression " + std::to_string(id) + " made for " + count + " findings; every list still shows them.\n"}
        .in(language);
}

std::string revoke_suppression(const std::string& case_path, std::int64_t id, const std::string& note,
                               const std::string& author, Language language)
{
    CaseFile case_file = CaseFile::open(case_path);
    audit::findings::revoke_suppression(case_file, id, note, author);
    return Text{"已撤销屏蔽 " + std::to_string(id) + "。\n", "Suppression " + std::to_string(id) + " is revoked.\n"}.in(
        language);
}

std::string list_suppressions(const std::string& case_path, const CommonOptions& options)
{
    const CaseFile case_file = CaseFile::open(case_path, audit::store::OpenMode::read_only);
    const reports::Wording words("common", options.language);
    const audit::findings::Run run = newest_run(case_file);
    const auto standings = audit::findings::standings(case_file, run);
    if (standings.suppressions.empty()) return words("no_suppressions") + "\n";
    TerminalTable table({words("number"), words("state"), words("scope"), words("reason"), words("note"),
                         words("author"), words("at"), words("until"), words("hides"), words("remark")});
    table.align_right(0);
    table.align_right(8);
    for (const SuppressionStanding& one : standings.suppressions) {
        const Suppression& made = one.suppression;
        table.add({std::to_string(made.id), words(reports::suppression_word(one.state)),
                   reports::scope_words(made, run.own_checks, words),
                   audit::findings::reason_name(made.reason).in(options.language), made.note, made.author,
                   reports::china_time(made.at), made.until ? audit::date_text(*made.until) : "—",
                   std::to_string(one.hides.size()), remark(one, options.language)});
    }
    return table.text();
}

std::int64_t open_violations(const std::string& case_path)
{
    const CaseFile case_file = CaseFile::open(case_path, audit::store::OpenMode::read_only);
    return open_violations(case_file, newest_run(case_file));
}

std::int64_t open_violations(const CaseFile& case_file, const audit::findings::Run& run)
{
    const auto standings = audit::findings::standings(case_file, run);
    return std::count_if(run.findings.begin(), run.findings.end(), [&](const audit::Finding& finding) {
        return finding.severity == audit::Severity::violation && standings.at(finding.id).counts();
    });
}

}  // namespace commands
