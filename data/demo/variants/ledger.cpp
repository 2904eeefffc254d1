// SPDX-License-Identifier: Apache-2.0
// Do the books agree?
#include "data/demo/variants/topics.h"

namespace demo::variants {

namespace {

Rows production_of(Submission& papers, const char* facility)
{
    return Rows(papers.sheet("生产设施运行台账")).where("生产设施编号", facility);
}

Rows treatment_of(Submission& papers, const char* treatment)
{
    return Rows(papers.sheet("污染防治设施运行台账")).where("污染治理设施编号", treatment);
}

// The first half of December was written on one evening.
void backfill(Submission& papers)
{
    const audit::Time evening = audit::midnight({2025, 12, 22}) + 20 * audit::kHour;
    std::int64_t written = 0;
    Rows(papers.sheet("原辅材料及燃料台账"))
        .from("日期", "2025-12-01")
        .before("日期", "2025-12-13")
        .change("记录时间", [&](const Cell&) { return time(evening + written++ / 4 * audit::kMinute); });
}

void copy_records(Submission& papers)
{
    treatment_of(papers, "TA001")
        .from("开始时间", "2025-08-04")
        .before("开始时间", "2025-08-13")
        .set("参数值", number(821.4, 1))
        .set("耗电量", number(1317, 0));
}

void stand_still(Submission& papers)
{
    const Rows still = treatment_of(papers, "TA002").where("开始时间", "2025-07-10");
    still.set("运行状态", words("停运")).set("参数值", nothing()).set("耗电量", nothing());
}

void skip_filling(Submission& papers)
{
    for (const char* month : {"2025-06", "2025-07", "2025-08"}) {
        const Rows filled = treatment_of(papers, "TA002").where("开始时间", month).where("药剂名称", "活性炭");
        for (const char* column : {"药剂名称", "药剂用量", "药剂单位"}) filled.set(column, nothing());
    }
}

void skip_filling_only(Submission& papers)
{
    skip_filling(papers);
    Rows(papers.sheet("历次检查问题")).where("检查日期", "2024-11-14").set("问题代码", nothing());
}

const std::vector<Variant> kVariants = {
    {"ledger_missing", kChemicals, "没有提交污染防治设施运行台账", "no treatment ledger was handed in",
     Papers{[](Submission& papers) { papers.sheet("污染防治设施运行台账").rows.clear(); }}},
    {"ledger_gap", kChemicals, "9月16、17日没有调漆线生产记录", "no production record of the paint line on two days",
     Papers{[](Submission& papers) {
         production_of(papers, "MF0002").from("开始时间", "2025-09-16").before("开始时间", "2025-09-18").removed();
     }}},
    {"ledger_blank", kChemicals, "5月生产台账没有记录人", "no recorder in the production ledger of May",
     Papers{[](Submission& papers) {
         production_of(papers, "MF0001").where("开始时间", "2025-05").set("记录人", nothing());
     }}},
    {"ledger_backfilled", kChemicals, "12月上旬原辅材料台账在22日一晚补记",
     "twelve days of the material ledger were written on one evening", Papers{backfill}},
    {"ledger_copied", kChemicals, "8月上旬RTO运行参数连续9天相同", "nine days of the same RTO numbers",
     Papers{copy_records}},
    {"ledger_overlap", kChemicals, "5月14日同一时段既记正常又记停产", "one shift is recorded as running and as stopped",
     Papers{[](Submission& papers) {
         const Rows again = production_of(papers, "MF0003").where("开始时间", "2025-05-14 16").copied();
         again.set("运行状态", words("停产")).set("运行时间", number(0, 0)).set("生产负荷", number(0, 1));
         for (const char* column : {"产品名称", "产量", "计量单位"}) again.set(column, nothing());
     }}},
    {"treatment_idle", kChemicals, "7月10日调漆生产而活性炭吸附停运", "paint was made while the adsorber stood still",
     Papers{stand_still}},
    {"treatment_parameter", kChemicals, "3月11至13日RTO燃烧温度低于760℃", "the RTO was too cold for three days",
     Papers{[](Submission& papers) {
         treatment_of(papers, "TA001")
             .from("开始时间", "2025-03-11")
             .before("开始时间", "2025-03-14")
             .scale("参数值", 0.88);
     }}},
    {"treatment_no_input", kChemicals, "6月3至5日RTO记录正常而没有用电", "the RTO ran for three days without power",
     Papers{[](Submission& papers) {
         treatment_of(papers, "TA001")
             .from("开始时间", "2025-06-03")
             .before("开始时间", "2025-06-06")
             .set("耗电量", nothing());
     }}},
    {"reagent_unbalanced", kCogeneration, "2月1号锅炉石灰石用量只有需要量的三分之二",
     "February's limestone is two thirds of what the SO2 needs", Papers{[](Submission& papers) {
         treatment_of(papers, "TA001")
             .where("运行参数名称", "浆液pH")
             .where("开始时间", "2025-02")
             .scale("药剂用量", 0.63);
     }}},
    {"reagent_unpurchased", kChemicals, "下半年没有购买聚合氯化铝",
     "no coagulant was bought in the second half of the year", Papers{[](Submission& papers) {
         Rows(papers.sheet("采购发票台账")).where("名称", "聚合氯化铝").from("采购日期", "2025-07").removed();
     }}},
    {"carbon_overused", kChemicals, "6至8月没有更换活性炭", "the carbon was not changed for three months",
     Papers{skip_filling_only}},
    {"load_differs", kChemicals, "8月20日钢桶线负荷与产量不符", "the load of a day does not fit its output",
     Papers{[](Submission& papers) {
         production_of(papers, "MF0003")
             .where("开始时间", "2025-08-20")
             .where("运行状态", "正常")
             .set("生产负荷", number(58.5, 1));
     }}},
    {"output_ratio_unusual", kChemicals, "5月调漆用丙烯酸树脂比其他月份多五成",
     "half as much resin again per output in May", Papers{[](Submission& papers) {
         Rows(papers.sheet("原辅材料及燃料台账"))
             .where("名称", "丙烯酸树脂")
             .where("日期", "2025-05")
             .scale("使用量", 1.5);
     }}},
    {"water_unbalanced", kChemicals, "5月排水量比流量计少12%", "the discharge of May is 12 % below the flow meter's",
     Papers{[](Submission& papers) {
         Rows(papers.sheet("水电汽消耗台账")).where("项目", "排水量").where("日期", "2025-05").scale("消耗量", 0.88);
     }}},
    {"abnormal_unreported", kChemicals, "6月17日提升泵故障没有报告", "the fault of a pump was not reported",
     Papers{[](Submission& papers) {
         Rows(papers.sheet("异常情况台账"))
             .where("设施编号", "TW001")
             .set("是否报告", words("否"))
             .set("报告时间", nothing());
     }}},
    {"emission_methods_differ", kCogeneration, "按设计脱硫效率衡算的二氧化硫比自动监测高出数倍",
     "SO2 by balance is several times that by monitoring", Papers{[](Submission& papers) {
         Rows(papers.sheet("污染治理设施")).where("污染治理设施编号", "TA001").set("设计去除效率", words("97"));
     }}},
    {"rectification_repeated",
     kChemicals,
     "2024年整改过的活性炭更换不及时再次发生",
     "carbon was overused again after it had been put right",
     Papers{skip_filling},
     {"carbon_overused"}},
};

}  // namespace

const std::vector<Variant>& of_ledger()
{
    return kVariants;
}

}  // namespace demo::variants
