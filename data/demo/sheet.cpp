// SPDX-License-Identifier: Apache-2.0
#include "data/demo/sheet.h"

#include <iconv.h>
#include <xlsxwriter.h>

#include <fstream>
#include <map>

#include "audit/model/decimal.h"
#include "audit/model/error.h"

namespace demo {

namespace {

std::string to_gb18030(const std::string& text)
{
    iconv_t converter = iconv_open("GB18030", "UTF-8");
    if (converter == reinterpret_cast<iconv_t>(-1))
        throw audit::Error("GB18030 is missing", audit::ErrorKind::internal);
    constexpr std::size_t kLongest = 4;  // bytes of a GB18030 character
    std::string out(text.size() * kLongest / 2 + kLongest, '\0');
    std::string in = text;  // the function asks for writable bytes
    char* from = in.data();
    char* to = out.data();
    std::size_t left = in.size();
    std::size_t space = out.size();
    const std::size_t result = iconv(converter, &from, &left, &to, &space);
    iconv_close(converter);
    if (result == static_cast<std::size_t>(-1))
        throw audit::Error("text cannot be written in GB18030", audit::ErrorKind::internal);
    out.resize(out.size() - space);
    return out;
}

std::string quoted(const std::string& text, char separator)
{
    if (text.find_first_of("\"\n\r") == std::string::npos && text.find(separator) == std::string::npos) return text;
    std::string out = "\"";
    for (const char c : text) out += c == '"' ? std::string("\"\"") : std::string(1, c);
    return out + '"';
}

// Formats of one workbook, made when first asked for.
class Formats {
 public:
    explicit Formats(lxw_workbook* book) : book_(book) {}
    lxw_format* number(int decimals)
    {
        return of(decimals == 0 ? "0" : "0." + std::string(static_cast<std::size_t>(decimals), '0'));
    }
    lxw_format* of(const std::string& code)
    {
        lxw_format*& format = formats_[code];
        if (format == nullptr) {
            format = workbook_add_format(book_);
            format_set_num_format(format, code.c_str());
        }
        return format;
    }
    lxw_format* header()
    {
        if (header_ == nullptr) {
            header_ = workbook_add_format(book_);
            format_set_bold(header_);
            format_set_align(header_, LXW_ALIGN_CENTER);
            format_set_border(header_, LXW_BORDER_THIN);
        }
        return header_;
    }

