// SPDX-License-Identifier: Apache-2.0
// 自动监测设备运维记录: weekly calibrations, monthly maintenance, verifications and comparisons of an outlet's
// analysers.
#pragma once

#include <vector>

#include "data/demo/calendar.h"
#include "data/demo/random.h"
#include "data/demo/sheet.h"

namespace demo {

inline constexpr const char* kServiceCompany = "虚构环境监测运维有限公司";
// Who writes the ledgers of both plants, by turns.
const std::string& a_person(std::size_t number);

struct Analyser {
    const char* item;
    double span;  // reference of the span calibration
    double full_scale;
    double usual;  // what a verification compares at
    int decimals;
    bool calibrated, maintained;
};

struct ServicedOutlet {
    std::string outlet;
    std::vector<Analyser> analysers;
    int calibration_hour;  // of the day
    bool water;            // compared with a laboratory each month
};

Sheet service_sheet();  // without rows
// The year of an outlet: what is due by the calendar.
void add_service(Sheet& sheet, const ServicedOutlet& serviced, Random& random);
// One piece of work without numbers: 维护, 故障维修.
void add_work(Sheet& sheet, const std::string& outlet, const Analyser& analyser, const char* kind, audit::Time from,
              audit::Time to);

}  // namespace demo
