// SPDX-License-Identifier: Apache-2.0
// Manual results that are equal digit for digit where they should not be: three or more in a row with one value over
// different dates; three or more in a row that come back at another date or outlet; two whole reports with the same
// numbers. Non-detects and zeros are not equal values, and scales of few steps (pH, blackness, colour) are left out.
// Results of two digits agree by chance now and then, so what is found has to be rarer than the chance that the digits
// written and the item's own other results give it.
#include <algorithm>
#include <map>
#include <set>
#include <span>

#include "audit/checks/chance.h"
#include "audit/checks/check.h"
#include "audit/checks/hourly_values.h"
#include "audit/checks/monitoring_records.h"

namespace audit::checks {

namespace {

using Samples = std::vector<const ManualSample*>;

// Digits without leading zeros, point and exponent: how much a value says.
std::size_t significant_digits(const std::string& written)
{
    std::size_t digits = 0;
    for (const char c : written) {
        if (c >= '0' && c <= '9' && (digits > 0 || c != '0')) ++digits;
    }
    return digits;
}

Samples comparable(const CheckContext& check, const std::vector<ManualSample>& samples)
{
    const std::vector<std::string> left_out = names_in(check.text("left_out"));
    Samples found;
    for (const ManualSample& sample : samples) {
        const bool out = std::find(left_out.begin(), left_out.end(), sample.pollutant) != left_out.end();
        if (!out && sample.is_detected() && significant_digits(sample.measured_written) >= 2) found.push_back(&sample);
    }
    return found;
}

bool same_day(const ManualSample& a, const ManualSample& b)
{
    return start_of_day(a.sampled_at) == start_of_day(b.sampled_at);
}

// How often samples in a row agree with others by chance.
class Agreement {
 public:
    Agreement(const CheckContext& check, const Samples& samples)
        : scatter_(check.number("scatter_pct") / 100),
          scatter_of_day_(check.number("same_day_scatter_pct") / 100),
          most_(check.number("by_chance"))
    {
        for (const ManualSample* sample : samples) ++times_[sample->pollutant][sample->measured_written];
        for (const ManualSample* sample : samples) ++results_[sample->pollutant];
    }

    // Of a stretch that was found twice, among so many places where it could have been.
    bool is_chance(std::span<const ManualSample* const> samples, double places) const
    {
        double expected = places;
        for (std::size_t i = 0; i < samples.size(); ++i) {
            const bool of_one_day =
                i > 0 && samples[i]->subject() == samples[i - 1]->subject() && same_day(*samples[i], *samples[i - 1]);
            expected *= chance_of(*samples[i], 2 * samples.size(), of_one_day ? scatter_of_day_ : scatter_);
        }
        return expected > most_;
    }
    double results_of(const std::string& pollutant) const { return static_cast<double>(results_.at(pollutant)); }

 private:
    // By the digits written, or by how often the item's other results show the same.
    double chance_of(const ManualSample& sample, std::size_t found, double scatter) const
    {
        const double by_digits = chance_to_agree(sample.measured_written, scatter);
        const std::size_t all = results_.at(sample.pollutant);
        const std::size_t same = times_.at(sample.pollutant).at(sample.measured_written);
        if (all <= found || same <= found) return by_digits;
        return std::max(by_digits, static_cast<double>(same - found) / static_cast<double>(all - found));
    }

    double scatter_, scatter_of_day_, most_;
    std::map<std::string, std::map<std::string, std::size_t>> times_;
    std::map<std::string, std::size_t> results_;
};

void report_samples(CheckContext& check, std::span<const ManualSample* const> samples, const ManualSample& original,
                    const std::string& zh, const std::string& en, bool whole_report)
{
    const ManualSample& first = *samples.front();
    Time from = first.sampled_at;
    Time to = first.sampled_at;
    std::vector<Evidence> evidence;
    for (const ManualSample* sample : samples) {
        from = std::min(from, sample->sampled_at);
        to = std::max(to, sample->sampled_at);
        if (evidence.size() < 10) evidence.push_back(check.cell(sample->source, "measured"));
    }
    evidence.push_back(check.cell(original.source, "measured"));
    check.report(
        {.subject = {.outlet = first.outlet, .pollutant = whole_report ? "" : first.pollutant, .report = first.report},
         .period = Period{from, to + kMinute},
         .records = static_cast<std::int64_t>(samples.size()),
         .values = {{"what_zh", zh}, {"what_en", en}},
         .evidence = std::move(evidence)});
}

// One value over different dates.
void find_constant(CheckContext& check, const Samples& samples, const Agreement& agreement, std::size_t needed)
{
    for (std::size_t first = 0; first < samples.size();) {
        std::size_t next = first + 1;
        while (next < samples.size() && samples[next]->subject() == samples[first]->subject() &&
               samples[next]->measured_written == samples[first]->measured_written) {
            ++next;
        }
        const bool dates = !same_day(*samples[first], *samples[next - 1]);
        const auto repeats = std::span(samples).subspan(first + 1, next - first - 1);
        const bool found = next - first >= needed && dates;
        if (found && !agreement.is_chance(repeats, agreement.results_of(samples[first]->pollutant))) {
            const std::string& value = samples[first]->measured_written;
            report_samples(check, std::span(samples).subspan(first, next - first), *samples[first],
                           "不同日期连续出现同一数值 " + value, "show the same value " + value + " on different dates",
                           false);
        }
        first = next;
    }
}

// The same values in the same order at another date or outlet. Windows of `needed` samples are looked up by content.
class SequenceFinder {
 public:
    SequenceFinder(CheckContext& check, const Samples& samples, const Agreement& agreement, std::size_t needed,
                   const std::set<SourceRow>& done)
        : check_(check), samples_(samples), agreement_(agreement), needed_(needed), done_(done)
    {
    }

