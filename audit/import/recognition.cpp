// SPDX-License-Identifier: Apache-2.0
#include "audit/import/recognition.h"

#include <algorithm>
#include <map>
#include <utility>

#include "audit/import/cell_reading.h"
#include "audit/import/header_matching.h"
#include "audit/import/header_search.h"
#include "audit/import/table_names.h"
#include "audit/reference/fold.h"

namespace audit::import {

namespace {

using reference::Column;
using reference::folded;
using reference::Table;
using reference::trimmed;

constexpr const char* kLongHourly = "auto_hourly";

struct Fit {
    const Table* table = nullptr;
    const Candidate* candidate = nullptr;
    HeaderMatch match;
};

// More columns matched, then fewer left over, then fewer rows (a title above a header is no part of it), then fewer
// columns of the table missing.
bool better(const Fit& left, const Fit& right)
{
    if (right.table == nullptr) return true;
    if (left.match.columns.size() != right.match.columns.size())
        return left.match.columns.size() > right.match.columns.size();
    if (left.match.unused.size() != right.match.unused.size())
        return left.match.unused.size() < right.match.unused.size();
    if (left.candidate->lines != right.candidate->lines) return left.candidate->lines < right.candidate->lines;
    return left.table != right.table && left.table->columns.size() < right.table->columns.size();
}

void forgive_outlet(const Table& table, const std::string& outlet, HeaderMatch& match)
{
    if (!table.is_series || outlet.empty()) return;
    std::erase_if(match.missing, [](const Column* column) { return column->id == "outlet"; });
}

Fit best_fit(const Table& table, const HeaderSearch& search, const std::string& outlet, bool complete_only)
{
    Fit best;
    for (const Candidate& candidate : search.candidates()) {
        Fit fit{&table, &candidate, match_header(table, candidate.labels)};
        forgive_outlet(table, outlet, fit.match);
        if (fit.match.columns.size() < (table.id == "auto_wide" ? 1U : 2U)) continue;
        if (complete_only && !fit.match.missing.empty()) continue;
        if (best.table == nullptr || better(fit, best)) best = std::move(fit);
    }
    return best;
}

struct WideFit {
    const Candidate* candidate = nullptr;
    HeaderMatch match;
    std::vector<ItemColumns> items;
    std::vector<std::string> unused;
};

void add_item(std::vector<ItemColumns>& items, const ItemLabel& label, const std::string& header, int index)
{
    const std::string name = folded(label.item);
    auto item =
        std::find_if(items.begin(), items.end(), [&](const ItemColumns& each) { return folded(each.text) == name; });
    const auto taken = [&](const ItemColumns& each) {
        return (label.part == ItemPart::measured && each.measured >= 0) ||
               (label.part == ItemPart::converted && each.converted >= 0) ||
               (label.part == ItemPart::flag && each.flag >= 0);
    };
    if (item == items.end() || taken(*item)) {
        items.push_back({});
        item = items.end() - 1;
        item->text = label.item;
    }
    if (label.part == ItemPart::flag) {
        item->flag = index;
        item->flag_header = header;
    } else if (label.part == ItemPart::converted) {
        item->converted = index;
        item->converted_header = header;
        item->converted_unit = label.unit;
    } else {
        item->measured = index;
        item->measured_header = header;
        item->measured_unit = label.unit;
    }
}

WideFit fit_wide(const Table& table, const Candidate& candidate, reference::Medium medium)
{
    WideFit fit{&candidate, match_header(table, candidate.labels), {}, {}};
    const auto bound = [&](std::size_t i) {
        return std::any_of(fit.match.columns.begin(), fit.match.columns.end(),
                           [&](const BoundColumn& each) { return each.index == static_cast<int>(i); });
    };
    for (std::size_t i = 0; i < candidate.labels.size(); ++i) {
        const Label& label = candidate.labels[i];
        if (label.text().empty() || bound(i)) continue;
        const ItemLabel item = read_item_label(label, medium);
        if (item.item.empty()) {
            fit.unused.push_back(label.text());
        } else {
            add_item(fit.items, item, label.text(), static_cast<int>(i));
        }
    }
    std::erase_if(fit.items, [](const ItemColumns& item) { return item.measured < 0 && item.converted < 0; });
    return fit;
}

std::size_t item_columns(const WideFit& fit)
{
    std::size_t count = 0;
    for (const ItemColumns& item : fit.items)
        count += static_cast<std::size_t>(item.measured >= 0) + static_cast<std::size_t>(item.converted >= 0) +
                 static_cast<std::size_t>(item.flag >= 0);
    return count;
}

std::optional<WideFit> best_wide(const HeaderSearch& search, const std::string& outlet)
{
    const Table* table = reference::find_table("auto_wide");
    if (table == nullptr) return std::nullopt;
    std::optional<WideFit> best;
    for (const Candidate& candidate : search.candidates()) {
        WideFit fit = fit_wide(*table, candidate, reference::medium_of(outlet));
        if (!fit.match.missing.empty() || fit.items.empty()) continue;
        const bool simpler =
            best && item_columns(fit) == item_columns(*best) && candidate.lines < best->candidate->lines;
        if (!best || simpler || item_columns(fit) > item_columns(*best)) best = std::move(fit);
    }
    return best;
}

// A header of its own name fits hours, minutes and days alike: the times of the first rows tell.
const Table* by_times(const Table* table, const BoundColumn* time, std::span<const KeptRow> data)
{
    if (time == nullptr || data.empty()) return table;
    bool any = false, days = true, minutes = false;
    for (const KeptRow& row : data) {
        const auto read = read_time(row.text(static_cast<std::size_t>(time->index)));
        if (!read) continue;
        any = true;
        days = days && read->date_only;
        minutes = minutes || start_of_hour(read->time) != read->time;
    }
    if (!any) return table;
    return reference::find_table(minutes ? "auto_minute" : days ? "auto_daily" : kLongHourly);
}

// Fields of the permit down the sheet, their values beside them; two pairs may stand in one line.
std::optional<Recognition> as_transposed(std::span<const KeptRow> rows)
{
    const Table* table = reference::find_table("permit");
    if (table == nullptr) return std::nullopt;
    std::vector<Label> labels;
    for (const KeptRow& row : rows) {
        for (const UprightField& field : upright_fields(row))
            labels.push_back({std::string(trimmed(row.text(field.label)))});
    }
    HeaderMatch match = match_header(*table, labels);
    if (!match.missing.empty()) return std::nullopt;
    Recognition found;
    found.layout = Layout::transposed;
    found.table = table;
    found.first_data = rows.size();
    return found;
}

Recognition from_fit(Fit fit)
{
    Recognition found;
    found.layout = Layout::rows;
    found.table = fit.table;
    found.header = fit.candidate->row;
    found.first_data = fit.candidate->row + fit.candidate->lines;
    found.columns = std::move(fit.match.columns);
    found.unused = std::move(fit.match.unused);
    return found;
}

Recognition from_wide(WideFit fit)
{
    Recognition found;
    found.layout = Layout::wide;
    found.table = reference::find_table("auto_wide");
    found.header = fit.candidate->row;
    found.first_data = fit.candidate->row + fit.candidate->lines;
    found.columns = std::move(fit.match.columns);
    found.items = std::move(fit.items);
    found.unused = std::move(fit.unused);
    return found;
}

Recognition by_name(const Table& named, const HeaderSearch& search, std::span<const KeptRow> rows,
                    const std::string& outlet)
{
    if (named.id == "auto_wide") {
        if (auto wide = best_wide(search, outlet)) return from_wide(std::move(*wide));
        return {};
    }
    Fit fit = best_fit(named, search, outlet, true);
    if (fit.table != nullptr) return from_fit(std::move(fit));
    if (named.id == "permit") {
        if (auto transposed = as_transposed(rows)) return *transposed;
    }
    return {};
}

Recognition by_header(const HeaderSearch& search, std::span<const KeptRow> rows, const std::string& outlet)
{
    Fit best;
    for (const Table& table : reference::tables()) {
        if (table.id == "auto_wide") continue;
        Fit fit = best_fit(table, search, outlet, true);
        if (fit.table != nullptr && better(fit, best)) best = std::move(fit);
    }
    if (best.table != nullptr) {
        Recognition found = from_fit(std::move(best));
        if (found.table->id == kLongHourly) {
            const std::size_t from = std::min(found.first_data, rows.size());
            found.table = by_times(found.table, found.bound("time"), rows.subspan(from));
            for (BoundColumn& column : found.columns) column.column = found.table->find(column.column->id);
        }
        return found;
    }
    if (auto wide = best_wide(search, outlet)) return from_wide(std::move(*wide));
    if (auto transposed = as_transposed(rows)) return *transposed;
    return {};
}

// The names that a table may go by, the nearest first: a title above it, its sheet, its file.
struct Names {
    std::vector<const Table*> tables;
    std::string outlet;

