// SPDX-License-Identifier: Apache-2.0
#include "audit/import/series_targets.h"

#include <utility>

#include "audit/import/beside_rows.h"
#include "audit/import/cell_reading.h"
#include "audit/import/expectations.h"
#include "audit/reference/fold.h"

namespace audit::import {

using reference::Medium;
using reference::Pollutant;
using reference::Unit;

void convert(const Unit& unit, const SeriesTarget& target, ScaledValue& value)
{
    const auto converted = reference::convert({value.scaled, value.decimals}, unit, target.unit, target.item);
    if (converted) value = scaled_of(*converted);
}

bool convert_own(const SeriesTarget& target, const std::string& unit_text, ScaledValue& value)
{
    const Unit* unit = reference::find_unit(unit_text);
    if (unit == nullptr) return false;
    const auto converted = reference::convert({value.scaled, value.decimals}, *unit, target.unit, target.item);
    if (!converted) return false;
    value = scaled_of(*converted);
    return true;
}

SeriesTargets::SeriesTargets(ImportLog& log, store::SeriesWriter& writer, Interval interval)
    : log_(log), writer_(writer), interval_(interval)
{
}

const SeriesTarget& SeriesTargets::look_up(std::string_view outlet, std::string_view item, std::string_view unit,
                                           const Headers& headers, std::int64_t row)
{
    words_.assign(outlet).append(1, '\x1f').append(item).append(1, '\x1f').append(unit);
    const auto [found, is_new] = by_words_.try_emplace(words_, all_.size());
    if (is_new) all_.push_back(make(outlet, item, unit, headers, row));
    all_[last_]->next = found->second;
    last_ = found->second;
    return *all_[last_];
}

// The conversion from that unit to the target's, none where they are the same or no unit is said.
const Unit* SeriesTargets::conversion(SeriesTarget& target, std::string_view text, std::string_view header,
                                      std::int64_t row)
{
    if (means_no_value(text)) return nullptr;
    const Unit* unit = reference::find_unit(text);
    if (unit != nullptr && unit->name != text &&
        !log_.change(row, header, store::ChangeKind::unit, text, unit->name, true))
        unit = nullptr;
    if (unit != nullptr && target.unit.empty()) target.unit = unit->canonical;  // of an item that nobody knows
    const bool fits = unit != nullptr && reference::convert(Decimal{1, 0}, *unit, target.unit, target.item).has_value();
    if (!fits) {
        target.unknown_unit = text;
        return nullptr;
    }
    if (unit->name == target.unit) return nullptr;
    if (log_.change(row, header, store::ChangeKind::conversion, unit->name, target.unit, true)) return unit;
    target.unknown_unit = text;  // a person does not want it converted
    return nullptr;
}

// False when a person wants the text read as written.
bool SeriesTargets::read_as(std::int64_t row, std::string_view column, store::ChangeKind kind, std::string_view written,
                            std::string_view meant)
{
    const std::string header = log_.file().case_file.header_of(log_.source(), column);
    return log_.change(row, header, kind, written, meant, true);
}

std::string SeriesTargets::outlet_code(std::string_view written, std::int64_t row)
{
    std::string code = read_code(written);
    if (code == written || read_as(row, "outlet", store::ChangeKind::spelling, written, code)) return code;
    return std::string(written);
}

std::unique_ptr<SeriesTarget> SeriesTargets::make(std::string_view outlet, std::string_view item, std::string_view unit,
                                                  const Headers& headers, std::int64_t row)
{
    auto target = std::make_unique<SeriesTarget>();
    target->outlet_text = outlet;
    target->item_text = item;
    target->unit_text = unit;
    target->example = is_example_word(outlet);
    if (target->example) return target;
    const std::string code = outlet_code(outlet, row);
    Medium medium = reference::medium_of(code);
    target->item = reference::find_pollutant(item, medium);
    if (target->item == nullptr && medium == Medium::unknown) {
        medium = Medium::air;  // 流量 of an outlet that tells nothing of itself
        target->item = reference::find_pollutant(item, medium);
    }
    std::string name(reference::trimmed(item));
    if (target->item != nullptr && target->item->name != name &&
        !read_as(row, "item", store::ChangeKind::pollutant, name, target->item->name))
        target->item = nullptr;
    if (target->item != nullptr) {
        name = target->item->name;
        const bool of_water = medium == Medium::water || target->item->air_unit.empty();
        target->unit =
            of_water && !target->item->water_unit.empty() ? target->item->water_unit : target->item->air_unit;
    } else if (!code.empty() && !name.empty()) {
        reference::Column column;
        column.type = reference::ColumnType::pollutant;
        log_.problem(row, "", item, expected_value(column));
    }
    if (means_no_value(unit)) {
        target->measured = conversion(*target, headers.measured_unit, headers.columns.measured, 0);
        target->converted = conversion(*target, headers.converted_unit, headers.columns.converted, 0);
    } else {
        const std::string header = log_.file().case_file.header_of(log_.source(), "unit");
        target->measured = conversion(*target, unit, header, row);
        target->converted = conversion(*target, unit, header, row);
    }
    if (code.empty() || name.empty() || !target->unknown_unit.empty()) return target;
    target->series = writer_.series({code, name, interval_, Statistic::mean}, target->unit, headers.columns);
    return target;
}

}  // namespace audit::import
