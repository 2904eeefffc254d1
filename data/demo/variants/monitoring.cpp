// SPDX-License-Identifier: Apache-2.0
// Was it watched as the permit asks?
#include "data/demo/service_log.h"
#include "data/demo/variants/topics.h"

namespace demo::variants {

namespace {

Rows results_of(Submission& papers, const char* outlet, const char* pollutant)
{
    return Rows(papers.sheet("手工监测结果")).where("排放口编号", outlet).where("污染物名称", pollutant);
}

Rows service_of(Submission& papers, const char* item, const char* kind)
{
    return Rows(papers.sheet("自动监测设备运维记录")).where("监测因子", item).where("类型", kind);
}

// The water analysers are out of order; the fault is logged, reported and repaired.
void break_analysers(chemicals::Year& year, std::size_t from, std::size_t to)
{
    for (std::size_t hour = from; hour < to; ++hour) year.water.flag[hour] = 'D';
}

void log_fault(Submission& papers, const Cell& from, const Cell& to)
{
    Rows(papers.sheet("异常情况台账"))
        .where("设施编号", "TW001")
        .copied()
        .set("设施编号", words("DW001"))
        .set("异常开始时间", from)
        .set("异常结束时间", to)
        .set("事件原因", words("采样泵损坏，等待配件"))
        .set("应对措施", words("更换采样泵"))
        .set("报告时间", time(from.at + audit::kHour))
        .set("记录时间", time(to.at + audit::kHour));
    Sheet& service = papers.sheet("自动监测设备运维记录");
    for (const char* item : {"化学需氧量", "氨氮", "pH值"})
        add_work(service, "DW001", {item, 0, 500, 0, 1, true, true}, "故障维修", from.at, to.at);
}

// Every afternoon of the quarter three hours of maintenance.
void maintain_daily(chemicals::Year& year)
{
    for (std::size_t day = day_at(4, 1); day < day_at(7, 1); ++day)
        for (std::size_t hour = 14; hour < 17; ++hour) year.water.flag[day * kHoursOfDay + hour] = 'M';
}

void log_daily_maintenance(Submission& papers)
{
    Sheet& service = papers.sheet("自动监测设备运维记录");
    for (std::size_t day = day_at(4, 1); day < day_at(7, 1); ++day)
        for (const char* item : {"化学需氧量", "氨氮", "pH值"})
            add_work(service, "DW001", {item, 0, 500, 0, 1, true, true}, "维护", day_time(day) + 14 * audit::kHour,
                     day_time(day) + 17 * audit::kHour);
}

const std::vector<Variant> kVariants = {
    {"coverage_missing",
     kChemicals,
     "废水总氮全年没有监测",
     "total nitrogen was never measured",
     Papers{[](Submission& papers) { results_of(papers, "DW001", "总氮").removed(); }},
     {"manual_test_missing"}},
    {"manual_test_missing", kChemicals, "6月没有监测废水总磷", "no total phosphorus in June",
     Papers{[](Submission& papers) { results_of(papers, "DW001", "总磷").where("采样时间", "2025-06").removed(); }}},
    {"samples_too_few", kChemicals, "10月总磷只采了两个样",
     "two samples of total phosphorus in October instead of three", Papers{[](Submission& papers) {
         results_of(papers, "DW001", "总磷").where("采样时间", "2025-10").skip(2).removed();
     }}},
    {"method_mismatch", kChemicals, "DA003颗粒物用许可证没有规定的方法测定",
     "dust by a method that the plan does not name", Papers{[](Submission& papers) {
         results_of(papers, "DA003", "颗粒物").where("采样时间", "2025-11").set("测定方法", words("GB/T 16157-1996"));
     }}},
    {"load_unrepresentative", kChemicals, "5月DA002监测时生产负荷58%", "DA002 was sampled at a load of 58 %",
     Papers{[](Submission& papers) {
         results_of(papers, "DA002", "非甲烷总烃").where("采样时间", "2025-05").set("生产负荷", number(58, 0));
     }}},
    {"laboratory_unqualified", kChemicals, "监测机构资质11月末到期，12月仍出具数据",
     "the laboratory's certificate ended in November",
     Papers{[](Submission& papers) { Rows(papers.sheet("手工监测结果")).set("资质有效期止", day(2025, 11, 30)); }}},
    {"result_out_of_order", kChemicals, "DA003一份报告的日期早于采样", "a report is dated before its sampling",
     Papers{[](Submission& papers) {
         results_of(papers, "DA003", "颗粒物").where("采样时间", "2025-05").shift("报告日期", -12 * audit::kDay);
     }}},
    {"result_late", kChemicals, "8月DA002结果在采样52天后才上传", "results were published 52 days after sampling",
     Papers{[](Submission& papers) {
         results_of(papers, "DA002", "非甲烷总烃").where("采样时间", "2025-08").shift("上传日期", 40 * audit::kDay);
     }}},
    {"availability_low",
     kChemicals,
     "四季度水质自动监测故障28天",
     "the water analysers were broken for 28 days of a quarter",
     ChemicalsYear{[](chemicals::Year& year) { break_analysers(year, hour_at(10, 8, 8), hour_at(11, 5, 8)); }},
     {"abnormal_tags_frequent", "substitute_missing"},
     [](Submission& papers) { log_fault(papers, at(10, 8, 8), at(11, 5, 8)); }},
    {"data_gap", kChemicals, "4月23日下午起9小时没有数据，也没有记录", "nine hours without data and without an event",
     Papers{[](Submission& papers) {
         Rows(papers.sheet("自动监测小时数据_DW001"))
             .from("监测时间", "2025-04-23 15")
             .before("监测时间", "2025-04-24")
             .removed();
     }}},
    {"substitute_missing",
     kChemicals,
     "8月自动监测故障3天，没有手工替代监测",
     "the water analysers were down for three days and nobody sampled",
     ChemicalsYear{[](chemicals::Year& year) { break_analysers(year, hour_at(8, 22, 8), hour_at(8, 25, 10)); }},
     {},
     [](Submission& papers) { log_fault(papers, at(8, 22, 8), at(8, 25, 10)); }},
    {"calibration_overdue", kChemicals, "6、7月氨氮没有校准", "ammonia was not calibrated in June and July",
     Papers{[](Submission& papers) {
         for (const char* kind : {"零点校准", "量程校准"})
             service_of(papers, "氨氮", kind).from("开始时间", "2025-06").before("开始时间", "2025-08").removed();
     }}},
    {"calibration_drift", kChemicals, "7月22日COD量程漂移超标，未维修复测",
     "a span drift of COD beyond the standard, without repair", Papers{[](Submission& papers) {
         service_of(papers, "化学需氧量", "量程校准")
             .where("开始时间", "2025-07-22")
             .set("校准前读数", number(318.4, 2));
     }}},
    {"verification_overdue", kCogeneration, "2号锅炉二氧化硫分析仪4月以后没有校验",
     "the SO2 analyser of boiler 2 was not verified after April", Papers{[](Submission& papers) {
         service_of(papers, "二氧化硫", "校验").where("排放口编号", "DA002").from("开始时间", "2025-05").removed();
     }}},
    {"comparison_failed", kChemicals, "5月COD比对误差超标", "COD of May does not compare with the laboratory",
     Papers{[](Submission& papers) {
         service_of(papers, "化学需氧量", "比对").where("开始时间", "2025-05").set("校准前读数", number(168.2, 1));
     }}},
    {"abnormal_tags_frequent",
     kChemicals,
     "二季度每天标记3小时维护",
     "three hours of maintenance every day of a quarter",
     ChemicalsYear{maintain_daily},
     {},
     log_daily_maintenance},
};

}  // namespace

const std::vector<Variant>& of_monitoring()
{
    return kVariants;
}

}  // namespace demo::variants
