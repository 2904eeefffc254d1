// SPDX-License-Identifier: Apache-2.0
// One spelling out of many: what people type in full width, with spaces, in capitals or with subscripts is compared
// in one plain form. Used for names, headers, units and codes; never for what is shown.
#pragma once

#include <string>
#include <string_view>

namespace audit::reference {

// Full-width letters, digits and signs in half width, the ideographic space as a space, ends without white space.
std::string half_width(std::string_view text);

// half_width, without any white space, ASCII letters in lower case, sub- and superscripts as plain digits, one kind of
// dash, Greek mu and the micro sign as u, ligatures like ㎎ and ㎥ spelled out.
std::string folded(std::string_view text);

// Without ASCII white space, tabs, line breaks, ideographic and no-break spaces at both ends.
std::string_view trimmed(std::string_view text);

// Without zero-width characters; no-break and other odd spaces as plain ones. Nothing that can be seen is changed.
std::string without_invisible(std::string_view text);

bool is_ascii(std::string_view text);

}  // namespace audit::reference
