// SPDX-License-Identifier: Apache-2.0
#include "audit/store/submitted_header.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace audit::store {

namespace {

// [[contract column, header, number], ...] as schema.sql describes it.
SubmittedHeader header_in(const nlohmann::json& columns, std::string_view header)
{
    SubmittedHeader found;
    if (!columns.is_array()) return found;
    const auto is_column = [](const nlohmann::json& entry) {
        return entry.is_array() && entry.size() == 3 && entry[1].is_string() && entry[2].is_number_integer();
    };
    for (const nlohmann::json& entry : columns) {
        if (is_column(entry) && found.column < 0 && entry[1].get<std::string>() == header)
            found.column = entry[2].get<int>();
    }
    found.upright = columns.size() > 1 && std::all_of(columns.begin(), columns.end(), [&](const nlohmann::json& entry) {
                        return is_column(entry) && entry[2].get<int>() == 0;
                    });
    return found;
}

}  // namespace

std::optional<SubmittedHeader> header_above(const CaseFile& case_file, std::int64_t file,
                                            const std::optional<std::string>& sheet, std::int64_t row,
                                            std::string_view header)
{
    Statement query = case_file.database().prepare(
        "SELECT header_row, columns FROM sources WHERE file = ? AND sheet IS ? AND header_row <= ? AND header_row > 0 "
        "ORDER BY header_row DESC");
    query.bind(1, file);
    if (sheet) {
        query.bind(2, *sheet);
    } else {
        query.bind_null(2);
    }
    query.bind(3, row);
    std::optional<SubmittedHeader> nearest;
    while (query.step()) {
        SubmittedHeader found = header_in(nlohmann::json::parse(query.text(1), nullptr, false), header);
        found.row = query.integer(0);
        if (found.column >= 0) return found;
        if (!nearest) nearest = found;
    }
    return nearest;
}

}  // namespace audit::store
