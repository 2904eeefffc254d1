// SPDX-License-Identifier: Apache-2.0
#include "reports/workbook.h"

#include <algorithm>
#include <memory>

#include "audit/model/decimal.h"
#include "audit/model/error.h"
#include "audit/model/time.h"
#include "reports/unicode.h"
#include "reports/write_file.h"

namespace reports {

namespace {

constexpr std::size_t kLongestCell = 32767;  // UTF-16 units, a limit of the format
constexpr lxw_row_t kMostRows = 1048576;

// Closes what is open also when something throws.
struct CloseWorkbook {
    void operator()(lxw_workbook* workbook) const { lxw_workbook_free(workbook); }
};

std::string clean(const std::string& text)
{
    std::u32string kept;
    for (std::size_t i = 0; i < text.size() && kept.size() + 1 < kLongestCell / 2;) {
        const char32_t c = next_code_point(text, i);
        if (c >= 0x20 || c == U'\n' || c == U'\t') kept += c;  // XML has no way to write the others
    }
    return to_utf8(kept);
}

CellFormats make_formats(lxw_workbook* workbook)
{
    CellFormats formats{};
    for (lxw_format** format : {&formats.title, &formats.text, &formats.wrapped, &formats.number, &formats.tonnes,
                                &formats.share, &formats.time, &formats.date}) {
        *format = workbook_add_format(workbook);
        format_set_align(*format, LXW_ALIGN_VERTICAL_TOP);
    }
    format_set_bold(formats.title);
    format_set_bg_color(formats.title, 0xE3E7EC);
    format_set_border(formats.title, LXW_BORDER_THIN);
    format_set_text_wrap(formats.title);
    format_set_text_wrap(formats.wrapped);
    format_set_num_format(formats.tonnes, "#,##0.0000");
    format_set_num_format(formats.share, "0.0%");
    format_set_num_format(formats.time, "yyyy-mm-dd hh:mm");
    format_set_num_format(formats.date, "yyyy-mm-dd");
    return formats;
}

// The time of the case, not of the clock: same case, same bytes.
void set_properties(lxw_workbook* workbook, std::string title, const std::string& as_of)
{
    lxw_doc_properties properties{};
    properties.title = title.data();
    const auto time = audit::parse_time(std::string_view(as_of).substr(0, 19));
    properties.created = time ? static_cast<time_t>(time->seconds) : 1;
    workbook_set_properties(workbook, &properties);
}

}  // namespace

Sheet::Sheet(lxw_workbook* workbook, const CellFormats& formats, const Wording& words, const std::string& name,
             std::vector<SheetColumn> columns)
    : formats_(formats), columns_(std::move(columns)), sheet_(workbook_add_worksheet(workbook, name.c_str()))
{
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        const auto column = static_cast<lxw_col_t>(i);
        worksheet_set_column(sheet_, column, column, columns_[i].width, nullptr);
        worksheet_write_string(sheet_, 0, column, words(columns_[i].title).c_str(), formats_.title);
    }
    worksheet_freeze_panes(sheet_, 1, 0);
}

void Sheet::row(const std::vector<std::string>& cells)
{
    if (++row_ >= kMostRows) return;
    for (std::size_t i = 0; i < cells.size(); ++i) put(static_cast<lxw_col_t>(i), cells[i], columns_[i].kind);
}

void Sheet::finish()
{
    const auto last = static_cast<lxw_col_t>(columns_.size() - 1);
    worksheet_autofilter(sheet_, 0, 0, std::min<lxw_row_t>(std::max<lxw_row_t>(row_, 1), kMostRows - 1), last);
}

void Sheet::put(lxw_col_t column, const std::string& text, CellKind kind)
{
    if (text.empty()) return;
    if (kind == CellKind::number || kind == CellKind::tonnes || kind == CellKind::share) {
        if (const auto number = audit::Decimal::parse(text)) {
            lxw_format* format = kind == CellKind::share    ? formats_.share
                                 : kind == CellKind::tonnes ? formats_.tonnes
                                                            : formats_.number;
            worksheet_write_number(sheet_, row_, column, number->to_double(), format);
            return;
        }
    }
    if (kind == CellKind::time || kind == CellKind::date) {
        if (const auto time = audit::parse_time(text)) {
            constexpr double kUnixEpoch = 25569;  // serial number of 1970-01-01
            worksheet_write_number(sheet_, row_, column,
                                   kUnixEpoch + static_cast<double>(time->seconds) / static_cast<double>(audit::kDay),
                                   kind == CellKind::time ? formats_.time : formats_.date);
            return;
        }
    }
    worksheet_write_string(sheet_, row_, column, clean(text).c_str(),
                           kind == CellKind::wrapped ? formats_.wrapped : formats_.text);
}

void write_workbook(const std::string& path, const std::string& title, const std::string& as_of,
                    const std::function<void(lxw_workbook*, const CellFormats&)>& fill)
{
    PartialFile partial(path);
    partial.create();  // the library would print its own words before failing
    std::unique_ptr<lxw_workbook, CloseWorkbook> workbook(workbook_new(partial.temporary().c_str()));
    if (workbook == nullptr)
        throw audit::Error(path + ": not enough memory for a workbook", audit::ErrorKind::internal);
    set_properties(workbook.get(), title, as_of);
    fill(workbook.get(), make_formats(workbook.get()));
    const lxw_error error = workbook_close(workbook.release());
    if (error != LXW_NO_ERROR) {
        throw audit::Error(path + ": cannot be written (" + lxw_strerror(error) +
                           "), choose another place with room and permission");
    }
    partial.publish();
}

}  // namespace reports
