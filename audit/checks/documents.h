// SPDX-License-Identifier: Apache-2.0
// The list of management documents, and finding one in it by words of its kind or title.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "audit/checks/check.h"

namespace audit::checks {

struct Document {
    std::string kind, title;
    std::optional<Time> dated, valid_to;
    SourceRow source;

    // words: alternatives separated by '|'; one of them in the kind or in the title.
    bool is_one_of(std::string_view words) const;
};
// All documents, by kind, title.
std::vector<Document> documents(const CheckContext& check);

}  // namespace audit::checks
