// SPDX-License-Identifier: Apache-2.0
#include "audit/import/expectations.h"

#include <algorithm>

#include "audit/reference/fold.h"

namespace audit::import {

namespace {

using reference::Column;
using reference::ColumnType;
using reference::folded;

std::string joined(const std::vector<std::string>& words)
{
    std::string text;
    for (const std::string& word : words) text += (text.empty() ? "" : " / ") + word;
    return text;
}

}  // namespace

Text expected_value(const Column& column)
{
    const std::string unit = column.unit.empty() ? "" : "（" + column.unit + "）";
    const std::string unit_en = column.unit.empty() ? "" : " in " + column.unit;
    switch (column.type) {
        case ColumnType::date:
            return {"日期，如 2025-01-02", "a date such as 2025-01-02"};
        case ColumnType::time:
            return {"时间，如 2025-01-02 03:00", "a time such as 2025-01-02 03:00"};
        case ColumnType::number:
            return {"数值" + unit + "，如 12.5", "a number" + unit_en + " such as 12.5"};
        case ColumnType::integer:
            return {"整数" + unit + "，如 12", "a whole number" + unit_en + " such as 12"};
        case ColumnType::limit:
            return {"限值" + unit + "，如 50mg/Nm3、6-9", "a limit" + unit_en + " such as 50mg/Nm3 or 6-9"};
        case ColumnType::degrees:
            return {"经纬度，如 120.6213 或 120°37′17″", "degrees such as 120.6213 or 120°37′17″"};
        case ColumnType::pollutant:
            return {"污染物名称、化学式或编码，如 二氧化硫、SO2、a21026",
                    "a pollutant by name, formula or code such as 二氧化硫, SO2 or a21026"};
        case ColumnType::enumeration:
            return {joined(column.values) + " 之一", "one of " + joined(column.values)};
        case ColumnType::code:
            return {"编号，不能为空", "a code; it must not be empty"};
        case ColumnType::unit:
            return expected_unit("");
        case ColumnType::frequency:
            return {"频次，如 1次/季", "a frequency such as 1次/季"};
        default:
            return {"文字，不能为空", "a text; it must not be empty"};
    }
}

Text expected_result()
{
    return {"公式的计算结果（文件中没有保存，请用表格软件打开并保存后重新提交）",
            "the result of the formula, which the file does not hold; open it in a spreadsheet program, save it and "
            "hand it "
            "in again"};
}

Text expected_unit(std::string_view canonical)
{
    if (canonical.empty()) return {"可识别的计量单位，如 t、mg/m³", "a unit we know such as t or mg/m³"};
    const std::string unit(canonical);
    return {"可换算为 " + unit + " 的计量单位", "a unit that can be converted to " + unit};
}

EnumerationWord read_enumeration(const Column& column, std::string_view text)
{
    const std::string word = folded(text);
    for (const auto& [written, meant] : column.synonyms) {
        if (folded(written) == word) return {meant, true};
    }
    for (const std::string& value : column.values) {
        if (folded(value) == word) return {value, true};
    }
    const bool negated = word.find("不") != std::string::npos || word.find("非") != std::string::npos ||
                         word.find("未") != std::string::npos;
    const std::string* inside = nullptr;  // 自动监测 is 自动, 一般排放口（废气） is 一般排放口
    for (const std::string& value : column.values) {
        if (word.find(folded(value)) == std::string::npos) continue;
        if (inside == nullptr || value.size() > inside->size()) inside = &value;
    }
    if (inside != nullptr && !column.open && !negated) return {*inside, true};
    return {std::string(reference::trimmed(text)), column.open};
}

}  // namespace audit::import
