// SPDX-License-Identifier: Apache-2.0
// Evidence: the cell behind a value, its header and text as submitted.
#include "audit/checks/check.h"
#include "audit/model/error.h"
#include "audit/reference/tables.h"

namespace audit::checks {

namespace {

using reference::ColumnType;

// The stored column, or both, that give a cell's text as submitted.
std::string text_as_submitted(const reference::Column& column)
{
    switch (column.type) {
        case ColumnType::number:
        case ColumnType::integer:
        case ColumnType::limit:
            return '"' + column.id + "_written\"";
        case ColumnType::code:
        case ColumnType::pollutant:
        case ColumnType::unit:
            return "coalesce(\"" + column.id + "_written\", \"" + column.id + "\")";
        default:
            return '"' + column.id + '"';
    }
}

std::string value_text(const store::Statement& row, ColumnType type)
{
    if (row.is_null(0)) return {};
    if (type == ColumnType::date) return date_text(row.time(0));
    if (type == ColumnType::time) return time_text(row.time(0));
    return row.text(0);
}

}  // namespace

SharedData::RowsOfSource& CheckContext::rows_of(SourceId source) const
{
    const auto known = shared_.rows_of_sources.find(source);
    if (known != shared_.rows_of_sources.end()) return known->second;
    const std::optional<store::Source> from = shared_.case_file.source(source);
    if (!from) throw Error(entry_.id + ": evidence names a source that the case does not hold", ErrorKind::internal);
    SharedData::RowsOfSource found{from->table};
    const reference::Table* table = reference::find_table(from->table);
    if (table != nullptr && !table->is_series) {
        store::Statement row = rows("SELECT row, id FROM \"" + table->id + "_rows\" WHERE source = ? ORDER BY id");
        row.bind(1, source);
        while (row.step()) found.ids.emplace(row.integer(0), row.integer(1));
    }
    return shared_.rows_of_sources.emplace(source, std::move(found)).first->second;
}

Evidence CheckContext::cell(const SourceRow& source, std::string_view column) const
{
    SharedData::RowsOfSource& stored = rows_of(source.source);
    const reference::Table* table = reference::find_table(stored.table);
    const reference::Column* known = table == nullptr ? nullptr : table->find(column);
    if (known == nullptr)
        throw Error(entry_.id + ": the table " + stored.table + " has no column \"" + std::string(column) + "\"",
                    ErrorKind::internal);
    const auto [header, is_new] = stored.headers.try_emplace(known->id);
    if (is_new) header->second = shared_.case_file.header_of(source.source, column);
    Evidence evidence{source, header->second, {}};
    const auto id = stored.ids.find(source.row);
    if (id == stored.ids.end()) return evidence;
    store::Statement row =
        rows("SELECT " + text_as_submitted(*known) + " FROM \"" + table->id + "_rows\" WHERE id = ?");
    row.bind(1, id->second);
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
