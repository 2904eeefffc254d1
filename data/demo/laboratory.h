// SPDX-License-Identifier: Apache-2.0
// 手工监测结果: what a contracted laboratory measures and reports.
#pragma once

#include <string>

#include "data/demo/random.h"
#include "data/demo/sheet.h"

namespace demo {

struct Laboratory {
    Sheet& sheet;
    Random& random;
    audit::Time certified_until;
    int serial = 0;
};

// One pollutant at one outlet on one day.
struct Test {
    std::string outlet, pollutant, unit, method;
    double detection_limit;
    int decimals;
    double usual, spread;
    int samples = 3;
};

// What is told beside a result; cells that hold nothing are not told.
struct Beside {
    Cell flow_m3h = {}, oxygen_pct = {}, load_pct = {};
    bool rate = false;  // told as concentration x flow, kg/h
};

Sheet manual_sheet();  // without rows
// Samples every twenty minutes from then on; the report eight days, its publication twelve days later.
void take(Laboratory& laboratory, const Test& test, audit::Time at, const Beside& beside);

}  // namespace demo
