// SPDX-License-Identifier: Apache-2.0
// The first window from a new case to its documents, as a person would go.
#include <boost/test/unit_test.hpp>
#include <wx/button.h>
#include <wx/choice.h>
#include <wx/dataview.h>
#include <wx/dcclient.h>
#include <wx/dcmemory.h>
#include <wx/dialog.h>
#include <wx/grid.h>
#include <wx/listbox.h>
#include <wx/listctrl.h>
#include <wx/menu.h>
#include <wx/simplebook.h>
#include <wx/srchctrl.h>
#include <wx/stattext.h>
#include <wx/statusbr.h>
#include <wx/textctrl.h>
#include <wx/uiaction.h>

#include <filesystem>

#include "app/gui/chart_canvas.h"
#include "app/gui/drop_target.h"
#include "app/gui/findings_model.h"
#include "app/gui/ids.h"
#include "app/gui/text.h"
#include "tests/app/gui/window_fixture.h"
#include "tests/app/small_submission.h"
#include "tests/places.h"

using audit::Language;
using tests::OpenWindow;
using tests::TemporaryFolder;

namespace {

// The findings that the list shows; rows of causes are none.
unsigned rows_of(wxDataViewCtrl* list)
{
    const auto* model = static_cast<gui::FindingsModel*>(list->GetModel());
    unsigned count = 0;
    for (unsigned row = 0; row < model->GetCount(); ++row) count += model->finding(row) != nullptr ? 1 : 0;
    return count;
}

// The first row that shows a finding of that check.
unsigned row_of(wxDataViewCtrl* list, const std::string& check)
{
    const auto* model = static_cast<gui::FindingsModel*>(list->GetModel());
    unsigned row = 0;
    const auto is_of = [&](const audit::Finding* finding) { return finding != nullptr && finding->check == check; };
    while (row < model->GetCount() && !is_of(model->finding(row))) ++row;
    BOOST_REQUIRE_MESSAGE(row < model->GetCount(), "no finding of " << check);
    return row;
}

void choose_row(wxDataViewCtrl* list, unsigned row)
{
    const auto* model = static_cast<gui::FindingsModel*>(list->GetModel());
    const wxDataViewItem item = model->GetItem(row);
    list->UnselectAll();
    list->Select(item);
    wxDataViewEvent event(wxEVT_DATAVIEW_SELECTION_CHANGED, list, item);
    list->ProcessWindowEvent(event);
    tests::pump(50);
}

// How many pixels of the window's own drawing have about that colour.
int pixels_of(wxWindow* window, const wxColour& colour)
{
    const wxSize size = window->GetClientSize();
    wxBitmap bitmap(size.x, size.y);
    wxMemoryDC memory(bitmap);
    wxClientDC client(window);
    memory.Blit(0, 0, size.x, size.y, &client, 0, 0);
    memory.SelectObject(wxNullBitmap);
    const wxImage image = bitmap.ConvertToImage();
    constexpr int kAlike = 60;
    int count = 0;
    for (int y = 0; y < size.y; ++y)
        for (int x = 0; x < size.x; ++x)
            if (std::abs(image.GetRed(x, y) - colour.Red()) + std::abs(image.GetGreen(x, y) - colour.Green()) +
                    std::abs(image.GetBlue(x, y) - colour.Blue()) <
                kAlike)
                ++count;
    return count;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(workstation_test)

BOOST_AUTO_TEST_CASE(goes_from_a_new_case_to_findings_and_documents)
{
    const TemporaryFolder folder;
    const OpenWindow window(Language::zh);
    tests::open_audited(window, folder);
    auto* pages = tests::find<wxSimplebook>(window.get(), "pages");
    BOOST_REQUIRE(pages != nullptr);
    BOOST_TEST(pages->GetSelection() == 2);
    auto* list = tests::find<wxDataViewCtrl>(window.get(), "findings-list");
    BOOST_REQUIRE(list != nullptr);
    BOOST_TEST(rows_of(list) == window->view().run->findings.size());

    choose_row(list, row_of(list, "hourly_limit_exceeded"));
    const std::string why = gui::from_wx(tests::find<wxTextCtrl>(window.get(), "why-text")->GetValue());
    for (const char* words : {"61.3", "DA001", "二氧化硫", "法律依据", "现场核实"})
        BOOST_TEST(why.find(words) != std::string::npos, words);
    auto* evidence = tests::find<wxListView>(window.get(), "evidence");
    BOOST_TEST(evidence->GetItemCount() > 0);
    BOOST_TEST(gui::from_wx(evidence->GetItemText(0, 3)) == "自动监测小时数据_DA001.csv");

    window->write_report("findings", folder.file("report.pdf"));
    window.wait();
    BOOST_TEST(tests::read_file(folder.file("report.pdf")).starts_with("%PDF-"));
    window->write_report("checklist", folder.file("list.pdf"));
    window.wait();
    BOOST_TEST(tests::read_file(folder.file("list.pdf")).starts_with("%PDF-"));
}

BOOST_AUTO_TEST_CASE(the_filter_keeps_what_was_asked_for)
{
    const TemporaryFolder folder;
    const OpenWindow window(Language::zh);
    tests::open_audited(window, folder);
    auto* list = tests::find<wxDataViewCtrl>(window.get(), "findings-list");
    const unsigned all = rows_of(list);
    auto* text = tests::find<wxSearchCtrl>(window.get(), "filter-text");
    text->SetValue("hourly_limit_exceeded");
    tests::pump(50);
    BOOST_TEST(rows_of(list) == 1U);
    text->SetValue("no such words anywhere");
    tests::pump(50);
    BOOST_TEST(rows_of(list) == 0U);
    text->SetValue("");
    tests::pump(50);
    BOOST_TEST(rows_of(list) == all);
    auto* severity = tests::find<wxChoice>(window.get(), "filter-severity");
    severity->SetSelection(1);
    wxCommandEvent event(wxEVT_CHOICE, severity->GetId());
    event.SetEventObject(severity);
    severity->ProcessWindowEvent(event);
    const auto& findings = window->view().run->findings;
    const auto violations = std::count_if(findings.begin(), findings.end(),
                                          [](const auto& f) { return f.severity == audit::Severity::violation; });
    BOOST_TEST(rows_of(list) == static_cast<unsigned>(violations));
}

BOOST_AUTO_TEST_CASE(a_cause_opens_and_closes_over_its_findings)
{
    const TemporaryFolder folder;
    const OpenWindow window(Language::zh);
    tests::open_audited(window, folder);
    auto* list = tests::find<wxDataViewCtrl>(window.get(), "findings-list");
    auto* model = static_cast<gui::FindingsModel*>(list->GetModel());
    const unsigned all = rows_of(list);
    BOOST_REQUIRE(model->is_group(0));
    BOOST_TEST(model->is_open(0));
    const auto under = static_cast<unsigned>(model->findings(0).size());
    model->open(0, false);
    BOOST_TEST(rows_of(list) == all - under);
    const std::string closed = window->view().run->findings.front().id;
    BOOST_TEST(model->row_of(closed).has_value());
    BOOST_TEST(rows_of(list) >= all - under);
    model->open(0, true);
    BOOST_TEST(rows_of(list) == all);
}

BOOST_AUTO_TEST_CASE(a_cell_of_the_matrix_leads_to_its_findings)
{
    const TemporaryFolder folder;
    const OpenWindow window(Language::zh);
    tests::open_audited(window, folder);
    auto* grid = tests::find<wxGrid>(window.get(), "coverage");
    BOOST_REQUIRE(grid != nullptr);
    BOOST_REQUIRE(grid->GetNumberRows() > 0);
    int row = -1;
    int column = -1;
    long count = 0;
    for (int r = 0; r < grid->GetNumberRows() && row < 0; ++r)
        for (int c = 0; c < grid->GetNumberCols(); ++c)
            if (grid->GetCellValue(r, c).ToLong(&count) && grid->GetColLabelValue(c) == "DA001") {
                row = r;
                column = c;
                break;
            }
    BOOST_REQUIRE(row >= 0);
    wxGridEvent event(grid->GetId(), wxEVT_GRID_CELL_LEFT_CLICK, grid, row, column);
    grid->ProcessWindowEvent(event);
    tests::pump(50);
    BOOST_TEST(tests::find<wxSimplebook>(window.get(), "pages")->GetSelection() == 2);
    BOOST_TEST(rows_of(tests::find<wxDataViewCtrl>(window.get(), "findings-list")) == static_cast<unsigned>(count));
}

BOOST_AUTO_TEST_CASE(draws_the_series_and_the_limit_of_the_chosen_finding)
{
    const TemporaryFolder folder;
    const OpenWindow window(Language::zh);
    tests::open_audited(window, folder);
    auto* list = tests::find<wxDataViewCtrl>(window.get(), "findings-list");
    choose_row(list, row_of(list, "hourly_limit_exceeded"));
    tests::find<wxSimplebook>(window.get(), "pages")->SetSelection(3);
    tests::pump(300);
    auto* canvas = tests::find<gui::ChartCanvas>(window.get(), "chart");
    BOOST_REQUIRE(canvas != nullptr);
    BOOST_TEST(pixels_of(canvas, wxColour(24, 94, 150)) > 100);
    BOOST_TEST(pixels_of(canvas, wxColour(176, 0, 32)) > 100);
    const std::int64_t before = canvas->period().seconds();
    canvas->SetFocus();
    tests::pump(50);
    wxUIActionSimulator keys;
    keys.Char('+');
    tests::pump(150);
    BOOST_TEST(canvas->period().seconds() < before);
}

BOOST_AUTO_TEST_CASE(files_dropped_on_the_window_are_imported)
{
    const TemporaryFolder folder;
    const OpenWindow window(Language::zh);
    tests::write_small_submission(folder.file("in"));
    window->open_case(folder.file("a.opcase"), true);
    window.wait();
    auto* target = dynamic_cast<gui::DropTarget*>(window->GetDropTarget());
    BOOST_REQUIRE(target != nullptr);
    wxArrayString names;
    names.Add(gui::to_wx(folder.file("in")));
    BOOST_TEST(target->OnDropFiles(10, 10, names));
    window.wait();
    BOOST_TEST(window->view().files.size() == 4U);
    BOOST_TEST(tests::find<wxListView>(window.get(), "files-list")->GetItemCount() == 4);
}

BOOST_AUTO_TEST_CASE(an_import_that_is_cancelled_leaves_the_case_as_it_was)
{
    const TemporaryFolder folder;
    const OpenWindow window(Language::zh);
    tests::open_audited(window, folder);
    std::string many = "排放口编号,监测时间,监测因子,实测值,折算值,单位,数据标记\n";
    for (int i = 0; i < 600000; ++i) many += "DA001,2025-03-01 00:00,二氧化硫,20.5,,mg/m³,N\n";
    folder.write("more/a_排放口基本情况.csv", "排放口编号,排放口名称,排放口类型\nDA009,9号,一般排放口\n");
    folder.write("more/自动监测小时数据_DA009.csv", many);
    window->import_paths({folder.file("more")});
    auto* step = tests::find<wxStaticText>(window.get(), "step");
    BOOST_REQUIRE(tests::pump_until([&] { return step->GetLabelText().Contains("DA009"); }));
    auto* cancel = tests::find<wxButton>(window.get(), "cancel");
    wxCommandEvent event(wxEVT_BUTTON, cancel->GetId());
    cancel->ProcessWindowEvent(event);
    window.wait();
    BOOST_TEST(gui::from_wx(window->GetStatusBar()->GetStatusText()) == "已取消，案卷保持原样。");
    const commands::CaseView after = commands::view_case(folder.file("a.opcase"));
    BOOST_TEST(after.files.size() == 4U);
    BOOST_TEST(after.sources.size() == window->view().sources.size());
    BOOST_TEST(commands::verify_case(folder.file("a.opcase")).empty());
}

BOOST_AUTO_TEST_CASE(an_evidence_cell_opens_the_rows_as_handed_in)
{
    const TemporaryFolder folder;
    const OpenWindow window(Language::zh);
    tests::open_audited(window, folder);
    auto* list = tests::find<wxDataViewCtrl>(window.get(), "findings-list");
    choose_row(list, row_of(list, "hourly_limit_exceeded"));
    std::string marked;
    tests::MessageBoxes dialogs;
    dialogs.seen = [&](wxDialog* dialog) {
        auto* grid = tests::find<wxGrid>(dialog, "original-rows");
        if (grid == nullptr) return;
        marked = gui::from_wx(grid->GetRowLabelValue(grid->GetGridCursorRow()) + " " +
                              grid->GetCellValue(grid->GetGridCursorRow(), grid->GetGridCursorCol()));
    };
    auto* evidence = tests::find<wxListView>(window.get(), "evidence");
    wxListEvent event(wxEVT_LIST_ITEM_ACTIVATED, evidence->GetId());
    event.SetEventObject(evidence);
    event.m_itemIndex = 0;
    evidence->ProcessWindowEvent(event);
    window.wait();
    BOOST_TEST(marked == gui::from_wx(evidence->GetItemText(0, 2) + " 61.3"));
    auto* beside = tests::find<wxGrid>(window.get(), "original-rows");
    BOOST_TEST(beside->IsVisible(beside->GetGridCursorRow(), beside->GetGridCursorCol()));
}

BOOST_AUTO_TEST_CASE(the_case_opened_last_is_offered_at_the_next_start)
{
    const TemporaryFolder folder;
    {
        const OpenWindow window(Language::zh);
        window->open_case(folder.file("a.opcase"), true);
    }
    const OpenWindow window(Language::zh);
    auto* recent = tests::find<wxListBox>(window.get(), "recent");
    BOOST_REQUIRE(recent != nullptr);
    BOOST_TEST(recent->IsShownOnScreen());
    BOOST_REQUIRE(recent->GetCount() > 0U);
    BOOST_TEST(gui::from_wx(recent->GetString(0)).starts_with("a    "));
    recent->SetFocus();
    tests::pump(50);
    wxUIActionSimulator keys;
    keys.Char(WXK_RETURN);
    BOOST_TEST(tests::pump_until([&] { return window->view().path == folder.file("a.opcase"); }, 10000));
}

BOOST_AUTO_TEST_CASE(f5_runs_the_audit)
{
    const TemporaryFolder folder;
    const OpenWindow window(Language::zh);
    tests::open_imported(window, folder);
    BOOST_TEST(!window->view().run.has_value());
    window->SetFocus();
    tests::pump(100);
    wxUIActionSimulator keys;
    keys.Char(WXK_F5);
    BOOST_TEST(tests::pump_until([&] { return window->view().run.has_value(); }));
}

BOOST_AUTO_TEST_CASE(a_file_that_is_no_case_is_refused_with_a_sentence)
{
    const TemporaryFolder folder;
    const OpenWindow window(Language::zh);
    tests::MessageBoxes boxes;
    window->open_case(folder.write("notes.opcase", "this is no case file, only a text of some length\n"), false);
    window.wait();
    BOOST_TEST(boxes.last.find("notes.opcase") != std::string::npos, boxes.last);
    BOOST_TEST(window->view().path.empty());
}

BOOST_AUTO_TEST_CASE(speaks_english_when_asked)
{
    const TemporaryFolder folder;
    const OpenWindow window(Language::en);
    tests::open_audited(window, folder);
    BOOST_TEST(gui::from_wx(tests::find<wxSimplebook>(window.get(), "pages")->GetPageText(2)) == "Findings");
    auto* list = tests::find<wxDataViewCtrl>(window.get(), "findings-list");
    choose_row(list, row_of(list, "hourly_limit_exceeded"));
    const std::string why = gui::from_wx(tests::find<wxTextCtrl>(window.get(), "why-text")->GetValue());
    BOOST_TEST(why.find("Legal basis") != std::string::npos, why);
    BOOST_TEST(gui::from_wx(window->GetMenuBar()->GetMenuLabelText(0)) == "Case");
}

BOOST_AUTO_TEST_CASE(speaks_chinese_by_itself)
{
    const OpenWindow window(Language::zh);
    BOOST_TEST(gui::from_wx(tests::find<wxSimplebook>(window.get(), "pages")->GetPageText(2)) == "核查");
    BOOST_TEST(gui::from_wx(window->GetMenuBar()->GetMenuLabelText(0)).starts_with("案卷"));
}

BOOST_AUTO_TEST_SUITE_END()
