// SPDX-License-Identifier: Apache-2.0
#include <set>
#include <sstream>

#include "app/commands/commands.h"
#include "app/commands/terminal_table.h"
#include "app/commands/view_case.h"
#include "app/commands/view_original.h"
#include "audit/findings/catalogue.h"
#include "audit/findings/own_checks.h"
#include "audit/findings/run.h"
#include "audit/findings/transfer_review.h"
#include "audit/model/error.h"
#include "audit/store/changes.h"
#include "audit/store/plant_reader.h"

namespace commands {

namespace {

using audit::Finding;
using audit::Language;
using audit::Text;

void print_numbers(std::ostringstream& out, const Finding& finding, Language language)
{
    if (finding.period)
        out << Text{"时段：", "Period: "}.in(language) << audit::time_text(finding.period->from)
            << Text{" 至 ", " to "}.in(language) << audit::time_text(finding.period->to) << '\n';
    out << Text{"记录数：", "Records: "}.in(language) << finding.records << '\n';
    if (!finding.measured.empty())
        out << Text{"实测：", "Measured: "}.in(language) << finding.measured << ' ' << finding.unit << '\n';
    if (!finding.limit.empty())
        out << Text{"限值：", "Limit: "}.in(language) << finding.limit << ' ' << finding.unit << '\n';
    if (!finding.times.empty()) out << Text{"倍数：", "Times the limit: "}.in(language) << finding.times << '\n';
}

void print_basis(std::ostringstream& out, const Finding& finding, Language language)
{
    if (finding.basis.empty()) return;
    out << Text{"\n法律依据\n", "\nLegal basis\n"}.in(language);
    for (const audit::Basis& basis : finding.basis) {
        out << "  " << basis.law << ' ' << basis.article;
        if (!basis.penalty.empty()) out << Text{"：", ": "}.in(language) << basis.penalty;
        const std::string& note = basis.note.in(language);
        out << (note.empty() ? "" : Text{"（", " ("}.in(language) + note + Text{"）", ")"}.in(language)) << '\n';
    }
}

// Each cell of the evidence with the rows around it as they were handed in.
void print_originals(std::ostringstream& out, const audit::store::CaseFile& case_file, const Finding& finding,
                     Language language)
{
    constexpr std::size_t kMostShown = 20;
    constexpr ExcerptSize kAround{2, 2, 0, true};
    std::vector<OriginalPlace> places;
    std::size_t left_out = 0;
    for (const audit::Evidence& cell : finding.evidence) {
        if (places.size() == kMostShown) {
            ++left_out;
            continue;
        }
        places.push_back(place_of(case_file, cell));
    }
    out << Text{"\n原件（▶ 所在行，【】 单元格）\n", "\nThe originals (▶ the row, 【】 the cell)\n"}.in(language);
    for (const OriginalRows& rows : original_rows(case_file, places, kAround))
        out << excerpt_text(rows, language) << '\n';
    if (left_out > 0)
        out << Text{"另有 " + std::to_string(left_out) + " 处证据只列于上表\n",
                    std::to_string(left_out) + " more cells are listed above only\n"}
                   .in(language);
}

// What the files behind the finding call its outlet, pollutant or facility, where they use other words.
void print_other_names(std::ostringstream& out, const audit::store::CaseFile& case_file, const Finding& finding,
                       Language language)
{
    std::set<audit::SourceId> sources;
    for (const audit::Evidence& cell : finding.evidence) sources.insert(cell.source.source);
    const audit::Subject& about = finding.subject;
    bool any = false;
    for (const audit::store::Change& change : audit::store::changes(case_file)) {
        const bool names_it = change.meant == about.outlet || change.meant == about.pollutant ||
                              change.meant == about.facility || change.meant == about.treatment;
        if (change.undone || !names_it || !sources.contains(change.source)) continue;
        if (!any) out << Text{"\n原文读作\n", "\nRead as\n"}.in(language);
        any = true;
        const auto source = case_file.source(change.source);
        const auto file = source ? case_file.file(source->file) : std::nullopt;
        out << "  " << (file ? file->name : "") << (source && source->sheet ? " › " + *source->sheet : "") << "  “"
            << change.written << "” → " << change.meant << Text{"（", " ("}.in(language)
            << reason(change.kind).in(language) << Text{"）", ")"}.in(language) << '\n';
    }
}

}  // namespace

std::string show_finding(const std::string& case_path, const std::string& id, const CommonOptions& options)
{
    const audit::store::CaseFile case_file = audit::store::CaseFile::open(case_path, audit::store::OpenMode::read_only);
    const std::optional<Finding> finding = audit::findings::load_finding(case_file, id);
    if (!finding)
        throw audit::Error(id + ": no finding of the newest audit has this id; `onepermit findings` lists them",
                           audit::ErrorKind::usage);
    const Language language = options.language;
    const audit::findings::OwnChecks own = audit::findings::kept_own_checks(case_file);
    const audit::findings::CheckEntry* entry = audit::findings::find_check(finding->check, own);
    std::ostringstream out;
    out << finding->id << "  " << finding->check;
    if (entry != nullptr) out << "  " << entry->title.in(language);
    out << "\n\n" << finding->message.in(language) << "\n\n";
    print_numbers(out, *finding, language);
    out << standing_text(view_case(case_path), *finding, language);
    print_basis(out, *finding, language);
    if (const auto review = audit::findings::transfer_review_of(*finding, audit::store::read_plant(case_file)))
        out << '\n' << review->in(language) << '\n';
    out << Text{"\n现场核实\n  ", "\nTo verify on site\n  "}.in(language) << finding->verify.in(language) << '\n';
    out << Text{"\n证据\n", "\nEvidence\n"}.in(language);
    TerminalTable table({Text{"文件", "file"}.in(language), Text{"工作表", "sheet"}.in(language),
                         Text{"行", "row"}.in(language), Text{"列", "column"}.in(language),
                         Text{"内容", "value"}.in(language)});
    table.align_right(2);
    for (const audit::SourceCell& cell : audit::findings::spell_out(case_file, finding->evidence))
        table.add({cell.file, cell.sheet.value_or(""), std::to_string(cell.row), cell.column, cell.value});
    out << table.text();
    print_other_names(out, case_file, *finding, language);
    print_originals(out, case_file, *finding, language);
    return out.str();
}

}  // namespace commands
