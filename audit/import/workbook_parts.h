// SPDX-License-Identifier: Apache-2.0
// The parts of an OOXML workbook that its sheets refer to: the list of sheets, the strings they share, the formats of
// their cells.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "audit/import/number_format.h"
#include "audit/import/workbook.h"
#include "audit/import/zip_file.h"

namespace audit::import {

// Strings one behind the other, so that a million of them are not a million allocations.
class SharedStrings {
 public:
    void append(std::string_view text) { text_ += text; }
    void close() { ends_.push_back(text_.size()); }
    std::size_t size() const { return ends_.size(); }
    std::size_t bytes() const { return text_.size() + ends_.size() * sizeof(std::uint64_t); }
    std::string_view operator[](std::size_t index) const
    {
        const std::uint64_t begin = index == 0 ? 0 : ends_[index - 1];
        return std::string_view(text_).substr(begin, ends_[index] - begin);
    }

 private:
    std::string text_;
    std::vector<std::uint64_t> ends_;
};

struct WorkbookSheet {
    std::string name;
    std::string part;  // of the ZIP
    bool hidden = false;
};

struct Workbook {
    std::shared_ptr<ZipFile> zip;
    std::vector<WorkbookSheet> sheets;  // with cells: sheets that hold only a chart are left out
    SharedStrings strings;
    std::vector<NumberFormat> formats;  // by the style number of a cell
    bool from_1904 = false;
};

// Opens a part; throws Error when it is not there or beyond the limits.
std::unique_ptr<ByteSource> open_part(const ZipFile& zip, const std::string& part, const WorkbookLimits& limits);

Workbook read_workbook_parts(std::shared_ptr<ZipFile> zip, const WorkbookLimits& limits);

// "_x000A_" in strings stands for the character of that number. True when there was one; `text` then holds the result.
bool unescape_string(std::string_view escaped, std::string& text);

}  // namespace audit::import
