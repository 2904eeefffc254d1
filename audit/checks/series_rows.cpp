// SPDX-License-Identifier: Apache-2.0
#include "audit/checks/series_rows.h"

#include <algorithm>
#include <array>

#include "audit/checks/sql_tables.h"

namespace audit::checks {

namespace {

using store::RowTable;
using store::SqlColumn;
using store::SqlValue;

// By Flag; the words of templates/checks/README.md.
constexpr std::array kFlags = {"absent",        "normal",      "stopped",      "starting", "stopping",
                               "banked",        "calibration", "maintenance",  "fault",    "over_range",
                               "communication", "no_data",     "manual_entry", "unknown",  "letter_b"};

SqlValue flag_value(Flag flag)
{
    return std::string(kFlags.at(static_cast<std::size_t>(flag)));
}

SqlValue number(std::int64_t scaled, int decimals)
{
    if (scaled == kAbsent) return {};
    return Decimal{scaled, decimals}.to_double();
}

SqlValue truth(bool value)
{
    return std::int64_t{value ? 1 : 0};
}

bool is_asked(const std::optional<std::string>& asked, const std::string& name)
{
    return !asked || *asked == name;
}

enum HourColumn { outlet, item, time, measured, converted, judged, unit, flag, valid, exempt, operating, cell };

class HourCursor : public RowTable::Cursor {
 public:
    HourCursor(hours::HoursReader& reader, RowTable::Asked asked) : reader_(reader), asked_(std::move(asked))
    {
        for (std::string& name : reader_.outlets()) {
            if (is_asked(asked_.first, name)) outlets_.push_back(std::move(name));
        }
    }

    bool next() override
    {
        for (;;) {
            while (item_ != nullptr && ++hour_ < end_) {
                if (item_->flags[hour_] != Flag::absent) return true;
            }
            if (!next_item()) return false;
        }
    }

    SqlValue value(int column) override
    {
        const hours::OutletHours& hours = *hours_;
        switch (column) {
            case outlet:
                return hours.outlet;
            case item:
                return item_->item;
            case time:
                return hours.time(hour_).seconds;
            case measured:
                return number(item_->measured[hour_], item_->decimals);
            case converted:
                return item_->converted.empty() ? SqlValue() : number(item_->converted[hour_], item_->decimals);
            case judged:
                return number(item_->judged[hour_], item_->judged_decimals);
            case unit:
                return item_->unit;
            case flag:
                return flag_value(item_->flags[hour_]);
            case valid:
                return truth(item_->valid[hour_]);
            case exempt:
                return truth(hours.exempt[hour_] && hours.grant != nullptr && hours.grant->covers(item_->item));
            case operating:
                return truth(hours.operating[hour_]);
            default:
                return to_text(HourCell{hours.outlet, item_->item, hours.time(hour_)});
        }
    }

 private:
    // The next item that is asked for, at the hour before its first one; false when there is none.
    bool next_item()
    {
        for (;;) {
            while (hours_ != nullptr && at_ != hours_->all.end()) {
                item_ = &at_->second;
                ++at_;
                if (is_asked(asked_.second, item_->item)) return begin_hours();
            }
            item_ = nullptr;
            if (outlet_ == outlets_.size()) return false;
            hours_ = &reader_.outlet(outlets_[outlet_++]);
            at_ = hours_->all.begin();
        }
    }

    bool begin_hours()
    {
        const std::int64_t start = hours_->start.seconds;
        const auto count = static_cast<std::int64_t>(hours_->count);
        const std::int64_t first = asked_.from ? (*asked_.from - start + kHour - 1) / kHour : 0;
        const std::int64_t last = asked_.to ? (*asked_.to - start) / kHour : count;
        hour_ = static_cast<std::size_t>(std::clamp<std::int64_t>(first, 0, count)) - 1;
        end_ = static_cast<std::size_t>(std::clamp<std::int64_t>(last + 1, 0, count));
        return true;
    }

