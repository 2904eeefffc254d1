// SPDX-License-Identifier: Apache-2.0
#include "audit/import/series_reader.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "audit/import/beside_rows.h"
#include "audit/import/cell_reading.h"
#include "audit/import/expectations.h"
#include "audit/import/series_targets.h"
#include "audit/import/series_values.h"
#include "audit/reference/fold.h"

namespace audit::import {

namespace {

using Fields = std::span<const Cell>;

Interval interval_of(const reference::Table& table)
{
    if (table.id == "auto_minute") return Interval::minute;
    return table.id == "auto_daily" ? Interval::day : Interval::hour;
}

std::string_view field(Fields fields, int index)
{
    return index >= 0 && static_cast<std::size_t>(index) < fields.size() ? fields[static_cast<std::size_t>(index)].text
                                                                         : std::string_view();
}

// The same without spaces around, which are rare.
std::string_view word(Fields fields, int index)
{
    const std::string_view text = field(fields, index);
    const auto plain = [](char c) { return static_cast<signed char>(c) > ' ' && c != '\x7f'; };
    if (!text.empty() && plain(text.front()) && plain(text.back())) return text;
    return reference::trimmed(text);
}

// A result with a mark instead of a plain number: <0.5, 0.5L, ND.
bool is_below_limit(std::string_view text)
{
    const auto of_number = [](char c) { return (c >= '0' && c <= '9') || c == '.' || c == '-'; };
    if (std::all_of(text.begin(), text.end(), of_number)) return false;
    const auto number = read_number(text);
    return number && number->below_limit;
}

std::string decimal_text(const ScaledValue& value)
{
    return Decimal{value.scaled, value.decimals}.to_string();
}

// One set of value columns: the only one of a long table, one per item of a wide one.
struct ValueColumns {
    int measured = -1, converted = -1, flag = -1;
    std::string item;  // of a wide table
    SeriesTargets::Headers headers;
};

}  // namespace

struct SeriesReader::State {
    ImportLog& log;
    store::SeriesWriter writer;
    SeriesTargets targets;
    TimeReader times;
    FlagReader flags;
    int outlet = -1, time = -1, item = -1, unit = -1;
    bool wide = false, days = false;
    std::string outlet_of_name;
    std::string time_header, outlet_header, item_header;
    std::vector<ValueColumns> values;
    std::vector<BoundColumn> bound_columns;
    std::string own_unit;
    // Of a long table, for the patterns of its rows.
    std::vector<FieldKind> kinds;
    std::vector<std::string_view> texts;
    char separator = '\0';         // of a text table
    std::int64_t example_row = 0;  // told last

    State(ImportLog& import_log, const Recognition& found)
        : log(import_log),
          writer(import_log.file().case_file, import_log.source()),
          targets(import_log, writer, interval_of(*found.table)),
          wide(found.layout == Layout::wide),
          days(found.table->id == "auto_daily"),
          outlet_of_name(found.outlet),
          bound_columns(found.columns)
    {
        bind(found, "outlet", outlet, outlet_header);
        bind(found, "time", time, time_header);
        bind(found, "item", item, item_header);
        std::string unused;
        bind(found, "unit", unit, unused);
        if (wide) {
            bind_items(found);
        } else {
            bind_values(found);
            name_kinds();
        }
    }

    void name_kinds()
    {
        const ValueColumns& columns = values.front();
        for (const auto& [index, kind] :
             {std::pair{time, FieldKind::time}, std::pair{columns.measured, FieldKind::measured},
              std::pair{columns.converted, FieldKind::converted}, std::pair{columns.flag, FieldKind::flag}}) {
            if (index < 0) continue;
            const auto at = static_cast<std::size_t>(index);
            if (kinds.size() <= at) kinds.resize(at + 1, FieldKind::words);
            kinds[at] = kind;
        }
    }

    static void bind(const Recognition& found, std::string_view column, int& index, std::string& header)
    {
        if (const BoundColumn* bound = found.bound(column)) {
            index = bound->index;
            header = bound->header;
        }
    }

    void bind_values(const Recognition& found)
    {
        ValueColumns columns;
        bind(found, "measured", columns.measured, columns.headers.columns.measured);
        bind(found, "converted", columns.converted, columns.headers.columns.converted);
        bind(found, "flag", columns.flag, columns.headers.columns.flag);
        if (const BoundColumn* bound = found.bound("measured")) columns.headers.measured_unit = bound->unit;
        if (const BoundColumn* bound = found.bound("converted")) columns.headers.converted_unit = bound->unit;
        values.push_back(std::move(columns));
    }

