// SPDX-License-Identifier: Apache-2.0
// Text of people inside HTML, SVG and XML.
#pragma once

#include <string>
#include <string_view>

namespace reports {

// & < > " become their names; controls that XML has no way to write become spaces.
std::string escaped(std::string_view text);
// "<p class="quiet">…</p>\n"
std::string element(const char* name, std::string_view text, const std::string& kind = {});
// A link, or the words alone where the target is empty.
std::string link_to(const std::string& target, const std::string& text);

}  // namespace reports
