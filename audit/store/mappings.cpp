// SPDX-License-Identifier: Apache-2.0
#include "audit/store/mappings.h"

namespace audit::store {

std::vector<std::string> saved_mappings(const CaseFile& case_file)
{
    Statement query = case_file.database().prepare("SELECT mapping FROM mappings ORDER BY header");
    std::vector<std::string> found;
    while (query.step()) found.push_back(query.text(0));
    return found;
}

void save_mapping(CaseFile& case_file, std::string_view header, std::string_view json)
{
    case_file.database()
        .prepare("INSERT OR REPLACE INTO mappings(header, mapping) VALUES (?, ?)")
        .bind_all(header, json)
        .run();
}

std::vector<std::int64_t> files_for_mappings(const CaseFile& case_file, const std::set<std::string>& headers)
{
    Statement query = case_file.database().prepare(
        "SELECT s.file, s.table_id, s.mapping FROM sources s JOIN files f ON f.id = s.file WHERE f.superseded = 0 "
        "ORDER "
        "BY s.file");
    std::vector<std::int64_t> files;
    while (query.step()) {
        const bool wanted = query.view(1).empty() || headers.contains(query.text(2));
        if (wanted && (files.empty() || files.back() != query.integer(0))) files.push_back(query.integer(0));
    }
    return files;
}

}  // namespace audit::store
