// SPDX-License-Identifier: Apache-2.0
// The window in which a person says what the columns of an unrecognised sheet mean.
#include <boost/test/unit_test.hpp>
#include <wx/button.h>
#include <wx/choice.h>
#include <wx/dialog.h>
#include <wx/grid.h>
#include <wx/listctrl.h>
#include <wx/menu.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>

#include "app/gui/ids.h"
#include "app/gui/text.h"
#include "audit/reference/tables.h"
#include "tests/app/gui/window_fixture.h"
#include "tests/places.h"

using audit::Language;
using tests::OpenWindow;
using tests::TemporaryFolder;

namespace {

const char* const kCoal =
    "二号锅炉房入炉煤记录\n"
    "入炉日,煤种,入炉量（吨）,班组\n"
    "2025-01-01,原煤,685.40,甲\n"
    "2025-01-02,原煤,很多,乙\n"
    "2025-01-03,洗精煤,690,丙\n";

void choose(wxWindow* dialog, const std::string& name, int place)
{
    auto* choice = tests::find<wxChoice>(dialog, name.c_str());
    BOOST_REQUIRE_MESSAGE(choice != nullptr, "no " << name);
    choice->SetSelection(place);
    wxCommandEvent event(wxEVT_CHOICE, choice->GetId());
    event.SetEventObject(choice);
    choice->ProcessWindowEvent(event);
}

int place_of_table(const std::string& id)
{
    int place = 0;
    for (const audit::reference::Table& table : audit::reference::tables()) {
        if (table.id == id) return place;
        ++place;
    }
    return -1;
}

// The place of a column among the choices, behind "(left out)".
int place_of_column(const std::string& table, const std::string& id)
{
    int place = 1;
    for (const audit::reference::Column& column : audit::reference::find_table(table)->columns) {
        if (column.id == id) return place;
        ++place;
    }
    return -1;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(mapping_window_test)

BOOST_AUTO_TEST_CASE(an_unrecognised_sheet_is_mapped_previewed_and_read)
{
    const TemporaryFolder folder;
    const OpenWindow window(Language::zh);
    window->open_case(folder.file("a.opcase"), true);
    window.wait();
    BOOST_TEST(!window->GetMenuBar()->IsEnabled(gui::ids::map_columns));
    window->import_paths({folder.write("coal.csv", kCoal)});
    window.wait();
    BOOST_TEST(window->GetMenuBar()->IsEnabled(gui::ids::map_columns));

    bool seen = false;
    tests::MessageBoxes dialogs;
    dialogs.seen = [&](wxDialog* dialog) {
        auto* preview = tests::find<wxGrid>(dialog, "mapping-preview");
        if (preview == nullptr) return;
        seen = true;
        auto* save = dynamic_cast<wxButton*>(dialog->FindWindow(wxID_OK));
        choose(dialog, "mapping-table", place_of_table("material_log"));
        BOOST_TEST(tests::pump_until([&] { return !save->IsEnabled(); }));  // nothing is mapped yet
        choose(dialog, "mapping-column-0", place_of_column("material_log", "date"));
        choose(dialog, "mapping-column-1", place_of_column("material_log", "material"));
        choose(dialog, "mapping-column-2", place_of_column("material_log", "used"));
        auto* unit = tests::find<wxTextCtrl>(dialog, "mapping-fixed-used_unit");
        BOOST_REQUIRE(unit != nullptr);
        unit->SetValue("t");
        BOOST_TEST(tests::pump_until([&] { return save->IsEnabled() && preview->GetNumberRows() == 2; }));
        BOOST_TEST(gui::from_wx(preview->GetCellValue(0, 3)) == "685.40");
        BOOST_TEST(gui::from_wx(preview->GetCellValue(1, 2)) == "洗精煤");
        const std::string told = gui::from_wx(tests::find<wxStaticText>(dialog, "mapping-message")->GetLabelText());
        BOOST_TEST(told.find("很多") != std::string::npos, told);
    };
    window->map_columns();
    BOOST_TEST(tests::pump_until([&] { return seen; }));
    window.wait();
    BOOST_REQUIRE(window->view().sources.size() == 1U);
    BOOST_TEST(window->view().sources[0].table == "material_log");
    BOOST_TEST(window->view().sources[0].rows == 2);
    BOOST_TEST(window->view().sources[0].rejected == 1);
    BOOST_TEST(!window->GetMenuBar()->IsEnabled(gui::ids::map_columns));
    auto* files = tests::find<wxListView>(window.get(), "files-list");
    BOOST_TEST(gui::from_wx(files->GetItemText(0, 2)) == "原辅材料及燃料台账");
}

BOOST_AUTO_TEST_SUITE_END()
