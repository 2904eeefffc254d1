// SPDX-License-Identifier: Apache-2.0
// A table of text for a terminal: columns as wide as their widest cell, Chinese characters counted as two.
#pragma once

#include <string>
#include <vector>

namespace commands {

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
