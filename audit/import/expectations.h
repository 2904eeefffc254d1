// SPDX-License-Identifier: Apache-2.0
// What was expected in a cell, in words for people, and the words of enumerations.
#pragma once

#include <string>
#include <string_view>

#include "audit/model/text.h"
#include "audit/reference/tables.h"

namespace audit::import {

Text expected_value(const reference::Column& column);
Text expected_unit(std::string_view canonical);
Text expected_result();  // of a formula that the file holds without one

struct EnumerationWord {
    std::string text;   // the contract's word, or the text as written
    bool known = true;  // false: a word that a closed list does not hold
};
// By the words of the column, ignoring width and spaces; 是 and 否 where the header asks whether all was 正常.
EnumerationWord read_enumeration(const reference::Column& column, std::string_view text);

}  // namespace audit::import
