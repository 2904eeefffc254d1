// SPDX-License-Identifier: Apache-2.0
#include "app/commands/unmapped.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>

#include "app/commands/submission.h"
#include "audit/import/header_matching.h"
#include "audit/import/sheet_heads.h"
#include "audit/reference/fold.h"
#include "audit/store/source_columns.h"

namespace commands {

namespace {

using audit::import::HeaderCell;
using audit::import::KeptRow;
using audit::import::MappedColumn;
using audit::import::Mapping;
using audit::reference::Table;
using audit::store::CaseFile;
using Json = nlohmann::ordered_json;

constexpr std::size_t kSamples = 3;

std::vector<std::string> samples_below(const std::vector<KeptRow>& rows, std::size_t header, int column)
{
    std::vector<std::string> samples;
    for (std::size_t i = header + 1; i < rows.size() && samples.size() < kSamples; ++i) {
        const std::string_view text = audit::reference::trimmed(rows[i].text(static_cast<std::size_t>(column)));
        if (!text.empty()) samples.emplace_back(text);
    }
    return samples;
}

// The table that most of the headers fit, two of them at least; its columns are proposed.
Mapping proposal_for(const std::vector<HeaderCell>& header)
{
    std::vector<audit::import::Label> labels;
    for (const HeaderCell& cell : header) labels.push_back({cell.text, {}});
    Mapping proposal;
    audit::import::HeaderMatch best;
    for (const Table& table : audit::reference::tables()) {
        audit::import::HeaderMatch match = audit::import::match_header(table, labels);
        if (match.columns.size() < 2 || match.columns.size() <= best.columns.size()) continue;
        best = std::move(match);
        proposal.table = table.id;
    }
    for (const HeaderCell& cell : header) proposal.columns.push_back({cell.text, {}, {}, {}});
    for (const audit::import::BoundColumn& bound : best.columns)
        proposal.columns[static_cast<std::size_t>(bound.index)].column = bound.column->id;
    return proposal;
}

UnmappedSheet unmapped_of(const audit::store::SubmittedFile& file, const std::optional<std::string>& sheet,
                          audit::import::SheetHead head)
{
    UnmappedSheet found;
    found.file = file.id;
    found.file_name = file.name;
    found.sheet = sheet;
    const audit::import::HeaderPlace place = audit::import::likely_header(head.rows);
    const std::size_t last = place.row + static_cast<std::size_t>(place.lines) - 1;
    found.header_row = head.rows[last].number;
    const std::vector<HeaderCell> header = header_cells(head.rows, place.row, place.lines, head.merged);
    for (const HeaderCell& cell : header)
        found.columns.push_back({cell.text, samples_below(head.rows, last, cell.index)});
    found.proposal = proposal_for(header);
    found.proposal.header_rows = place.lines;
    found.proposal.name = file.name + (sheet ? " " + *sheet : "");
    found.head = std::move(head.rows);
    found.merged = std::move(head.merged);
    return found;
}

// The rows of each table of the file that nobody knows, up to the next table of its sheet.
std::vector<audit::import::SheetPart> unrecognised_parts(const CaseFile& case_file, std::int64_t file,
                                                         const std::set<audit::SourceId>& with_problem)
{
    std::vector<audit::import::SheetPart> parts;
    const auto sources = case_file.sources();
    for (const audit::store::Source& source : sources) {
        if (source.file != file || !source.table.empty() || !with_problem.contains(source.id)) continue;
        audit::import::SheetPart part{source.sheet, audit::store::layout_of(case_file, source.id).header_row};
        for (const audit::store::Source& other : sources) {
            const std::int64_t row = audit::store::layout_of(case_file, other.id).header_row;
            if (other.file == file && other.sheet == source.sheet && row > part.from) part.to = std::min(part.to, row);
        }
        parts.push_back(std::move(part));
    }
    return parts;
}

}  // namespace

std::vector<UnmappedSheet> unmapped_sheets(const CaseFile& case_file)
{
    std::set<audit::SourceId> with_problem;  // a page of explanations is no table and has none
    for (const audit::store::ImportProblem& problem : case_file.problems())
        if (problem.source && !problem.note) with_problem.insert(*problem.source);
    std::vector<UnmappedSheet> found;
    for (const audit::store::SubmittedFile& file : case_file.files()) {
        if (file.superseded) continue;
        const auto parts = unrecognised_parts(case_file, file.id, with_problem);
        if (parts.empty()) continue;
        std::vector<audit::import::SheetHead> heads =
            audit::import::sheet_heads(case_file.original(file.id), file.name, parts);
        for (std::size_t i = 0; i < parts.size(); ++i)
            if (!heads[i].rows.empty()) found.push_back(unmapped_of(file, parts[i].sheet, std::move(heads[i])));
    }
    return found;
}

std::vector<UnmappedSheet> unmapped_sheets(const std::string& case_path)
{
    return unmapped_sheets(CaseFile::open(case_path, audit::store::OpenMode::read_only));
}

std::string unmapped_skeleton(const std::string& case_path)
{
    const CaseFile case_file = CaseFile::open(case_path, audit::store::OpenMode::read_only);
    const std::vector<UnmappedSheet> sheets = unmapped_sheets(case_file);
    std::vector<Mapping> proposals;
    for (const UnmappedSheet& sheet : sheets) {
        proposals.push_back(sheet.proposal);
        proposals.back().table.clear();  // a person decides
    }
    Json document = Json::parse(audit::import::mappings_json(proposals));
    for (std::size_t i = 0; i < sheets.size(); ++i) {
        Json& entry = document["mappings"][i];
        entry["seems_to_be"] = sheets[i].proposal.table;
        for (std::size_t c = 0; c < sheets[i].columns.size(); ++c)
            entry["columns"][c]["samples"] = sheets[i].columns[c].samples;
    }
    return document.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

}  // namespace commands
