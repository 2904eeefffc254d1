// SPDX-License-Identifier: Apache-2.0
// A table of text for a terminal: columns as wide as their widest cell, Chinese characters counted as two.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace commands {

// Width on a terminal: East Asian wide and full-width characters count two, combining ones none.
std::size_t display_width(std::string_view text);

class TerminalTable {
 public:
    explicit TerminalTable(std::vector<std::string> header);
    void add(std::vector<std::string> row);  // requires as many cells as the header
    void align_right(std::size_t column);
    std::string text() const;

 private:
    std::vector<std::vector<std::string>> rows_;
    std::vector<bool> right_;
};

}  // namespace commands
