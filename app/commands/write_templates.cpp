// SPDX-License-Identifier: Apache-2.0
#include <xlsxwriter.h>

#include <algorithm>
#include <filesystem>
#include <map>

#include "app/commands/commands.h"
#include "audit/model/error.h"
#include "audit/reference/pollutants.h"
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
constexpr std::size_t kDateLength = 10;

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

// What a person would write there; together they are a row that can be read.
std::string example_of(const Column& column)
{
    static const std::map<std::string, std::string> by_id = {{"outlet", "DA001"},
                                                             {"facility", "MF0001"},
                                                             {"treatment", "TA001"},
                                                             {"uscc", "91370283MA01077799"},
                                                             {"permit_no", "91370283MA01077799001P"},
                                                             {"waste_code", "900-249-08"},
                                                             {"storage", "TS001"},
                                                             {"manifest", "20253702830001"},
                                                             {"capacity_unit", "万t/a"},
                                                             {"annual_unit", "万t/a"},
                                                             {"unit", "mg/m³"},
                                                             {"parameter_unit", "Pa"},
                                                             {"valid_from", "2024-01-01"},
                                                             {"valid_to", "2028-12-31"},
                                                             {"starts", "2025-01-31 08:00"},
                                                             {"ends", "2025-01-31 16:00"},
                                                             {"rate", "2.5kg/h"},
                                                             {"longitude", "120.6213"},
                                                             {"latitude", "31.2105"},
                                                             {"industry", "4412 热电联产"},
                                                             {"check", ""},
                                                             {"file", ""},
                                                             {"evidence", ""}};
    if (const auto known = by_id.find(column.id); known != by_id.end() && column.type != ColumnType::enumeration) {
        const bool day = column.type == ColumnType::date && known->second.size() > kDateLength;
        return day ? known->second.substr(0, kDateLength) : known->second;
    }
    if (!column.values.empty()) return column.values.front();
    switch (column.type) {
        case ColumnType::date:
            return "2025-01-31";
        case ColumnType::time:
            return "2025-01-31 08:00";
        case ColumnType::number:
            return "12.5";
        case ColumnType::integer:
            return "12";
        case ColumnType::limit:
            return column.unit.empty() ? "50mg/m³" : "12.5";
        case ColumnType::pollutant:
            return "二氧化硫";
        case ColumnType::frequency:
            return "1次/季";
        case ColumnType::degrees:
            return "120.6213";
        case ColumnType::flag:
            return "N";
        case ColumnType::unit:
            return "t";
        default:
            return column.header.zh;
    }
}

// The sheet that drop-down lists too long for a cell rule refer to.
constexpr const char* kReference = "参考";
struct ReferenceList {
    lxw_col_t column = 0;
    std::size_t count = 0;
};
struct References {
    ReferenceList pollutants, units;
};

// Other words are met in the field: tell, do not refuse.
void add_validation(lxw_worksheet* sheet, lxw_col_t column, lxw_data_validation& validation)
{
    validation.error_type = LXW_VALIDATION_ERROR_TYPE_INFORMATION;
    worksheet_data_validation_range(sheet, 1, column, kLastRow, column, &validation);
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
    add_validation(sheet, column, validation);
}