    void bind_items(const Recognition& found)
    {
        for (const ItemColumns& each : found.items) {
            ValueColumns columns;
            columns.measured = each.measured;
            columns.converted = each.converted;
            columns.flag = each.flag;
            columns.item = each.text;
            columns.headers = {{each.measured_header, each.converted_header, each.flag_header},
                               each.measured_unit,
                               each.converted_unit};
            values.push_back(std::move(columns));
        }
    }

    bool read_value(Fields fields, int index, const std::string& header, std::int64_t row, const SeriesTarget& target,
                    bool of_converted, ScaledValue& value);
    bool add(Fields fields, const ValueColumns& columns, std::string_view outlet_text, std::string_view item_text,
             std::int64_t row, Time at);
    // A long row is rejected as a whole; of a wide one only the item is left out.
    void refuse(std::int64_t row, std::string_view header, std::string_view text, Text expected)
    {
        if (wide) {
            log.problem(row, header, text, std::move(expected));
        } else {
            log.reject(row, header, text, std::move(expected));
        }
    }
    void reject_target(const SeriesTarget& target, const ValueColumns& columns, std::int64_t row);
    Flag read_mark(Fields fields, const ValueColumns& columns, std::int64_t row);
    bool add_row(Fields fields, std::int64_t row, Time at);
    void learn(Fields fields);
    void append(const SeriesTarget& target, const PatternValues& read, std::int64_t row);
};

// False when the row is rejected because of it.
bool SeriesReader::State::read_value(Fields fields, int index, const std::string& header, std::int64_t row,
                                     const SeriesTarget& target, bool of_converted, ScaledValue& value)
{
    const std::string_view text = field(fields, index);
    const Reading reading = read_scaled(text, value, own_unit);
    if (reading == Reading::none) return true;
    if (reading == Reading::unreadable) {
        refuse(row, header, text, {"数值，如 12.5", "a number such as 12.5"});
        return false;
    }
    if (is_below_limit(text)) log.change(row, header, store::ChangeKind::half_limit, text, decimal_text(value));
    if (!own_unit.empty()) {
        const ScaledValue written = value;
        bool fits = convert_own(target, own_unit, value);
        if (fits && (written.scaled != value.scaled || written.decimals != value.decimals))
            fits = log.change(row, header, store::ChangeKind::conversion, own_unit, target.unit);
        own_unit.clear();
        if (!fits) refuse(row, header, text, expected_unit(target.unit));
        return fits;
    }
    const reference::Unit* from = of_converted ? target.converted : target.measured;
    if (from != nullptr) convert(*from, target, value);
    return true;
}

Flag SeriesReader::State::read_mark(Fields fields, const ValueColumns& columns, std::int64_t row)
{
    const std::string_view text = field(fields, columns.flag);
    const Flag flag = flags.read(text);
    if (flag == Flag::unknown) {
        log.problem(row, columns.headers.columns.flag, text,
                    {"数据标记，如 N、F、M、D、C、T、B、St、Sd、Md 或 正常、停运、校准、维护、故障",
                     "a flag such as N, F, M, D, C, T, B, St, Sd, Md or 正常, 停运, 校准, 维护, 故障"});
    }
    return flag;
}

void SeriesReader::State::reject_target(const SeriesTarget& target, const ValueColumns& columns, std::int64_t row)
{
    if (!target.unknown_unit.empty()) {
        refuse(row, columns.headers.columns.measured, target.unknown_unit, expected_unit(target.unit));
    } else if (reference::trimmed(target.item_text).empty()) {
        refuse(row, item_header, target.item_text, {"监测因子，不能为空", "an item; it must not be empty"});
    } else {
        refuse(row, outlet_header, target.outlet_text,
               {"排放口编号，如 DA001，写在列中或工作表、文件的名称中",
                "the code of an outlet such as DA001, in a column or in the name of the sheet or file"});
    }
}

bool SeriesReader::State::add(Fields fields, const ValueColumns& columns, std::string_view outlet_text,
                              std::string_view item_text, std::int64_t row, Time at)
{
    const SeriesTarget& target = targets.find(outlet_text, item_text, word(fields, unit), columns.headers, row);
    if (target.example) {
        if (example_row != row) log.note(row, "", outlet_text, {"示例行，未导入", "an example row, left out"});
        example_row = row;
        return false;
    }
    if (target.series < 0) {
        reject_target(target, columns, row);
        return false;
    }
    ScaledValue measured, converted;
    if (!read_value(fields, columns.measured, columns.headers.columns.measured, row, target, false, measured))
        return false;
    if (columns.converted >= 0 &&
        !read_value(fields, columns.converted, columns.headers.columns.converted, row, target, true, converted))
        return false;
    const bool empty = measured.scaled == kAbsent && converted.scaled == kAbsent;
    if (wide && empty && means_no_value(field(fields, columns.flag))) return true;  // the item has no value here
    store::SeriesRecord record;
    record.time = at;
    record.measured = measured.scaled;
    record.converted = converted.scaled;
    record.measured_decimals = measured.decimals;
    record.converted_decimals = converted.decimals;
    record.flag = read_mark(fields, columns, row);
    record.row = row;
    writer.append(target.series, record);
    return true;
}

bool SeriesReader::State::add_row(Fields fields, std::int64_t row, Time at)
{
    std::string_view outlet_text = word(fields, outlet);
    if (outlet_text.empty()) outlet_text = outlet_of_name;
    if (!wide) {
        if (!add(fields, values.front(), outlet_text, word(fields, item), row, at)) return false;
        if (separator != '\0' && targets.last().pattern.worth_learning()) learn(fields);
        return true;
    }
    for (const ValueColumns& columns : values) add(fields, columns, outlet_text, columns.item, row, at);
    return example_row != row;
}

void SeriesReader::State::learn(Fields fields)
{
    texts.clear();
    for (const Cell& cell : fields) texts.push_back(cell.text);
    targets.last().pattern.learn(texts, kinds, separator);
}

void SeriesReader::State::append(const SeriesTarget& target, const PatternValues& read, std::int64_t row)
{
    store::SeriesRecord record;
    record.time = days ? start_of_day(read.time) : read.time;
    const auto put = [&](ScaledValue value, const reference::Unit* from, std::int64_t& scaled, std::int8_t& decimals) {
        if (from != nullptr && value.scaled != kAbsent) convert(*from, target, value);
        scaled = value.scaled;
        decimals = value.decimals;
    };
    put(read.measured, target.measured, record.measured, record.measured_decimals);
    put(read.converted, target.converted, record.converted, record.converted_decimals);
    record.flag = read.flag;
    record.row = row;
    writer.append(target.series, record);
}

SheetSink::Taken SeriesReader::text_rows(std::string_view text, char separator, std::int64_t number)
{
    State& state = *state_;
    SheetSink::Taken taken;
    if (state.wide) return taken;
    state.separator = separator;
    const char* at = text.data();
    const char* const end = at + text.size();
    PatternValues read;
    while (at < end) {
        const SeriesTarget* target = state.targets.expected();
        if (target == nullptr || !target->pattern.known()) break;
        const char* next = target->pattern.match(at, state.times, state.flags, read);
        if (next == nullptr) break;
        state.targets.found_expected();
        state.append(*target, read, number + taken.rows);
        ++taken.rows;
        at = next;
    }
    state.log.accepted(taken.rows);
    taken.bytes = static_cast<std::size_t>(at - text.data());
    return taken;
}

SeriesReader::SeriesReader(ImportLog& log, const Recognition& recognition)
    : state_(std::make_unique<State>(log, recognition))
{
}
SeriesReader::~SeriesReader() = default;

void SeriesReader::row(std::int64_t number, std::span<const Cell> fields)
{
    State& state = *state_;
    const std::string_view time_text = field(fields, state.time);
    Time at;
    if (!state.times.read(time_text, at)) {
        if (is_beside_the_table(number, fields, state.bound_columns, state.log)) return;
        if (is_statistic_word(time_text)) {
            state.log.note(number, state.time_header, time_text, {"统计行，未导入", "a row of statistics, left out"});
            return;
        }
        state.log.reject(number, state.time_header, time_text,
                         {"时间，如 2025-01-02 03:00", "a time such as 2025-01-02 03:00"});
        return;
    }
    if (state.days) at = start_of_day(at);
    if (state.add_row(fields, number, at)) state.log.accepted();
}

void SeriesReader::finish()
{
    state_->writer.finish(state_->flags.of_reports());
}

}  // namespace audit::import
