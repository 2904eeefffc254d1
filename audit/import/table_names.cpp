// SPDX-License-Identifier: Apache-2.0
#include "audit/import/table_names.h"

#include <algorithm>

#include "audit/import/cell_reading.h"
#include "audit/reference/fold.h"

namespace audit::import {

using reference::Table;

namespace {

std::string_view stem_of(std::string_view file)
{
    if (const std::size_t slash = file.rfind('/'); slash != std::string_view::npos) file.remove_prefix(slash + 1);
    if (const std::size_t dot = file.rfind('.'); dot != std::string_view::npos && dot > 0) file = file.substr(0, dot);
    return file;
}

bool ends_a_name(std::string_view rest)
{
    if (rest.empty()) return true;
    const auto c = static_cast<unsigned char>(rest.front());
    return c == '_' || c == '-' || c == ' ' || c == '(' || c == '.' || (c >= '0' && c <= '9');
}

}  // namespace

std::string_view without_number(std::string_view title)
{
    const std::size_t comma = title.find("、");
    if (comma != std::string_view::npos && comma <= 9 && !title.starts_with("表"))
        return title.substr(comma + std::string_view("、").size());
    const auto skip = [&](std::string_view signs) {
        while (!title.empty() && signs.find(title.front()) != std::string_view::npos) title.remove_prefix(1);
    };
    if (title.starts_with("附")) title.remove_prefix(std::string_view("附").size());
    if (title.starts_with("表")) title.remove_prefix(std::string_view("表").size());
    skip("0123456789-.");
    if (title.starts_with("、")) title.remove_prefix(std::string_view("、").size());
    if (title.starts_with("：")) title.remove_prefix(std::string_view("：").size());
    skip(" :.");
    return title;
}

const Table* table_of_name(std::string_view name)
{
    std::string plain = reference::half_width(stem_of(name));
    std::transform(plain.begin(), plain.end(), plain.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    const Table* best = nullptr;
    std::size_t length = 0;
    for (const Table& table : reference::tables()) {
        for (const std::string& begin : {table.name.zh, table.id}) {
            if (begin.size() <= length || !plain.starts_with(begin)) continue;
            if (!ends_a_name(std::string_view(plain).substr(begin.size()))) continue;
            best = &table;
            length = begin.size();
        }
    }
    return best;
}

std::string outlet_of_name(std::string_view name)
{
    const std::string code = read_code(stem_of(name));
    for (std::size_t at = 0; at + 5 <= code.size(); ++at) {
        const std::string_view kind = std::string_view(code).substr(at, 2);
        if (kind != "DA" && kind != "DW" && kind != "YS") continue;
        std::size_t end = at + 2;
        while (end < code.size() && code[end] >= '0' && code[end] <= '9') ++end;
        if (end - at >= 5) return code.substr(at, end - at);
    }
    return {};
}

std::string outlet_of_title(std::string_view title)
{
    std::string plain = reference::half_width(title), found;
    for (std::size_t at = 0; at + 5 <= plain.size(); ++at) {
        const std::string_view kind = std::string_view(plain).substr(at, 2);
        if (kind != "DA" && kind != "DW" && kind != "YS") continue;
        const std::size_t end = std::min(plain.find_first_not_of("0123456789", at + 2), plain.size());
        if (end - at < 5) continue;
        const std::string code = plain.substr(at, end - at);
        if (!found.empty() && found != code) return {};
        found = code;
    }
    return found;
}

}  // namespace audit::import
