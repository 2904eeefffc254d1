// SPDX-License-Identifier: Apache-2.0
#include "app/commands/view_case.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <sstream>

#include "audit/findings/catalogue.h"
#include "audit/findings/doubts.h"
#include "audit/findings/states.h"
#include "audit/model/decimal.h"
#include "audit/store/changes.h"
#include "audit/store/plant_reader.h"
#include "audit/store/trail.h"
#include "reports/standing_words.h"

namespace commands {

using audit::Finding;
using audit::Language;
using audit::Text;
using audit::store::CaseFile;

namespace {

std::string folded(std::string text)
{
    for (char& c : text) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return text;
}

std::string searchable(const audit::findings::Run& run, const Finding& finding, Language language)
{
    const audit::findings::CheckEntry* entry = run.find_check(finding.check);
    return folded(finding.id + ' ' + finding.check + ' ' + (entry == nullptr ? "" : entry->title.in(language)) + ' ' +
                  subject_text(finding.subject) + ' ' + finding.message.in(language));
}

const std::string& topic_of(const audit::findings::Run& run, const Finding& finding)
{
    static const std::string none;
    const audit::findings::CheckEntry* entry = run.find_check(finding.check);
    return entry == nullptr ? none : entry->topic;
}

const std::string& grade_of(const CaseView& view, const Finding& finding)
{
    static const std::string none;
    const auto found = view.grades.find(finding.id);
    return found == view.grades.end() ? none : found->second;
}

// The highest grade of the doubts that a finding belongs to.
std::map<std::string, std::string> grades_of(const CaseView& view)
{
    std::map<std::string, std::string> grades;
    const audit::findings::Doubts doubts = audit::findings::doubts_of(
        *view.run, [&](const Finding& finding) { return view.standings.at(finding.id).counts(); });
    for (const audit::findings::Doubt& doubt : doubts.items)
        for (const std::string& finding : doubt.findings) grades.emplace(finding, doubt.grade);
    return grades;
}

// What a column is ordered by: a number where it is one, else the text.
std::pair<double, std::string> sort_key(const CaseView& view, const Finding& finding, FindingKey key, Language language)
{
    const auto number = [](const std::string& text) {
        const auto decimal = audit::Decimal::parse(text);
        return std::pair{decimal ? decimal->to_double() : -HUGE_VAL, text};
    };
    switch (key) {
        case FindingKey::severity:
            return {static_cast<double>(finding.severity), {}};
        case FindingKey::check: {
            const audit::findings::CheckEntry* entry = view.run->find_check(finding.check);
            return {0, entry == nullptr ? finding.check : entry->title.in(language)};
        }
        case FindingKey::subject:
            return {0, subject_text(finding.subject)};
        case FindingKey::starts:
            return {finding.period ? static_cast<double>(finding.period->from.seconds) : -HUGE_VAL, {}};
        case FindingKey::measured:
            return number(finding.measured);
        case FindingKey::limit:
            return number(finding.limit);
        case FindingKey::times:
            return number(finding.times);
        case FindingKey::message:
            return {0, finding.message.in(language)};
        case FindingKey::state:
            return {0, state_text(view, finding, language)};
        case FindingKey::cause:
            return {0, cause_text(view, finding, language)};
        case FindingKey::grade: {
            const std::string& grade = grade_of(view, finding);
            return {grade == "high" ? 3.0 : grade == "medium" ? 2.0 : grade == "low" ? 1.0 : 0.0, {}};
        }
    }
    return {};
}

}  // namespace

CaseView view_case(const std::string& case_path, bool create)
{
    CaseFile case_file =
        create ? CaseFile::open_or_create(case_path) : CaseFile::open(case_path, audit::store::OpenMode::read_only);
    CaseView view;
    view.path = case_path;
    view.plant = audit::store::read_plant(case_file);
    view.permit = view.plant.permit;
    view.files = case_file.files();
    view.sources = case_file.sources(true);
    view.problems = case_file.problems();
    view.changes = audit::store::change_counts(case_file);
    view.series = audit::store::SeriesStore(case_file).list();
    view.run = audit::findings::load_latest_run(case_file);
    if (view.run) {
        view.standings = audit::findings::standings(case_file, *view.run);
        view.grades = grades_of(view);
    }
    view.author = audit::store::author_of(case_file);
    return view;
}

std::vector<std::size_t> filter_findings(const CaseView& view, const FindingFilter& filter, Language language)
{
    const audit::findings::Run& run = *view.run;
    const std::string wanted = folded(filter.text);
    std::vector<std::size_t> shown;
    for (std::size_t i = 0; i < run.findings.size(); ++i) {
        const Finding& finding = run.findings[i];
        if (filter.severity && finding.severity != *filter.severity) continue;
        if (!filter.outlet.empty() && finding.subject.outlet != filter.outlet) continue;
        if (!filter.check.empty() && finding.check != filter.check) continue;
        if (!filter.topic.empty() && topic_of(run, finding) != filter.topic) continue;
        if (!filter.grade.empty() && grade_of(view, finding) != filter.grade) continue;
        if (!filter.state.empty() && view.standings.at(finding.id).state != filter.state) continue;
        if (filter.counts && view.standings.at(finding.id).counts() != *filter.counts) continue;
        if (!wanted.empty() && searchable(run, finding, language).find(wanted) == std::string::npos) continue;
        shown.push_back(i);
    }
    return shown;
}

void sort_findings(const CaseView& view, const FindingOrder& order, Language language, std::vector<std::size_t>& rows)
{
    std::vector<std::pair<std::pair<double, std::string>, std::size_t>> keyed;
    keyed.reserve(rows.size());
    for (const std::size_t row : rows)
        keyed.emplace_back(sort_key(view, view.run->findings[row], order.key, language), row);
    std::stable_sort(keyed.begin(), keyed.end(), [&](const auto& a, const auto& b) {
        return order.ascending ? a.first < b.first : b.first < a.first;
    });
    std::transform(keyed.begin(), keyed.end(), rows.begin(), [](const auto& entry) { return entry.second; });
}

std::string subject_text(const audit::Subject& subject)
{
    std::string text;
    for (const std::string* part : {&subject.outlet, &subject.pollutant, &subject.facility, &subject.treatment,
                                    &subject.material, &subject.waste_code, &subject.manifest, &subject.report}) {
        if (part->empty()) continue;
        if (!text.empty()) text += ' ';
        text += *part;
    }
    return text;
}

std::string severity_name(audit::Severity severity, Language language)
{
    switch (severity) {
        case audit::Severity::violation:
            return Text{"涉嫌违法", "violation"}.in(language);
        case audit::Severity::suspicion:
            return Text{"疑点", "suspicion"}.in(language);
        case audit::Severity::notice:
            return Text{"提示", "notice"}.in(language);
    }
    return {};
}

std::vector<audit::SourceCell> evidence_of(const std::string& case_path, const Finding& finding)
{
    return audit::findings::spell_out(CaseFile::open(case_path, audit::store::OpenMode::read_only), finding.evidence);
}

std::string state_text(const CaseView& view, const Finding& finding, Language language)
{
    const audit::findings::Standing& standing = view.standings.at(finding.id);
    if (standing.suppression) return Text{"已屏蔽", "suppressed"}.in(language);
    return audit::findings::state_of(standing.state).name.in(language) +
           (standing.changed ? Text{"（有变化）", " (changed)"}.in(language) : "");
}

std::string cause_text(const CaseView& view, const Finding& finding, Language language)
{
    const audit::findings::RootCause* cause = view.run ? view.run->appraisal.cause_of(finding.id) : nullptr;
    return cause == nullptr ? std::string() : cause->title.in(language);
}

std::string grade_text(const CaseView& view, const Finding& finding, Language language)
{
    const std::string& grade = grade_of(view, finding);
    if (grade == "high") return Text{"高", "high"}.in(language);
    if (grade == "medium") return Text{"中", "medium"}.in(language);
    return grade == "low" ? Text{"低", "low"}.in(language) : std::string();
}

std::string cause_page(const audit::findings::RootCause& cause, Language language)
{
    std::string page = cause.title.in(language) + "\n\n" + cause.why.in(language) + "\n";
    if (cause.period)
        page += Text{"\n时段：", "\nPeriod: "}.in(language) + audit::time_text(cause.period->from) +
                Text{" 至 ", " to "}.in(language) + audit::time_text(cause.period->to) + "\n";
    page += Text{"\n线索数：", "\nFindings: "}.in(language) + std::to_string(cause.findings.size()) + "\n";
    if (cause.checks.empty()) return page;
    page += Text{"\n同一原因无法核查：\n", "\nCould not run for the same reason:\n"}.in(language);
    for (const std::string& check : cause.checks) {
        const audit::findings::CheckEntry* entry = audit::findings::find_check(check);
        page += "  " + (entry == nullptr ? check : entry->title.in(language)) + "\n";
    }
    return page;
}

std::vector<std::string> next_states(const CaseView& view, const std::vector<const Finding*>& findings)
{
    if (findings.empty()) return {};
    std::vector<std::string> common = audit::findings::state_of(view.standings.at(findings.front()->id).state).next;
    for (const Finding* finding : findings) {
        const auto& next = audit::findings::state_of(view.standings.at(finding->id).state).next;
        std::erase_if(common, [&](const auto& one) { return std::find(next.begin(), next.end(), one) == next.end(); });
    }
    return common;
}

std::string standing_text(const CaseView& view, const Finding& finding, Language language)
{
    const bool zh = language == Language::zh;
    std::string text = (zh ? "\n处理情况：" : "\nState: ") + state_text(view, finding, language);
    const audit::findings::Standing& standing = view.standings.at(finding.id);
    if (const auto& decided = standing.decided) {
        text += (zh ? "（" : " (") + audit::findings::reason_name(decided->reason).in(language);
        if (!decided->note.empty()) text += (zh ? "：" : ": ") + decided->note;
        text += (zh ? "，" : ", ") + decided->author + (zh ? "）" : ")");
    }
    if (const audit::findings::Triage* triage = view.run ? view.run->appraisal.triage_of(finding.id) : nullptr)
        text += (zh ? "\n分诊：" : "\nTriage: ") +
                reports::Wording("common", language)(reports::verdict_word(triage->verdict)) + (zh ? "。" : ". ") +
                triage->reason.in(language);
    if (const audit::findings::RootCause* cause = view.run ? view.run->appraisal.cause_of(finding.id) : nullptr)
        text +=
            (zh ? "\n起因：" : "\nCause: ") + cause->title.in(language) + (zh ? "。" : ". ") + cause->why.in(language);
    return text + "\n";
}

std::string why_text(const CaseView& view, const Finding& finding, Language language)
{
    const bool zh = language == Language::zh;
    std::ostringstream out;
    out << finding.message.in(language) << "\n" << standing_text(view, finding, language);
    if (finding.period)
        out << (zh ? "\n时段：" : "\nPeriod: ") << audit::time_text(finding.period->from) << (zh ? " 至 " : " to ")
            << audit::time_text(finding.period->to);
    out << (zh ? "\n记录数：" : "\nRecords: ") << finding.records;
    if (!finding.measured.empty()) out << (zh ? "\n实测：" : "\nMeasured: ") << finding.measured << ' ' << finding.unit;
    if (!finding.limit.empty()) out << (zh ? "\n限值：" : "\nLimit: ") << finding.limit << ' ' << finding.unit;
    if (!finding.times.empty()) out << (zh ? "\n为限值的倍数：" : "\nTimes the limit: ") << finding.times;
    if (!finding.basis.empty()) out << (zh ? "\n\n法律依据" : "\n\nLegal basis");
    for (const audit::Basis& basis : finding.basis) {
        out << "\n  " << basis.law << ' ' << basis.article;
        if (!basis.penalty.empty()) out << (zh ? "：" : ": ") << basis.penalty;
        if (!basis.note.in(language).empty()) out << "\n    " << basis.note.in(language);
    }
    out << (zh ? "\n\n现场核实\n  " : "\n\nTo verify on site\n  ") << finding.verify.in(language);
    out << (zh ? "\n\n编号 " : "\n\nId ") << finding.id << " · " << finding.check << '\n';
    return out.str();
}

}  // namespace commands
