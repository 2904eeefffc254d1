// SPDX-License-Identifier: Apache-2.0
// Evidence: the cell behind a value, its header and text as submitted.
#include "audit/checks/check.h"
#include "audit/model/error.h"
#include "audit/reference/tables.h"

namespace audit::checks {

namespace {

using reference::ColumnType;

bool keeps_written_text(ColumnType type)
{
    return type == ColumnType::number || type == ColumnType::integer || type == ColumnType::limit;
}

std::string value_text(const store::Statement& row, ColumnType type)
{
    if (row.is_null(0)) return {};
    if (type == ColumnType::date) return date_text(row.time(0));
    if (type == ColumnType::time) return time_text(row.time(0));
    return row.text(0);
}

}  // namespace

Evidence CheckContext::cell(const SourceRow& source, std::string_view column) const
{
    const std::optional<store::Source> from = shared_.case_file.source(source.source);
    if (!from) throw Error(entry_.id + ": evidence names a source that the case does not hold", ErrorKind::internal);
    const reference::Table* table = reference::find_table(from->table);
    const reference::Column* known = table == nullptr ? nullptr : table->find(column);
    if (known == nullptr)
        throw Error(entry_.id + ": the table " + from->table + " has no column \"" + std::string(column) + "\"",
                    ErrorKind::internal);
    const std::string stored = known->id + (keeps_written_text(known->type) ? "_written" : "");
    store::Statement row =
        rows("SELECT \"" + stored + "\" FROM \"" + table->id + "_rows\" WHERE source = ? AND row = ? ORDER BY id");
    row.bind_all(source.source, source.row);
    Evidence evidence{source, shared_.case_file.header_of(source.source, column), {}};
    if (row.step()) evidence.value = value_text(row, known->type);
    return evidence;
}

Evidence CheckContext::series_cell(const SeriesKey& key, Time time, bool converted) const
{
    const auto cell = series().cell(key, time, converted);
    return cell ? Evidence{cell->source, cell->column, cell->value} : Evidence{};
}

Evidence CheckContext::hour_cell(const std::string& outlet, const std::string& item, Time hour, bool converted) const
{
    if (const auto cell = series().cell({outlet, item}, hour, converted))
        return {cell->source, cell->column, cell->value};
    // Computed from finer data: the hour's first record stands for it.
    const SeriesKey minutes{outlet, item, Interval::minute};
    const Series fine = series().load(minutes, Period{hour, hour + kHour});
    for (std::size_t i = 0; i < fine.size(); ++i) {
        if (fine.has_record(i)) return series_cell(minutes, fine.time(i), converted);
    }
    return {};
}

}  // namespace audit::checks
