// SPDX-License-Identifier: Apache-2.0
#include "app/gui/page_list.h"

#include <wx/intl.h>
#include <wx/sizer.h>
#include <wx/tglbtn.h>

namespace gui {

namespace {

constexpr int kGap = 4;
constexpr int kHeight = 46;  // a finger in a glove
constexpr int kWidth = 112;

}  // namespace

PageList::PageList(wxWindow* parent, std::function<void(std::size_t)> chosen)
    : wxPanel(parent), chosen_(std::move(chosen))
{
    SetName("page-list");
    SetSizer(new wxBoxSizer(wxVERTICAL));
}

void PageList::add(const wxString& title)
{
    const std::size_t page = buttons_.size();
    auto* button = new wxToggleButton(this, wxID_ANY, title);
    button->SetName(wxString::Format("page-%zu", page + 1));
    button->SetMinSize(FromDIP(wxSize(kWidth, kHeight)));
    button->SetToolTip(title + wxString::Format("  (Ctrl+%zu)", page + 1));
    button->Bind(wxEVT_TOGGLEBUTTON, [this, page](wxCommandEvent&) { choose(page); });
    button->Bind(wxEVT_KEY_DOWN, [this, page](wxKeyEvent& event) { use_key(event, page); });
    buttons_.push_back(button);
    GetSizer()->Add(button, wxSizerFlags().Expand().Border(wxLEFT | wxTOP, kGap));
}

void PageList::select(std::size_t page)
{
    for (std::size_t i = 0; i < buttons_.size(); ++i) buttons_[i]->SetValue(i == page);
}

void PageList::choose(std::size_t page)
{
    select(page);
    chosen_(page);
}

void PageList::use_key(wxKeyEvent& event, std::size_t page)
{
    const std::size_t last = buttons_.size() - 1;
    std::size_t next = page;
    switch (event.GetKeyCode()) {
        case WXK_UP:
            next = page == 0 ? last : page - 1;
            break;
        case WXK_DOWN:
            next = page == last ? 0 : page + 1;
            break;
        case WXK_HOME:
            next = 0;
            break;
        case WXK_END:
            next = last;
            break;
        default:
            event.Skip();
            return;
    }
    choose(next);
    buttons_[next]->SetFocus();
}

}  // namespace gui
