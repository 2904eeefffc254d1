// SPDX-License-Identifier: Apache-2.0
#include "audit/quoted_evidence.h"

#include <algorithm>
#include <map>
#include <set>

#include "audit/import/submitted_texts.h"
#include "audit/reference/tables.h"
#include "audit/store/source_columns.h"

namespace audit {

namespace {

using import::SubmittedCell;

// A source as its evidence needs it.
struct QuotedSource {
    std::int64_t file = 0;
    bool quoted = false;
    std::optional<std::string> sheet;
    store::SourceLayout layout;
    bool upright = false;
};

// Tables of automatic data that hold values in another unit, or results below a detection limit.
std::set<SourceId> converted_sources(const store::CaseFile& case_file)
{
    store::Statement query = case_file.database().prepare(
        "SELECT DISTINCT source FROM changes WHERE kind IN ('conversion', 'half_limit') AND undone = 0");
    std::set<SourceId> found;
    while (query.step()) found.insert(query.integer(0));
    return found;
}

QuotedSource quoted_source(const store::CaseFile& case_file, SourceId id, const std::set<SourceId>& converted)
{
    QuotedSource made;
    const auto source = case_file.source(id);
    if (!source) return made;
    const reference::Table* table = reference::find_table(source->table);
    made.file = source->file;
    made.quoted = table != nullptr && (!table->is_series || converted.contains(id));
    if (!made.quoted) return made;
    made.sheet = source->sheet;
    made.layout = store::layout_of(case_file, id);
    const auto& columns = made.layout.columns;
    made.quoted = made.layout.header_row > 0;  // a log of packets has none
    made.upright = columns.size() > 1 &&
                   std::all_of(columns.begin(), columns.end(), [](const auto& column) { return column.number == 0; });
    return made;
}

SubmittedCell place_of(const QuotedSource& source, const Evidence& evidence)
{
    SubmittedCell cell{source.sheet, evidence.source.row, -1, {}};
    if (source.upright) {
        cell.upright_header = evidence.column;
        return cell;
    }
    for (const store::SubmittedColumn& column : source.layout.columns)
        if (cell.column < 0 && column.header == evidence.column) cell.column = column.number;
    return cell;
}

struct QuotedFile {
    std::vector<Evidence*> evidence;
    std::vector<SubmittedCell> cells;
};

}  // namespace

void quote_evidence(const store::CaseFile& case_file, findings::Run& run)
{
    const std::set<SourceId> converted = converted_sources(case_file);
    std::map<SourceId, QuotedSource> sources;
    std::map<std::int64_t, QuotedFile> files;
    for (Finding& finding : run.findings) {
        for (Evidence& evidence : finding.evidence) {
            const SourceId id = evidence.source.source;
            const auto [source, is_new] = sources.try_emplace(id);
            if (is_new) source->second = quoted_source(case_file, id, converted);
            if (!source->second.quoted) continue;
            SubmittedCell cell = place_of(source->second, evidence);
            if (cell.column < 0 && cell.upright_header.empty()) continue;
            QuotedFile& file = files[source->second.file];
            file.evidence.push_back(&evidence);
            file.cells.push_back(std::move(cell));
        }
    }
    for (auto& [id, file] : files) {
        std::vector<std::string> texts = import::submitted_texts(case_file, id, file.cells);
        for (std::size_t i = 0; i < texts.size(); ++i)
            if (!texts[i].empty()) file.evidence[i]->value = std::move(texts[i]);
    }
}

}  // namespace audit
