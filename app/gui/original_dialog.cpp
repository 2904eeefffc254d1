// SPDX-License-Identifier: Apache-2.0
#include "app/gui/original_dialog.h"

#include <wx/button.h>
#include <wx/intl.h>
#include <wx/sizer.h>
#include <wx/stattext.h>

#include "app/gui/original_grid.h"
#include "app/gui/text.h"

namespace gui {

namespace {

constexpr int kGap = 8;
constexpr int kWidth = 1040;
constexpr int kHeight = 560;

}  // namespace

OriginalDialog::OriginalDialog(wxWindow* parent, const commands::OriginalRows& original)
    : wxDialog(parent, wxID_ANY, _("As handed in"), wxDefaultPosition, wxDefaultSize,
               wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER, "original")
{
    const std::string sheet = original.sheet ? "  ›  " + *original.sheet : "";
    auto* place = new wxStaticText(this, wxID_ANY, "");
    place->SetLabelText(to_wx(original.file + sheet));
    place->SetName("original-place");
    grid_ = new OriginalGrid(this);
    auto* sizer = new wxBoxSizer(wxVERTICAL);
    sizer->Add(place, wxSizerFlags().Border(wxALL, kGap));
    sizer->Add(grid_, wxSizerFlags(1).Expand().Border(wxLEFT | wxRIGHT, kGap));
    auto* close = new wxButton(this, wxID_CANCEL, _("Close"));
    sizer->Add(close, wxSizerFlags().Right().Border(wxALL, kGap));
    SetSizer(sizer);
    SetSize(FromDIP(wxSize(kWidth, kHeight)));
    CentreOnParent();
    grid_->show(original);
    grid_->SetFocus();
}

}  // namespace gui
