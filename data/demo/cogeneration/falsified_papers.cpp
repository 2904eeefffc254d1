// SPDX-License-Identifier: Apache-2.0
// The breaches of paper of the demonstration plant: what its books say wrong, and what they do not say.
#include "data/demo/cogeneration/breaches.h"
#include "data/demo/service_log.h"

namespace demo::cogeneration {

namespace {

Cell on(int month, int day)
{
    return date(audit::midnight({2025, month, day}));
}
Cell at(int month, int day, int hour)
{
    return time(hour_time(hour_at(month, day, hour)));
}

void falsify_results(Sheet& results)
{
    const Rows all(results);
    all.set("资质有效期止", on(11, 30));  // the certificate ended before December's tests
    const Rows sampled_in_september = all.where("采样时间", "2025-09");
    sampled_in_september.where("污染物名称", "悬浮物").scale("实测浓度", 2.72);
    Rows(results)
        .where("采样时间", "2025-05")
        .where("排放口编号", "DA003")
        .copied()
        .set("排放口编号", words("DA004"))
        .set("标态干烟气量", number(4300, 0))
        .set("仪器编号", words("XC-DA004-颗粒物"))
        .set("样品编号", nothing())
        .set("报告编号", words("QY20250520DA004"))
        .scale("实测浓度", 1.21)
        .shift("采样时间", audit::kDay);
    Rows(results).where("采样时间", "2025-10").where("污染物名称", "总磷").skip(2).removed();
    Rows(results).where("排放口编号", "DA003").where("采样时间", "2025-08").removed();
    Rows(results).where("排放口编号", "DA002").where("污染物名称", "林格曼黑度").removed();
}

void falsify_service(Sheet& service)
{
    Rows(service)
        .where("排放口编号", "DA002")
        .where("监测因子", "二氧化硫")
        .where("类型", "量程校准")
        .where("开始时间", "2025-07-22")
        .set("校准前读数", number(66.3, 2));
    const Rows of_nox = Rows(service).where("排放口编号", "DA001").where("监测因子", "氮氧化物");
    constexpr Analyser kDust{"颗粒物", 40, 50, 3.7, 2, true, true};
    of_nox.from("开始时间", "2025-06-09").before("开始时间", "2025-06-19").removed();
    add_work(service, "DA002", kDust, "故障维修", hour_time(hour_at(11, 3, 8)), hour_time(hour_at(11, 28, 8)));
}

void falsify_production(Sheet& production)
{
    Rows(production).where("生产设施编号", "MF0002").where("开始时间", "2025-05-20").set("生产负荷", number(96.5, 1));
}

void falsify_treatment(Sheet& treatment)
{
    const Rows first_slurry = Rows(treatment).where("污染治理设施编号", "TA001").where("运行参数名称", "浆液pH");
    for (int day = 14; day <= 17; ++day)
        first_slurry.where("开始时间", "2025-01-" + std::to_string(day)).set("参数值", number(4.2 + 0.03 * day, 2));
    first_slurry.where("开始时间", "2025-02").scale("药剂用量", 0.31);
    // Desulphurisation 2 stands still from 9 to 18 o'clock while the boiler runs.
    const Rows of_day = Rows(treatment).where("污染治理设施编号", "TA004").where("开始时间", "2025-10-02");
    const Rows evening = of_day.copied().set("开始时间", at(10, 2, 18));
    const Rows still = of_day.copied().set("开始时间", at(10, 2, 9)).set("结束时间", at(10, 2, 18));
    of_day.set("结束时间", at(10, 2, 9));
    still.set("运行状态", words("停运"));
    for (const char* header : {"参数值", "药剂名称", "药剂用量", "药剂单位", "耗电量", "副产物产生量"}) {
        still.set(header, nothing());
        if (std::string(header) != "参数值") evening.set(header, nothing());
    }
    Rows(treatment).from("开始时间", "2025-09-12").before("开始时间", "2025-09-14").removed();
}

void falsify_ledgers(Submission& submission)
{
    Sheet& fuel = submission.sheet("原辅材料及燃料台账");
    for (const int day : {23, 24})
        Rows(fuel).where("日期", "2025-09-" + std::to_string(day)).set("硫分", number(1.27 + 0.03 * (day - 23), 2));
    const Rows of_december = Rows(fuel).from("日期", "2025-12-01").before("日期", "2025-12-13");
    const audit::Time evening = audit::midnight({2025, 12, 22}) + 20 * audit::kHour;
    std::int64_t written = 0;
    of_december.change("记录时间", [&](const Cell&) { return time(evening + written++ % 9 * audit::kMinute); });
    const Rows coke = Rows(fuel).from("日期", "2025-06-17").before("日期", "2025-06-20").copied();
    coke.set("名称", words("石油焦")).set("计量单位", words("t"));
    for (const char* header : {"硫分", "灰分", "热值", "库存量"}) coke.set(header, nothing());
    double tonnes = 35.75;
    coke.change("使用量", [&](const Cell&) { return number(tonnes += 0.25, 2); });
    Rows(submission.sheet("采购发票台账"))
        .first(1)
        .copied()
        .set("采购日期", on(6, 16))
        .set("名称", words("石油焦"))
        .set("数量", number(108.5, 2))
        .set("发票号码", words("61220734"))
        .set("供应商", words("虚构石油焦供应有限公司"));

    Sheet& events = submission.sheet("异常情况台账");
    const Rows blower = Rows(events).where("设施编号", "TW001");
    blower.copied()
        .set("设施编号", words("DA002"))
        .set("异常开始时间", at(11, 3, 8))
        .set("异常结束时间", at(11, 28, 8))
        .set("事件原因", words("颗粒物分析仪光源损坏，等待配件"))
        .set("污染物", words("颗粒物"))
        .set("应对措施", words("更换光源"))
        .set("报告时间", at(11, 3, 9))
        .set("记录时间", at(11, 28, 9));
    blower.set("是否报告", words("否")).set("报告时间", nothing());

    Sheet& utilities = submission.sheet("水电汽消耗台账");
    utilities.rows[17][2] = words("表坏未抄");
    utilities.rows[902][0] = words("2025年6月31日");
}

void falsify_waste(Submission& submission)
{
    Sheet& ledger = submission.sheet("危险废物台账");
    Sheet& manifests = submission.sheet("危险废物转移联单");
    const auto less = [](const Cell& cell) { return number(std::stod(cell.text) - 0.137, 3); };
    // The stock-take of August finds less oil than the book says, and the next shipment is what was found.
    const Rows oil = Rows(ledger).where("废物代码", "900-217-08");
    oil.where("环节", "盘点").where("日期", "2025-08").change("数量", less);
    oil.where("环节", "出库").where("日期", "2025-09").change("数量", less);
    Rows(manifests)
        .where("废物代码", "900-217-08")
        .where("移出时间", "2025-09")
        .change("移出数量", less)
        .change("接收数量", less);
    Rows(manifests)
        .where("废物代码", "772-007-50")
        .where("移出时间", "2025-06")
        .scale("移出数量", 0.91)
        .scale("接收数量", 0.91);
    Rows(manifests).where("废物代码", "900-041-49").where("移出时间", "2025-12").set("许可证有效期止", on(10, 31));
}

void falsify_reports(Submission& submission)
{
    for (const char* table : {"执行报告提交记录", "执行报告实际排放量", "执行报告生产信息", "执行报告浓度达标判定"})
        Rows(submission.sheet(table)).where("报告期起", "2025-07").removed();
    Rows(submission.sheet("执行报告提交记录")).where("报告期起", "2025-04").set("提交日期", on(7, 29));
    Rows(submission.sheet("执行报告生产信息")).where("报告期起", "2025-04").where("项目", "原煤").scale("数量", 0.9);
}

// Three packets whose check sum does not fit.
void damage_packets(std::string& log)
{
    std::size_t packet = 0;
    for (std::size_t end = log.find("\r\n"); end != std::string::npos; end = log.find("\r\n", end + 1), ++packet)
        if (packet == 101 || packet == 322 || packet == 547) log[end - 1] = log[end - 1] == '0' ? '1' : '0';
}

}  // namespace

void falsify_papers(Submission& submission)
{
    falsify_results(submission.sheet("手工监测结果"));
    falsify_service(submission.sheet("自动监测设备运维记录"));
    falsify_production(submission.sheet("生产设施运行台账"));
    falsify_treatment(submission.sheet("污染防治设施运行台账"));
    falsify_ledgers(submission);
    falsify_waste(submission);
    falsify_reports(submission);
    damage_packets(submission.file("数采仪HJ212报文_DA002_202512.txt").bytes);
    Rows(submission.sheet("管理资料清单"))
        .where("资料类别", "应急预案")
        .set("日期", date(audit::midnight({2022, 8, 10})))
        .set("有效期止", on(8, 9));
    Rows(submission.sheet("历次检查问题")).where("检查日期", "2025-06-24").set("整改完成日期", nothing());
}

}  // namespace demo::cogeneration
