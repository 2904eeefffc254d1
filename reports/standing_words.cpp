// SPDX-License-Identifier: Apache-2.0
#include "reports/standing_words.h"

#include "reports/number_text.h"
#include "reports/report_sections.h"

namespace reports {

namespace {

using audit::findings::CellState;
using audit::findings::SuppressionState;
using audit::findings::Verdict;

std::string row_words(const audit::SourceCell& cell, const Wording& words)
{
    const std::string sheet = cell.sheet ? " [" + *cell.sheet + "]" : std::string();
    return words("row_of_file", {{"file", cell.file + sheet}, {"row", std::to_string(cell.row)}});
}

}  // namespace

StandingWords standing_words(const ReportData& data, const audit::Finding& finding, const Wording& words)
{
    const audit::Language language = words.language();
    const audit::findings::Standing& standing = data.standings.at(finding.id);
    StandingWords said;
    said.state = audit::findings::state_of(standing.state).name.in(language);
    if (standing.changed) said.state += words("changed_since");
    if (const auto& decided = standing.decided) {
        said.decision = audit::findings::reason_name(decided->reason).in(language);
        if (!decided->note.empty()) said.decision += words("colon") + decided->note;
        said.decision += words("by_at", {{"author", decided->author}, {"at", china_time(decided->at)}});
    }
    if (standing.suppression) said.suppressed = std::to_string(*standing.suppression);
    if (const audit::findings::Triage* triage = data.run.appraisal.triage_of(finding.id)) {
        said.triage = words(verdict_word(triage->verdict));
        said.triage_reason = triage->reason.in(language);
        const auto row = data.triage_rows.find(finding.id);
        if (row != data.triage_rows.end()) said.triage_reason += row_words(row->second, words);
    }
    if (const audit::findings::RootCause* cause = data.run.appraisal.cause_of(finding.id))
        said.root_cause = cause->title.in(language);
    return said;
}

std::vector<FindingGroup> grouped_findings(const ReportData& data)
{
    const audit::findings::Appraisal& appraisal = data.run.appraisal;
    std::vector<FindingGroup> groups;
    for (const audit::findings::RootCause& cause : appraisal.root_causes) groups.push_back({&cause, {}});
    groups.push_back({});
    for (const audit::Finding& finding : data.run.findings) {
        if (data.standings.at(finding.id).suppression) continue;
        const audit::findings::RootCause* cause = appraisal.cause_of(finding.id);
        const auto place =
            cause == nullptr ? groups.size() - 1 : static_cast<std::size_t>(cause - appraisal.root_causes.data());
        groups[place].findings.push_back(&finding);
    }
    std::erase_if(groups, [](const FindingGroup& group) { return group.findings.empty(); });
    return groups;
}

std::string item_words(const audit::findings::Doubt& doubt, const Wording& words)
{
    const std::string named = words.subject(doubt.subject);
    return named.empty() ? words("whole_plant") : named;
}

std::string verdict_word(Verdict verdict)
{
    switch (verdict) {
        case Verdict::explained:
            return "triage_explained";
        case Verdict::needs_document:
            return "triage_document";
        case Verdict::go_and_see:
            break;
    }
    return "triage_visit";
}

std::string cell_word(CellState state)
{
    switch (state) {
        case CellState::found:
            return "cell_found";
        case CellState::clean:
            return "cell_clean";
        case CellState::not_applicable:
            return "status_not_applicable";
        case CellState::could_not_run:
            break;
    }
    return "status_could_not_run";
}

std::string suppression_word(SuppressionState state)
{
    switch (state) {
        case SuppressionState::in_force:
            return "suppression_in_force";
        case SuppressionState::stale:
            return "suppression_stale";
        case SuppressionState::expired:
            return "suppression_expired";
        case SuppressionState::revoked:
            break;
    }
    return "suppression_revoked";
}

std::string change_word(std::string_view change)
{
    return "change_" + std::string(change);
}

std::string scope_words(const audit::findings::Suppression& suppression, const audit::findings::OwnChecks& own,
                        const Wording& words)
{
    std::string text;
    const auto add = [&](const std::string& part) {
        if (!part.empty()) text += (text.empty() ? "" : " · ") + part;
    };
    if (!suppression.check.empty()) add(check_title(own, suppression.check, words.language()));
    add(suppression.outlet);
    add(suppression.pollutant);
    if (suppression.from || suppression.to)
        add((suppression.from ? time_text(*suppression.from) : "…") + " – " +
            (suppression.to ? time_text(*suppression.to) : "…"));
    return text;
}

}  // namespace reports
