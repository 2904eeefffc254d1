// SPDX-License-Identifier: Apache-2.0
// Do the laboratory's numbers behave like measurements?
#include "data/demo/variants/topics.h"

namespace demo::variants {

namespace {

Rows results_of(Submission& papers, const char* outlet, const char* pollutant)
{
    return Rows(papers.sheet("手工监测结果")).where("排放口编号", outlet).where("污染物名称", pollutant);
}

// The results of November are those of August.
void copy_results(Submission& papers)
{
    for (const char* pollutant : {"苯", "甲苯", "二甲苯"}) {
        const Rows all = results_of(papers, "DA001", pollutant);
        for (const char* column : {"实测浓度", "排放速率"}) {
            std::vector<Cell> august;
            all.where("采样时间", "2025-08").change(column, [&](const Cell& cell) {
                august.push_back(cell);
                return cell;
            });
            std::size_t next = 0;
            all.where("采样时间", "2025-11").change(column, [&](const Cell&) { return august.at(next++); });
        }
    }
}

const std::vector<Variant> kVariants = {
    {"duplicate_results", kChemicals, "DA001 11月苯系物结果与8月逐位相同",
     "results of November are those of August, digit for digit", Papers{copy_results}},
    {"impossible_sampling", kChemicals, "DA002 2月的样品采于春节停产期间",
     "samples were taken while the plant stood still", Papers{[](Submission& papers) {
         const Rows february = results_of(papers, "DA002", "非甲烷总烃").where("采样时间", "2025-02");
         for (const char* column : {"采样时间", "报告日期", "上传日期"}) february.shift(column, -11 * audit::kDay);
     }}},
    {"manual_automatic_differ", kChemicals, "5月氨氮手工结果比同时段自动监测高七成",
     "ammonia of the laboratory 70 % above the analyser's", Papers{[](Submission& papers) {
         results_of(papers, "DW001", "氨氮").where("采样时间", "2025-05").scale("实测浓度", 1.7);
     }}},
    {"component_exceeds_total", kChemicals, "7月总氮低于氨氮", "total nitrogen below ammonia nitrogen",
     Papers{[](Submission& papers) {
         results_of(papers, "DW001", "总氮").where("采样时间", "2025-07").scale("实测浓度", 0.25);
     }}},
    {"unit_slip", kChemicals, "8月石油类结果小了1000倍", "oil of August is a thousand times too small",
     Papers{[](Submission& papers) {
         results_of(papers, "DW001", "石油类").where("采样时间", "2025-08").change("实测浓度", [](const Cell& cell) {
             return number(std::stod(cell.text) / 1000, 5);
         });
     }}},
};

}  // namespace

const std::vector<Variant>& of_results()
{
    return kVariants;
}

}  // namespace demo::variants
