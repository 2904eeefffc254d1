// SPDX-License-Identifier: Apache-2.0
// A person decides about a finding in the window: state, undo, suppression, and what the list then shows.
#include <boost/test/unit_test.hpp>
#include <wx/button.h>
#include <wx/choice.h>
#include <wx/dataview.h>
#include <wx/dialog.h>
#include <wx/textctrl.h>

#include <algorithm>

#include "app/commands/dispositions.h"
#include "app/gui/findings_model.h"
#include "app/gui/text.h"
#include "tests/app/gui/window_fixture.h"
#include "tests/places.h"

using audit::Language;
using tests::OpenWindow;
using tests::TemporaryFolder;

namespace {

const gui::FindingsModel* model_of(const OpenWindow& window)
{
    auto* list = tests::find<wxDataViewCtrl>(window.get(), "findings-list");
    return static_cast<gui::FindingsModel*>(list->GetModel());
}

std::size_t findings_shown(const OpenWindow& window)
{
    const gui::FindingsModel* model = model_of(window);
    std::size_t count = 0;
    for (unsigned row = 0; row < model->GetCount(); ++row) count += model->finding(row) != nullptr ? 1 : 0;
    return count;
}

void choose(const OpenWindow& window, const std::string& check)
{
    auto* list = tests::find<wxDataViewCtrl>(window.get(), "findings-list");
    const gui::FindingsModel* model = model_of(window);
    unsigned row = 0;
    const auto is_of = [&](const audit::Finding* finding) { return finding != nullptr && finding->check == check; };
    while (row < model->GetCount() && !is_of(model->finding(row))) ++row;
    BOOST_REQUIRE(row < model->GetCount());
    const wxDataViewItem item = model->GetItem(row);
    list->UnselectAll();
    list->Select(item);
    wxDataViewEvent event(wxEVT_DATAVIEW_SELECTION_CHANGED, list, item);
    list->ProcessWindowEvent(event);
    tests::pump(50);
}

void press(const OpenWindow& window, const char* name)
{
    auto* button = tests::find<wxButton>(window.get(), name);
    BOOST_REQUIRE(button != nullptr);
    BOOST_REQUIRE(button->IsEnabled());
    wxCommandEvent event(wxEVT_BUTTON, button->GetId());
    event.SetEventObject(button);
    button->ProcessWindowEvent(event);
    window.wait();
}

std::string state_shown(const OpenWindow& window)
{
    auto* list = tests::find<wxDataViewCtrl>(window.get(), "findings-list");
    wxVariant value;
    wxDataViewItemArray chosen;
    list->GetSelections(chosen);
    BOOST_REQUIRE(!chosen.empty());
    list->GetModel()->GetValue(value, chosen[0], gui::FindingsModel::state);
    return gui::from_wx(value.GetString());
}

}  // namespace

BOOST_AUTO_TEST_SUITE(decisions_window_test)

BOOST_AUTO_TEST_CASE(a_decision_is_kept_shown_and_taken_back)
{
    const TemporaryFolder folder;
    const OpenWindow window(Language::zh);
    tests::open_audited(window, folder);
    choose(window, "hourly_limit_exceeded");
    BOOST_TEST(state_shown(window) == "待处理");

    tests::MessageBoxes dialogs;
    dialogs.seen = [](wxDialog* dialog) {
        auto* author = tests::find<wxTextCtrl>(dialog, "decision-author");
        if (author == nullptr) return;
        author->SetValue(wxT("张三"));
        tests::find<wxTextCtrl>(dialog, "decision-note")->SetValue(wxT("现场已核对"));
    };
    press(window, "decide");  // the first state offered: explained
    BOOST_TEST(state_shown(window) == "已说明");
    const std::string why = gui::from_wx(tests::find<wxTextCtrl>(window.get(), "why-text")->GetValue());
    for (const char* words : {"张三", "现场已核对", "已说明"}) BOOST_TEST(why.find(words) != std::string::npos, why);

    auto* standing = tests::find<wxChoice>(window.get(), "filter-standing");
    const std::size_t all = findings_shown(window);
    const auto show = [&](int choice) {
        standing->SetSelection(choice);
        wxCommandEvent event(wxEVT_CHOICE, standing->GetId());
        event.SetEventObject(standing);
        standing->ProcessWindowEvent(event);
        return findings_shown(window);
    };
    BOOST_TEST(show(1) == all - 1);
    BOOST_TEST(show(2) == 1U);
    show(0);

    choose(window, "hourly_limit_exceeded");
    press(window, "undo-decision");
    BOOST_TEST(state_shown(window) == "待处理");
    press(window, "suppress");
    BOOST_TEST(state_shown(window) == "已屏蔽");
    BOOST_TEST(!tests::find<wxButton>(window.get(), "suppress")->IsEnabled());
    BOOST_TEST(commands::verify_case(folder.file("a.opcase")).empty());
    BOOST_TEST(commands::open_violations(folder.file("a.opcase")) ==
               static_cast<std::int64_t>(std::count_if(
                   window->view().run->findings.begin(), window->view().run->findings.end(), [](const auto& f) {
                       return f.severity == audit::Severity::violation && f.check != "hourly_limit_exceeded";
                   })));
}

BOOST_AUTO_TEST_SUITE_END()
