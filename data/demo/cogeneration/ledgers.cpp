// SPDX-License-Identifier: Apache-2.0
// The environmental ledgers: production by shift, materials and treatment by day, events, utilities, invoices.
#include <algorithm>
#include <cmath>

#include "data/demo/cogeneration/parts.h"
#include "data/demo/random.h"

namespace demo::cogeneration {

namespace {

constexpr std::size_t kShift = 8;
constexpr double kRatedSteam = 130;
constexpr double kRatedPower = 3.0;  // 万kWh/h

// Where a state begins or ends inside a shift the record is cut there.
std::vector<std::pair<std::size_t, std::size_t>> records_of(const Boiler& boiler, std::size_t from, std::size_t to)
{
    std::vector<std::pair<std::size_t, std::size_t>> records;
    for (std::size_t hour = from; hour < to; ++hour)
        if (hour == from || boiler.state[hour] != boiler.state[hour - 1]) {
            if (!records.empty()) records.back().second = hour;
            records.emplace_back(hour, to);
        }
    return records;
}

const char* state_word(State state)
{
    switch (state) {
        case State::normal:
            return "正常";
        case State::starting:
            return "启动";
        case State::stopping:
            return "停机";
        case State::stopped:
            return "停产";
    }
    return "";
}

double sum(const std::vector<double>& values, std::size_t from, std::size_t to)
{
    double total = 0;
    for (std::size_t i = from; i < to; ++i) total += values[i];
    return total;
}

void add_boiler(Sheet& sheet, const Boiler& boiler, std::size_t from, std::size_t to)
{
    for (const auto& [begin, end] : records_of(boiler, from, to)) {
        const double hours = static_cast<double>(end - begin);
        const double steam = sum(boiler.steam_t, begin, end);
        const bool running = boiler.state[begin] != State::stopped;
        const double load = steam / hours / kRatedSteam * 100;
        sheet.rows.push_back({time(hour_time(begin)), time(hour_time(end)), words(boiler.facility),
                              words(state_word(boiler.state[begin])), words("蒸汽"), number(steam, 1), words("t"),
                              number(running ? hours : 0, 0), number(load, 1), words(a_person(begin / kShift)),
                              time(written_after(hour_time(end), begin))});
    }
}

std::vector<Cell> turbine_row(const Year& year, std::size_t from, std::size_t to)
{
    const double power = power_of_turbine(year, from, to);
    const double hours = static_cast<double>(to - from);
    return {time(hour_time(from)),
            time(hour_time(to)),
            words("MF0003"),
            words("正常"),
            words("电力"),
            number(power, 3),
            words("万kWh"),
            number(hours, 0),
            number(power / hours / kRatedPower * 100, 1),
            words(a_person(from / kShift + 1)),
            time(written_after(hour_time(to), from + 3))};
}

// The crusher works from 6 to 20 o'clock.
void add_crusher(Sheet& sheet, std::size_t day, Random& random)
{
    constexpr std::size_t kFrom = 6;
    constexpr std::size_t kTo = 20;
    const std::size_t first = day * kHoursOfDay;
    sheet.rows.push_back({time(hour_time(first + kFrom)), time(hour_time(first + kTo)), words("MF0004"), words("正常"),
                          nothing(), nothing(), nothing(), number(kTo - kFrom, 0), number(random.uniform(78, 90), 1),
                          words(a_person(day)), time(written_after(hour_time(first + kTo), day))});
}

struct TreatmentRow {
    std::string treatment, parameter, unit, reagent, reagent_unit;
    double value;
    int value_decimals;
    double reagent_used;
    int reagent_decimals;
    double power_kwh, byproduct_t;  // negative: no such number
};

void add_treatment(Sheet& sheet, std::size_t from, std::size_t to, const TreatmentRow& row, bool stopped,
                   std::size_t serial)
{
    const bool reagent = !row.reagent.empty() && !stopped;
    sheet.rows.push_back(
        {time(hour_time(from)), time(hour_time(to)), words(row.treatment), words(stopped ? "停运" : "正常"),
         words(row.parameter), stopped ? nothing() : number(row.value, row.value_decimals), words(row.unit),
         reagent ? words(row.reagent) : nothing(), reagent ? number(row.reagent_used, row.reagent_decimals) : nothing(),
         reagent ? words(row.reagent_unit) : nothing(),
         row.power_kwh < 0 || stopped ? nothing() : number(row.power_kwh, 0),
         row.byproduct_t < 0 || stopped ? nothing() : number(row.byproduct_t, 3), words(a_person(serial)),
         time(written_after(hour_time(to), serial))});
}

void add_boiler_treatments(Sheet& sheet, const Boiler& boiler, std::size_t day, Random& random)
{
    const std::vector<TreatmentRow> rows = {
        {boiler.desulphurisation, "浆液pH", "无量纲", "石灰石", "t", 5.6 + 0.12 * random.normal(), 2,
         boiler.limestone_t[day], 2, treatment_power(boiler, day, 0), boiler.gypsum_t[day]},
        {boiler.desulphurisation, "浆液密度", "kg/m³", "", "", 1100 + 9 * random.normal(), 0, 0, 0, -1, -1},
        {boiler.denitrification, "反应器入口烟温", "℃", "尿素", "t", 356 + 7 * random.normal(), 1, boiler.urea_t[day],
         3, treatment_power(boiler, day, 1), -1},
        {boiler.filter, "布袋压差", "Pa", "", "", 1040 + 55 * random.normal(), 0, 0, 0, treatment_power(boiler, day, 2),
         -1}};
    const std::size_t first = day * kHoursOfDay;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto records = records_of(boiler, first, first + kHoursOfDay);
        // Reagents and power are written once a day, in the longest record of it.
        const auto longest = std::max_element(records.begin(), records.end(), [](const auto& a, const auto& b) {
            return a.second - a.first < b.second - b.first;
        });
        for (const auto& record : records) {
            TreatmentRow row = rows[i];
            if (record != *longest) {
                row.reagent.clear();
                row.power_kwh = row.byproduct_t = -1;
            }
            const bool stopped = boiler.state[record.first] == State::stopped;
            add_treatment(sheet, record.first, record.second, row, stopped, day * 10 + i);
        }
    }
}

const std::vector<std::vector<std::string>>& events()
{
    static const std::vector<std::vector<std::string>> rows = {
        {"MF0001", "2025-05-09 07:00", "2025-05-09 08:00", "停机", "计划检修", "按操作规程处理", "是",
         "2025-05-09 07:35"},
        {"MF0001", "2025-05-09 08:00", "2025-05-18 08:00", "停运", "计划检修", "停产检修", "是", "2025-05-09 08:30"},
        {"MF0001", "2025-05-18 08:00", "2025-05-18 11:00", "启动", "检修后恢复生产", "按操作规程处理", "是",
         "2025-05-18 08:40"},
        {"TW001", "2025-08-19 08:00", "2025-08-20 17:00", "故障", "曝气风机轴承损坏", "更换轴承，启用备用风机", "是",
         "2025-08-19 09:40"},
        {"MF0002", "2025-10-16 06:00", "2025-10-16 07:00", "停机", "计划检修", "按操作规程处理", "是",
         "2025-10-16 06:20"},
        {"MF0002", "2025-10-16 07:00", "2025-10-23 12:00", "停运", "计划检修", "停产检修", "是", "2025-10-16 07:30"},
        {"MF0002", "2025-10-23 12:00", "2025-10-23 15:00", "启动", "检修后恢复生产", "按操作规程处理", "是",
         "2025-10-23 12:25"}};
    return rows;
}

}  // namespace

