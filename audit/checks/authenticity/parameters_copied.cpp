// SPDX-License-Identifier: Apache-2.0
// Two different items of an outlet are the same series, or one is an affine image of the other, for 72 hours or more:
// every value of one follows from the other by one line within the rounding of both. A window that does not fit shows
// it within a few values, so the work stays close to one reading of the data for each pair of an outlet's few items.
// Items that are computed from one another by their nature are left out; values that hardly change are flatline's
// business.
#include <algorithm>
#include <cmath>
#include <set>

#include "audit/checks/check.h"
#include "audit/checks/hourly_values.h"

namespace audit::checks {

namespace {

struct Item {
    const hours::ItemHours* hours;
    HourlyValues values;
};

struct Line {
    double slope = 0, offset = 0;
};

// A stretch of common measurements of two items.
class PairWindow {
 public:
    PairWindow(const Item& a, const Item& b, const std::vector<std::size_t>& hours) : a_(a), b_(b), hours_(hours) {}

    // Both move by many times their resolution, and all values lie on one line within the rounding of both.
    std::optional<Line> line(double least_range) const
    {
        std::size_t low = hours_.front();
        std::size_t high = hours_.front();
        std::size_t changes = 0;
        for (std::size_t i = 1; i < hours_.size(); ++i) {
            if (a_.values.at(hours_[i]) < a_.values.at(low)) low = hours_[i];
            if (a_.values.at(hours_[i]) > a_.values.at(high)) high = hours_[i];
            if (a_.values.at(hours_[i]) != a_.values.at(hours_[i - 1])) ++changes;
        }
        const double range_a = static_cast<double>(a_.values.at(high) - a_.values.at(low));
        const double range_b = std::abs(static_cast<double>(b_.values.at(high) - b_.values.at(low)));
        if (range_a < least_range || range_b < least_range || changes < hours_.size() / 2) return std::nullopt;
        const double slope =
            (b_.values.number(high) - b_.values.number(low)) / (a_.values.number(high) - a_.values.number(low));
        const Line found{slope, b_.values.number(low) - slope * a_.values.number(low)};
        return fits(found) ? std::optional(found) : std::nullopt;
    }

 private:
    bool fits(const Line& line) const
    {
        // Half a unit for each value's rounding, and as much again for that of the two the line was drawn through.
        const double allowed = 1.01 * (b_.values.unit_ + std::abs(line.slope) * a_.values.unit_);
        return std::all_of(hours_.begin(), hours_.end(), [&](std::size_t hour) {
            return std::abs(line.offset + line.slope * a_.values.number(hour) - b_.values.number(hour)) <= allowed;
        });
    }