 private:
    lxw_workbook* book_;
    lxw_format* header_ = nullptr;
    std::map<std::string, lxw_format*> formats_;
};

double serial_of(audit::Time time)
{
    constexpr double kDaysTo1970 = 25569;
    return kDaysTo1970 + static_cast<double>(time.seconds) / audit::kDay;
}

void put(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column, const Cell& cell, Formats& formats)
{
    switch (cell.kind) {
        case Cell::Kind::date:
            worksheet_write_number(sheet, row, column, serial_of(cell.at), formats.of("yyyy-mm-dd"));
            return;
        case Cell::Kind::time:
            worksheet_write_number(sheet, row, column, serial_of(cell.at), formats.of("yyyy-mm-dd hh:mm"));
            return;
        case Cell::Kind::number: {
            const auto value = audit::Decimal::parse(cell.text);
            worksheet_write_number(sheet, row, column, value->to_double(), formats.number(value->decimals));
            return;
        }
        default:
            worksheet_write_string(sheet, row, column, text_of(cell).c_str(), nullptr);
    }
}

// Merges and writes a two-row header.
void put_two_rows(lxw_worksheet* sheet, lxw_row_t row, const Sheet& table, lxw_format* format)
{
    const std::size_t count = table.header.size();
    for (std::size_t first = 0; first < count;) {
        std::size_t last = first;
        while (last + 1 < count && table.header[last + 1] == table.header[first]) ++last;
        const auto from = static_cast<lxw_col_t>(first);
        const auto to = static_cast<lxw_col_t>(last);
        if (last > first) {
            worksheet_merge_range(sheet, row, from, row, to, table.header[first].c_str(), format);
        } else if (table.second_header[first].empty()) {
            worksheet_merge_range(sheet, row, from, row + 1, from, table.header[first].c_str(), format);
        } else {
            worksheet_write_string(sheet, row, from, table.header[first].c_str(), format);
        }
        for (std::size_t i = first; i <= last; ++i)
            if (!table.second_header[i].empty())
                worksheet_write_string(sheet, row + 1, static_cast<lxw_col_t>(i), table.second_header[i].c_str(),
                                       format);
        first = last + 1;
    }
}

void add_sheet(lxw_workbook* book, const Sheet& table, Formats& formats)
{
    lxw_worksheet* sheet = workbook_add_worksheet(book, table.name.c_str());
    lxw_row_t row = 0;
    const auto last_column = static_cast<lxw_col_t>(table.header.size() - 1);
    if (!table.title.empty()) {
        worksheet_merge_range(sheet, row, 0, row, last_column, table.title.c_str(), formats.header());
        ++row;
    }
    if (table.second_header.empty()) {
        for (lxw_col_t column = 0; column <= last_column; ++column)
            worksheet_write_string(sheet, row, column, table.header[column].c_str(), formats.header());
        ++row;
    } else {
        put_two_rows(sheet, row, table, formats.header());
        row += 2;
    }
    worksheet_freeze_panes(sheet, row, 0);
    constexpr double kColumnWidth = 16;
    worksheet_set_column(sheet, 0, last_column, kColumnWidth, nullptr);
    for (const std::vector<Cell>& cells : table.rows) {
        for (std::size_t i = 0; i < cells.size(); ++i) put(sheet, row, static_cast<lxw_col_t>(i), cells[i], formats);
        ++row;
    }
}

}  // namespace

Cell words(const std::string& text)
{
    return {Cell::Kind::text, text, {}};
}
Cell number(double value, int decimals)
{
    return {Cell::Kind::number, audit::Decimal::from_double(value, decimals).to_string(), {}};
}
Cell date(audit::Time day)
{
    return {Cell::Kind::date, {}, day};
}
Cell time(audit::Time moment)
{
    return {Cell::Kind::time, {}, moment};
}
Cell nothing()
{
    return {};
}

std::string text_of(const Cell& cell)
{
    switch (cell.kind) {
        case Cell::Kind::blank:
            return "/";
        case Cell::Kind::text:
        case Cell::Kind::number:
            return cell.text;
        case Cell::Kind::date:
            return audit::date_text(cell.at);
        case Cell::Kind::time:
            return audit::time_text(cell.at);
    }
    return {};
}

Sheet text_sheet(const std::string& name, const std::vector<std::string>& header,
                 const std::vector<std::vector<std::string>>& rows)
{
    Sheet sheet{name, "", header, {}, {}};
    for (const auto& row : rows) {
        std::vector<Cell> cells;
        for (const std::string& text : row) cells.push_back(text.empty() ? nothing() : words(text));
        sheet.rows.push_back(cells);
    }
    return sheet;
}

void write_bytes(const std::string& path, const std::string& bytes)
{
    std::ofstream out(path, std::ios::binary | std::ios::trunc);
    out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    out.close();
    if (!out)
        throw audit::Error(path + ": cannot be written; check that the folder may be written to and has space left");
}

void write_csv(const std::string& path, const Sheet& sheet, Encoding encoding, char separator)
{
    std::string text;
    const auto add = [&](const auto& cells, auto written) {
        for (std::size_t i = 0; i < cells.size(); ++i) {
            if (i > 0) text += separator;
            text += quoted(written(cells[i]), separator);
        }
        text += "\r\n";
    };
    if (!sheet.title.empty()) text += quoted(sheet.title, separator) + "\r\n";
    add(sheet.header, [](const std::string& header) { return header; });
    for (const std::vector<Cell>& row : sheet.rows) add(row, text_of);
    write_bytes(path, encoding == Encoding::gb18030 ? to_gb18030(text) : "\xEF\xBB\xBF" + text);
}

void write_workbook(const std::string& path, const std::vector<Sheet>& sheets)
{
    lxw_workbook* book = workbook_new(path.c_str());
    if (book == nullptr) throw audit::Error("out of memory", audit::ErrorKind::internal);
    lxw_doc_properties properties{};
    properties.created = audit::midnight({2026, 1, 14}).seconds;  // not the clock: the same bytes every time
    workbook_set_properties(book, &properties);
    Formats formats(book);
    for (const Sheet& sheet : sheets) add_sheet(book, sheet, formats);
    const lxw_error result = workbook_close(book);
    if (result != LXW_NO_ERROR) throw audit::Error(path + ": cannot be written (" + lxw_strerror(result) + ")");
}

}  // namespace demo
