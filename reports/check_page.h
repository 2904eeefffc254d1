// SPDX-License-Identifier: Apache-2.0
// The page of a check as plain values: what it compares, what it leaves alone, its parameters, legal basis, what to
// verify, the tables it needs, and examples from its tests. Written as text, HTML or PDF by others; all of it comes
// from the entry.
#pragma once

#include <string>
#include <vector>

#include "audit/examples/examples.h"
#include "audit/findings/catalogue.h"
#include "reports/wording.h"

namespace reports {

struct PageTable {
    std::vector<std::string> header;
    std::vector<std::vector<std::string>> rows;  // each as wide as the header
};

// A paragraph, or a table when it has a header. title: a small heading above it, or empty.
struct PageBlock {
    std::string title, text;
    PageTable table;
    bool is_quiet = false;  // a remark
};

struct PageSection {
    std::string title;
    std::vector<PageBlock> blocks;
};

struct CheckPage {
    std::string id, title, topic, topic_name, severity;
    bool is_own = false;  // a bureau's
    std::vector<PageSection> sections;
};

// words: of the document "check_catalogue".
CheckPage check_page(const audit::findings::CheckEntry& entry, const std::vector<audit::examples::Example>& examples,
                     bool is_own, const Wording& words);

// The section of examples; check_page calls it.
PageSection examples_section(const std::vector<audit::examples::Example>& examples, const Wording& words);

}  // namespace reports
