// SPDX-License-Identifier: Apache-2.0
// Do the numbers of the automatic monitoring behave like measurements? Those of the laboratory: results.cpp.
#include <algorithm>
#include <cmath>

#include "data/demo/random.h"
#include "data/demo/variants/topics.h"

namespace demo::variants {

namespace {

using cogeneration::Boiler;

void freeze_ammonia(chemicals::Year& year)
{
    for (std::size_t hour = hour_at(4, 16, 20); hour < hour_at(4, 17, 11); ++hour) year.water.ammonia[hour] = 8.43;
}

void copy_cod(chemicals::Year& year)
{
    for (std::size_t hour = 0; hour < 52; ++hour)
        year.water.cod[hour_at(9, 3, 14) + hour] = year.water.cod[hour_at(8, 6, 14) + hour];
}

// Six hours a day for three weeks just below the hourly limit of 35, never above it.
void hug_limit(cogeneration::Year& year)
{
    Boiler& boiler = year.boilers[0];
    Random random(811);
    for (std::size_t first = hour_at(2, 3); first < hour_at(2, 24); first += kHoursOfDay)
        for (std::size_t i = 0; i < 6; ++i) {
            const std::size_t hour = first + 4 * i + static_cast<std::size_t>(random.below(4));
            boiler.so2[hour] = shown(random.uniform(33.5, 34.9) * (21 - boiler.oxygen_pct[hour]) / 15);
        }
}

// The analyser of ammonia measures up to 10 mg/L only.
void clip_ammonia(chemicals::Year& year)
{
    for (double& value : year.water.ammonia) value = std::min(10.0, shown(value * 1.045));
}

void narrow_range(Submission& papers)
{
    const Rows ammonia = Rows(papers.sheet("自动监测设备运维记录")).where("监测因子", "氨氮");
    ammonia.set("量程", number(10, 0));
    for (const char* kind : {"零点校准", "量程校准"})
        for (const char* column : {"标准值", "校准前读数", "校准后读数"})
            ammonia.where("类型", kind).scale(column, 0.2);
}

// Numbers that somebody thought of: round last digits are avoided.
void invent_digits(chemicals::Year& year)
{
    bool every_other = false;
    for (double& value : year.water.cod) {
        every_other = !every_other;
        const int last = static_cast<int>(std::lround(value * 10)) % 10;
        if (every_other && last == 0) value = shown(value + 0.3, 1);
        if (every_other && last == 5) value = shown(value + 0.2, 1);
    }
}

// For six weeks boiler 2 runs two days in four at three quarters of its load, and the flue gas takes no notice.
void decouple_flow(cogeneration::Year& year)
{
    Boiler& boiler = year.boilers[1];
    Random random(812);
    for (std::size_t hour = hour_at(2, 10); hour < hour_at(3, 24); ++hour) {
        boiler.flow_m3h[hour] = std::round((118800 + 1900 * random.normal()) / 36) * 36;
        if (hour / kHoursOfDay % 4 < 2) continue;
        boiler.load_pct[hour] = shown(boiler.load_pct[hour] * 0.75, 1);
        boiler.steam_t[hour] *= 0.75;
        boiler.coal_t[hour] *= 0.75;
    }
}

void stop_on_paper(Submission& papers)
{
    const Rows stopped =
        Rows(papers.sheet("生产设施运行台账")).where("生产设施编号", "MF0002").where("开始时间", "2025-06-04");
    stopped.set("运行状态", words("停产")).set("运行时间", number(0, 0)).set("生产负荷", number(0, 1));
    for (const char* header : {"产品名称", "产量", "计量单位"}) stopped.set(header, nothing());
}

// After the maintenance of 21 June SO2 reads half of what it read before, for two weeks.
void shift_level(cogeneration::Year& year)
{
    Boiler& boiler = year.boilers[0];
    for (std::size_t hour = hour_at(6, 21, 12); hour < hour_at(7, 5); ++hour)
        boiler.so2[hour] = shown(boiler.so2[hour] * 0.48);
}

void hide_behind_tag(cogeneration::Year& year)
{
    Boiler& boiler = year.boilers[0];
    for (std::size_t hour = hour_at(6, 11, 3); hour < hour_at(6, 11, 5); ++hour) {
        boiler.so2[hour] = shown(84.2 + 3 * static_cast<double>(hour - hour_at(6, 11, 3)));
        boiler.so2_flag[hour] = 'M';
    }
}

void drop_at_night(cogeneration::Year& year)
{
    for (std::size_t hour = hour_at(3, 1); hour < hour_at(4, 20); ++hour)
        if (hour % kHoursOfDay < 6 || hour % kHoursOfDay >= 22)
            year.boilers[1].dust[hour] = shown(year.boilers[1].dust[hour] * 0.5);
}

void compute_humidity(cogeneration::Year& year)
{
    Boiler& boiler = year.boilers[1];
    for (std::size_t hour = hour_at(3, 4); hour < hour_at(3, 9); ++hour)
        boiler.humidity[hour] = shown(boiler.temperature[hour] * 0.2 + 0.7);
}

void step_together(cogeneration::Year& year)
{
    Boiler& boiler = year.boilers[1];
    for (std::size_t hour = hour_at(11, 4, 2); hour < hour_at(11, 7, 2); ++hour)
        for (auto* values : {&boiler.so2, &boiler.nox, &boiler.dust}) (*values)[hour] = shown((*values)[hour] * 0.5);
}

void log_other_amounts(chemicals::Year& year)
{
    for (std::size_t hour = hour_at(12, 9); hour < hour_at(12, 11); ++hour) year.water.logged_amount[hour] = 0.85;
}

// Three packets whose check sum does not fit.
void damage_packets(Submission& papers)
{
    std::string& log = papers.file("数采仪HJ212报文_DW001_202512.txt").bytes;
    std::size_t packet = 0;
    for (std::size_t end = log.find("\r\n"); end != std::string::npos; end = log.find("\r\n", end + 1), ++packet)
        if (packet == 101 || packet == 322 || packet == 547) log[end - 1] = log[end - 1] == '0' ? '1' : '0';
}

const std::vector<Variant> kVariants = {
    {"flatline", kChemicals, "4月16日夜间氨氮连续15小时为8.43", "ammonia stands at 8.43 for 15 hours", freeze_ammonia},
    {"repeated_block", kChemicals, "9月3日起52小时COD与8月6日起逐位相同", "52 hours of COD come back digit for digit",
     copy_cod},
    {"limit_hugging", kCogeneration, "2月二氧化硫折算值大量紧贴限值之下",
     "SO2 keeps just below its limit for three weeks", hug_limit},
    {"range_clipping",
     kChemicals,
     "氨氮最高只到10.00",
     "ammonia never passes 10.00",
     clip_ammonia,
     {"digits_uneven"},
     narrow_range},
    {"digits_uneven", kChemicals, "COD末位数字少0和5", "COD shuns 0 and 5 as its last digit", invent_digits},
    {"impossible_value", kCogeneration, "5月6日2号锅炉烟气湿度104.6%", "a humidity of 104.6 %",
     CogenerationYear{[](cogeneration::Year& year) { year.boilers[1].humidity[hour_at(5, 6, 13)] = 104.6; }}},
    {"flow_ignores_load", kCogeneration, "2、3月2号锅炉烟气流量不随负荷变化",
     "flue gas of boiler 2 does not follow its load", decouple_flow},
    {"idle_discharge", kCogeneration, "6月4日台账记录2号锅炉停产，排放口照常排放",
     "the ledger says stopped, the stack does not", Papers{stop_on_paper}},
    {"shift_after_service", kCogeneration, "6月21日维护后二氧化硫降低一半", "SO2 halves with a maintenance",
     shift_level},
    {"exceedance_behind_tag", kCogeneration, "6月11日夜间超标时段标记为维护而无运维记录",
     "hours over the limit tagged as maintenance that nobody did", hide_behind_tag},
    {"night_drop", kCogeneration, "3月起每夜颗粒物降低一半", "dust halves every night", drop_at_night},
    {"parameters_copied", kCogeneration, "3月4日起5天湿度由烟温算出",
     "humidity computed from temperature for five days", compute_humidity},
    {"synchronous_step", kCogeneration, "11月4日起三项污染物同时降低一半", "three items halve in the same hour",
     step_together},
    {"hour_mean_differs", kChemicals, "8月12日COD日均值比小时均值低12%", "a daily COD 12 % below its hours",
     Papers{[](Submission& papers) {
         Rows(papers.sheet("自动监测日数据_DW001"))
             .where("监测时间", "2025-08-12")
             .where("监测因子", "化学需氧量")
             .scale("实测值", 0.88);
     }}},
    {"amount_mismatch", kChemicals, "12月9、10日数采仪排放量比浓度×流量少15%",
     "logged amounts 15 % below concentration x flow", log_other_amounts},
    {"packets_damaged", kChemicals, "12月三个HJ 212数据包校验码错误", "three packets with a wrong check sum",
     Papers{damage_packets}},
    {"data_conflicting", kChemicals, "12月16日导出数据与数采仪报文不一致", "the table and the log say different things",
     Papers{[](Submission& papers) {
         Rows(papers.sheet("自动监测小时数据_DW001"))
             .where("监测因子", "氨氮")
             .from("监测时间", "2025-12-16 08")
             .before("监测时间", "2025-12-16 12")
             .scale("实测值", 0.9);
     }}},
};

}  // namespace

const std::vector<Variant>& of_authenticity()
{
    return kVariants;
}

}  // namespace demo::variants
