// SPDX-License-Identifier: Apache-2.0
// Documents, training, disclosure, earlier problems, and files that cannot be read.
#include "data/demo/variants/topics.h"

namespace demo::variants {

namespace {

Rows documents(Submission& papers, const char* kind)
{
    return Rows(papers.sheet("管理资料清单")).where("资料类别", kind);
}

const std::vector<Variant> kVariants = {
    {"documents_missing", kChemicals, "没有竣工环境保护验收报告", "no acceptance report",
     Papers{[](Submission& papers) { documents(papers, "验收报告").removed(); }}},
    {"document_expired", kChemicals, "应急预案8月到期", "the emergency plan ended in August",
     Papers{[](Submission& papers) {
         documents(papers, "应急预案").set("日期", words("2022-08-10")).set("有效期止", words("2025-08-09"));
     }}},
    {"disclosure_missing", kChemicals, "没有信息公开记录", "no record of disclosure",
     Papers{[](Submission& papers) { documents(papers, "信息公开").removed(); }}},
    {"training_missing", kChemicals, "一年没有环保培训", "no training for a year",
     Papers{[](Submission& papers) { documents(papers, "培训记录").removed(); }}},
    {"rectification_overdue", kChemicals, "4月检查的问题到期没有整改", "a problem of April was never put right",
     Papers{[](Submission& papers) {
         Rows(papers.sheet("历次检查问题"))
             .where("检查日期", "2025-04")
             .set("整改完成日期", nothing())
             .set("整改材料", nothing());
     }}},
    {"import_problems", kChemicals, "水电汽台账有一格无法读取", "a cell of the utility ledger that nobody can read",
     Papers{[](Submission& papers) {
         Rows(papers.sheet("水电汽消耗台账"))
             .where("项目", "蒸汽用量")
             .where("日期", "2025-03-06")
             .set("消耗量", words("表坏未抄"));
     }}},
};

}  // namespace

const std::vector<Variant>& of_management()
{
    return kVariants;
}

}  // namespace demo::variants
