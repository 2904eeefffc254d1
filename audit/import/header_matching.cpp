// SPDX-License-Identifier: Apache-2.0
#include "audit/import/header_matching.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "audit/reference/fold.h"
#include "audit/reference/units.h"

namespace audit::import {

namespace {

using reference::Column;
using reference::folded;
using reference::half_width;
using reference::Table;

// Headers of a table in their folded form; main ones before those also met.
struct HeaderNames {
    std::map<std::string, const Column*, std::less<>> main, also;
};

HeaderNames names_of(const Table& table)
{
    HeaderNames names;
    for (const Column& column : table.columns) {
        names.main.emplace(folded(column.header.zh), &column);
        names.also.emplace(column.id, &column);
        for (const std::string& other : column.also) names.also.emplace(folded(other), &column);
    }
    return names;
}

const HeaderNames& names_for(const Table& table)
{
    static const std::map<const Table*, HeaderNames> all = [] {
        std::map<const Table*, HeaderNames> found;
        for (const Table& each : reference::tables()) found.emplace(&each, names_of(each));
        return found;
    }();
    return all.at(&table);
}

constexpr std::size_t kLongestHeader = 150;  // bytes; what is longer is a text, no header

// Marks that forms put around a header: "*排放口编号：".
std::string bare(std::string text)
{
    while (!text.empty() && (text.front() == '*' || text.front() == '#')) text.erase(0, 1);
    while (!text.empty() && (text.back() == '*' || text.back() == ':')) text.pop_back();
    if (text.ends_with("：")) text.erase(text.size() - std::string_view("：").size());
    return text;
}

struct Found {
    const Column* column = nullptr;
    std::string unit;
};

Found look_up(const std::map<std::string, const Column*, std::less<>>& names, std::string_view header)
{
    const std::string whole = bare(folded(header));
    Bracketed parts = without_bracket(header);
    if (const auto found = names.find(whole); found != names.end()) {
        const bool is_unit = reference::find_unit(parts.bracket) != nullptr;
        return {found->second, is_unit ? parts.bracket : std::string()};
    }
    if (!parts.bracket.empty()) {
        if (const auto found = names.find(bare(parts.name)); found != names.end())
            return {found->second, parts.bracket};
    }
    // 排放口编号/监测点位
    const std::string& name = parts.bracket.empty() ? whole : parts.name;
    for (std::size_t begin = 0; name.find('/') != std::string::npos && begin < name.size();) {
        const std::size_t end = std::min(name.find('/', begin), name.size());
        if (const auto found = names.find(bare(name.substr(begin, end - begin))); found != names.end())
            return {found->second, parts.bracket};
        begin = end + 1;
    }
    return {};
}

Found look_up(const std::map<std::string, const Column*, std::less<>>& names, const Label& label)
{
    if (label.sub.empty()) return look_up(names, label.top);
    for (const std::string& text : {label.top + label.middle + label.sub, label.middle + label.sub,
                                    label.top + label.sub, label.sub, label.middle, label.top}) {
        Found found = text.empty() ? Found{} : look_up(names, text);
        if (found.column == nullptr) continue;
        for (const std::string& upper : {label.middle, label.top})
            if (found.unit.empty()) found.unit = without_bracket(upper).bracket;
        return found;
    }
    return {};
}

void bind_labels(const std::map<std::string, const Column*, std::less<>>& names, const std::vector<Label>& labels,
                 std::vector<bool>& used, HeaderMatch& match)
{
    for (std::size_t i = 0; i < labels.size(); ++i) {
        if (used[i] || labels[i].text().empty()) continue;
        Found found = look_up(names, labels[i]);
        if (found.column == nullptr) continue;
        const bool taken = std::any_of(match.columns.begin(), match.columns.end(),
                                       [&](const BoundColumn& bound) { return bound.column == found.column; });
        if (taken) continue;
        used[i] = true;
        match.columns.push_back({found.column, static_cast<int>(i), labels[i].text(), std::move(found.unit)});
    }
}

constexpr std::array<std::pair<std::string_view, ItemPart>, 20> kParts = {{
    {"实测浓度", ItemPart::measured}, {"折算浓度", ItemPart::converted}, {"实测值", ItemPart::measured},
    {"折算值", ItemPart::converted},  {"实测", ItemPart::measured},      {"折算", ItemPart::converted},
    {"数据标记", ItemPart::flag},     {"数据标识", ItemPart::flag},      {"标记", ItemPart::flag},
    {"标识", ItemPart::flag},         {"标志", ItemPart::flag},          {"状态", ItemPart::flag},
    {"平均值", ItemPart::measured},   {"均值", ItemPart::measured},      {"监测值", ItemPart::measured},
    {"排放浓度", ItemPart::measured}, {"浓度", ItemPart::measured},      {"数值", ItemPart::measured},
    {"小时值", ItemPart::measured},   {"值", ItemPart::measured},
}};

std::string_view without_joint(std::string_view text)
{
    while (!text.empty() && (text.back() == '-' || text.back() == '_' || text.back() == '.' || text.back() == ':'))
        text.remove_suffix(1);
    return text;
}

bool names_item(std::string_view text, reference::Medium medium)
{
    // Without a medium 流量 is ambiguous, and still an item.
    if (medium == reference::Medium::unknown) medium = reference::Medium::air;
    return !text.empty() && reference::find_pollutant(text, medium) != nullptr;
}

// "二氧化硫实测浓度(mg/m³)" in one cell.
ItemLabel read_single(std::string_view cell, reference::Medium medium)
{
    ItemLabel label;
    std::string name = bare(folded(cell));
    const Bracketed parts = without_bracket(cell);
    if (reference::find_unit(parts.bracket) != nullptr) label.unit = parts.bracket;
    if (!names_item(name, medium)) name = bare(parts.name);
    if (names_item(name, medium)) {
        label.item = name;
        return label;
    }
    for (const auto& [suffix, part] : kParts) {
        if (!name.ends_with(suffix)) continue;
        std::string rest(without_joint(std::string_view(name).substr(0, name.size() - suffix.size())));
        if (!names_item(rest, medium)) {  // the unit may stand before the word: SO2(mg/m³)折算
            const Bracketed inner = without_bracket(rest);
            if (inner.bracket.empty() || !names_item(inner.name, medium)) continue;
            if (label.unit.empty()) label.unit = inner.bracket;
            rest = inner.name;
        }
        label.item = rest;
        label.part = part;
        return label;
    }
    return {};
}

}  // namespace

Bracketed without_bracket(std::string_view text)
{
    std::string half = half_width(text);
    while (!half.empty() && (half.back() == '*' || half.back() == ':' || half.back() == ' ')) half.pop_back();
    if (half.empty() || half.back() != ')') return {folded(half), {}};
    int depth = 0;
    std::size_t open = half.size();
    while (open > 0) {
        --open;
        if (half[open] == ')') ++depth;
        if (half[open] == '(' && --depth == 0) break;
    }
    if (depth != 0 || open == 0) return {folded(half), {}};
    return {folded(std::string_view(half).substr(0, open)), half.substr(open + 1, half.size() - open - 2)};
}

HeaderMatch match_header(const Table& table, const std::vector<Label>& labels)
{
    HeaderMatch match;
    std::vector<bool> used(labels.size(), false);
    bind_labels(names_for(table).main, labels, used, match);
    bind_labels(names_for(table).also, labels, used, match);
    for (const Column& column : table.columns) {
        const bool bound = std::any_of(match.columns.begin(), match.columns.end(),
                                       [&](const BoundColumn& other) { return other.column == &column; });
        if (column.required && !bound) match.missing.push_back(&column);
    }
    for (std::size_t i = 0; i < labels.size(); ++i) {
        if (!used[i] && !labels[i].text().empty()) match.unused.push_back(labels[i].text());
    }
    return match;
}

bool is_header_word(std::string_view text)
{
    using Names = std::map<std::string, const Column*, std::less<>>;
    static const Names all = [] {
        Names names;
        for (const Table& table : reference::tables()) {
            names.insert(names_for(table).main.begin(), names_for(table).main.end());
            names.insert(names_for(table).also.begin(), names_for(table).also.end());
        }
        return names;
    }();
    return text.size() <= kLongestHeader && !reference::trimmed(text).empty() && look_up(all, text).column != nullptr;
}

ItemLabel read_item_label(const Label& label, reference::Medium medium)
{
    if (!label.middle.empty()) {  // 1号炉 over 二氧化硫 over 实测, or 二氧化硫 over 浓度 over 实测
        ItemLabel below = read_item_label({label.middle, label.sub}, medium);
        return below.item.empty() ? read_item_label({label.top, label.sub}, medium) : below;
    }
    if (label.sub.empty() || label.sub == label.top) return read_single(label.top, medium);
    if (label.top.empty()) return read_single(label.sub, medium);
    const ItemLabel item = read_single(label.top, medium);
    const Bracketed sub = without_bracket(label.sub);
    if (!item.item.empty()) {
        for (const auto& [word, part] : kParts) {
            if (sub.name == word || sub.name == folded(label.top) + std::string(word))
                return {item.item, part, sub.bracket.empty() ? item.unit : sub.bracket};
        }
        // A unit alone below the item: "mg/m³".
        if (reference::find_unit(label.sub) != nullptr) return {item.item, item.part, label.sub};
    }
    return read_single(label.sub, medium);  // the group's name above, the item below
}

}  // namespace audit::import
