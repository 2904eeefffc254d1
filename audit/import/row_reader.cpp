// SPDX-License-Identifier: Apache-2.0
#include "audit/import/row_reader.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <utility>

#include "audit/import/beside_rows.h"
#include "audit/import/cell_reading.h"
#include "audit/import/expectations.h"
#include "audit/import/row_reader_state.h"
#include "audit/reference/fold.h"
#include "audit/reference/units.h"
#include "audit/store/submission_writer.h"

namespace audit::import {

namespace {

using reference::Column;
using reference::ColumnType;
using reference::Medium;
using reference::Pollutant;
using reference::trimmed;
using reference::Unit;

std::string with_mark(const ReadNumber& number, const Decimal& value)
{
    if (!number.below_limit) return value.to_string();
    const Decimal limit = value + value;
    return '<' + limit.trimmed().to_string();
}

// A duration as a clock shows it, 23:30, in hours: 23.5. Empty when the text is none.
std::string hours_of_clock(std::string_view text)
{
    constexpr int kSixty = 60;
    std::array<std::int64_t, 3> parts{};  // hours, minutes, seconds
    std::size_t count = 0;
    const char* const end = text.data() + text.size();
    for (const char* at = text.data(); at != end && count < parts.size();) {
        const auto result = std::from_chars(at, end, parts[count]);
        const bool fits =
            result.ec == std::errc() && parts[count] >= 0 && parts[count] < (count == 0 ? 10'000 : kSixty);
        if (!fits || (result.ptr != end && *result.ptr != ':') || (result.ptr != end && ++count == parts.size()))
            return {};
        at = result.ptr == end ? end : result.ptr + 1;
    }
    if (count == 0 || text.ends_with(':')) return {};
    constexpr std::int64_t kScale = 10'000;
    const std::int64_t seconds = parts[0] * kHour + parts[1] * kMinute + parts[2];
    return Decimal{(seconds * kScale + kHour / 2) / kHour, 4}.trimmed().to_string();
}

}  // namespace

Slot RowReader::State::make_slot(const BoundColumn& bound)
{
    Slot made;
    made.bound = bound;
    const std::string& id = bound.column->id;
    made.value = writer.column(id);
    made.written = writer.column(id + "_written");
    made.lower = writer.column(id + "_lower");
    made.unit = writer.column(id + "_unit");
    const ColumnType type = bound.column->type;
    const bool numeric = type == ColumnType::number || type == ColumnType::integer || type == ColumnType::limit;
    if (!numeric || bound.unit.empty()) return made;
    made.header_unit = reference::find_unit(bound.unit);
    if (made.header_unit != nullptr && made.header_unit->name != bound.unit &&
        !log.change(0, bound.header, store::ChangeKind::unit, bound.unit, made.header_unit->name))
        made.header_unit = nullptr;
    // 产量(湿基) holds a remark, 浓度(mg/x) a unit that nobody knows.
    made.bad_header_unit =
        made.header_unit == nullptr && (reference::is_ascii(bound.unit) || reference::find_unit(bound.unit) != nullptr);
    if (made.bad_header_unit) log.problem(0, bound.header, bound.unit, expected_unit(bound.column->unit));
    return made;
}

std::string_view RowReader::State::text(const Column* column, std::span<const Cell> cells) const
{
    if (column == nullptr) return {};
    for (const Slot& each : slots) {
        if (each.bound.column == column) {
            if (each.bound.fixed) return *each.bound.fixed;
            const auto index = static_cast<std::size_t>(each.bound.index);
            return index < cells.size() ? trimmed(cells[index].text) : std::string_view();
        }
    }
    return {};
}

RowContext RowReader::State::context(std::int64_t number, std::span<const Cell> cells) const
{
    RowContext row;
    row.number = number;
    row.outlet = read_code(text(table.find("outlet"), cells));
    row.medium = reference::medium_of(row.outlet);
    for (const char* id : {"pollutant", "item"}) {
        const Column* column = table.find(id);
        if (column != nullptr && column->type == ColumnType::pollutant)
            row.pollutant = reference::find_pollutant(text(column, cells), row.medium);
    }
    if (const auto limit = read_number(text(table.find("detection_limit"), cells))) row.detection_limit = limit->value;
    return row;
}

bool RowReader::State::fail(const Slot& slot, std::string_view found, const RowContext& row, Text expected)
{
    if (slot.bound.column->required) {
        log.reject(row.number, slot.bound.header, found, std::move(expected));
        return false;
    }
    log.problem(row.number, slot.bound.header, found, std::move(expected));
    return true;
}

bool RowReader::State::unknown_unit(const Slot& slot, std::string_view found, const RowContext& row)
{
    return fail(slot, found, row, expected_unit(slot.bound.column->unit));
}

// The unit behind the number, else that of the header, else that of the unit column. known is false when there is one
// that nobody knows.
const Unit* RowReader::State::unit_of(const Slot& slot, const std::string& in_cell, std::span<const Cell> cells,
                                      bool& known) const
{
    known = true;
    if (!in_cell.empty()) {
        const Unit* unit = reference::find_unit(in_cell);
        known = unit != nullptr;
        return unit;
    }
    if (slot.header_unit != nullptr) return slot.header_unit;
    known = !slot.bad_header_unit;
    if (slot.bound.column->unit_column.empty()) return nullptr;
    const std::string_view written = text(table.find(slot.bound.column->unit_column), cells);
    if (means_no_value(written)) return nullptr;
    const Unit* unit = reference::find_unit(written);
    known = unit != nullptr;
    return unit;
}

// The words that unit_of looked at.
std::string_view RowReader::State::unit_text(const Slot& slot, std::string_view in_cell,
                                             std::span<const Cell> cells) const
{
    if (!in_cell.empty()) return in_cell;
    if (slot.bad_header_unit) return slot.bound.unit;
    return text(table.find(slot.bound.column->unit_column), cells);
}

bool RowReader::State::read_amount(const Slot& slot, std::string_view text, std::span<const Cell> cells,
                                   const RowContext& row)
{
    std::string hours;
    if (slot.bound.column->unit == "h") hours = hours_of_clock(text);
    if (!hours.empty() && !log.change(row.number, slot.bound.header, store::ChangeKind::conversion, text, hours))
        hours.clear();
    auto number = read_number(hours.empty() ? text : std::string_view(hours));
    if (!number) return fail(slot, text, row, expected_value(*slot.bound.column));
    bool known = true;
    const Unit* unit = unit_of(slot, number->unit, cells, known);
    if (!known) return unknown_unit(slot, unit_text(slot, number->unit, cells), row);
    if (!number->value && row.detection_limit) number->value = *row.detection_limit * Decimal{5, 1};
    if (!number->value) {  // below a limit that nobody tells
        writer.set_text(slot.written, number->written);
        return true;
    }
    Decimal value = *number->value;
    if (unit != nullptr) {
        std::string to = slot.bound.column->unit;
        if (to.empty() && unit->canonical == "ppm") to = canonical_unit(row);
        const auto converted = reference::convert(value, *unit, to, row.pollutant);
        if (!converted) return unknown_unit(slot, unit->name, row);
        if (!(*converted == value)) {
            if (!log.change(row.number, slot.bound.header, store::ChangeKind::conversion, unit->name,
                            to.empty() ? unit->canonical : to))
                return unknown_unit(slot, unit->name, row);
            number->written = with_mark(*number, *converted);
        }
        value = *converted;
    }
    writer.set_real(slot.value, value.to_double());
    writer.set_text(slot.written, number->written);
    return true;
}

bool RowReader::State::read_limit_cell(const Slot& slot, std::string_view text, const RowContext& row)
{
    const auto limit = read_limit(text);
    if (!limit) return fail(slot, text, row, expected_value(*slot.bound.column));
    const Unit* unit = limit->unit.empty() ? slot.header_unit : reference::find_unit(limit->unit);
    if (unit == nullptr && (!limit->unit.empty() || slot.bad_header_unit)) return unknown_unit(slot, text, row);
    std::string canonical = slot.bound.column->unit.empty() ? canonical_unit(row) : slot.bound.column->unit;
    Decimal upper = limit->upper;
    std::optional<Decimal> lower = limit->lower;
    if (unit != nullptr) {
        // A rate may stand in the column of concentrations: the unit written wins.
        const bool in_ppm = unit->canonical == "ppm" && canonical == "mg/m³";
        const std::string to = in_ppm || !slot.bound.column->unit.empty() ? canonical : unit->canonical;
        const auto converted = reference::convert(upper, *unit, to, row.pollutant);
        if (!converted) return unknown_unit(slot, text, row);
        upper = *converted;
        if (lower) lower = reference::convert(*lower, *unit, to, row.pollutant);
        canonical = to;
    }
    writer.set_real(slot.value, upper.to_double());
    if (lower) writer.set_real(slot.lower, lower->to_double());
    writer.set_text(slot.written, limit->written);
    if (!canonical.empty()) writer.set_text(slot.unit, canonical);
    return true;
}

bool RowReader::State::read_moment(const Slot& slot, std::string_view text, const RowContext& row)
{
    const auto time = read_time(text);
    if (!time) return fail(slot, text, row, expected_value(*slot.bound.column));
    Time stored = time->time;
    if (slot.bound.column->type == ColumnType::date) stored = start_of_day(stored);
    // A period that ends with a day ends with its last second: 2025-01-31 is up to 2025-02-01 00:00.
    if (slot.bound.column->type == ColumnType::time && slot.bound.column->id == "ends" && time->date_only)
        stored = stored + kDay;
    writer.set_time(slot.value, stored);
    return true;
}

bool RowReader::State::read_word(const Slot& slot, std::string_view text, const RowContext& row)
{
    const EnumerationWord word = read_enumeration(*slot.bound.column, text);
    writer.set_text(slot.value, word.text);
    if (!word.known && told.insert(slot.bound.column->id + std::string(text)).second)
        log.problem(row.number, slot.bound.header, text, expected_value(*slot.bound.column));
    return true;
}

bool RowReader::State::read_text(const Slot& slot, std::string_view text, const RowContext& row)
{
    switch (slot.bound.column->type) {
        case ColumnType::frequency:
            writer.set_text(slot.value, reference::half_width(text));
            return true;
        case ColumnType::unit:
            return read_unit_cell(slot, text, row);
        case ColumnType::degrees: {
            const auto degrees = read_degrees(text);
            if (!degrees) return fail(slot, text, row, expected_value(*slot.bound.column));
            writer.set_real(slot.value, degrees->to_double());
            return true;
        }
        default:
            read_plain_text(slot, text, row);
            return true;
    }
}

bool RowReader::State::read(const Slot& slot, const Cell& cell, std::span<const Cell> cells, const RowContext& row)
{
    const std::string_view text = trimmed(cell.text);
    const bool dimensionless = slot.bound.column->type == ColumnType::unit && !text.empty();
    if (means_no_value(text) && !(dimensionless && slot.bound.column->required)) {
        if (!slot.bound.column->required) return true;
        log.reject(row.number, slot.bound.header, text, expected_value(*slot.bound.column));
        return false;
    }
    if (cell.kind == CellKind::uncomputed) return fail(slot, text, row, expected_result());
    if (cell.kind == CellKind::error) return fail(slot, text, row, expected_value(*slot.bound.column));
    switch (slot.bound.column->type) {
        case ColumnType::number:
        case ColumnType::integer:
            return read_amount(slot, text, cells, row);
        case ColumnType::limit:
            return read_limit_cell(slot, text, row);
        case ColumnType::date:
        case ColumnType::time:
            return read_moment(slot, text, row);
        case ColumnType::pollutant:
            return store_pollutant(slot, text, row);
        case ColumnType::enumeration:
            return read_word(slot, text, row);
        case ColumnType::code:
            read_code_cell(slot, cell.text, row);
            return true;
        default:
            return read_text(slot, text, row);
    }
}

// A bare 日期 without an end is the whole day.
void RowReader::State::end_whole_day(std::span<const Cell> cells)
{
    const Column* starts = table.find("starts");
    const Column* ends = table.find("ends");
    if (starts == nullptr || ends == nullptr || ends->type != ColumnType::time) return;
    if (!means_no_value(text(ends, cells))) return;
    const auto time = read_time(text(starts, cells));
    if (time && time->date_only) writer.set_time(writer.column("ends"), time->time + kDay);
}

RowReader::RowReader(ImportLog& log, const reference::Table& table, std::vector<BoundColumn> columns)
    : state_(std::make_unique<State>(log, table, std::move(columns)))
{
}
RowReader::~RowReader() = default;

void RowReader::row(std::int64_t number, std::span<const Cell> cells)
{
    State& state = *state_;
    if (is_blank(cells) || is_beside_the_table(number, cells, state.columns, state.log)) return;
    state.writer.begin(state.log.source(), number);
    const RowContext context = state.context(number, cells);
    for (const Slot& slot : state.slots) {
        const auto index = static_cast<std::size_t>(slot.bound.index);
        Cell cell;
        if (slot.bound.fixed) {
            cell.text = *slot.bound.fixed;
        } else if (index < cells.size()) {
            cell = cells[index];
        }
        if (!state.read(slot, cell, cells, context)) return;
    }
    state.end_whole_day(cells);
    state.writer.write();
    state.log.accepted();
}

}  // namespace audit::import
