// SPDX-License-Identifier: Apache-2.0
// What came out?
#include "data/demo/random.h"
#include "data/demo/report_periods.h"
#include "data/demo/variants/topics.h"

namespace demo::variants {

namespace {

void exceed_so2(cogeneration::Year& year)
{
    constexpr double kValues[] = {47.31, 58.64, 52.18, 40.27};
    const std::size_t from = hour_at(3, 2, 5);
    for (std::size_t i = 0; i < std::size(kValues); ++i) year.boilers[0].so2[from + i] = kValues[i];
}

void remove_admissions(Submission& papers)
{
    papers.sheet("执行报告超标信息").rows.clear();
}

// Two days whose every hour keeps the hourly limit of 50 and whose mean is over the daily one of 45.
void exceed_daily_nox(cogeneration::Year& year)
{
    cogeneration::Boiler& boiler = year.boilers[1];
    Random random(716);
    for (std::size_t hour = hour_at(7, 16); hour < hour_at(7, 18); ++hour)
        boiler.nox[hour] = shown(random.uniform(45.6, 49.1) * (21 - boiler.oxygen_pct[hour]) / 15);
}

void understate_conversion(cogeneration::Year& year)
{
    for (std::size_t hour = hour_at(8, 11); hour < hour_at(8, 14); ++hour)
        year.boilers[1].converted_factor[hour] = 0.86;
}

// False air creeps into the duct before the analyser, stays for nine hours and creeps out again; all is thinned.
void dilute(cogeneration::Year& year)
{
    cogeneration::Boiler& boiler = year.boilers[0];
    constexpr double kOxygen[] = {8.1,  9.6,  11.0, 12.2, 13.1, 13.3, 13.4, 13.2, 13.4,
                                  13.3, 13.2, 13.4, 13.1, 12.1, 10.8, 9.3,  8.0};
    const std::size_t from = hour_at(11, 12, 1);
    for (std::size_t i = 0; i < std::size(kOxygen); ++i) {
        const std::size_t hour = from + i;
        const double thinned = (21 - kOxygen[i]) / (21 - boiler.oxygen_pct[hour]);
        boiler.oxygen_pct[hour] = kOxygen[i];
        for (auto* values : {&boiler.so2, &boiler.nox, &boiler.dust})
            (*values)[hour] = shown((*values)[hour] * thinned);
        boiler.flow_m3h[hour] = static_cast<double>(static_cast<int>(boiler.flow_m3h[hour] / thinned / 36)) * 36;
        boiler.velocity[hour] = shown(boiler.velocity[hour] / thinned);
    }
}

// The start-up of May is called one for nine hours instead of three.
void start_slowly(cogeneration::Year& year)
{
    cogeneration::Boiler& boiler = year.boilers[0];
    for (std::size_t hour = hour_at(5, 18, 11); hour < hour_at(5, 18, 17); ++hour) {
        boiler.state[hour] = cogeneration::State::starting;
        for (auto* flags : {&boiler.so2_flag, &boiler.nox_flag, &boiler.dust_flag, &boiler.flag}) (*flags)[hour] = "St";
    }
}

void exceed_suspended_solids(Submission& papers)
{
    Rows(papers.sheet("手工监测结果"))
        .where("排放口编号", "DW001")
        .where("污染物名称", "悬浮物")
        .where("采样时间", "2025-09")
        .scale("实测浓度", 5.3);
}

void admit_suspended_solids(Submission& papers)
{
    exceed_suspended_solids(papers);
    Sheet admitted = exceedances_sheet();
    admit(admitted, "DW001", "悬浮物", hour_time(hour_at(9, 15, 9)), hour_time(hour_at(9, 15, 12)), number(241, 0));
    papers.file("虚构市澄湖涂料化工有限公司_执行报告.xlsx").sheets.push_back(std::move(admitted));
}

void cap_cod(Submission& papers, const char* tonnes)
{
    const Rows cod = Rows(papers.sheet("许可排放限值")).where("排放口编号", "DW001").where("污染物种类", "化学需氧量");
    for (const char* year : {"许可年排放量限值(t/a)第一年", "第二年", "第三年", "第四年", "第五年"})
        cod.set(year, words(tonnes));
}

const std::vector<Variant> kVariants = {
    {"hourly_limit_exceeded", kCogeneration, "3月2日1号锅炉二氧化硫超标4小时，执行报告如实填报",
     "SO2 of boiler 1 over its limit for four hours, admitted in the report", exceed_so2},
    {"daily_limit_exceeded", kCogeneration, "7月16、17日2号锅炉氮氧化物每小时达标而日均超标，如实填报",
     "NOx of two days within the hourly and over the daily limit, admitted", exceed_daily_nox},
    {"manual_limit_exceeded", kChemicals, "9月废水悬浮物手工监测超标，如实填报",
     "suspended solids of September over the limit, admitted in the report", Papers{admit_suspended_solids}},
    {"rate_limit_exceeded",
     kChemicals,
     "8月DA001非甲烷总烃浓度达标而排放速率超标，如实填报",
     "NMHC of DA001 within its concentration and over its rate in August, admitted",
     ChemicalsYear{[](chemicals::Year& year) { year.burnt_voc[8] = 3.9; }},
     {},
     [](Submission& papers) {
         Sheet admitted = exceedances_sheet();
         admit(admitted, "DA001", "非甲烷总烃", hour_time(hour_at(8, 12, 9)), hour_time(hour_at(8, 12, 12)),
               number(56, 1));
         papers.file("虚构市澄湖涂料化工有限公司_执行报告.xlsx").sheets.push_back(std::move(admitted));
     }},
    {"special_limit_exceeded",
     kChemicals,
     "11月重污染天气期间DA001非甲烷总烃超过特殊时段限值，如实填报",
     "NMHC of DA001 over the limit of the heavy pollution alert of November, admitted",
     ChemicalsYear{[](chemicals::Year& year) { year.burnt_voc[11] = 3.1; }},
     {},
     [](Submission& papers) {
         Sheet admitted = exceedances_sheet();
         admit(admitted, "DA001", "非甲烷总烃", hour_time(hour_at(11, 12, 9)), hour_time(hour_at(11, 12, 12)),
               number(44, 1));
         papers.file("虚构市澄湖涂料化工有限公司_执行报告.xlsx").sheets.push_back(std::move(admitted));
     }},
    {"annual_cap_exceeded", kChemicals, "化学需氧量全年排放量超过许可年排放量",
     "the year's COD is more than the permit's tonnes", Papers{[](Submission& papers) { cap_cod(papers, "10.00"); }}},
    {"annual_cap_forecast", kChemicals, "按目前水平化学需氧量将超过许可年度的许可排放量",
     "at the present rate the permit year's COD will not last",
     Papers{[](Submission& papers) { cap_cod(papers, "13.90"); }}},
    {"conversion_mismatch", kCogeneration, "8月11至13日2号锅炉折算值偏低14%",
     "converted values of three days are written 14 % too low", understate_conversion},
    {"oxygen_dilution", kCogeneration, "11月12日1号锅炉烟道漏入空气，含氧量高于13%达9小时",
     "false air: over 13 % O2 for nine hours", dilute},
    {"exceedance_unexplained",
     kCogeneration,
     "3月2日二氧化硫超标4小时，既无异常记录也未填报超标信息",
     "SO2 over its limit without an event and without an admission",
     exceed_so2,
     {"hourly_limit_exceeded"},
     remove_admissions},
    {"startup_overused", kCogeneration, "5月18日1号锅炉启动时段标记9小时", "a start-up of nine hours", start_slowly},
};

}  // namespace

const std::vector<Variant>& of_limits()
{
    return kVariants;
}

}  // namespace demo::variants
