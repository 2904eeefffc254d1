// SPDX-License-Identifier: Apache-2.0
// The catalogue of checks for people: every page (check_page.h) as text, as HTML that needs nothing but itself, or as
// one PDF with contents and bookmarks.
#pragma once

#include <cstddef>

#include <string>
#include <vector>

#include "reports/check_page.h"
#include "reports/wording.h"

namespace reports {

struct CheckCatalogue {
    std::string version;  // "OnePermit 1.0.0, catalogue …, 92 checks"
    std::vector<CheckPage> pages;
};

// For a terminal.
std::string check_page_text(const CheckPage& page, const Wording& words);

// The page of one check, with links to its neighbours and to the index.
std::string check_page_html(const CheckCatalogue& catalogue, std::size_t index, const Wording& words);
// The index by topic.
std::string check_index_html(const CheckCatalogue& catalogue, const Wording& words);

// A4. Throws audit::Error when no Chinese font is installed.
std::string check_catalogue_pdf(const CheckCatalogue& catalogue, const Wording& words);

}  // namespace reports
