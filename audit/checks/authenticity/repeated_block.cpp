// SPDX-License-Identifier: Apache-2.0
// A block of 24 hours or more comes back digit for digit at another place of the series or of another series. Every
// window of a day is looked up by its hash among the windows seen before and then verified value by value; a match is
// followed to its end and its windows are not looked up again, so the work is linear in the data. Windows that hardly
// change are flatline's business, the same hours of two items of one outlet parameters_copied's; zero and stopped hours
// are left out, and so are blocks that a coarse instrument repeats by chance.
#include <algorithm>
#include <bit>
#include <cmath>
#include <map>
#include <optional>
#include <unordered_map>

#include "audit/checks/check.h"
#include "audit/checks/hourly_values.h"

namespace audit::checks {

namespace {

struct BlockSeries {
    const hours::OutletHours* outlet;
    const hours::ItemHours* item;
    bool converted = false;
    // 0 where the hour is left out.
    std::vector<double> values;
};

BlockSeries block_series(const hours::OutletHours& outlet, const hours::ItemHours& item)
{
    const HourlyValues values = values_of(item);
    const auto scale = static_cast<double>(power_of_ten(values.decimals));
    BlockSeries series{&outlet, &item, values.converted, std::vector<double>(outlet.count, 0)};
    for (std::size_t hour = 0; hour < outlet.count; ++hour) {
        const bool used = values.has(hour) && outlet.operating[hour];
        // One correctly rounded division: equal decimals give equal doubles whatever their scale.
        series.values[hour] = used ? static_cast<double>(values.at(hour)) / scale : 0;
    }
    return series;
}

std::uint64_t mixed(double value)
{
    auto bits = std::bit_cast<std::uint64_t>(value);
    bits ^= bits >> 31U;
    bits *= 0x9e3779b97f4a7c15U;
    return bits ^ (bits >> 29U);
}

// The hash of the last `length` values, and whether they may make a block: none left out, enough changes.
class Window {
 public:
    Window(const std::vector<double>& values, std::size_t length, std::size_t changes)
        : values_(values), length_(length), changes_needed_(changes)
    {
        for (std::size_t i = 0; i < length; ++i) lead_ *= kBase;
    }
    void push(std::size_t i)
    {
        hash_ = hash_ * kBase + mixed(values_[i]);
        if (i >= length_) hash_ -= lead_ * mixed(values_[i - length_]);
        run_ = values_[i] == 0 ? 0 : run_ + 1;
        if (i > 0 && values_[i] != values_[i - 1]) ++changes_;
        if (i >= length_ && values_[i - length_ + 1] != values_[i - length_]) --changes_;
    }
    bool is_block() const { return run_ >= length_ && changes_ >= changes_needed_; }
    std::uint64_t hash() const { return hash_; }

 private:
    static constexpr std::uint64_t kBase = 0x100000001b3U;
    const std::vector<double>& values_;
    std::size_t length_, changes_needed_;
    std::uint64_t hash_ = 0, lead_ = 1;
    std::size_t run_ = 0, changes_ = 0;
};

struct Place {
    std::uint32_t series = 0;
    std::uint32_t hour = 0;
};
struct Match {
    Place first, again;
    std::size_t hours = 0;
};

// Where each content of a window was seen first: an open table of eight bytes a slot, at most half full.
class FirstPlaces {
 public:
    explicit FirstPlaces(std::size_t windows) : slots_(std::bit_ceil(2 * windows + 2)) {}

    // The place of the first window that `is_same`; else this one is kept and nothing returned.
    template <typename IsSame>
    std::optional<std::uint32_t> find_or_add(std::uint64_t hash, std::uint32_t place, IsSame is_same)
    {
        hash *= 0x9e3779b97f4a7c15U;
        const auto mark = static_cast<std::uint32_t>(hash);
        const std::size_t mask = slots_.size() - 1;
        for (std::size_t at = (hash >> 32U) & mask;; at = (at + 1) & mask) {
            Slot& slot = slots_[at];
            if (slot.place == kNone) {
                slot = {mark, place};
                return std::nullopt;
            }
            if (slot.mark == mark && is_same(slot.place)) return slot.place;
        }
    }

