// SPDX-License-Identifier: Apache-2.0
// Tables as an enterprise would save them: CSV in the encodings met in the field, and workbooks.
#pragma once

#include <string>
#include <vector>

#include "audit/model/time.h"

namespace demo {

struct Cell {
    enum class Kind { blank, text, number, date, time };
    Kind kind = Kind::blank;
    std::string text;  // of text; of a number its digits
    audit::Time at;    // of date and time
    bool operator==(const Cell&) const = default;
};

Cell words(const std::string& text);
Cell number(double value, int decimals);
Cell date(audit::Time day);
Cell time(audit::Time moment);
Cell nothing();  // written as "/"
// As a CSV holds it.
std::string text_of(const Cell& cell);

struct Sheet {
    std::string name;   // of the table, in Chinese
    std::string title;  // a line above the header, or empty
    std::vector<std::string> header;
    std::vector<std::string> second_header;  // beneath merged cells of `header`, or empty
    std::vector<std::vector<Cell>> rows;
    bool operator==(const Sheet&) const = default;
};

// A sheet of words; empty ones are written as nothing.
Sheet text_sheet(const std::string& name, const std::vector<std::string>& header,
                 const std::vector<std::vector<std::string>>& rows);

enum class Encoding { utf8_with_mark, gb18030 };

void write_csv(const std::string& path, const Sheet& sheet, Encoding encoding, char separator = ',');
// A header of two rows merges equal neighbours of the first row, and cells whose second row is empty downwards.
void write_workbook(const std::string& path, const std::vector<Sheet>& sheets);
void write_bytes(const std::string& path, const std::string& bytes);

}  // namespace demo
