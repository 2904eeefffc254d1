// SPDX-License-Identifier: Apache-2.0
// Hazardous waste.
#include "data/demo/variants/topics.h"

namespace demo::variants {

namespace {

constexpr const char* kCarbon = "900-039-49";
constexpr const char* kSolvent = "900-402-06";
constexpr const char* kSludge = "900-252-12";
constexpr const char* kDrum = "900-041-49";

Rows ledger_of(Submission& papers, const char* code)
{
    return Rows(papers.sheet("危险废物台账")).where("废物代码", code);
}

Rows manifests_of(Submission& papers, const char* code)
{
    return Rows(papers.sheet("危险废物转移联单")).where("废物代码", code);
}

// Oil from the end of 2024 was first sent away a year and a day later.
void store_oil(Submission& papers)
{
    constexpr const char* kOil = "900-249-08";
    const Rows permitted = Rows(papers.sheet("危险废物管理要求")).where("废物代码", kDrum).copied();
    permitted.set("废物代码", words(kOil)).set("废物名称", words("废矿物油")).set("年产生量", words("1"));
    const auto write = [&](const char* move, const Cell& when, const char* manifest) {
        ledger_of(papers, kDrum)
            .where("环节", "出库")
            .first(1)
            .copied()
            .set("日期", when)
            .set("废物代码", words(kOil))
            .set("废物名称", words("废矿物油"))
            .set("环节", words(move))
            .set("数量", number(0.36, 3))
            .set("转移联单编号", manifest == nullptr ? nothing() : words(manifest))
            .set("记录时间", time(when.at + 20 * audit::kMinute));
    };
    const Cell stored = time(audit::midnight({2024, 12, 27}) + 10 * audit::kHour);
    const char* number_of_manifest = "20253205719906";
    write("入库", stored, nullptr);
    write("出库", at(12, 30, 14), number_of_manifest);
    manifests_of(papers, kDrum)
        .skip(3)
        .copied()
        .set("联单编号", words(number_of_manifest))
        .set("废物代码", words(kOil))
        .set("移出数量", number(0.36, 3))
        .set("接收数量", number(0.36, 3))
        .set("移出时间", at(12, 30, 14))
        .set("接收时间", at(12, 30, 20))
        .set("接受人", words("虚构再生资源有限公司"))
        .set("经营许可证编号", words("JSHW0508OOD012"))
        .set("许可经营类别", words("HW08"));
}

void misname_manifest(Submission& papers)
{
    const Cell wrong = words("2025320571");
    manifests_of(papers, kSludge).where("移出时间", "2025-06").set("联单编号", wrong);
    ledger_of(papers, kSludge).where("环节", "出库").where("日期", "2025-06").set("转移联单编号", wrong);
}

const std::vector<Variant> kVariants = {
    {"waste_unpermitted", kChemicals, "许可证没有载明废包装桶", "the permit does not name the waste drums",
     Papers{[](Submission& papers) { Rows(papers.sheet("危险废物管理要求")).where("废物代码", kDrum).removed(); }}},
    {"waste_unbalanced", kChemicals, "年末盘点废有机溶剂比账面少",
     "the last stock-take finds less solvent than the book", Papers{[](Submission& papers) {
         ledger_of(papers, kSolvent)
             .where("环节", "盘点")
             .where("日期", "2025-11")
             .change("数量", [](const Cell& cell) { return number(std::stod(cell.text) - 0.4, 3); });
         ledger_of(papers, kSolvent)
             .where("环节", "出库")
             .where("日期", "2025-12")
             .change("数量", [](const Cell& cell) { return number(std::stod(cell.text) - 0.4, 3); });
         for (const char* column : {"移出数量", "接收数量"})
             manifests_of(papers, kSolvent).where("移出时间", "2025-12").change(column, [](const Cell& cell) {
                 return number(std::stod(cell.text) - 0.4, 3);
             });
     }}},
    {"waste_manifest_missing", kChemicals, "9月漆渣出库没有转移联单", "a shipment of sludge without a manifest",
     Papers{[](Submission& papers) { manifests_of(papers, kSludge).where("移出时间", "2025-09").removed(); }}},
    {"waste_manifest_mismatch", kChemicals, "6月废有机溶剂联单比台账少9%", "a manifest says 9 % less than the ledger",
     Papers{[](Submission& papers) {
         manifests_of(papers, kSolvent).where("移出时间", "2025-06").scale("移出数量", 0.91).scale("接收数量", 0.91);
     }}},
    {"waste_receipt_differs", kChemicals, "9月废有机溶剂接收数量少8%", "8 % less was received than sent",
     Papers{[](Submission& papers) {
         manifests_of(papers, kSolvent).where("移出时间", "2025-09").scale("接收数量", 0.92);
     }}},
    {"waste_overstored", kChemicals, "废矿物油贮存超过一年", "oil lay in storage for more than a year",
     Papers{store_oil}},
    {"waste_code_invalid", kChemicals, "6月漆渣联单编号不足14位", "a manifest number of ten digits",
     Papers{misname_manifest}},
    {"waste_unconfirmed", kChemicals, "7月废活性炭联单没有接收确认", "a manifest was never confirmed",
     Papers{[](Submission& papers) {
         manifests_of(papers, kCarbon)
             .where("移出时间", "2025-07")
             .set("接收数量", nothing())
             .set("接收时间", nothing());
     }}},
    {"waste_overfull", kChemicals, "漆渣贮存量超过许可贮存能力", "more sludge in storage than the permit allows",
     Papers{[](Submission& papers) {
         Rows(papers.sheet("危险废物管理要求")).where("废物代码", kSludge).set("贮存能力", words("3"));
     }}},
    {"waste_receiver_unlicensed", kChemicals, "12月接收单位的许可证已过期", "the receiver's permit had run out",
     Papers{[](Submission& papers) {
         manifests_of(papers, kDrum).where("移出时间", "2025-12").set("许可证有效期止", day(2025, 10, 31));
     }}},
    {"waste_generation_unusual", kChemicals, "8月废包装桶只有平常的五分之一", "a fifth of the usual drums in August",
     ChemicalsYear{[](chemicals::Year& year) { year.drum_waste[8] = 0.2; }}},
};

}  // namespace

const std::vector<Variant>& of_waste()
{
    return kVariants;
}

}  // namespace demo::variants