    void add(const Table* table)
    {
        if (table != nullptr && std::find(tables.begin(), tables.end(), table) == tables.end()) tables.push_back(table);
    }
};

Names names_of(std::string_view file, const std::optional<std::string>& sheet, const HeaderSearch& search)
{
    Names names;
    for (const std::string& title : search.titles()) {
        names.add(table_of_name(without_number(title)));
        if (names.outlet.empty()) names.outlet = outlet_of_title(title);
    }
    if (sheet) {
        names.add(table_of_name(without_number(*sheet)));
        if (names.outlet.empty()) names.outlet = outlet_of_name(*sheet);
    }
    names.add(table_of_name(file));
    if (names.outlet.empty()) names.outlet = outlet_of_name(file);
    return names;
}

Recognition recognise_best(std::string_view file, const std::optional<std::string>& sheet,
                           std::span<const KeptRow> rows, std::span<const MergedRange> merged)
{
    const HeaderSearch search(rows, merged);
    const Names names = names_of(file, sheet, search);
    Recognition found;
    for (const Table* named : names.tables) {
        found = by_name(*named, search, rows, names.outlet);
        if (found.layout != Layout::unrecognised) break;
    }
    if (found.layout == Layout::unrecognised) found = by_header(search, rows, names.outlet);
    found.outlet = names.outlet;
    const bool as_named = std::find(names.tables.begin(), names.tables.end(), found.table) != names.tables.end();
    if (names.tables.empty()) return found;
    found.named = as_named ? found.table : names.tables.front();
    if (as_named) return found;
    const Fit nearest = best_fit(*found.named, search, names.outlet, false);
    found.missing = nearest.match.missing;
    if (nearest.table == nullptr) {
        for (const Column& column : found.named->columns) {
            if (column.required) found.missing.push_back(&column);
        }
    }
    return found;
}

// Where the header of another table, or a title above it, ends the fields of a permit.
std::size_t end_of_upright(std::span<const KeptRow> rows, std::span<const MergedRange> merged)
{
    const auto cells = [&](std::size_t i) {
        std::size_t filled = 0;
        for (std::size_t column = 0; column < rows[i].cells.size(); ++column)
            filled += trimmed(rows[i].text(column)).empty() ? 0U : 1U;
        return filled;
    };
    for (std::size_t i = 1; i < rows.size(); ++i) {
        const Recognition next = recognise_best({}, std::nullopt, rows.subspan(i, 1), merged);
        if (next.layout != Layout::rows && next.layout != Layout::wide) continue;
        while (i > 1 && cells(i - 1) <= 1) --i;
        return i;
    }
    return rows.size();
}

}  // namespace

std::vector<UprightField> upright_fields(const KeptRow& row)
{
    constexpr std::size_t kWidest = 4;  // columns of a merged label
    std::vector<UprightField> fields;
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
        if (!is_header_word(row.text(i))) continue;
        std::size_t value = i + 1;
        while (value < row.cells.size() && value < i + kWidest && trimmed(row.text(value)).empty()) ++value;
        const bool another = value > i + 1 && value < row.cells.size() && is_header_word(row.text(value));
        if (value == row.cells.size() || value == i + kWidest || another) value = i + 1;
        fields.push_back({i, value});
        i = value;
    }
    return fields;
}

const BoundColumn* Recognition::bound(std::string_view column) const
{
    for (const BoundColumn& each : columns) {
        if (each.column->id == column) return &each;
    }
    return nullptr;
}

Recognition recognise(std::string_view file, const std::optional<std::string>& sheet, std::span<const KeptRow> rows,
                      std::span<const MergedRange> merged)
{
    Recognition found = recognise_best(file, sheet, rows, merged);
    // A table further up that has rows of its own comes first, even where a later header fits better.
    while (found.layout == Layout::rows || found.layout == Layout::wide) {
        Recognition above = recognise_best(file, sheet, rows.first(found.header), merged);
        const bool has_rows = above.layout == Layout::transposed || above.first_data < found.header;
        if (above.layout == Layout::unrecognised || !has_rows) break;
        found = std::move(above);
    }
    if (found.layout == Layout::transposed) found.first_data = end_of_upright(rows.first(found.first_data), merged);
    return found;
}

}  // namespace audit::import
