// SPDX-License-Identifier: Apache-2.0
// The periods of execution reports, and the rows that begin with them.
#pragma once

#include <string>
#include <vector>

#include "data/demo/calendar.h"
#include "data/demo/sheet.h"

namespace demo {

struct ReportPeriod {
    const char* kind;
    int first_month, last_month;
    audit::Date submitted;
    std::size_t from() const { return first_hour_of(first_month); }
    std::size_t to() const { return last_hour_of(last_month); }
    std::size_t first_day() const { return from() / kHoursOfDay; }
    std::size_t last_day() const { return to() / kHoursOfDay; }  // exclusive
    audit::Time starts() const { return hour_time(from()); }
    audit::Time ends() const { return hour_time(to()) - audit::kDay; }  // the last day, as reports say it
};

// Four quarters and the year, each handed in in time.
std::vector<ReportPeriod> report_periods();

void add(Sheet& sheet, const ReportPeriod& period, const std::vector<Cell>& cells);
Sheet handed_in_sheet(const std::vector<ReportPeriod>& periods);  // 执行报告提交记录
Sheet emissions_sheet();                                          // 执行报告实际排放量, without rows
Sheet report_production_sheet();                                  // 执行报告生产信息, without rows
Sheet concentrations_sheet();                                     // 执行报告浓度达标判定, without rows
Sheet exceedances_sheet();                                        // 执行报告超标信息, without rows
// An exceedance that the enterprise admits, of [from, to).
void admit(Sheet& exceedances, const std::string& outlet, const std::string& pollutant, audit::Time from,
           audit::Time to, const Cell& value);

}  // namespace demo
