// SPDX-License-Identifier: Apache-2.0
// A manual test (the samples of one day, or of neighbouring hours) holds fewer samples than the "at least n" of the
// plan. Missing tests are manual_test_missing's business; tests that stand in for automatic monitoring are not judged.
#include <array>
#include <charconv>
#include <map>
#include <set>

#include "audit/checks/check.h"
#include "audit/checks/monitoring_records.h"
#include "audit/reference/fold.h"

namespace audit::checks {

namespace {

std::optional<int> leading_number(std::string_view text)
{
    while (text.starts_with(' ')) text.remove_prefix(1);
    constexpr std::array<std::string_view, 10> kWords = {"一", "二", "三", "四", "五", "六", "七", "八", "九", "十"};
    for (std::size_t i = 0; i < kWords.size(); ++i)
        if (text.starts_with(kWords[i])) return static_cast<int>(i) + 1;
    if (text.starts_with("两")) return 2;
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && number > 0 ? std::optional(number) : std::nullopt;
}

// The number after "at least"; empty when the plan names none.
std::optional<int> required_samples(const std::string& sampling)
{
    const std::string half = reference::half_width(sampling);
    for (const std::string_view word : {"至少", "不少于", "不得少于", "≥"}) {
        const std::size_t at = half.find(word);
        if (at != std::string::npos) return leading_number(std::string_view(half).substr(at + word.size()));
    }
    return std::nullopt;
}

struct Required {
    int samples = 0;
    SourceRow source;
};

std::map<Subject, Required> requirements(const CheckContext& check)
{
    std::map<Subject, Required> required;
    for (const MonitoringRequirement& row : check.plant().monitoring) {
        const std::optional<int> samples = required_samples(row.sampling);
        if (row.automatic || !samples) continue;
        required[{.outlet = row.outlet, .pollutant = item_at(row.outlet, row.pollutant)}] = {*samples, row.source};
    }
    return required;
}

// A row is a sample; one with the number and time of another is the same handed in twice.
std::int64_t distinct_samples(std::span<const ManualSample> test)
{
    std::set<std::pair<Time, std::string>> numbered;
    std::int64_t others = 0;
    for (const ManualSample& sample : test) {
        if (sample.sample.empty()) {
            ++others;
        } else {
            numbered.emplace(sample.sampled_at, sample.sample);
        }
    }
    return others + static_cast<std::int64_t>(numbered.size());
}

}  // namespace

void samples_too_few(CheckContext& check)
{
    const auto required = requirements(check);
    if (required.empty()) {
        return check.not_applicable({"自行监测要求未规定样品个数", "the plan names no number of samples"});
    }
    const std::vector<ManualSample> samples = manual_samples(check);
    constexpr std::int64_t kApart = 4 * kHour;
    for (const auto& test : manual_tests(samples, kApart)) {
        const auto found = required.find(test.front().subject());
        if (found == required.end()) continue;
        check.examined(1);
        const std::int64_t count = distinct_samples(test);
        if (count >= found->second.samples) continue;
        check.report({.subject = found->first,
                      .period = period_of(test),
                      .records = count,
                      .measured = Decimal{count, 0},
                      .limit = Decimal{found->second.samples, 0},
                      .unit = "个",
                      .values = {{"day", date_text(test.front().sampled_at)}},
                      .evidence = {check.cell(test.front().source, "sampled_at"),
                                   check.cell(found->second.source, "sampling")}});
    }
}

}  // namespace audit::checks
