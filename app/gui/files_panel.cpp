// SPDX-License-Identifier: Apache-2.0
#include "app/gui/files_panel.h"

#include <wx/intl.h>
#include <wx/listctrl.h>
#include <wx/sizer.h>
#include <wx/stattext.h>

#include <algorithm>
#include <map>

#include "app/gui/language.h"
#include "app/gui/text.h"
#include "audit/reference/tables.h"

namespace gui {

namespace {

constexpr int kGap = 6;

struct ListColumn {
    wxString title;
    wxString sample;  // a text that should fit
    bool right = false;
};

wxListView* make_list(wxWindow* parent, const wxString& name, const std::vector<ListColumn>& columns)
{
    auto* list = new wxListView(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxLC_REPORT | wxLC_SINGLE_SEL);
    list->SetName(name);
    for (const ListColumn& column : columns)
        list->AppendColumn(column.title, column.right ? wxLIST_FORMAT_RIGHT : wxLIST_FORMAT_LEFT,
                           parent->GetTextExtent(column.sample).x + 4 * kGap);
    return list;
}

void add_row(wxListView* list, const std::vector<std::string>& cells)
{
    const long row = list->InsertItem(list->GetItemCount(), to_wx(cells[0]));
    for (std::size_t i = 1; i < cells.size(); ++i) list->SetItem(row, static_cast<int>(i), to_wx(cells[i]));
}

std::string table_name(const std::string& id)
{
    const audit::reference::Table* table = audit::reference::find_table(id);
    if (table != nullptr) return table->name.in(current_language());
    return from_wx(id.empty() ? wxString(_("not recognised")) : to_wx(id));
}

// The versions of a file below each other, where its first one came.
std::vector<audit::store::SubmittedFile> by_name_and_version(const std::vector<audit::store::SubmittedFile>& files)
{
    std::map<std::string, std::int64_t> first;
    for (const audit::store::SubmittedFile& file : files) first.try_emplace(file.name, file.id);
    std::vector<audit::store::SubmittedFile> ordered = files;
    std::stable_sort(ordered.begin(), ordered.end(),
                     [&](const auto& a, const auto& b) { return first.at(a.name) < first.at(b.name); });
    return ordered;
}

}  // namespace

FilesPanel::FilesPanel(wxWindow* parent) : wxPanel(parent)
{
    SetName("files");
    permit_ = new wxStaticText(this, wxID_ANY, "");
    permit_->SetName("permit");
    files_ = make_list(this, "files-list",
                       {{_("File"), wxT("虚构市清河热电有限公司_自动监测小时数据.csv")},
                        {_("Sheet"), wxT("自动监测小时报表_DA001")},
                        {_("Table"), wxT("污染防治设施运行台账——")},
                        {_("Rows"), "1000000", true},
                        {_("Rejected"), "1000000", true},
                        {_("Changes"), "100000", true},
                        {_("Version"), "100", true},
                        {_("Note"), wxT("已被新版本替代")}});
    problems_title_ = new wxStaticText(this, wxID_ANY, "");
    problems_ = make_list(this, "problems-list",
                          {{_("File"), wxT("自动监测小时数据_DA001_25.csv")},
                           {_("Sheet"), wxT("污染防治设施运行台账")},
                           {_("Row"), "1000000", true},
                           {_("Column"), wxT("许可排放限值")},
                           {_("Found"), wxT("2025年13月1日")},
                           {_("Expected"), wxT("日期，如 2025-01-31，请改正后重新提交该文件——————")}});
    problems_->Bind(wxEVT_LIST_ITEM_ACTIVATED, &FilesPanel::open_problem, this);
    files_->Bind(wxEVT_LIST_ITEM_ACTIVATED, &FilesPanel::choose_file, this);
    auto* sizer = new wxBoxSizer(wxVERTICAL);
    sizer->Add(permit_, wxSizerFlags().Expand().Border(wxALL, kGap));
    sizer->Add(files_, wxSizerFlags(3).Expand().Border(wxLEFT | wxRIGHT, kGap));
    sizer->Add(problems_title_, wxSizerFlags().Border(wxALL, kGap));
    sizer->Add(problems_, wxSizerFlags(2).Expand().Border(wxLEFT | wxRIGHT | wxBOTTOM, kGap));
    SetSizer(sizer);
}

void FilesPanel::open_problem(wxListEvent& event)
{
    const audit::store::ImportProblem& problem = view_->problems[static_cast<std::size_t>(event.GetIndex())];
    if (opened_) opened_({problem.file, problem.sheet, problem.row, problem.column, problem.found});
}

void FilesPanel::choose_file(wxListEvent& event)
{
    const std::int64_t file = unrecognised_files_[static_cast<std::size_t>(event.GetIndex())];
    if (file != 0 && unrecognised_) unrecognised_(file);
}

void FilesPanel::show(const commands::CaseView& view)
{
    view_ = &view;
    show_permit(view);
    show_files(view);
    show_problems(view);
    Layout();
}

void FilesPanel::show_permit(const commands::CaseView& view)
{
    if (!view.permit) {
        permit_->SetLabel(view.files.empty()
                              ? _("The case is empty. Drop a folder, a ZIP or files here, or choose Import.")
                              : _("No permit has been handed in yet: most checks need the permit's terms."));
        return;
    }
    const audit::Permit& permit = *view.permit;
    const std::string from = permit.valid_from ? audit::date_text(*permit.valid_from) : "?";
    const std::string to = permit.valid_to ? audit::date_text(*permit.valid_to) : "?";
    permit_->SetLabelText(wxString::Format(_("%s    Permit %s, valid %s to %s"), to_wx(permit.enterprise),
                                           to_wx(permit.permit_no), to_wx(from), to_wx(to)));
}

void FilesPanel::show_files(const commands::CaseView& view)
{
    files_->DeleteAllItems();
    unrecognised_files_.clear();
    for (const audit::store::SubmittedFile& file : by_name_and_version(view.files)) {
        const std::string note = from_wx(file.superseded   ? wxString(_("superseded"))
                                         : file.attachment ? wxString(_("attachment"))
                                                           : wxString());
        bool any = false;
        for (const audit::store::Source& source : view.sources) {
            if (source.file != file.id) continue;
            any = true;
            unrecognised_files_.push_back(source.table.empty() ? file.id : 0);
            const auto changes = view.changes.find(source.id);
            add_row(files_, {file.name, source.sheet.value_or(""), table_name(source.table),
                             std::to_string(source.rows), std::to_string(source.rejected),
                             changes == view.changes.end() ? std::string() : std::to_string(changes->second),
                             std::to_string(file.version), source.hidden ? from_wx(_("hidden sheet")) : note});
        }
        if (any) continue;
        unrecognised_files_.push_back(0);
        add_row(files_, {file.name, "", "", "", "", "", std::to_string(file.version), note});
    }
}

void FilesPanel::show_problems(const commands::CaseView& view)
{
    std::map<std::int64_t, std::string> names;
    for (const audit::store::SubmittedFile& file : view.files) names[file.id] = file.name;
    problems_->DeleteAllItems();
    for (const audit::store::ImportProblem& problem : view.problems)
        add_row(problems_,
                {names[problem.file], problem.sheet.value_or(""), problem.row > 0 ? std::to_string(problem.row) : "",
                 problem.column, problem.found, problem.expected.in(current_language())});
    problems_title_->SetLabel(
        view.files.empty() ? wxString()
        : view.problems.empty()
            ? _("Everything could be read.")
            : wxString::Format(_("%zu problems and notes of the import (Enter or double click: the rows as handed in)"),
                               view.problems.size()));
}

}  // namespace gui
