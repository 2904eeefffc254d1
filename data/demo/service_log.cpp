// SPDX-License-Identifier: Apache-2.0
#include "data/demo/service_log.h"

namespace demo {

namespace {

void add_row(Sheet& sheet, const std::string& outlet, const Analyser& analyser, const char* kind, audit::Time from,
             audit::Time to, const std::vector<Cell>& numbers)
{
    const std::size_t serial = sheet.rows.size();
    std::vector<Cell> row = {words(outlet), words(analyser.item), words(kind), time(from), time(to)};
    row.insert(row.end(), numbers.begin(), numbers.end());
    row.push_back(number(analyser.full_scale, 0));
    row.push_back(words("合格"));
    row.push_back(words(a_person(serial)));
    row.push_back(words(kServiceCompany));
    sheet.rows.push_back(std::move(row));
}

void calibrate(Sheet& sheet, const std::string& outlet, const Analyser& analyser, audit::Time at, Random& random)
{
    constexpr std::int64_t kStep = 25 * audit::kMinute;
    const bool ph = std::string(analyser.item) == "pH值";
    const double zero = ph ? 6.86 : 0;
    const double drift = analyser.full_scale * (ph ? 0.0008 : 0.006);
    add_row(sheet, outlet, analyser, "零点校准", at, at + kStep,
            {number(zero, 2), number(zero + drift * random.normal() * 0.8, 2), number(zero, 2)});
    add_row(
        sheet, outlet, analyser, "量程校准", at + kStep, at + 2 * kStep,
        {number(analyser.span, 2), number(analyser.span + drift * random.normal() * 0.8, 2), number(analyser.span, 2)});
}

void verify(Sheet& sheet, const std::string& outlet, const Analyser& analyser, audit::Time at, Random& random)
{
    const double reference = analyser.usual * (1 + 0.03 * random.normal());
    const double reading = reference * (1 + 0.008 * random.normal());
    add_row(sheet, outlet, analyser, "校验", at, at + 55 * audit::kMinute,
            {number(reference, analyser.decimals), number(reading, analyser.decimals), nothing()});
}

void compare(Sheet& sheet, const std::string& outlet, const Analyser& analyser, audit::Time at, Random& random)
{
    add_row(sheet, outlet, analyser, "比对", at, at + 40 * audit::kMinute,
            {number(analyser.usual * (1 + 0.02 * random.normal()), analyser.decimals),
             number(analyser.usual * (1 + 0.02 * random.normal()), analyser.decimals), nothing()});
}

}  // namespace

const std::string& a_person(std::size_t number)
{
    static const std::string names[] = {"王强", "李敏", "赵磊", "陈晨"};
    return names[number * 7 % 4];
}

Sheet service_sheet()
{
    return {"自动监测设备运维记录",
            "",
            {"排放口编号", "监测因子", "类型", "开始时间", "结束时间", "标准值", "校准前读数", "校准后读数", "量程",
             "结果", "运维人员", "运维单位"},
            {},
            {}};
}

void add_work(Sheet& sheet, const std::string& outlet, const Analyser& analyser, const char* kind, audit::Time from,
              audit::Time to)
{
    add_row(sheet, outlet, analyser, kind, from, to, {nothing(), nothing(), nothing()});
}

void add_service(Sheet& sheet, const ServicedOutlet& serviced, Random& random)
{
    for (std::size_t hour = 0; hour < kHours; ++hour) {
        const audit::Time at = hour_time(hour);
        const audit::Date day = audit::date_of(at);
        const std::size_t of_day = hour % kHoursOfDay;
        const bool maintenance = is_maintenance_hour(hour) && of_day == 10;
        const bool verification =
            of_day == 13 && day.day == 14 && (day.month % 3 == 1 || day == audit::Date{2025, 12, 14});
        const bool comparison = serviced.water && of_day == 15 && day.day == 18;
        for (const Analyser& analyser : serviced.analysers) {
            if (analyser.calibrated && is_calibration_hour(hour, serviced.calibration_hour))
                calibrate(sheet, serviced.outlet, analyser, at, random);
            if (analyser.maintained && maintenance)
                add_work(sheet, serviced.outlet, analyser, "维护", at, at + 110 * audit::kMinute);
            if (verification) verify(sheet, serviced.outlet, analyser, at, random);
            if (comparison) compare(sheet, serviced.outlet, analyser, at, random);
        }
    }
}

}  // namespace demo