    hours::HoursReader& reader_;
    RowTable::Asked asked_;
    std::vector<std::string> outlets_;
    std::size_t outlet_ = 0;
    const hours::OutletHours* hours_ = nullptr;
    std::map<std::string, hours::ItemHours, std::less<>>::const_iterator at_;
    const hours::ItemHours* item_ = nullptr;
    std::size_t hour_ = 0, end_ = 0;
};

class HourRows : public RowTable {
 public:
    explicit HourRows(hours::HoursReader& hours) : hours_(hours) {}
    std::vector<SqlColumn> columns() const override
    {
        return {{"outlet", "TEXT"},    {"item", "TEXT"},      {"time", "INTEGER"},      {"measured", "REAL"},
                {"converted", "REAL"}, {"judged", "REAL"},    {"unit", "TEXT"},         {"flag", "TEXT"},
                {"valid", "INTEGER"},  {"exempt", "INTEGER"}, {"operating", "INTEGER"}, {"cell", "TEXT"}};
    }
    std::unique_ptr<Cursor> open(const Asked& asked) override { return std::make_unique<HourCursor>(hours_, asked); }

 private:
    hours::HoursReader& hours_;
};

// One series after the other, a month at a time.
class SeriesCursor : public RowTable::Cursor {
 public:
    SeriesCursor(const store::SeriesStore& store, Interval interval, const RowTable::Asked& asked) : store_(store)
    {
        for (store::SeriesInfo& info : store_.list()) {
            const SeriesKey& key = info.key;
            if (key.interval != interval || key.statistic != Statistic::mean) continue;
            if (!is_asked(asked.first, key.outlet) || !is_asked(asked.second, key.item)) continue;
            if (asked.from) info.span.from = std::max(info.span.from, Time{*asked.from});
            if (asked.to) info.span.to = std::min(info.span.to, Time{*asked.to} + 1);
            if (!info.span.empty()) infos_.push_back(std::move(info));
        }
        if (!infos_.empty()) month_ = infos_.front().span.from;
    }

    bool next() override
    {
        for (;;) {
            while (++at_ < series_.size()) {
                if (series_.has_record(at_)) return true;
            }
            if (!next_month()) return false;
        }
    }

    SqlValue value(int column) override
    {
        switch (column) {
            case 0:
                return series_.key.outlet;
            case 1:
                return series_.key.item;
            case 2:
                return series_.time(at_).seconds;
            case 3:
                return number(series_.measured[at_], series_.decimals);
            case 4:
                return series_.converted.empty() ? SqlValue() : number(series_.converted[at_], series_.decimals);
            case 5:
                return series_.unit;
            default:
                return flag_value(series_.flags[at_]);
        }
    }

 private:
    bool next_month()
    {
        while (info_ < infos_.size() && month_ >= infos_[info_].span.to) {
            if (++info_ < infos_.size()) month_ = infos_[info_].span.from;
        }
        if (info_ == infos_.size()) return false;
        const Time end = std::min(add_months(start_of_month(month_), 1), infos_[info_].span.to);
        series_ = store_.load(infos_[info_].key, Period{month_, end});
        at_ = static_cast<std::size_t>(-1);
        month_ = end;
        return true;
    }

    const store::SeriesStore& store_;
    std::vector<store::SeriesInfo> infos_;
    std::size_t info_ = 0;
    Time month_;
    Series series_;
    std::size_t at_ = static_cast<std::size_t>(-1);
};

class SeriesRows : public RowTable {
 public:
    SeriesRows(const store::SeriesStore& store, Interval interval) : store_(store), interval_(interval) {}
    std::vector<SqlColumn> columns() const override
    {
        return {{"outlet", "TEXT"},    {"item", "TEXT"}, {"time", "INTEGER"}, {"measured", "REAL"},
                {"converted", "REAL"}, {"unit", "TEXT"}, {"flag", "TEXT"}};
    }
    std::unique_ptr<Cursor> open(const Asked& asked) override
    {
        return std::make_unique<SeriesCursor>(store_, interval_, asked);
    }

 private:
    const store::SeriesStore& store_;
    Interval interval_;
};

}  // namespace

std::unique_ptr<RowTable> hourly_rows(hours::HoursReader& hours)
{
    return std::make_unique<HourRows>(hours);
}

std::unique_ptr<RowTable> series_rows(const store::SeriesStore& series, Interval interval)
{
    return std::make_unique<SeriesRows>(series, interval);
}

}  // namespace audit::checks
