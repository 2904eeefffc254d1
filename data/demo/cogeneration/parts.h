// SPDX-License-Identifier: Apache-2.0
// The sheets and files of the submission, one function each; plant.cpp puts them together.
#pragma once

#include <string>
#include <vector>

#include "data/demo/cogeneration/year.h"
#include "data/demo/service_log.h"
#include "data/demo/submission.h"

namespace demo::cogeneration {

inline constexpr const char* kEnterprise = "虚构市清河热电有限公司";

std::vector<Sheet> permit_sheets();

Sheet wide_sheet(const Boiler& boiler);  // 自动监测小时报表, two-row header
Sheet hourly_sheet(const Boiler& boiler);
Sheet hourly_sheet(const WasteWater& water);
std::string hj212_log(const Boiler& boiler, int month);  // 2061 packets

Sheet service_of(const Year& year);      // cems_qa
Sheet manual_results(const Year& year);  // manual_results

Sheet production_sheet(const Year& year);
Sheet material_sheet(const Year& year);
Sheet treatment_sheet(const Year& year);
Sheet abnormal_sheet();
Sheet utility_sheet(const Year& year);
Sheet purchase_sheet(const Year& year);
std::vector<Sheet> waste_sheets();  // ledger and manifests
std::vector<Sheet> report_sheets(const Year& year);
std::vector<Sheet> management_sheets();  // documents and earlier findings
std::vector<File> attachments();

// Daily totals that several sheets share.
double power_of_turbine(const Year& year, std::size_t first_hour, std::size_t last_hour);  // 万kWh of [first, last)
struct DailyUse {
    double intake_m3, reused_m3, discharged_m3, power_kwh, treatment_kwh;
};
DailyUse daily_use(const Year& year, std::size_t day);
double coal_of_day(const Year& year, std::size_t day);
double treatment_power(const Boiler& boiler, std::size_t day, int which);  // 0 SO2, 1 NOx, 2 dust; kWh

}  // namespace demo::cogeneration
