// SPDX-License-Identifier: Apache-2.0
#include "data/demo/report_periods.h"

namespace demo {

std::vector<ReportPeriod> report_periods()
{
    return {{"季报", 1, 3, {2025, 4, 10}},
            {"季报", 4, 6, {2025, 7, 11}},
            {"季报", 7, 9, {2025, 10, 12}},
            {"季报", 10, 12, {2026, 1, 9}},
            {"年报", 1, 12, {2026, 1, 13}}};
}

void add(Sheet& sheet, const ReportPeriod& period, const std::vector<Cell>& cells)
{
    std::vector<Cell> row = {words(period.kind), date(period.starts()), date(period.ends())};
    row.insert(row.end(), cells.begin(), cells.end());
    sheet.rows.push_back(std::move(row));
}

Sheet handed_in_sheet(const std::vector<ReportPeriod>& periods)
{
    Sheet sheet{"执行报告提交记录", "", {"报告类型", "报告期起", "报告期止", "提交日期"}, {}, {}};
    for (const ReportPeriod& period : periods) add(sheet, period, {date(audit::midnight(period.submitted))});
    return sheet;
}

Sheet emissions_sheet()
{
    return {"执行报告实际排放量",
            "",
            {"报告类型", "报告期起", "报告期止", "排放口编号", "污染物", "实际排放量", "核算方法"},
            {},
            {}};
}

Sheet report_production_sheet()
{
    return {"执行报告生产信息", "", {"报告类型", "报告期起", "报告期止", "项目", "数量", "计量单位"}, {}, {}};
}

Sheet concentrations_sheet()
{
    return {"执行报告浓度达标判定",
            "",
            {"报告类型", "报告期起", "报告期止", "排放口编号", "污染物", "有效监测数据(小时值)数量", "许可排放浓度限值",
             "最小值", "最大值", "平均值", "超标数据数量", "超标率"},
            {},
            {}};
}

Sheet exceedances_sheet()
{
    return {
        "执行报告超标信息", "", {"排放口编号", "污染物", "超标时段起", "超标时段止", "超标浓度", "超标原因"}, {}, {}};
}

void admit(Sheet& exceedances, const std::string& outlet, const std::string& pollutant, audit::Time from,
           audit::Time to, const Cell& value)
{
    exceedances.rows.push_back(
        {words(outlet), words(pollutant), time(from), time(to), value, words("处理设施运行波动，已调整")});
}

}  // namespace demo
