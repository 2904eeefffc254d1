// SPDX-License-Identifier: Apache-2.0
// Compares the cells of a header with the headers of the contract: without spaces, width, case and a trailing unit in
// brackets, which is kept. A label of several rows matches by all of them together, by a lower or by an upper part, and
// one that names two things ("排放口编号/监测点位") by either.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "audit/import/recognition.h"

namespace audit::import {

// The header of one column of a sheet: one cell, or two or three below each other.
struct Label {
    std::string top, sub = {};  // sub is empty in a header of one row
    std::string middle = {};    // only in a header of three rows whose lines all differ
    std::string text() const
    {
        const std::string upper = middle.empty() ? top : top + " " + middle;
        return sub.empty() || sub == top ? upper : upper.empty() ? sub : upper + " " + sub;
    }
};

// A text without its trailing bracket, and what stood in it.
struct Bracketed {
    std::string name, bracket;
};
Bracketed without_bracket(std::string_view text);  // folded; bracket as written in half width

struct HeaderMatch {
    std::vector<BoundColumn> columns;
    std::vector<const reference::Column*> missing;  // required ones
    std::vector<std::string> unused;
};
HeaderMatch match_header(const reference::Table& table, const std::vector<Label>& labels);

// Whether a cell is the header of some column of some table.
bool is_header_word(std::string_view text);

// What a column of a wide table is: an item and whether it is the measured value, the converted one or the flag.
enum class ItemPart { measured, converted, flag };
struct ItemLabel {
    std::string item;  // as submitted
    ItemPart part = ItemPart::measured;
    std::string unit;
};
// Empty item when the label names no pollutant or parameter.
ItemLabel read_item_label(const Label& label, reference::Medium medium);

}  // namespace audit::import