void add_reference_list(lxw_worksheet* sheet, lxw_col_t column, const ReferenceList& list)
{
    const std::string letter(1, static_cast<char>('A' + list.column));
    std::string formula =
        std::string("='") + kReference + "'!$" + letter + "$2:$" + letter + "$" + std::to_string(list.count + 1);
    lxw_data_validation validation{};
    validation.validate = LXW_VALIDATION_TYPE_LIST_FORMULA;
    validation.value_formula = formula.data();
    add_validation(sheet, column, validation);
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

struct Formats {
    lxw_format* head = nullptr;
    lxw_format* required = nullptr;
    lxw_format* example = nullptr;
};

Formats make_formats(lxw_workbook* book)
{
    constexpr lxw_color_t kRequiredColour = 0xFFF2CC;
    constexpr lxw_color_t kExampleColour = 0x808080;
    Formats formats{workbook_add_format(book), workbook_add_format(book), workbook_add_format(book)};
    for (lxw_format* format : {formats.head, formats.required}) {
        format_set_bold(format);
        format_set_border(format, LXW_BORDER_THIN);
    }
    format_set_bg_color(formats.required, kRequiredColour);
    format_set_italic(formats.example);
    format_set_font_color(formats.example, kExampleColour);
    return formats;
}

void add_sheet(lxw_workbook* book, const Formats& formats, const Table& table, const References& references,
               Language language)
{
    lxw_worksheet* sheet = workbook_add_worksheet(book, table.name.zh.c_str());
    lxw_col_t at = 0;
    for (const Column& column : columns_of(table)) {
        worksheet_write_string(sheet, 0, at, column.header.zh.c_str(),
                               column.required ? formats.required : formats.head);
        worksheet_write_comment(sheet, 0, at, expected(column, language).c_str());
        const std::string example = (at == 0 ? "示例：" : "") + example_of(column);
        worksheet_write_string(sheet, 1, at, example.c_str(), formats.example);
        constexpr double kPadding = 4;
        const double width =
            static_cast<double>(std::max(reports::display_width(column.header.zh), reports::display_width(example)));
        worksheet_set_column(sheet, at, at, width + kPadding, nullptr);
        if (!column.values.empty()) {
            add_list(sheet, at, column.values);
        } else if (column.type == ColumnType::pollutant) {
            add_reference_list(sheet, at, references.pollutants);
        } else if (column.type == ColumnType::unit) {
            add_reference_list(sheet, at, references.units);
        }
        ++at;
    }
    worksheet_freeze_panes(sheet, 1, 0);
}

ReferenceList write_list(lxw_worksheet* sheet, lxw_col_t column, const char* header, lxw_format* head,
                         const std::vector<std::string>& values)
{
    worksheet_write_string(sheet, 0, column, header, head);
    lxw_row_t row = 0;
    for (const std::string& value : values) worksheet_write_string(sheet, ++row, column, value.c_str(), nullptr);
    return {column, values.size()};
}

// How to fill the tables in, and the words of the drop-down lists.
References add_first_sheets(lxw_workbook* book, const Formats& formats, Language language)
{
    lxw_worksheet* notes = workbook_add_worksheet(book, "填表说明");
    const std::vector<Text> lines = {
        {"每个工作表是一种资料表；不涉及的工作表留空即可。",
         "Each sheet is one table; leave those empty that do not apply."},
        {"黄底的列必填；表头批注写明应填内容和计量单位。",
         "Yellow columns are required; the comment of a header says what it holds and in which unit."},
        {"第 2 行为示例，以“示例：”开头的行导入时不计，可保留或删除。",
         "Row 2 is an example; a row that begins with 示例： is left out by the import, keep or delete it."},
        {"没有数值填 /，不要填 0；低于检出限填 <检出限，如 <0.5。",
         "Write / for no value, never 0; below the detection limit write <limit such as <0.5."},
        {"日期如 2025-01-31，时间如 2025-01-31 08:00。", "Dates as 2025-01-31, times as 2025-01-31 08:00."}};
    lxw_row_t row = 0;
    for (const Text& line : lines) worksheet_write_string(notes, row++, 0, line.in(language).c_str(), nullptr);
    constexpr double kWide = 90;
    worksheet_set_column(notes, 0, 0, kWide, nullptr);

    lxw_worksheet* lists = workbook_add_worksheet(book, kReference);
    std::vector<std::string> pollutants;
    for (const audit::reference::Pollutant& pollutant : audit::reference::pollutants())
        pollutants.push_back(pollutant.name);
    References references;
    references.pollutants = write_list(lists, 0, "污染物和参数", formats.head, pollutants);
    references.units =
        write_list(lists, 1, "计量单位", formats.head,
                   {"mg/m³", "mg/L", "μg/m³", "kg/h",  "t",  "kg", "g", "万t", "t/a", "万t/a", "m³",    "m³/h",
                    "万m³",  "L",    "kWh",   "万kWh", "GJ", "h",  "%", "℃",   "Pa",  "kPa",   "无量纲"});
    return references;
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
        const Formats formats = make_formats(book);
        const References references = add_first_sheets(book, formats, options.language);
        for (const Table& table : audit::reference::tables())
            if (table.topic == topic) add_sheet(book, formats, table, references, options.language);
        const lxw_error result = workbook_close(book);
        if (result != LXW_NO_ERROR) throw audit::Error(path + ": cannot be written (" + lxw_strerror(result) + ")");
        written.push_back(path);
    }
    return written;
}

}  // namespace commands
