// SPDX-License-Identifier: Apache-2.0
// The series that a chart shows, with the limits that apply to it. Loaded once; every zoom draws from it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/commands/view_case.h"
#include "audit/model/finding.h"
#include "audit/model/series.h"
#include "reports/chart_model.h"

namespace commands {

struct ChartSeries {
    audit::Series series;
    std::vector<reports::ChartLimit> limits;
    bool converted = false;  // limits apply to the converted values, so those are drawn
};

// Empty series when the case holds none of that key.
ChartSeries load_chart_series(const std::string& case_path, const audit::SeriesKey& key, audit::Language language);

// The series that can be charted, by outlet and item.
std::vector<audit::SeriesKey> keys_of(const CaseView& view);
// The series a finding is about, among those of the case; empty when it is about none.
std::optional<audit::SeriesKey> series_of(const audit::Finding& finding, const std::vector<audit::SeriesKey>& keys);

}  // namespace commands
