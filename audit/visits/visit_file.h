// SPDX-License-Identifier: Apache-2.0
// A visit as a file: what a script or another program hands in (VISIT_FILE.md tells the form). Nothing is stored unless
// the whole file is right; what is wrong is told with its place.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "audit/visits/visit.h"
#include "audit/visits/visit_store.h"

namespace audit::visits {

struct VisitFile {
    std::string key, author;
    Head head;  // of the visit so far, with what the file says put over it
    std::vector<Answer> answers;
    std::vector<NewPhoto> photos;
    std::vector<NewSignature> signatures;
    std::vector<Order> orders;
};

// What an item of the checklist says; empty when there is none of that id.
struct ItemWords {
    std::string area, title, point;
};
using FindItem = std::function<std::optional<ItemWords>(const std::string& item)>;

// Pictures are read beside the file. Throws Error(unreadable) when it cannot be read or is no JSON, Error(usage) that
// names each wrong place, what was found and what was expected. known: the visits of the case.
VisitFile read_visit_file(const std::string& path, const std::vector<Visit>& known, const FindItem& find_item);

// Stores all of it in one transaction. Returns the visit.
Visit keep_visit_file(store::CaseFile& case_file, const VisitFile& file);

}  // namespace audit::visits