double power_of_turbine(const Year& year, std::size_t first_hour, std::size_t last_hour)
{
    constexpr double kPowerPerSteam = 0.0115;  // 万kWh/t
    return shown(
        (sum(year.boilers[0].steam_t, first_hour, last_hour) + sum(year.boilers[1].steam_t, first_hour, last_hour)) *
            kPowerPerSteam,
        3);
}

double coal_of_day(const Year& year, std::size_t day)
{
    const std::size_t first = day * kHoursOfDay;
    return shown(sum(year.boilers[0].coal_t, first, first + kHoursOfDay) +
                 sum(year.boilers[1].coal_t, first, first + kHoursOfDay));
}

double treatment_power(const Boiler& boiler, std::size_t day, int which)
{
    constexpr double kPerTonneOfSteam[] = {3.2, 0.46, 1.22};  // kWh
    return std::round(sum(boiler.steam_t, day * kHoursOfDay, (day + 1) * kHoursOfDay) * kPerTonneOfSteam[which]);
}

DailyUse daily_use(const Year& year, std::size_t day)
{
    const std::size_t first = day * kHoursOfDay;
    const double steam = sum(year.boilers[0].steam_t, first, first + kHoursOfDay) +
                         sum(year.boilers[1].steam_t, first, first + kHoursOfDay);
    DailyUse use{};
    use.discharged_m3 = shown(sum(year.water.flow_m3h, first, first + kHoursOfDay) * 1.004, 1);
    use.reused_m3 = shown(use.discharged_m3 * 0.41, 1);
    use.intake_m3 = shown(use.discharged_m3 + 0.31 * steam, 1);
    for (const Boiler& boiler : year.boilers)
        for (int which = 0; which < 3; ++which) use.treatment_kwh += treatment_power(boiler, day, which);
    use.treatment_kwh += 1200;
    use.power_kwh = shown(use.treatment_kwh + 13.1 * steam, 1);
    return use;
}

