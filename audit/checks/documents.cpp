// SPDX-License-Identifier: Apache-2.0
#include "audit/checks/documents.h"

#include "audit/checks/ledger_rows.h"

namespace audit::checks {

bool Document::is_one_of(std::string_view words) const
{
    while (!words.empty()) {
        const std::size_t end = std::min(words.find('|'), words.size());
        const std::string_view word = words.substr(0, end);
        if (!word.empty() && (kind.find(word) != std::string::npos || title.find(word) != std::string::npos))
            return true;
        words.remove_prefix(std::min(end + 1, words.size()));
    }
    return false;
}

std::vector<Document> documents(const CheckContext& check)
{
    std::vector<Document> all;
    store::Statement rows = check.rows(
        "SELECT kind, title, dated, valid_to, source, row FROM documents ORDER BY kind, title, dated, source, row");
    while (rows.step())
        all.push_back({rows.text(0), rows.text(1), rows.optional_time(2), rows.optional_time(3), source_at(rows, 4)});
    return all;
}

}  // namespace audit::checks
