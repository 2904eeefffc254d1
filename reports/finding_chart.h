// SPDX-License-Identifier: Apache-2.0
// The series behind a finding as a chart: the time around its period, the permit's limits, flags as bands. Paper and
// window draw the same model.
#pragma once

#include <optional>

#include "audit/model/finding.h"
#include "audit/model/plant.h"
#include "audit/store/case_file.h"
#include "audit/store/series_store.h"
#include "reports/chart_drawing.h"
#include "reports/wording.h"

namespace reports {

// The words of its legend.
ChartWords chart_words(const Wording& words);

// How much was produced in front of an outlet: the automatic series 生产负荷, else the load that the production ledger
// gives for the facilities that feed it, else the measured flow; empty where there is none of these.
std::optional<ChartLoad> outlet_load(const audit::store::SeriesStore& store, const audit::store::CaseFile& case_file,
                                     const audit::Plant& plant, const std::string& outlet, const audit::Period& period,
                                     const Wording& words);

// Empty when the finding is not about an automatic series of an outlet.
std::optional<ChartModel> finding_chart(const audit::store::SeriesStore& store, const audit::store::CaseFile& case_file,
                                        const audit::Plant& plant, const audit::Finding& finding, const Wording& words);

}  // namespace reports
