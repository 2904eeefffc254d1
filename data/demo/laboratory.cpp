// SPDX-License-Identifier: Apache-2.0
#include "data/demo/laboratory.h"

#include <algorithm>

#include "audit/model/decimal.h"

namespace demo {

namespace {

Cell rate_of(const Cell& concentration, const Beside& beside)
{
    if (!beside.rate) return nothing();
    constexpr double kKilogram = 1e6;  // mg
    const double flow = audit::Decimal::parse(beside.flow_m3h.text)->to_double();
    return number(audit::Decimal::parse(concentration.text)->to_double() * flow / kKilogram, 4);
}

}  // namespace

Sheet manual_sheet()
{
    return {"手工监测结果",
            "",
            {"排放口编号",   "污染物名称",   "采样时间", "样品编号", "实测浓度", "折算浓度", "单位",
             "标态干烟气量", "含氧量",       "排放速率", "生产负荷", "测定方法", "检出限",   "监测机构",
             "资质证书编号", "资质有效期止", "仪器编号", "报告编号", "报告日期", "上传日期"},
            {},
            {}};
}

void take(Laboratory& laboratory, const Test& test, audit::Time at, const Beside& beside)
{
    ++laboratory.serial;
    const audit::Date day = audit::date_of(at);
    const std::string digits = std::to_string(day.year * 10000 + day.month * 100 + day.day);
    for (std::int64_t i = 0; i < test.samples; ++i) {
        const double value =
            std::max(test.usual + test.spread * laboratory.random.normal(), test.detection_limit * 1.2);
        const std::string sample =
            test.outlet + "-" + std::to_string(1000 + laboratory.serial) + "-" + std::to_string(i + 1);
        const Cell measured = number(value, test.decimals);
        laboratory.sheet.rows.push_back({words(test.outlet),
                                         words(test.pollutant),
                                         time(at + i * 20 * audit::kMinute),
                                         words(sample),
                                         measured,
                                         nothing(),
                                         words(test.unit),
                                         beside.flow_m3h,
                                         beside.oxygen_pct,
                                         rate_of(measured, beside),
                                         beside.load_pct,
                                         words(test.method),
                                         number(test.detection_limit, 4),
                                         words("虚构市清源检测技术有限公司"),
                                         words("231012340816"),
                                         date(laboratory.certified_until),
                                         words("XC-" + test.outlet + "-" + test.pollutant),
                                         words("QY" + digits + test.outlet),
                                         date(audit::start_of_day(at) + 8 * audit::kDay),
                                         date(audit::start_of_day(at) + 12 * audit::kDay)});
    }
}

}  // namespace demo
