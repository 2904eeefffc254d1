// SPDX-License-Identifier: Apache-2.0
#include "app/commands/view_original.h"

#include <algorithm>
#include <sstream>
#include <utility>

#include "audit/model/error.h"

namespace commands {

namespace {

using audit::Language;
using audit::Text;
using audit::store::CaseFile;

}  // namespace

OriginalPlace place_of(const std::string& case_path, const audit::Evidence& evidence)
{
    return audit::import::place_of(CaseFile::open(case_path, audit::store::OpenMode::read_only), evidence);
}

OriginalRows original_rows(const std::string& case_path, const OriginalPlace& place)
{
    const CaseFile case_file = CaseFile::open(case_path, audit::store::OpenMode::read_only);
    OriginalRows found = audit::import::original_rows(case_file, {place}, ExcerptSize{}).front();
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
