// SPDX-License-Identifier: Apache-2.0
#include <xlsxwriter.h>

#include <algorithm>
#include <filesystem>
#include <map>

#include "app/commands/commands.h"
#include "audit/model/error.h"
#include "audit/reference/tables.h"
#include "reports/unicode.h"

namespace commands {

namespace {

using audit::Language;
using audit::Text;
using audit::reference::Column;
using audit::reference::ColumnType;
using audit::reference::Table;

constexpr lxw_row_t kLastRow = 9999;  // as far down as the drop-down lists reach

std::string expected(const Column& column, Language language)
{
    std::string text;
    switch (column.type) {
        case ColumnType::date:
            text = Text{"日期，如 2025-01-31", "date, e.g. 2025-01-31"}.in(language);
            break;
        case ColumnType::time:
            text = Text{"时间，如 2025-01-31 08:00", "time, e.g. 2025-01-31 08:00"}.in(language);
            break;
        case ColumnType::number:
        case ColumnType::integer:
            text = Text{"数字", "number"}.in(language);
            break;
        case ColumnType::limit:
            text = Text{"限值连同单位，如 50mg/m³；没有则填 /", "limit with its unit, e.g. 50mg/m³; / for none"}.in(
                language);
            break;
        case ColumnType::pollutant:
            text = Text{"污染物名称，如 二氧化硫", "pollutant, e.g. 二氧化硫"}.in(language);
            break;
        case ColumnType::code:
            text = Text{"编号", "code"}.in(language);
            break;
        case ColumnType::frequency:
            text = Text{"频次，如 1次/季", "frequency, e.g. 1次/季"}.in(language);
            break;
        case ColumnType::degrees:
            text = Text{"度，如 120.6213", "degrees, e.g. 120.6213"}.in(language);
            break;
        case ColumnType::flag:
            text = Text{"数据标记，如 N", "flag, e.g. N"}.in(language);
            break;
        case ColumnType::unit:
            text = Text{"计量单位", "unit"}.in(language);
            break;
        case ColumnType::enumeration:
            text = Text{"从列表中选择", "choose from the list"}.in(language);
            break;
        case ColumnType::text:
            text = Text{"文字", "text"}.in(language);
            break;
    }
    if (!column.unit.empty()) text += Text{"，单位 ", ", in "}.in(language) + column.unit;
    text += column.required ? Text{"。必填。", ". Required."}.in(language)
                            : Text{"。可空。", ". May be empty."}.in(language);
    return text;
}

void add_list(lxw_worksheet* sheet, lxw_col_t column, const std::vector<std::string>& values)
{
    std::vector<std::string> texts = values;  // the library's structure asks for writable text
    std::vector<char*> list;
    for (std::string& text : texts) list.push_back(text.data());
    list.push_back(nullptr);
    lxw_data_validation validation{};
    validation.validate = LXW_VALIDATION_TYPE_LIST;
    validation.value_list = list.data();
    validation.error_type =
        LXW_VALIDATION_ERROR_TYPE_INFORMATION;  // other words are met in the field: tell, do not refuse
    worksheet_data_validation_range(sheet, 1, column, kLastRow, column, &validation);
}

// A wide table has a column per item: the items that most plants report serve as its first columns.
std::vector<Column> columns_of(const Table& table)
{
    std::vector<Column> columns = table.columns;
    if (table.id != "auto_wide") return columns;
    for (const char* header :
         {"二氧化硫实测浓度(mg/m³)", "二氧化硫折算浓度(mg/m³)", "二氧化硫标记", "含氧量(%)", "烟气流量(m³/h)"}) {
        Column column;
        column.header = {header, header};
        column.type = std::string_view(header).ends_with("标记") ? ColumnType::flag : ColumnType::number;
        columns.push_back(column);
    }
    return columns;
}

void add_sheet(lxw_workbook* book, lxw_format* head, lxw_format* required, const Table& table, Language language)
{
    lxw_worksheet* sheet = workbook_add_worksheet(book, table.name.zh.c_str());
    lxw_col_t at = 0;
    for (const Column& column : columns_of(table)) {
        worksheet_write_string(sheet, 0, at, column.header.zh.c_str(), column.required ? required : head);
        worksheet_write_comment(sheet, 0, at, expected(column, language).c_str());
        constexpr double kPadding = 4;
        worksheet_set_column(sheet, at, at, static_cast<double>(reports::display_width(column.header.zh)) + kPadding,
                             nullptr);
        if (!column.values.empty()) add_list(sheet, at, column.values);
        ++at;
    }
    worksheet_freeze_panes(sheet, 1, 0);
}

std::string file_name(const std::string& topic)
{
    static const std::map<std::string, std::string> names = {{"permit", "排污许可证"},   {"ledger", "环境管理台账"},
                                                             {"monitoring", "监测数据"}, {"waste", "危险废物"},
                                                             {"report", "执行报告"},     {"management", "管理资料"}};
    const auto found = names.find(topic);
    return (found == names.end() ? topic : found->second) + "_空白表.xlsx";
}

}  // namespace

std::vector<std::string> write_templates(const std::string& folder, const CommonOptions& options)
{
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    if (error) throw audit::Error(folder + ": cannot be made (" + error.message() + ")");
    std::vector<std::string> topics;
    for (const Table& table : audit::reference::tables())
        if (std::find(topics.begin(), topics.end(), table.topic) == topics.end()) topics.push_back(table.topic);
    std::vector<std::string> written;
    for (const std::string& topic : topics) {
        const std::string path = (std::filesystem::path(folder) / file_name(topic)).string();
        lxw_workbook* book = workbook_new(path.c_str());
        lxw_format* head = workbook_add_format(book);
        format_set_bold(head);
        format_set_border(head, LXW_BORDER_THIN);
        lxw_format* required = workbook_add_format(book);
        format_set_bold(required);
        format_set_border(required, LXW_BORDER_THIN);
        constexpr lxw_color_t kRequiredColour = 0xFFF2CC;
        format_set_bg_color(required, kRequiredColour);
        for (const Table& table : audit::reference::tables())
            if (table.topic == topic) add_sheet(book, head, required, table, options.language);
        const lxw_error result = workbook_close(book);
        if (result != LXW_NO_ERROR) throw audit::Error(path + ": cannot be written (" + lxw_strerror(result) + ")");
        written.push_back(path);
    }
    return written;
}

}  // namespace commands
