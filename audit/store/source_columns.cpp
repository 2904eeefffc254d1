// SPDX-License-Identifier: Apache-2.0
#include "audit/store/source_columns.h"

#include <nlohmann/json.hpp>

namespace audit::store {

SourceLayout layout_of(const CaseFile& case_file, SourceId source)
{
    SourceLayout layout;
    Statement query = case_file.database().prepare("SELECT header_row, columns FROM sources WHERE id = ?");
    query.bind(1, source);
    if (!query.step()) return layout;
    layout.header_row = query.integer(0);
    const nlohmann::json list = nlohmann::json::parse(query.view(1), nullptr, false);
    if (!list.is_array()) return layout;
    for (const nlohmann::json& entry : list) {
        if (entry.is_array() && entry.size() == 3 && entry[0].is_string() && entry[1].is_string() &&
            entry[2].is_number_integer())
            layout.columns.push_back({entry[0].get<std::string>(), entry[1].get<std::string>(), entry[2].get<int>()});
    }
    return layout;
}

}  // namespace audit::store
