// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "reports/check_catalogue.h"
#include "reports/unicode.h"

namespace reports {

namespace {

constexpr std::size_t kLineWidth = 100;  // columns of a terminal
constexpr std::size_t kWidestCell = 44;

// Text broken at the width, between characters of Chinese and between words of others, each line indented.
std::string wrapped(const std::string& text, std::size_t indent)
{
    const std::string margin(indent, ' ');
    std::string out;
    std::string line;
    std::size_t width = 0;
    std::size_t last_space = std::string::npos;
    for (const char32_t c : to_code_points(text)) {
        std::string one;
        append_utf8(one, c);
        if (c == U'\n' || width + display_width(one) > kLineWidth - indent) {
            std::string rest;
            if (c != U'\n' && c < 0x80 && last_space != std::string::npos && c != U' ') {
                rest = line.substr(last_space + 1);
                line.erase(last_space);
            }
            out += margin + line + '\n';
            line = rest;
            width = display_width(rest);
            last_space = std::string::npos;
            if (c == U'\n' || (c == U' ' && line.empty())) continue;
        }
        if (c == U' ') last_space = line.size();
        line += one;
        width += display_width(one);
    }
    return line.empty() ? out : out + margin + line + '\n';
}

std::string table_text(const PageTable& table, std::size_t indent)
{
    std::vector<std::size_t> widths(table.header.size(), 0);
    std::vector<std::vector<std::string>> rows = table.rows;
    rows.insert(rows.begin(), table.header);
    bool fits = true;
    for (const auto& row : rows) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            widths[i] = std::max(widths[i], display_width(row[i]));
            fits = fits && display_width(row[i]) <= kWidestCell;
        }
    }
    std::string out;
    if (!fits) {  // too wide for columns: a paragraph for each row
        for (const auto& row : table.rows) {
            std::string line;
            for (std::size_t i = 0; i < row.size(); ++i) line += (i == 0 ? "" : "  ") + table.header[i] + ": " + row[i];
            out += wrapped("- " + line, indent);
        }
        return out;
    }
    for (const auto& row : rows) {
        std::string line(indent, ' ');
        for (std::size_t i = 0; i < row.size(); ++i)
            line += row[i] + std::string(i + 1 < row.size() ? widths[i] - display_width(row[i]) + 2 : 0, ' ');
        out += line + '\n';
    }
    return out;
}

}  // namespace

std::string check_page_text(const CheckPage& page, const Wording& words)
{
    std::string out = page.id + "  " + page.title + '\n';
    out += page.topic_name + words("semicolon") + words("default_severity") + words("colon") + page.severity;
    if (page.is_own) out += words("semicolon") + words("own");
    out += '\n';
    for (const PageSection& section : page.sections) {
        out += '\n' + section.title + '\n';
        for (const PageBlock& block : section.blocks) {
            const std::size_t indent = block.title.empty() ? 2 : 4;
            if (!block.title.empty()) out += "  " + block.title + '\n';
            if (!block.text.empty()) out += wrapped(block.text, indent);
            if (!block.table.header.empty()) out += table_text(block.table, indent);
        }
    }
    return out;
}

}  // namespace reports
