// SPDX-License-Identifier: Apache-2.0
#include "audit/store/stored_rows.h"

namespace audit::store {

namespace {

using reference::ColumnType;

std::string text_of(const Statement& row, int place, ColumnType type)
{
    if (row.is_null(place)) return {};
    if (type == ColumnType::date) return date_text(row.time(place));
    if (type == ColumnType::time) return time_text(row.time(place));
    return row.text(place);
}

bool is_shown_as_written(ColumnType type)
{
    return type == ColumnType::number || type == ColumnType::integer || type == ColumnType::limit;
}

}  // namespace

std::vector<RowTexts> row_texts(const CaseFile& case_file, const reference::Table& table)
{
    std::string columns = "source, row";
    for (const reference::Column& column : table.columns)
        columns += ", \"" + column.id + (is_shown_as_written(column.type) ? "_written\"" : "\"");
    Statement query = case_file.database().prepare("SELECT " + columns + " FROM \"" + table.id + "\" ORDER BY id");
    constexpr int kFixed = 2;
    std::vector<RowTexts> rows;
    while (query.step()) {
        RowTexts row{{query.integer(0), query.integer(1)}, {}};
        for (std::size_t i = 0; i < table.columns.size(); ++i)
            row.texts.push_back(text_of(query, static_cast<int>(i) + kFixed, table.columns[i].type));
        rows.push_back(std::move(row));
    }
    return rows;
}

}  // namespace audit::store
