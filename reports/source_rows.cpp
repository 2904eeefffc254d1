// SPDX-License-Identifier: Apache-2.0
#include "reports/source_rows.h"

#include <map>
#include <tuple>

#include "audit/import/original_rows.h"

namespace reports {

std::vector<SourceRow> read_source_rows(const audit::store::CaseFile& case_file,
                                        const std::vector<audit::Evidence>& evidence)
{
    using audit::import::OriginalPlace;
    constexpr audit::import::ExcerptSize kRowAndHeader{0, 0, 0, true};
    std::map<std::tuple<std::int64_t, std::string, std::int64_t>, OriginalPlace> wanted;
    std::map<audit::SourceId, bool> has_rows;
    for (const audit::Evidence& cell : evidence) {
        const auto [known, is_new] = has_rows.emplace(cell.source.source, false);
        if (is_new) {
            const auto source = case_file.source(cell.source.source);
            known->second = source && !source->table.empty();
        }
        if (!known->second || cell.source.row <= 0) continue;
        const OriginalPlace place = audit::import::place_of(case_file, cell);
        wanted.emplace(std::tuple(place.file, place.sheet.value_or(""), place.row), place);
    }
    std::vector<OriginalPlace> places;
    for (const auto& [key, place] : wanted) places.push_back(place);
    std::vector<SourceRow> rows;
    for (const audit::import::OriginalRows& found : original_rows(case_file, places, kRowAndHeader)) {
        if (found.rows.empty()) continue;
        const audit::import::OriginalRow& row = found.rows[found.marked_row];
        const bool has_header = found.marked_row > 0;
        rows.push_back({found.file, found.sheet, row.number,
                        has_header ? found.rows.front().cells : std::vector<std::string>(), row.cells});
    }
    return rows;
}

}  // namespace reports
