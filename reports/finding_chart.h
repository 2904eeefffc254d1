// SPDX-License-Identifier: Apache-2.0
// The series behind a finding as a chart: the time around its period, the permit's limits, flags as bands. Paper and
// window draw the same model.
#pragma once

#include <optional>

#include "audit/model/finding.h"
#include "audit/model/plant.h"
#include "audit/store/series_store.h"
#include "reports/chart_model.h"
#include "reports/wording.h"

namespace reports {

// Empty when the finding is not about an automatic series of an outlet.
std::optional<ChartModel> finding_chart(const audit::store::SeriesStore& store, const audit::Plant& plant,
                                        const audit::Finding& finding, const Wording& words);

}  // namespace reports