    const Item& a_;
    const Item& b_;
    const std::vector<std::size_t>& hours_;
};

struct Copy {
    std::size_t first = 0, last = 0;
    std::int64_t hours = 0;
    Line line;
};

bool same_line(const Line& a, const Line& b)
{
    constexpr double kClose = 0.02;
    return std::abs(a.slope - b.slope) <= kClose * std::abs(a.slope);
}

// Three neighbours that may lie on one line within the rounding of both items: what every copy has to show at once.
bool may_lie_on_a_line(const Item& a, const Item& b, std::size_t first, std::size_t second, std::size_t third)
{
    const double a1 = a.values.number(second) - a.values.number(first);
    const double a2 = a.values.number(third) - a.values.number(second);
    const double b1 = b.values.number(second) - b.values.number(first);
    const double b2 = b.values.number(third) - b.values.number(second);
    const double rounding = a.values.unit_ * (std::abs(b1) + std::abs(b2)) +
                            b.values.unit_ * (std::abs(a1) + std::abs(a2)) + 2 * a.values.unit_ * b.values.unit_;
    return std::abs(a1 * b2 - a2 * b1) <= 1.01 * rounding;
}

// Looks for copies within a stretch of hours: windows one after the other while they fit, the last one at its end; a
// window that does not fit moves on by an hour.
void add_copies(std::vector<Copy>& copies, const Item& a, const Item& b, const std::vector<std::size_t>& run,
                std::size_t length, double least_range)
{
    std::size_t counted = 0;  // of the run, hours that are part of a copy already
    for (std::size_t from = 0; from + length <= run.size();) {
        const auto first = run.begin() + static_cast<std::ptrdiff_t>(from);
        const std::vector<std::size_t> hours(first, first + static_cast<std::ptrdiff_t>(length));
        const auto line = PairWindow(a, b, hours).line(least_range);
        if (!line) {
            ++from;
            continue;
        }
        const bool goes_on =
            !copies.empty() && hours.front() <= copies.back().last + 24 && same_line(copies.back().line, *line);
        if (!goes_on) copies.push_back({hours.front(), hours.back(), 0, *line});
        copies.back().last = hours.back();
        copies.back().hours += static_cast<std::int64_t>(from + length - std::max(from, counted));
        counted = from + length;
        const bool at_end = counted == run.size();
        from = at_end ? run.size() : std::min(counted, run.size() - length);
    }
}

std::vector<Copy> copies_of(const CheckContext& check, const hours::OutletHours& outlet, const Item& a, const Item& b)
{
    const auto length = static_cast<std::size_t>(check.number("window_hours"));
    const double least_range = check.number("minimum_range");
    std::vector<Copy> copies;
    std::vector<std::size_t> run;  // hours in which every three neighbours may lie on a line
    for (std::size_t hour = 0; hour < outlet.count; ++hour) {
        const bool used = is_measurement(outlet, *a.hours, hour) && is_measurement(outlet, *b.hours, hour) &&
                          a.values.has(hour) && b.values.has(hour);
        if (!used) continue;
        const std::size_t known = run.size();
        if (known >= 2 && !may_lie_on_a_line(a, b, run[known - 2], run[known - 1], hour)) {
            add_copies(copies, a, b, run, length, least_range);
            run.erase(run.begin(), run.end() - 1);
        }
        run.push_back(hour);
    }
    add_copies(copies, a, b, run, length, least_range);
    return copies;
}

void report_copy(CheckContext& check, const hours::OutletHours& outlet, const Item& a, const Item& b, const Copy& copy)
{
    const bool same = std::abs(copy.line.slope - 1) < 1e-9 && std::abs(copy.line.offset) < 1e-9;
    constexpr int kDecimals = 4;
    const std::string slope = Decimal::from_double(copy.line.slope, kDecimals).trimmed().to_string();
    const std::string offset = Decimal::from_double(copy.line.offset, kDecimals).trimmed().to_string();
    std::vector<Evidence> evidence =
        hour_evidence(check, outlet, a.hours->item, {copy.first, copy.last}, a.values.converted);
    for (Evidence& cell : hour_evidence(check, outlet, b.hours->item, {copy.first, copy.last}, b.values.converted)) {
        evidence.push_back(std::move(cell));
    }
    const auto formula = [&](const std::string& image, const std::string& original) {
        return image + " = " + slope + " × " + original + " + " + offset;
    };
    const std::string zh = formula(b.hours->item, a.hours->item);
    const std::string en = formula(english_name(b.hours->item), english_name(a.hours->item));
    check.report({.subject = {.outlet = outlet.outlet, .pollutant = b.hours->item},
                  .period = hours_period(outlet, copy.first, copy.last),
                  .records = copy.hours,
                  .values = {{"other_zh", a.hours->item},
                             {"other_en", english_name(a.hours->item)},
                             {"how_zh", same ? "逐位相同" : "呈固定的线性关系（" + zh + "）"},
                             {"how_en", same ? "are the same digit for digit" : "follow one line (" + en + ")"}},
                  .evidence = std::move(evidence)});
}

std::set<std::string> derived_pairs(const CheckContext& check)
{
    std::set<std::string> pairs;
    for (const std::string& pair : names_in(check.text("derived"))) {
        const std::size_t plus = pair.find('+');
        if (plus == std::string::npos) continue;
        pairs.insert(pair);
        pairs.insert(pair.substr(plus + 1) + "+" + pair.substr(0, plus));
    }
    return pairs;
}

}  // namespace

void parameters_copied(CheckContext& check)
{
    const std::set<std::string> derived = derived_pairs(check);
    for (const std::string& name : check.monitored_outlets()) {
        const hours::OutletHours& outlet = check.hours(name);
        std::vector<Item> items;
        for (const auto& [item_name, item] : outlet.all) items.push_back({&item, values_of(item)});
        check.examined(static_cast<std::int64_t>(outlet.count * items.size()));
        for (std::size_t i = 0; i < items.size(); ++i) {
            for (std::size_t j = i + 1; j < items.size(); ++j) {
                if (derived.contains(items[i].hours->item + "+" + items[j].hours->item)) continue;
                for (const Copy& copy : copies_of(check, outlet, items[i], items[j])) {
                    report_copy(check, outlet, items[i], items[j], copy);
                }
            }
        }
    }
}

}  // namespace audit::checks
