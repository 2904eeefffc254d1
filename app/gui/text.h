// SPDX-License-Identifier: Apache-2.0
// The edge between the program's UTF-8 and wx: every conversion is one of these two.
#pragma once

#include <wx/string.h>

#include <string>

namespace gui {

inline wxString to_wx(const std::string& text)
{
    return wxString::FromUTF8(text.c_str(), text.size());
}
inline std::string from_wx(const wxString& text)
{
    return text.utf8_string();
}

}  // namespace gui
