// SPDX-License-Identifier: Apache-2.0
#include "app/commands/unmapped.h"

#include <nlohmann/json.hpp>

#include <algorithm>

#include "app/commands/submission.h"
#include "audit/import/header_matching.h"
#include "audit/import/sheet_heads.h"
#include "audit/reference/fold.h"

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

UnmappedSheet unmapped_of(const audit::store::SubmittedFile& file, const audit::import::SheetHead& head)
{
    UnmappedSheet found;
    found.file = file.id;
    found.file_name = file.name;
    found.sheet = head.sheet;
    const std::size_t row = audit::import::likely_header(head.rows);
    found.header_row = head.rows[row].number;
    const std::vector<HeaderCell> header = audit::import::header_cells(head.rows, row);
    for (const HeaderCell& cell : header)
        found.columns.push_back({cell.text, samples_below(head.rows, row, cell.index)});
    found.head = head.rows;
    found.proposal = proposal_for(header);
    found.proposal.name = file.name + (head.sheet ? " " + *head.sheet : "");
    return found;
}

}  // namespace

std::vector<UnmappedSheet> unmapped_sheets(const CaseFile& case_file)
{
    std::vector<UnmappedSheet> found;
    const auto sources = case_file.sources();
    const auto problems = case_file.problems();
    // A page of explanations is no table and has no problem.
    const auto is_problem = [&](const audit::store::Source& source) {
        return std::any_of(problems.begin(), problems.end(),
                           [&](const auto& problem) { return problem.source == source.id && !problem.note; });
    };
    for (const audit::store::SubmittedFile& file : case_file.files()) {
        const auto unrecognised = [&](const audit::store::Source& source) {
            return source.file == file.id && source.table.empty() && is_problem(source);
        };
        if (file.superseded || std::none_of(sources.begin(), sources.end(), unrecognised)) continue;
        for (const audit::import::SheetHead& head :
             audit::import::sheet_heads(case_file.original(file.id), file.name)) {
            const bool wanted = std::any_of(sources.begin(), sources.end(), [&](const audit::store::Source& source) {
                return unrecognised(source) && source.sheet == head.sheet;
            });
            if (wanted && !head.rows.empty()) found.push_back(unmapped_of(file, head));
        }
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