 private:
    static constexpr std::uint32_t kNone = ~std::uint32_t{0};
    struct Slot {
        std::uint32_t mark = 0, place = kNone;
    };
    std::vector<Slot> slots_;
};

// Places are numbered through all series.
class BlockFinder {
 public:
    BlockFinder(const std::vector<BlockSeries>& all, std::size_t length, std::size_t changes)
        : all_(all), length_(length), changes_(changes), seen_(number_places())
    {
    }

    std::vector<Match> find()
    {
        for (std::uint32_t series = 0; series < all_.size(); ++series) find_in(series);
        return std::move(matches_);
    }

 private:
    std::size_t number_places()
    {
        std::size_t places = 0;
        for (const BlockSeries& series : all_) {
            starts_.push_back(places);
            places += series.values.size();
        }
        return places;
    }

    Place place_of(std::uint32_t number) const
    {
        const auto after = std::upper_bound(starts_.begin(), starts_.end(), number);
        const auto series = static_cast<std::uint32_t>(after - starts_.begin() - 1);
        return {series, static_cast<std::uint32_t>(number - starts_[series])};
    }

    void find_in(std::uint32_t series)
    {
        const std::vector<double>& values = all_[series].values;
        Window window(values, length_, changes_);
        std::size_t known_until = 0;  // windows that begin before it are part of the last match
        for (std::size_t i = 0; i < values.size(); ++i) {
            window.push(i);
            if (i + 1 < length_ || !window.is_block() || i + 1 - length_ < known_until) continue;
            const Place here{series, static_cast<std::uint32_t>(i + 1 - length_)};
            const auto number = static_cast<std::uint32_t>(starts_[series] + here.hour);
            const auto found = seen_.find_or_add(window.hash(), number, [&](std::uint32_t other) {
                return common_hours(place_of(other), here, length_) == length_;
            });
            if (!found || !is_elsewhere(place_of(*found), here)) continue;
            const std::size_t hours = common_hours(place_of(*found), here, values.size());
            matches_.push_back({place_of(*found), here, hours});
            known_until = here.hour + hours - length_ + 1;
        }
    }

    bool is_elsewhere(const Place& first, const Place& here) const
    {
        return first.series != here.series || here.hour >= first.hour + length_;
    }

    std::size_t common_hours(const Place& first, const Place& here, std::size_t at_most) const
    {
        const std::vector<double>& a = all_[first.series].values;
        const std::vector<double>& b = all_[here.series].values;
        const std::size_t end = std::min({at_most, a.size() - first.hour, b.size() - here.hour});
        std::size_t hours = 0;
        while (hours < end && a[first.hour + hours] != 0 && a[first.hour + hours] == b[here.hour + hours]) ++hours;
        return hours;
    }

    const std::vector<BlockSeries>& all_;
    std::size_t length_, changes_;
    std::vector<std::size_t> starts_;
    FirstPlaces seen_;
    std::vector<Match> matches_;
};

bool is_copied_item(const std::vector<BlockSeries>& all, const Match& match, std::size_t hours)
{
    return match.first.series != match.again.series && match.first.hour == match.again.hour && match.hours >= hours &&
           all[match.first.series].outlet == all[match.again.series].outlet;
}

// How much a block says, in bits: of each value what its frequency in the series tells, or that of the step to it where
// that tells less (a slow series says little with each value).
class Surprise {
 public:
    explicit Surprise(const std::vector<double>& values) : values_(values)
    {
        for (std::size_t i = 1; i < values.size(); ++i) {
            if (values[i] == 0 || values[i - 1] == 0) continue;
            ++times_[values[i]];
            ++steps_[step(i)];
            ++all_;
        }
    }

    double bits(std::size_t first, std::size_t hours) const
    {
        double sum = 0;
        for (std::size_t i = first + 1; i < first + hours; ++i) {
            const double often = std::max(times_.at(values_[i]), steps_.at(step(i)));
            sum -= std::log2(often / all_);
        }
        return sum;
    }

 private:
    // Without the noise of binary arithmetic: equal steps of decimals are to be one.
    double step(std::size_t i) const { return std::round((values_[i] - values_[i - 1]) * 1e6); }

