// SPDX-License-Identifier: Apache-2.0
#include "app/commands/view_chart.h"

#include <algorithm>

#include "audit/model/text.h"
#include "audit/store/plant_reader.h"
#include "audit/store/series_store.h"

namespace commands {

namespace {

void add_limit(std::vector<reports::ChartLimit>& limits, const std::optional<audit::LimitValue>& value,
               const audit::Text& name, audit::Language language)
{
    if (!value) return;
    limits.push_back({value->upper.to_double(), name.in(language) + " " + value->upper.to_string()});
    if (value->lower)
        limits.push_back({value->lower->to_double(), name.in(language) + " " + value->lower->to_string()});
}

}  // namespace

ChartSeries load_chart_series(const std::string& case_path, const audit::SeriesKey& key, audit::Language language)
{
    using audit::store::CaseFile;
    const CaseFile case_file = CaseFile::open(case_path, audit::store::OpenMode::read_only);
    ChartSeries chart;
    chart.series = audit::store::SeriesStore(case_file).load(key);
    const audit::Plant plant = audit::store::read_plant(case_file);
    const audit::PermitLimit* limit = plant.find_limit(key.outlet, key.item);
    if (limit == nullptr) return chart;
    chart.converted = limit->baseline_o2_pct.has_value() && !chart.series.converted.empty();
    add_limit(chart.limits, limit->hourly, {"小时限值", "hourly limit"}, language);
    add_limit(chart.limits, limit->daily, {"日均限值", "daily limit"}, language);
    return chart;
}

std::vector<audit::SeriesKey> keys_of(const CaseView& view)
{
    std::vector<audit::SeriesKey> keys;
    for (const audit::store::SeriesInfo& info : view.series)
        if (info.key.statistic == audit::Statistic::mean) keys.push_back(info.key);
    return keys;
}

std::optional<audit::SeriesKey> series_of(const audit::Finding& finding, const std::vector<audit::SeriesKey>& keys)
{
    const auto found = std::find_if(keys.begin(), keys.end(), [&](const audit::SeriesKey& key) {
        return key.outlet == finding.subject.outlet && key.item == finding.subject.pollutant;
    });
    if (found == keys.end()) return std::nullopt;
    return *found;
}

}  // namespace commands
