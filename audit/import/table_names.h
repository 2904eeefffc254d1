// SPDX-License-Identifier: Apache-2.0
// What the name of a file or sheet, or a title above a table, says: which table it is and which outlet it is about.
#pragma once

#include <string>
#include <string_view>

#include "audit/reference/tables.h"

namespace audit::import {

// The table whose Chinese name or id the name begins with, any suffix behind _, -, a space, a bracket or a digit.
const reference::Table* table_of_name(std::string_view name);
// "表1-2 许可排放限值" and "二、许可排放限值" as 许可排放限值.
std::string_view without_number(std::string_view title);

// DA001 of "自动监测小时数据_DA001"; empty when the name holds no code of an outlet.
std::string outlet_of_name(std::string_view name);
// The one outlet that a title names ("排放口DA001 1号锅炉"); empty when it names none or several.
std::string outlet_of_title(std::string_view title);

}  // namespace audit::import