    const std::vector<double>& values_;
    std::unordered_map<double, double> times_, steps_;
    double all_ = 0;
};

// Matches that would be expected among so many hours by chance are dropped.
void drop_chance(std::vector<Match>& matches, const std::vector<BlockSeries>& all, double by_chance)
{
    double places = 0;
    for (const BlockSeries& series : all) places += static_cast<double>(series.values.size());
    const double needed = std::log2(places * places / 2 / by_chance);
    std::map<std::uint32_t, Surprise> known;
    std::erase_if(matches, [&](const Match& match) {
        const auto surprise = known.try_emplace(match.again.series, all[match.again.series].values).first;
        return surprise->second.bits(match.again.hour, match.hours) < needed;
    });
}

// Copies of one series that adjoin: one finding. `longest` shows where the data come from.
struct Copies {
    std::uint32_t series = 0;
    std::size_t first = 0, end = 0;  // hours
    std::int64_t hours = 0;
    Match longest;
};

std::vector<Copies> joined(std::vector<Match> matches, std::size_t gap)
{
    for (Match& match : matches) {
        if (match.first.hour > match.again.hour) std::swap(match.first, match.again);  // the later one is the copy
    }
    std::stable_sort(matches.begin(), matches.end(), [](const Match& a, const Match& b) {
        return std::pair(a.again.series, a.again.hour) < std::pair(b.again.series, b.again.hour);
    });
    std::vector<Copies> found;
    for (const Match& match : matches) {
        const std::size_t end = match.again.hour + match.hours;
        const bool adjoins =
            !found.empty() && found.back().series == match.again.series && match.again.hour <= found.back().end + gap;
        if (!adjoins) {
            found.push_back({match.again.series, match.again.hour, end, static_cast<std::int64_t>(match.hours), match});
            continue;
        }
        Copies& last = found.back();
        const std::size_t known = std::max<std::size_t>(last.end, match.again.hour);
        if (end > known) last.hours += static_cast<std::int64_t>(end - known);
        last.end = std::max(last.end, end);
        if (match.hours > last.longest.hours) last.longest = match;
    }
    return found;
}

void report_copies(CheckContext& check, const std::vector<BlockSeries>& all, const Copies& copies)
{
    const Match& match = copies.longest;
    const BlockSeries& original = all[match.first.series];
    const BlockSeries& copy = all[copies.series];
    const std::size_t last = match.again.hour + match.hours - 1;
    const std::size_t last_of_original = match.first.hour + match.hours - 1;
    std::vector<Evidence> evidence =
        hour_evidence(check, *copy.outlet, copy.item->item, {match.again.hour, last}, copy.converted);
    for (Evidence& cell : hour_evidence(check, *original.outlet, original.item->item,
                                        {match.first.hour, last_of_original}, original.converted)) {
        evidence.push_back(std::move(cell));
    }
    check.report({.subject = {.outlet = copy.outlet->outlet, .pollutant = copy.item->item},
                  .period = hours_period(*copy.outlet, copies.first, copies.end - 1),
                  .records = copies.hours,
                  .values = {{"source_outlet", original.outlet->outlet},
                             {"source_item_zh", original.item->item},
                             {"source_item_en", english_name(original.item->item)},
                             {"source_starts", time_text(original.outlet->time(match.first.hour))},
                             {"source_ends", time_text(original.outlet->time(last_of_original + 1))}},
                  .evidence = std::move(evidence)});
}

}  // namespace

void repeated_block(CheckContext& check)
{
    const std::vector<std::string> left_out = names_in(check.text("left_out"));
    std::vector<BlockSeries> all;
    for (const std::string& name : check.monitored_outlets()) {
        const hours::OutletHours& outlet = check.hours(name);
        check.examined(static_cast<std::int64_t>(outlet.count * outlet.all.size()));
        for (const auto& [item_name, item] : outlet.all) {
            if (std::find(left_out.begin(), left_out.end(), item_name) != left_out.end()) continue;
            all.push_back(block_series(outlet, item));
        }
    }
    const auto length = static_cast<std::size_t>(check.number("block_hours"));
    std::vector<Match> matches =
        BlockFinder(all, length, static_cast<std::size_t>(check.number("minimum_changes"))).find();
    const auto copied_hours = static_cast<std::size_t>(check.number("copied_item_hours"));
    std::erase_if(matches, [&](const Match& match) { return is_copied_item(all, match, copied_hours); });
    drop_chance(matches, all, check.number("by_chance"));
    for (const Copies& copies : joined(std::move(matches), length)) report_copies(check, all, copies);
}

}  // namespace audit::checks