Sheet production_sheet(const Year& year)
{
    Sheet sheet{"生产设施运行台账",
                "",
                {"开始时间", "结束时间", "生产设施编号", "运行状态", "产品名称", "产量", "计量单位", "运行时间",
                 "生产负荷", "记录人", "记录时间"},
                {},
                {}};
    Random random(501);
    for (std::size_t day = 0; day < kDays; ++day) {
        for (std::size_t shift = 0; shift < kHoursOfDay; shift += kShift) {
            const std::size_t from = day * kHoursOfDay + shift;
            for (const Boiler& boiler : year.boilers) add_boiler(sheet, boiler, from, from + kShift);
            sheet.rows.push_back(turbine_row(year, from, from + kShift));
        }
        add_crusher(sheet, day, random);
    }
    return sheet;
}

Sheet material_sheet(const Year& year)
{
    Sheet sheet{"原辅材料及燃料台账",
                std::string(kEnterprise) + " 2025年燃料台账",
                {"日期", "种类", "名称", "使用量", "计量单位", "硫分", "灰分", "热值", "库存量", "记录人", "记录时间"},
                {},
                {}};
    double stock = 21350;
    for (std::size_t day = 0; day < kDays; ++day) {
        const audit::Time at = hour_time(day * kHoursOfDay);
        const audit::Date of = audit::date_of(at);
        if (of.day == 1) stock += 20000;
        stock -= coal_of_day(year, day);
        const audit::Time written = written_after(at + audit::kDay, day);
        sheet.rows.push_back({date(at), words("燃料"), words("原煤"), number(coal_of_day(year, day), 2), words("吨"),
                              number(year.sulfur_pct[day], 2), number(year.ash_pct[day], 2),
                              number(year.heat_kj_kg[day], 0), number(stock, 2), words(a_person(day)), time(written)});
    }
    return sheet;
}

