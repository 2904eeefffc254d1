// SPDX-License-Identifier: Apache-2.0
// Where a value of automatic data goes: the words of outlet, item and unit lead to a series of the case and to the
// conversion that its values need. Shared by long and wide tables.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "audit/import/import_log.h"
#include "audit/import/row_pattern.h"
#include "audit/import/series_values.h"
#include "audit/reference/pollutants.h"
#include "audit/reference/units.h"
#include "audit/store/series_store.h"

namespace audit::import {

struct SeriesTarget {
    std::string outlet_text, item_text, unit_text;  // as submitted
    int series = -1;                                // handle of the SeriesWriter
    const reference::Pollutant* item = nullptr;     // none: nobody knows the item, it keeps its own name
    std::string unit;                               // canonical
    const reference::Unit* measured = nullptr;      // conversion; none where the value is in the unit already
    const reference::Unit* converted = nullptr;
    std::string unknown_unit;  // why no value of it can be taken: this unit does not lead to `unit`
    bool example = false;      // its outlet is that of an example row
    std::size_t next = 0;      // the target that followed last time
    RowPattern pattern;        // of its rows in a long table
};

// A unit that a value brings itself: the conversion from it, or none. False when it does not lead to the target's.
bool convert_own(const SeriesTarget& target, const std::string& unit_text, ScaledValue& value);
void convert(const reference::Unit& unit, const SeriesTarget& target, ScaledValue& value);

class SeriesTargets {
 public:
    struct Headers {
        store::SeriesWriter::Columns columns;
        std::string measured_unit, converted_unit;  // in brackets of the headers
    };

    SeriesTargets(ImportLog& log, store::SeriesWriter& writer, Interval interval);

    // The target of these words. The one expected next is compared first, so that files in any steady order need no
    // look-up. Valid until the next call.
    const SeriesTarget& find(std::string_view outlet, std::string_view item, std::string_view unit,
                             const Headers& headers, std::int64_t row)
    {
        if (SeriesTarget* next = expected();
            next != nullptr && next->item_text == item && next->outlet_text == outlet && next->unit_text == unit) {
            found_expected();
            return *next;
        }
        return look_up(outlet, item, unit, headers, row);
    }

    // The target that is expected next, none before the first; and that it was what came.
    SeriesTarget* expected() { return all_.empty() ? nullptr : all_[all_[last_]->next].get(); }
    void found_expected() { last_ = all_[last_]->next; }
    SeriesTarget& last() { return *all_[last_]; }

 private:
    const SeriesTarget& look_up(std::string_view outlet, std::string_view item, std::string_view unit,
                                const Headers& headers, std::int64_t row);
    std::unique_ptr<SeriesTarget> make(std::string_view outlet, std::string_view item, std::string_view unit,
                                       const Headers& headers, std::int64_t row);
    bool read_as(std::int64_t row, std::string_view column, store::ChangeKind kind, std::string_view written,
                 std::string_view meant);
    std::string outlet_code(std::string_view written, std::int64_t row);
    const reference::Unit* conversion(SeriesTarget& target, std::string_view unit, std::string_view header,
                                      std::int64_t row);

    ImportLog& log_;
    store::SeriesWriter& writer_;
    Interval interval_;
    std::vector<std::unique_ptr<SeriesTarget>> all_;
    std::unordered_map<std::string, std::size_t> by_words_;
    std::string words_;
    std::size_t last_ = 0;
};

}  // namespace audit::import
