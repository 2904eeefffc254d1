// SPDX-License-Identifier: Apache-2.0
// What a mapping makes of a sheet, shown before it is kept: its first rows go through the real import into a case that
// is thrown away.
#include <algorithm>

#include "app/commands/mapping_files.h"
#include "app/commands/scratch_folder.h"
#include "app/commands/unmapped.h"
#include "audit/import/table_import.h"
#include "audit/store/series_store.h"
#include "audit/store/stored_rows.h"
#include "audit/store/submission_writer.h"

namespace commands {

namespace {

using audit::Language;
using audit::Text;
using audit::import::KeptRow;
using audit::import::Mapping;
using audit::store::CaseFile;

constexpr std::int64_t kPreviewRows = 10;

void import_head(CaseFile& scratch, const UnmappedSheet& sheet, const Mapping& mapping)
{
    audit::store::Transaction transaction(scratch.database());
    audit::import::FileLog log{scratch, audit::store::add_file(scratch, sheet.file_name), sheet.file_name};
    log.mappings = std::span(&mapping, 1);
    audit::import::TableImport tables(log);
    tables.begin_sheet({sheet.sheet, false});
    tables.merged(sheet.merged);
    std::vector<audit::import::Cell> cells;
    std::int64_t below = 0;
    for (const KeptRow& row : sheet.head) {
        if (row.number > sheet.header_row && ++below > kPreviewRows) break;
        cells.clear();
        for (const KeptRow::KeptCell& cell : row.cells) cells.push_back({cell.text, cell.kind, cell.decimals_known});
        tables.row(row.number, cells, row.hidden);
    }
    tables.end_sheet();
    tables.finish();
    transaction.commit();
}

void show_rows(const CaseFile& scratch, const audit::reference::Table& table, Language language,
               MappingPreview& preview)
{
    const std::vector<audit::store::RowTexts> rows = audit::store::row_texts(scratch, table);
    preview.headers.push_back(Text{"行", "row"}.in(language));
    std::vector<std::size_t> shown;  // columns that hold anything
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        if (std::all_of(rows.begin(), rows.end(), [&](const auto& row) { return row.texts[i].empty(); })) continue;
        const audit::reference::Column& column = table.columns[i];
        preview.headers.push_back(column.header.in(language) + (column.unit.empty() ? "" : " " + column.unit));
        shown.push_back(i);
    }
    for (const audit::store::RowTexts& row : rows) {
        std::vector<std::string> cells = {std::to_string(row.source.row)};
        for (const std::size_t column : shown) cells.push_back(row.texts[column]);
        preview.rows.push_back(std::move(cells));
    }
}

std::string value_text(std::int64_t scaled, int decimals)
{
    return scaled == audit::kAbsent ? std::string() : audit::Decimal{scaled, decimals}.to_string();
}

void show_series(const CaseFile& scratch, Language language, MappingPreview& preview)
{
    for (const Text& header :
         {Text{"行", "row"}, Text{"排放口编号", "outlet"}, Text{"监测时间", "time"}, Text{"监测因子", "item"},
          Text{"实测值", "measured"}, Text{"折算值", "converted"}, Text{"单位", "unit"}})
        preview.headers.push_back(header.in(language));
    const audit::store::SeriesStore store(scratch);
    std::vector<std::pair<std::int64_t, std::vector<std::string>>> rows;
    for (const audit::store::SeriesInfo& info : store.list()) {
        store.visit(info.key, [&](audit::SourceId, const audit::store::SeriesRecord& record) {
            rows.emplace_back(
                record.row,
                std::vector<std::string>{std::to_string(record.row), info.key.outlet, audit::time_text(record.time),
                                         info.key.item, value_text(record.measured, record.measured_decimals),
                                         value_text(record.converted, record.converted_decimals), info.unit});
        });
    }
    std::stable_sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    for (auto& row : rows) preview.rows.push_back(std::move(row.second));
}

}  // namespace

MappingPreview preview_mapping(const UnmappedSheet& sheet, const Mapping& mapping, Language language)
{
    MappingPreview preview;
    if (const auto fault = fault_of(mapping)) {
        preview.fault = fault->in(language);
        return preview;
    }
    const ScratchFolder folder;
    CaseFile scratch = CaseFile::create(folder.file("preview.opcase"));
    import_head(scratch, sheet, mapping);
    const audit::reference::Table& table = *audit::reference::find_table(mapping.table);
    if (table.is_series) {
        show_series(scratch, language, preview);
    } else {
        show_rows(scratch, table, language, preview);
    }
    for (const audit::store::ImportProblem& problem : scratch.problems()) {
        if (problem.note) continue;
        preview.problems.push_back(std::to_string(problem.row) + "  " + problem.column + ": " + problem.found + " → " +
                                   problem.expected.in(language));
    }
    return preview;
}

audit::import::ImportSummary apply_mapping(const std::string& case_path, const Mapping& mapping, bool to_profile,
                                           const CommonOptions& options)
{
    CaseFile case_file = CaseFile::open(case_path);
    audit::store::Transaction all(case_file.database());
    keep_mappings(case_file, std::span(&mapping, 1));
    audit::import::ImportOptions reading;
    reading.cancelled = options.cancelled;
    reading.mappings = {mapping};
    audit::import::ImportSummary summary = audit::import::read_mapped(case_file, reading);
    all.commit();
    if (to_profile) save_to_profile(default_profile(), std::span(&mapping, 1));
    return summary;
}

}  // namespace commands
