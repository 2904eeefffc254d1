// SPDX-License-Identifier: Apache-2.0
#include "app/commands/view_original.h"

#include <algorithm>
#include <map>
#include <sstream>
#include <utility>

#include "app/commands/original_excerpt.h"
#include "audit/model/error.h"
#include "audit/store/submitted_header.h"

namespace commands {

namespace {

using audit::Language;
using audit::Text;
using audit::store::CaseFile;

WantedCell wanted_cell(const CaseFile& case_file, const OriginalPlace& place)
{
    WantedCell wanted{place};
    const auto header = audit::store::header_above(case_file, place.file, place.sheet, place.row, place.column);
    if (!header) return wanted;
    wanted.header_row = header->row;
    wanted.column = header->column;
    wanted.upright = header->upright && !place.column.empty();
    return wanted;
}

}  // namespace

OriginalPlace place_of(const CaseFile& case_file, const audit::Evidence& evidence)
{
    const auto source = case_file.source(evidence.source.source);
    if (!source) throw audit::Error(case_file.path() + ": the file behind a finding's evidence is missing");
    return {source->file, source->sheet, evidence.source.row, evidence.column, evidence.value};
}

OriginalPlace place_of(const std::string& case_path, const audit::Evidence& evidence)
{
    return place_of(CaseFile::open(case_path, audit::store::OpenMode::read_only), evidence);
}

std::vector<OriginalRows> original_rows(const CaseFile& case_file, const std::vector<OriginalPlace>& places,
                                        const ExcerptSize& size)
{
    std::map<std::int64_t, std::vector<std::size_t>> by_file;
    for (std::size_t i = 0; i < places.size(); ++i) by_file[places[i].file].push_back(i);
    std::vector<OriginalRows> all(places.size());
    for (const auto& [id, indexes] : by_file) {
        const auto file = case_file.file(id);
        if (!file) throw audit::Error(case_file.path() + ": holds no such file; import the submission again");
        std::vector<WantedCell> wanted;
        for (const std::size_t i : indexes) wanted.push_back(wanted_cell(case_file, places[i]));
        std::vector<OriginalRows> found = read_excerpts(case_file.original(id), file->name, wanted, size);
        for (std::size_t i = 0; i < indexes.size(); ++i) all[indexes[i]] = std::move(found[i]);
    }
    return all;
}

OriginalRows original_rows(const std::string& case_path, const OriginalPlace& place)
{
    const CaseFile case_file = CaseFile::open(case_path, audit::store::OpenMode::read_only);
    OriginalRows found = original_rows(case_file, {place}, ExcerptSize{}).front();
    if (found.rows.empty())
        throw audit::Error(found.file + ":" + std::to_string(place.row) + ": the original has no such row");
    return found;
}

std::string excerpt_text(const OriginalRows& found, Language language)
{
    std::ostringstream out;
    out << found.file << (found.sheet ? " › " + *found.sheet : "");
    if (found.rows.empty()) {
        out << Text{"：原件中没有这一行\n", ": the original has no such row\n"}.in(language);
        return out.str();
    }
    out << '\n';
    const std::size_t width = std::to_string(found.rows.back().number).size();
    for (std::size_t i = 0; i < found.rows.size(); ++i) {
        const OriginalRow& row = found.rows[i];
        const bool marked = i == found.marked_row;
        const std::string number = std::to_string(row.number);
        if (i > 0 && row.number > found.rows[i - 1].number + 1) out << std::string(width + 2, ' ') << "  …\n";
        out << (marked ? "▶ " : "  ") << std::string(width - std::min(width, number.size()), ' ') << number << "  ";
        for (std::size_t c = 0; c < row.cells.size(); ++c) {
            const bool cell = marked && static_cast<int>(c) == found.marked_column;
            out << (c == 0 ? "" : " | ") << (cell ? "【" : "") << row.cells[c] << (cell ? "】" : "");
        }
        const bool beyond = marked && found.marked_column >= static_cast<int>(row.cells.size());
        out << (beyond ? " | 【】" : "") << '\n';
    }
    return out.str();
}

}  // namespace commands