Sheet treatment_sheet(const Year& year)
{
    Sheet sheet{"污染防治设施运行台账",
                "",
                {"开始时间", "结束时间", "污染治理设施编号", "运行状态", "运行参数名称", "参数值", "计量单位",
                 "药剂名称", "药剂用量", "药剂单位", "耗电量", "副产物产生量", "记录人", "记录时间"},
                {},
                {}};
    Random random(502);
    for (std::size_t day = 0; day < kDays; ++day) {
        const std::size_t first = day * kHoursOfDay;
        for (const Boiler& boiler : year.boilers) add_boiler_treatments(sheet, boiler, day, random);
        add_treatment(sheet, first, first + kHoursOfDay,
                      {"TW001", "溶解氧", "mg/L", "聚合氯化铝", "kg", 4.1 + 0.3 * random.normal(), 2,
                       82 + 3 * random.normal(), 1, 990 + 25 * random.normal(), 0.33 + 0.01 * random.normal()},
                      false, day * 10 + 8);
        add_treatment(
            sheet, first + 6, first + 20,
            {"TA007", "布袋压差", "Pa", "", "", 1000 + 45 * random.normal(), 0, 0, 0, 240 + 6 * random.normal(), -1},
            false, day * 10 + 9);
    }
    return sheet;
}

Sheet abnormal_sheet()
{
    Sheet sheet{"异常情况台账",
                "",
                {"设施编号", "异常开始时间", "异常结束时间", "异常状态", "事件原因", "污染物", "应对措施", "是否报告",
                 "报告时间", "记录人", "记录时间"},
                {},
                {}};
    for (const auto& row : events()) {
        const audit::Time end = *audit::parse_time(row[2]);
        sheet.rows.push_back({words(row[0]), time(*audit::parse_time(row[1])), time(end), words(row[3]), words(row[4]),
                              nothing(), words(row[5]), words(row[6]),
                              row[7].empty() ? nothing() : time(*audit::parse_time(row[7])),
                              words(a_person(sheet.rows.size())), time(written_after(end, sheet.rows.size()))});
    }
    return sheet;
}

Sheet utility_sheet(const Year& year)
{
    Sheet sheet{"水电汽消耗台账", "", {"日期", "项目", "消耗量", "计量单位"}, {}, {}};
    for (std::size_t day = 0; day < kDays; ++day) {
        const Cell at = date(hour_time(day * kHoursOfDay));
        const DailyUse use = daily_use(year, day);
        sheet.rows.push_back({at, words("取水量"), number(use.intake_m3, 1), words("m³")});
        sheet.rows.push_back({at, words("回用水量"), number(use.reused_m3, 1), words("m³")});
        sheet.rows.push_back({at, words("排水量"), number(use.discharged_m3, 1), words("m³")});
        sheet.rows.push_back({at, words("用电量"), number(use.power_kwh, 1), words("kWh")});
        sheet.rows.push_back({at, words("治污用电量"), number(use.treatment_kwh, 1), words("kWh")});
    }
    return sheet;
}

Sheet purchase_sheet(const Year& year)
{
    Sheet sheet{"采购发票台账", "", {"采购日期", "名称", "数量", "计量单位", "发票号码", "供应商"}, {}, {}};
    Random random(503);
    const auto invoice = [&](audit::Time at, const char* material, double quantity, int decimals, const char* unit) {
        sheet.rows.push_back({date(at), words(material), number(quantity, decimals), words(unit),
                              words(std::to_string(10000000 + random.below(89999999))),
                              words(std::string("虚构") + material + "供应有限公司")});
    };
    for (int month = 1; month <= 12; ++month) {
        const audit::Time at = audit::midnight({2025, month, 1});
        const std::size_t first = hour_at(month, 1) / kHoursOfDay;
        const std::size_t last = month == 12 ? kDays : hour_at(month + 1, 1) / kHoursOfDay;
        double limestone = 0;
        double urea = 0;
        for (const Boiler& boiler : year.boilers)
            for (std::size_t day = first; day < last; ++day) {
                limestone += boiler.limestone_t[day];
                urea += boiler.urea_t[day];
            }
        invoice(at, "原煤", 20000, 2, "t");
        invoice(at, "石灰石", limestone * 1.02, 2, "t");
        invoice(at, "尿素", urea * 1.03, 2, "t");
        invoice(at, "聚合氯化铝", 87.0 * static_cast<double>(last - first), 2, "kg");
    }
    return sheet;
}

}  // namespace demo::cogeneration
