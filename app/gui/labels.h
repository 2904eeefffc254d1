// SPDX-License-Identifier: Apache-2.0
// Names and words of controls: the name is for tests, the words for people, shown under the pointer and read out by
// screen readers where the control has no label of its own.
#pragma once

#include <wx/sizer.h>
#include <wx/stattext.h>
#include <wx/string.h>
#include <wx/window.h>

namespace gui {

template <typename Window>
Window* named(Window* window, const char* name, const wxString& words = {})
{
    window->SetName(name);
    if (!words.empty()) window->SetToolTip(words);
    return window;
}

// A title in bold above a part of a view.
inline wxStaticText* heading(wxWindow* parent, const wxString& text)
{
    auto* title = new wxStaticText(parent, wxID_ANY, text);
    title->SetFont(title->GetFont().Bold());
    return title;
}

// Wide enough for the sample text at the current font, whatever its size.
inline int width_of(wxWindow* window, const wxString& sample)
{
    constexpr int kAround = 24;
    return window->GetTextExtent(sample).x + window->FromDIP(kAround);
}

}  // namespace gui