    void find()
    {
        std::size_t known_until = 0;
        for (std::size_t at = 0; at + needed_ <= samples_.size(); ++at) {
            if (at < known_until || !is_window(at)) continue;
            const auto [entry, is_new] = seen_.try_emplace(content(at), at);
            if (is_new || !is_elsewhere(entry->second, at)) continue;
            const std::size_t length = common(entry->second, at);
            if (length < needed_) continue;  // the window goes on into itself
            known_until = at + length;
            const double results = agreement_.results_of(samples_[at]->pollutant);
            if (agreement_.is_chance(std::span(samples_).subspan(at, length), results * (results - 1) / 2)) continue;
            if (!done_.contains(samples_[at]->source)) report(entry->second, at, length);
        }
    }

 private:
    // One outlet and pollutant, not all the same value (that is find_constant's).
    bool is_window(std::size_t at) const
    {
        bool varies = false;
        for (std::size_t i = at + 1; i < at + needed_; ++i) {
            if (samples_[i]->subject() != samples_[at]->subject()) return false;
            varies = varies || samples_[i]->measured_written != samples_[at]->measured_written;
        }
        return varies;
    }

    std::string content(std::size_t at) const
    {
        std::string content = samples_[at]->pollutant;
        for (std::size_t i = at; i < at + needed_; ++i) content += '\n' + samples_[i]->measured_written;
        return content;
    }

    bool is_elsewhere(std::size_t first, std::size_t again) const
    {
        return samples_[first]->outlet != samples_[again]->outlet || !same_day(*samples_[first], *samples_[again]);
    }

    std::size_t common(std::size_t first, std::size_t again) const
    {
        std::size_t length = 0;
        while (again + length < samples_.size() && samples_[again + length]->subject() == samples_[again]->subject() &&
               samples_[first + length]->subject() == samples_[first]->subject() && first + length < again &&
               samples_[first + length]->measured_written == samples_[again + length]->measured_written) {
            ++length;
        }
        return length;
    }

    void report(std::size_t first, std::size_t again, std::size_t length)
    {
        std::size_t copy = again;
        std::size_t original = first;
        if (samples_[copy]->sampled_at < samples_[original]->sampled_at) std::swap(copy, original);
        const ManualSample& source = *samples_[original];
        const std::string place = source.outlet + " " + time_text(source.sampled_at);
        report_samples(check_, std::span(samples_).subspan(copy, length), source, "与 " + place + " 起的结果逐位相同",
                       "equal, digit for digit, those from " + place, false);
    }

    CheckContext& check_;
    const Samples& samples_;
    const Agreement& agreement_;
    std::size_t needed_;
    const std::set<SourceRow>& done_;
    std::map<std::string, std::size_t> seen_;
};

// Two reports of different dates or outlets with the same numbers throughout. Returns the rows it reported.
std::set<SourceRow> find_reports(CheckContext& check, const Samples& samples, const Agreement& agreement,
                                 std::size_t needed)
{
    std::map<std::pair<std::string, std::string>, Samples> reports;  // report number and outlet
    for (const ManualSample* sample : samples) {
        if (!sample->report.empty()) reports[{sample->report, sample->outlet}].push_back(sample);
    }
    std::map<std::string, const Samples*> seen;
    std::set<SourceRow> reported;
    for (const auto& [key, rows] : reports) {
        if (rows.size() < needed) continue;
        std::string content;
        for (const ManualSample* row : rows) content += row->pollutant + '\n' + row->measured_written + '\n';
        const auto [entry, is_new] = seen.try_emplace(content, &rows);
        if (is_new) continue;
        const Samples* copy = &rows;
        const Samples* original = entry->second;
        if (copy->front()->outlet == original->front()->outlet && same_day(*copy->front(), *original->front()))
            continue;
        const auto all = static_cast<double>(reports.size());
        if (agreement.is_chance(rows, all * (all - 1) / 2)) continue;
        if (copy->front()->sampled_at < original->front()->sampled_at) std::swap(copy, original);
        const std::string& number = original->front()->report;
        report_samples(check, *copy, *original->front(), "与报告 " + number + " 的全部数值逐位相同",
                       "equal, digit for digit, all numbers of the report " + number, true);
        for (const ManualSample* row : *copy) reported.insert(row->source);
    }
    return reported;
}

}  // namespace

void duplicate_results(CheckContext& check)
{
    const std::vector<ManualSample> all = manual_samples(check);
    const Samples samples = comparable(check, all);
    check.examined(static_cast<std::int64_t>(samples.size()));
    const auto needed = static_cast<std::size_t>(check.number("in_a_row"));
    const Agreement agreement(check, samples);
    const std::set<SourceRow> reported = find_reports(check, samples, agreement, needed);
    find_constant(check, samples, agreement, needed);
    SequenceFinder(check, samples, agreement, needed, reported).find();
}

}  // namespace audit::checks
