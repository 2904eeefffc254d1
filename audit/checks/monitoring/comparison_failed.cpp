// SPDX-License-Identifier: Apache-2.0
// A 比对 or 校验 of an analyser against the reference method lies outside the accuracy limits of HJ 75-2017 table 4
// (air) or HJ 355-2019 (water), by the band of the reference value. Pairs of one day are judged together by their
// means, with the relative accuracy where the standard asks for it and there are pairs enough.
#include <cmath>
#include <span>

#include "audit/checks/accuracy.h"
#include "audit/checks/check.h"
#include "audit/checks/monitoring_records.h"
#include "audit/reference/pollutants.h"

namespace audit::checks {

namespace {

bool same_comparison(const AnalyserRecord& a, const AnalyserRecord& b)
{
    return a.outlet == b.outlet && a.item == b.item && a.kind == b.kind &&
           start_of_day(a.period.from) == start_of_day(b.period.from);
}

std::string unit_of(const AnalyserRecord& record)
{
    const reference::Pollutant* known = reference::find_pollutant(record.item);
    if (known == nullptr || known->name == reference::kPh) return {};
    return record.outlet.starts_with("DA") ? known->air_unit : known->water_unit;
}

void judge(CheckContext& check, const std::vector<const AnalyserRecord*>& pairs)
{
    std::vector<double> reference;
    std::vector<double> reading;
    for (const AnalyserRecord* pair : pairs) {
        if (!pair->reference || !pair->reading) continue;
        reference.push_back(*pair->reference);
        reading.push_back(*pair->reading);
    }
    if (reference.empty()) return;
    check.examined(static_cast<std::int64_t>(reference.size()));
    const AnalyserRecord& first = *pairs.front();
    const std::optional<Accuracy> accuracy =
        accuracy_of(first.item, !first.outlet.starts_with("DA"), reference, reading);
    if (!accuracy || !accuracy->exceeded()) return;
    std::vector<Evidence> evidence;
    for (const AnalyserRecord* pair : {pairs.front(), pairs.back()}) {
        for (const char* column : {"reference", "reading"}) evidence.push_back(check.cell(pair->source, column));
        if (pairs.size() == 1) break;
    }
    constexpr int kDecimals = 2;
    check.report({.subject = {.outlet = first.outlet, .pollutant = first.item},
                  .period = Period{first.period.from, pairs.back()->period.to},
                  .records = static_cast<std::int64_t>(reference.size()),
                  .measured = Decimal::from_double(accuracy->deviation, kDecimals),
                  .limit = Decimal::from_double(accuracy->limit, kDecimals).trimmed(),
                  .unit = accuracy->relative ? "%" : unit_of(first),
                  .values = {{"kind", first.kind},
                             {"error_zh", accuracy->word_zh()},
                             {"error_en", accuracy->word_en()},
                             {"reference", Decimal::from_double(accuracy->reference, kDecimals).to_string()},
                             {"reading", Decimal::from_double(accuracy->reading, kDecimals).to_string()}},
                  .evidence = std::move(evidence)});
}

}  // namespace

void comparison_failed(CheckContext& check)
{
    const std::vector<AnalyserRecord> records = analyser_records(check);
    std::vector<const AnalyserRecord*> pairs;
    for (const AnalyserRecord& record : records) {
        if (!record.is_comparison() || !check.period().contains(record.period.from)) continue;
        if (!pairs.empty() && !same_comparison(*pairs.front(), record)) {
            judge(check, pairs);
            pairs.clear();
        }
        pairs.push_back(&record);
    }
    if (!pairs.empty()) judge(check, pairs);
}

}  // namespace audit::checks
