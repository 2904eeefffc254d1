// SPDX-License-Identifier: Apache-2.0
// The sheets and files of the submission, one function each; plant.cpp puts them together.
#pragma once

#include <string>
#include <vector>

#include "data/demo/chemicals/year.h"
#include "data/demo/service_log.h"
#include "data/demo/submission.h"

namespace demo::chemicals {

inline constexpr const char* kEnterprise = "虚构市澄湖涂料化工有限公司";

std::vector<Sheet> permit_sheets();

Sheet hourly_sheet(const WasteWater& water);
Sheet daily_sheet(const WasteWater& water);
std::string hj212_log(const WasteWater& water, int month);
Sheet service_of();
Sheet manual_results(const Year& year);

Sheet production_sheet(const Year& year);
Sheet treatment_sheet(const Year& year);
Sheet material_sheet(const Year& year);
Sheet abnormal_sheet();
Sheet utility_sheet(const Year& year);
Sheet purchase_sheet(const Year& year);
std::vector<Sheet> waste_sheets(const Year& year);  // ledger and manifests
// results: the laboratory's, from which emissions by manual monitoring are computed.
std::vector<Sheet> report_sheets(const Year& year, const Sheet& results);
std::vector<Sheet> management_sheets();  // documents and earlier findings
std::vector<File> attachments();

// What one tonne of a line's output takes.
struct Recipe {
    LineIndex line;
    const char* kind;
    const char* material;
    double per_tonne;
    double opening;  // stock at the beginning of the year, t
    const char* supplier;
};
const std::vector<Recipe>& recipes();
double used_on(const Year& year, const Recipe& recipe, std::size_t day);  // t, as written

struct DailyUse {
    double intake_m3, discharged_m3, power_kwh, treatment_kwh, steam_t;
};
DailyUse daily_use(const Year& year, std::size_t day);

inline constexpr double kCarbonFilling = 2.0;         // t, changed each month
std::size_t carbon_day(const Year& year, int month);  // the first working day of the paint line

}  // namespace demo::chemicals
