// SPDX-License-Identifier: Apache-2.0
// Is the plant inside its permit?
#include "data/demo/variants/topics.h"

namespace demo::variants {

namespace {

Rows permit_field(Submission& papers, const char* field)
{
    return Rows(papers.sheet("排污许可证基本信息")).where("项目", field);
}

const std::vector<Variant> kVariants = {
    {"permit_expired",
     kChemicals,
     "许可证11月末到期，12月仍在生产、监测",
     "the permit ended in November, the plant ran on in December",
     Papers{[](Submission& papers) { permit_field(papers, "有效期止").set("内容", words("2025-11-30")); }},
     {"permit_renewal_due"}},
    {"permit_renewal_due", kChemicals, "许可证将在审核期结束后一个月内到期，没有申请延续",
     "the permit ends within a month of the period's end",
     Papers{[](Submission& papers) { permit_field(papers, "有效期止").set("内容", words("2026-01-25")); }}},
    {"permit_number_invalid", kChemicals, "统一社会信用代码校验位错误", "the credit code's check character is wrong",
     Papers{[](Submission& papers) {
         permit_field(papers, "统一社会信用代码").set("内容", words("91370283MA3CT5LB4K"));
         permit_field(papers, "排污许可证编号").set("内容", words("91370283MA3CT5LB4K001R"));
     }}},
    {"permit_incomplete", kChemicals, "许可证对DA002的甲苯有限值而没有监测要求",
     "toluene of DA002 has a limit and no monitoring requirement", Papers{[](Submission& papers) {
         Rows(papers.sheet("自行监测要求")).where("排放口编号", "DA002").where("污染物名称", "甲苯").removed();
     }}},
    {"outlet_unpermitted", kChemicals, "对许可证没有载明的排放口DA004进行了监测",
     "the laboratory sampled DA004, which the permit does not know", Papers{[](Submission& papers) {
         Rows(papers.sheet("手工监测结果"))
             .where("排放口编号", "DA003")
             .where("采样时间", "2025-05")
             .copied()
             .set("排放口编号", words("DA004"))
             .set("仪器编号", words("XC-DA004"))
             .set("报告编号", words("QY20250514DA004"))
             .set("样品编号", nothing())
             .scale("实测浓度", 1.17)
             .scale("标态干烟气量", 0.4)
             .scale("排放速率", 0.468)
             .shift("采样时间", audit::kDay);
     }}},
    {"pollutant_unpermitted", kChemicals, "DA002测了许可证没有限值的乙酸丁酯",
     "butyl acetate was measured at DA002, for which there is no limit", Papers{[](Submission& papers) {
         Rows(papers.sheet("手工监测结果"))
             .where("排放口编号", "DA002")
             .where("污染物名称", "甲苯")
             .copied()
             .set("污染物名称", words("乙酸丁酯"))
             .set("测定方法", words("HJ 734-2014"))
             .set("样品编号", nothing())
             .set("仪器编号", words("XC-DA002-乙酸丁酯"))
             .scale("实测浓度", 1.83)
             .scale("排放速率", 1.83);
     }}},
    {"facility_unpermitted", kChemicals, "生产台账中有许可证没有载明的设施MF0005",
     "the production ledger holds a facility MF0005 that the permit lacks", Papers{[](Submission& papers) {
         Rows(papers.sheet("生产设施运行台账"))
             .where("生产设施编号", "MF0003")
             .where("运行状态", "正常")
             .from("开始时间", "2025-09-01")
             .before("开始时间", "2025-10-01")
             .copied()
             .set("生产设施编号", words("MF0005"))
             .set("产品名称", nothing())
             .set("产量", nothing())
             .set("计量单位", nothing())
             .scale("生产负荷", 0.97);
     }}},
    {"material_unpermitted", kChemicals, "使用了许可证没有载明的二氯甲烷",
     "dichloromethane was used, which the permit does not know", Papers{[](Submission& papers) {
         Rows(papers.sheet("原辅材料及燃料台账"))
             .where("名称", "桶用面漆")
             .where("日期", "2025-08")
             .first(6)
             .copied()
             .set("名称", words("二氯甲烷"))
             .set("库存量", nothing())
             .scale("使用量", 0.8);
         Rows(papers.sheet("采购发票台账"))
             .where("名称", "桶用面漆")
             .first(1)
             .copied()
             .set("名称", words("二氯甲烷"))
             .set("采购日期", day(2025, 7, 30))
             .set("发票号码", words("31884120"))
             .set("数量", number(4, 2));
     }}},
    {"material_overuse", kChemicals, "二甲苯年使用量超过许可证载明的最大使用量两成",
     "a fifth more xylene than the permit's yearly maximum", Papers{[](Submission& papers) {
         Rows(papers.sheet("主要原辅材料及燃料")).where("名称", "二甲苯").set("年最大使用量", words("1750"));
     }}},
    {"fuel_quality", kCogeneration, "9月23、24日入炉煤硫分超过许可值",
     "coal of two September days holds more sulphur than permitted", Papers{[](Submission& papers) {
         const Rows coal = Rows(papers.sheet("原辅材料及燃料台账")).where("名称", "原煤");
         coal.where("日期", "2025-09-23").set("硫分", number(1.27, 2));
         coal.where("日期", "2025-09-24").set("硫分", number(1.31, 2));
     }}},
    {"capacity_exceeded", kChemicals, "钢桶涂装产量超过许可产能", "more drums were coated than the permit allows",
     Papers{[](Submission& papers) {
         Rows(papers.sheet("主要产品及产能")).where("产品名称", "涂装钢桶").set("生产能力", words("1900"));
     }}},
};

}  // namespace

const std::vector<Variant>& of_permit()
{
    return kVariants;
}

}  // namespace demo::variants
