// SPDX-License-Identifier: Apache-2.0
#include "audit/import/recognition.h"

#include <algorithm>
#include <map>
#include <utility>

#include "audit/import/cell_reading.h"
#include "audit/import/header_matching.h"
#include "audit/reference/fold.h"

namespace audit::import {

namespace {

using reference::Column;
using reference::folded;
using reference::Table;
using reference::trimmed;

constexpr const char* kLongHourly = "auto_hourly";

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

// A place where the header may be: one row, or two.
struct Candidate {
    std::size_t row = 0;
    bool two_rows = false;
    std::vector<Label> labels;
};

class HeaderSearch {
 public:
    HeaderSearch(std::span<const KeptRow> rows, std::span<const MergedRange> merged) : rows_(rows), merged_(merged)
    {
        for (std::size_t i = 0; i < rows.size(); ++i) {
            candidates_.push_back({i, false, labels(i, false)});
            if (i + 1 < rows.size() && may_be_second(i + 1)) candidates_.push_back({i, true, labels(i, true)});
        }
    }

    const std::vector<Candidate>& candidates() const { return candidates_; }

 private:
    // The value of a merged cell for the cells to its right, as headers of groups have it.
    std::string upper_text(std::size_t row, std::size_t column) const
    {
        const std::string own(trimmed(rows_[row].text(column)));
        if (!own.empty()) return own;
        for (const MergedRange& range : merged_) {
            const bool inside = rows_[row].number >= range.first_row && rows_[row].number <= range.last_row &&
                                static_cast<int>(column) >= range.first_column &&
                                static_cast<int>(column) <= range.last_column;
            if (inside) return std::string(trimmed(rows_[row].text(static_cast<std::size_t>(range.first_column))));
        }
        if (!merged_.empty() || trimmed(rows_[row + 1].text(column)).empty()) return {};
        for (std::size_t left = column; left-- > 0;) {  // a CSV knows no merged cells
            const std::string text(trimmed(rows_[row].text(left)));
            if (!text.empty()) return text;
        }
        return {};
    }

    std::vector<Label> labels(std::size_t row, bool two_rows) const
    {
        std::size_t width = rows_[row].cells.size();
        if (two_rows) width = std::max(width, rows_[row + 1].cells.size());
        std::vector<Label> found(width);
        for (std::size_t i = 0; i < width; ++i) {
            if (two_rows) {
                found[i] = {upper_text(row, i), std::string(trimmed(rows_[row + 1].text(i)))};
            } else {
                found[i].top = trimmed(rows_[row].text(i));
            }
        }
        return found;
    }

    // The lower row of a header holds words, never numbers or dates.
    bool may_be_second(std::size_t row) const
    {
        bool any = false;
        for (const KeptRow::KeptCell& cell : rows_[row].cells) {
            const std::string_view text = trimmed(cell.text);
            if (text.empty()) continue;
            if (cell.kind != CellKind::text || means_no_value(text) || read_number(text) || read_time(text))
                return false;
            any = true;
        }
        return any;
    }

    std::span<const KeptRow> rows_;
    std::span<const MergedRange> merged_;
    std::vector<Candidate> candidates_;
};

struct Fit {
    const Table* table = nullptr;
    const Candidate* candidate = nullptr;
    HeaderMatch match;
};

// More columns matched, then fewer left over, then one row (a title above a header is no part of it), then fewer
// columns of the table missing.
bool better(const Fit& left, const Fit& right)
{
    if (right.table == nullptr) return true;
    if (left.match.columns.size() != right.match.columns.size())
        return left.match.columns.size() > right.match.columns.size();
    if (left.match.unused.size() != right.match.unused.size())
        return left.match.unused.size() < right.match.unused.size();
    if (left.candidate->two_rows != right.candidate->two_rows) return right.candidate->two_rows;
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
            best && item_columns(fit) == item_columns(*best) && best->candidate->two_rows && !candidate.two_rows;
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
        for (std::size_t i = 0; i < row.cells.size(); i += 2) labels.push_back({std::string(trimmed(row.text(i))), {}});
    }
    HeaderMatch match = match_header(*table, labels);
    if (!match.missing.empty()) return std::nullopt;
    Recognition found;
    found.layout = Layout::transposed;
    found.table = table;
    return found;
}

Recognition from_fit(Fit fit)
{
    Recognition found;
    found.layout = Layout::rows;
    found.table = fit.table;
    found.header = fit.candidate->row;
    found.first_data = fit.candidate->row + (fit.candidate->two_rows ? 2 : 1);
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
    found.first_data = fit.candidate->row + (fit.candidate->two_rows ? 2 : 1);
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

}  // namespace

const BoundColumn* Recognition::bound(std::string_view column) const
{
    for (const BoundColumn& each : columns) {
        if (each.column->id == column) return &each;
    }
    return nullptr;
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

Recognition recognise(std::string_view file, const std::optional<std::string>& sheet, std::span<const KeptRow> rows,
                      std::span<const MergedRange> merged)
{
    const Table* named = sheet ? table_of_name(*sheet) : nullptr;
    if (named == nullptr) named = table_of_name(file);
    std::string outlet = sheet ? outlet_of_name(*sheet) : std::string();
    if (outlet.empty()) outlet = outlet_of_name(file);

    const HeaderSearch search(rows, merged);
    Recognition found;
    if (named != nullptr) found = by_name(*named, search, rows, outlet);
    if (found.layout == Layout::unrecognised) found = by_header(search, rows, outlet);
    found.named = named;
    found.outlet = outlet;
    if (named != nullptr && found.table != named) {
        const Fit nearest = best_fit(*named, search, outlet, false);
        found.missing = nearest.match.missing;
        if (nearest.table == nullptr) {
            for (const Column& column : named->columns) {
                if (column.required) found.missing.push_back(&column);
            }
        }
    }
    return found;
}

}  // namespace audit::import
