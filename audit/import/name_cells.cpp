// SPDX-License-Identifier: Apache-2.0
// Cells that name something: codes, pollutants, units, and texts. What is read as something else than it was written is
// told to the log, which says whether a person wants it as written.
#include <algorithm>

#include "audit/import/expectations.h"
#include "audit/import/row_reader_state.h"
#include "audit/reference/codes.h"
#include "audit/reference/fold.h"

namespace audit::import {

using reference::Medium;
using reference::Pollutant;
using reference::trimmed;
using reference::Unit;

namespace {

// Without the spaces and line breaks that every typist leaves at the ends; others count as written.
std::string_view without_plain_spaces(std::string_view text)
{
    constexpr std::string_view kSpaces = " \t\r\n";
    const std::size_t first = text.find_first_not_of(kSpaces);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(kSpaces) - first + 1);
}

}  // namespace

std::string canonical_unit(const RowContext& row)
{
    if (row.pollutant == nullptr) return {};
    if (row.medium == Medium::water) return row.pollutant->water_unit;
    if (row.medium == Medium::air || row.pollutant->water_unit.empty()) return row.pollutant->air_unit;
    return row.pollutant->air_unit.empty() ? row.pollutant->water_unit : std::string();
}

// Keeps the text as submitted beside what it is read as. False when a person wants it read as written.
bool RowReader::State::changed(const Slot& slot, store::ChangeKind kind, std::string_view from, std::string_view to,
                               const RowContext& row)
{
    if (!log.change(row.number, slot.bound.header, kind, from, to)) return false;
    if (slot.written >= 0) writer.set_text(slot.written, from);
    return true;
}

void RowReader::State::read_code_cell(const Slot& slot, std::string_view cell, const RowContext& row)
{
    const std::string_view written = without_plain_spaces(cell);
    const std::string code = read_code(cell);
    std::string half = reference::half_width(cell);
    std::erase(half, ' ');
    std::optional<std::string> repaired;
    if (slot.bound.column->id == "uscc") repaired = reference::repaired_uscc(half);
    if (slot.bound.column->id == "permit_no") repaired = reference::repaired_permit_number(half);
    if (repaired && changed(slot, store::ChangeKind::check_digit, written, *repaired, row)) {
        writer.set_text(slot.value, *repaired);
    } else if (code != written && !changed(slot, store::ChangeKind::spelling, written, code, row)) {
        writer.set_text(slot.value, written);
    } else {
        writer.set_text(slot.value, code);
    }
}

void RowReader::State::read_plain_text(const Slot& slot, std::string_view text, const RowContext& row)
{
    const std::string visible = reference::without_invisible(text);
    if (visible != text && changed(slot, store::ChangeKind::invisible, text, visible, row)) {
        writer.set_text(slot.value, visible);
    } else {
        writer.set_text(slot.value, text);
    }
}

bool RowReader::State::read_unit_cell(const Slot& slot, std::string_view text, const RowContext& row)
{
    const Unit* unit = reference::find_unit(text);
    if (unit == nullptr) return unknown_unit(slot, text, row);
    if (unit->name != text && !log.change(row.number, slot.bound.header, store::ChangeKind::unit, text, unit->name))
        return unknown_unit(slot, text, row);
    const bool to_mass = unit->canonical == "ppm" && row.pollutant != nullptr && row.pollutant->molar_mass;
    const std::string stored = to_mass ? canonical_unit(row) : unit->canonical;
    writer.set_text(slot.value, stored);
    if (stored != text) writer.set_text(slot.written, text);
    return true;
}

bool RowReader::State::store_pollutant(const Slot& slot, std::string_view text, const RowContext& row)
{
    if (const Pollutant* known = reference::find_pollutant(text, row.medium)) {
        const bool other = known->name != text;
        const bool as_meant = !other || changed(slot, store::ChangeKind::pollutant, text, known->name, row);
        writer.set_text(slot.value, as_meant ? std::string_view(known->name) : text);
        return true;
    }
    std::string list;  // 二氧化硫、氮氧化物
    const std::string half = reference::half_width(text);
    std::string_view rest = half;
    bool all_known = true;
    while (!rest.empty() && all_known) {
        const std::size_t comma = std::min(rest.find("、"), std::min(rest.find(','), rest.find(';')));
        const std::string_view part = trimmed(rest.substr(0, comma));
        const Pollutant* known = reference::find_pollutant(part, row.medium);
        all_known = known != nullptr;
        if (all_known) list += (list.empty() ? "" : "、") + known->name;
        if (comma == std::string_view::npos) break;
        rest.remove_prefix(comma + (rest[comma] == ',' || rest[comma] == ';' ? 1 : std::string_view("、").size()));
    }
    if (all_known && list != text) all_known = changed(slot, store::ChangeKind::pollutant, text, list, row);
    writer.set_text(slot.value, all_known ? std::string_view(list) : text);
    if (!all_known && told.insert(std::string(text)).second)
        log.problem(row.number, slot.bound.header, text, expected_value(*slot.bound.column));
    return true;
}

}  // namespace audit::import
