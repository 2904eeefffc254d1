// SPDX-License-Identifier: Apache-2.0
// What did the execution reports tell?
#include "data/demo/variants/topics.h"

namespace demo::variants {

namespace {

void lose_third_quarter(Submission& papers)
{
    for (const char* table : {"执行报告提交记录", "执行报告实际排放量", "执行报告生产信息", "执行报告浓度达标判定"})
        Rows(papers.sheet(table)).where("报告期起", "2025-07").removed();
}

// Natural gas, which no ledger holds, once in cubic metres instead of ten thousand.
void slip_gas(Submission& papers)
{
    const Rows steam =
        Rows(papers.sheet("执行报告生产信息")).where("报告类型", "季报").where("项目", "蒸汽用量").copied();
    constexpr double kUsed[] = {12.41, 13.07, 131800, 12.86};
    std::size_t quarter = 0;
    steam.set("项目", words("天然气")).set("计量单位", words("万m³")).change("数量", [&](const Cell&) {
        return number(kUsed[quarter++], 2);
    });
}

const std::vector<Variant> kVariants = {
    {"report_missing", kChemicals, "没有提交三季度执行报告", "the third quarter's report was not handed in",
     Papers{lose_third_quarter}},
    {"report_late", kChemicals, "二季度执行报告迟交两周", "the second quarter's report came two weeks late",
     Papers{[](Submission& papers) {
         Rows(papers.sheet("执行报告提交记录")).where("报告期起", "2025-04").set("提交日期", day(2025, 7, 29));
     }}},
    {"report_emission_differs", kChemicals, "执行报告DA001非甲烷总烃少报15%", "NMHC of DA001 is reported 15 % too low",
     Papers{[](Submission& papers) {
         Rows(papers.sheet("执行报告实际排放量")).where("排放口编号", "DA001").scale("实际排放量", 0.85);
     }}},
    {"report_production_differs", kChemicals, "执行报告丙烯酸丁酯用量少报一成",
     "a tenth of the butyl acrylate is not reported", Papers{[](Submission& papers) {
         Rows(papers.sheet("执行报告生产信息")).where("项目", "丙烯酸丁酯").scale("数量", 0.9);
     }}},
    {"report_exceedance_omitted",
     kChemicals,
     "9月悬浮物超标未在执行报告中填报",
     "no report admits the suspended solids of September",
     Papers{[](Submission& papers) {
         Rows(papers.sheet("手工监测结果"))
             .where("排放口编号", "DW001")
             .where("污染物名称", "悬浮物")
             .where("采样时间", "2025-09")
             .scale("实测浓度", 5.3);
     }},
     {"manual_limit_exceeded"}},
    {"report_implausible", kChemicals, "三季度天然气用量是其他季度的一万倍",
     "the gas of a quarter is ten thousand times its neighbours'", Papers{slip_gas}},
    {"report_concentration_differs", kChemicals, "二季度COD平均值少报10%",
     "the mean COD of a quarter is reported 10 % too low", Papers{[](Submission& papers) {
         Rows(papers.sheet("执行报告浓度达标判定"))
             .where("报告期起", "2025-04")
             .where("污染物", "化学需氧量")
             .scale("平均值", 0.9);
     }}},
    {"report_sum_differs", kChemicals, "年报涂装钢桶产量与四个季报之和不符",
     "the year's drums are not the sum of the quarters", Papers{[](Submission& papers) {
         Rows(papers.sheet("执行报告生产信息"))
             .where("报告类型", "年报")
             .where("项目", "涂装钢桶")
             .scale("数量", 1.014);
     }}},
};

}  // namespace

const std::vector<Variant>& of_report()
{
    return kVariants;
}

}  // namespace demo::variants
