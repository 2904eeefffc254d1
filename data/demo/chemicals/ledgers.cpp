// SPDX-License-Identifier: Apache-2.0
// The environmental ledgers: production by shift, treatment and materials by day, events, utilities, invoices.
#include <cmath>

#include "data/demo/chemicals/parts.h"
#include "data/demo/random.h"

namespace demo::chemicals {

namespace {

audit::Time shift_time(std::size_t shift)
{
    return hour_time(shift * kShiftHours);
}

std::vector<Cell> production_row(const Line& line, std::size_t shift)
{
    const double output = line.output[shift];
    const bool runs = output > 0;
    const audit::Time end = shift_time(shift + 1);
    return {time(shift_time(shift)),
            time(end),
            words(line.facility),
            words(runs ? "正常" : "停产"),
            runs ? words(line.product) : nothing(),
            runs ? number(output, 3) : nothing(),
            runs ? words("t") : nothing(),
            number(runs ? kShiftHours : 0, 0),
            number(output / kShiftHours / line.per_hour * 100, 1),
            words(a_person(shift)),
            time(written_after(end, shift))};
}

struct TreatmentRow {
    const char* treatment;
    const char* parameter;
    const char* unit;
    double value;
    int decimals;
    double power_kwh = -1;  // negative: no such number
    const char* reagent = nullptr;
    double reagent_used = 0;
    const char* reagent_unit = "";
    double byproduct_t = -1;
};

void add_treatment(Sheet& sheet, std::size_t from, std::size_t to, const TreatmentRow& row, bool runs,
                   std::size_t serial)
{
    const bool reagent = row.reagent != nullptr && runs;
    sheet.rows.push_back({time(hour_time(from)), time(hour_time(to)), words(row.treatment),
                          words(runs ? "正常" : "停运"), words(row.parameter),
                          runs ? number(row.value, row.decimals) : nothing(), words(row.unit),
                          reagent ? words(row.reagent) : nothing(), reagent ? number(row.reagent_used, 2) : nothing(),
                          reagent ? words(row.reagent_unit) : nothing(),
                          runs && row.power_kwh >= 0 ? number(row.power_kwh, 0) : nothing(),
                          runs && row.byproduct_t >= 0 ? number(row.byproduct_t, 3) : nothing(),
                          words(a_person(serial)), time(written_after(hour_time(to), serial))});
}

bool paint_runs(const Year& year, std::size_t day)
{
    return year.lines[paint].output[day * 3 + 1] > 0;
}

// Air of the paint line is treated from 8 to 24 o'clock; a day without it is one record.
void add_paint_treatments(Sheet& sheet, const Year& year, std::size_t day, Random& random)
{
    TreatmentRow bed{"TA002", "吸附床压差", "Pa", 720 + 35 * random.normal(), 0, 214 + 6 * random.normal()};
    if (day == carbon_day(year, audit::date_of(day_time(day)).month)) {
        bed.reagent = "活性炭";
        bed.reagent_used = kCarbonFilling;
        bed.reagent_unit = "t";
    }
    const TreatmentRow rows[] = {bed,
                                 {"TA002", "进口温度", "℃", 27 + 1.6 * random.normal(), 1},
                                 {"TA003", "布袋压差", "Pa", 980 + 45 * random.normal(), 0, 176 + 5 * random.normal()}};
    const std::size_t first = day * kHoursOfDay;
    std::size_t serial = day * 10;
    for (const TreatmentRow& row : rows) {
        ++serial;
        if (!paint_runs(year, day)) {
            add_treatment(sheet, first, first + kHoursOfDay, row, false, serial);
            continue;
        }
        add_treatment(sheet, first, first + kShiftHours, row, false, serial);
        add_treatment(sheet, first + kShiftHours, first + kHoursOfDay, row, true, serial + 5);
    }
}

void invoice(Sheet& sheet, audit::Time at, const std::string& material, double quantity, const char* unit,
             const std::string& supplier, Random& random)
{
    sheet.rows.push_back({date(at), words(material), number(quantity, 2), words(unit),
                          words(std::to_string(20000000 + random.below(79999999))), words(supplier)});
}

double coagulant_kg(std::size_t day)
{
    return 62 + 2.5 * std::sin(static_cast<double>(day) * 0.7) + 0.01 * static_cast<double>(day % 37);
}

}  // namespace

const std::vector<Recipe>& recipes()
{
    static const std::vector<Recipe> all = {{resin, "原料", "甲基丙烯酸甲酯", 0.36, 40, "虚构石化销售有限公司"},
                                            {resin, "原料", "丙烯酸丁酯", 0.26, 30, "虚构石化销售有限公司"},
                                            {resin, "原料", "二甲苯", 0.31, 45, "虚构溶剂有限公司"},
                                            {paint, "原料", "乙酸丁酯", 0.17, 25, "虚构溶剂有限公司"},
                                            {paint, "原料", "钛白粉", 0.28, 60, "虚构颜料有限公司"},
                                            {paint, "原料", "丙烯酸树脂", 0.48, 80, "自产"},
                                            {drums, "原料", "钢桶", 0.95, 50, "虚构制桶有限公司"},
                                            {drums, "辅料", "桶用面漆", 0.048, 4, "虚构制漆有限公司"}};
    return all;
}

double used_on(const Year& year, const Recipe& recipe, std::size_t day)
{
    const double wobble = 1 + 0.006 * std::sin(static_cast<double>(day) * 1.3 + recipe.per_tonne * 40);
    return shown(output_of(year.lines[recipe.line], day, day + 1) * recipe.per_tonne * wobble, 3);
}

std::size_t carbon_day(const Year& year, int month)
{
    std::size_t day = first_hour_of(month) / kHoursOfDay;
    while (!paint_runs(year, day)) ++day;
    return day;
}

DailyUse daily_use(const Year& year, std::size_t day)
{
    DailyUse use{};
    for (std::size_t hour = day * kHoursOfDay; hour < (day + 1) * kHoursOfDay; ++hour)
        use.discharged_m3 += year.water.flow_m3h[hour];
    const double resin_t = output_of(year.lines[resin], day, day + 1);
    const double paint_t = output_of(year.lines[paint], day, day + 1);
    const double drums_t = output_of(year.lines[drums], day, day + 1);
    const double wobble = 1 + 0.01 * std::sin(static_cast<double>(day) * 0.9);
    use.discharged_m3 = shown(use.discharged_m3 * 1.004, 1);
    use.intake_m3 = shown(use.discharged_m3 * 1.07 + 2.1 * resin_t + 8, 1);
    use.treatment_kwh = shown((resin_t > 0 ? 1480 : 110) + (paint_t > 0 ? 390 : 0) + 6 * wobble, 1);
    use.power_kwh = shown(use.treatment_kwh + (88 * resin_t + 62 * paint_t + 210 * drums_t) * wobble + 160, 1);
    use.steam_t = shown(1.15 * resin_t * wobble, 2);
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
    for (std::size_t shift = 0; shift < kShifts; ++shift)
        for (const Line& line : year.lines) sheet.rows.push_back(production_row(line, shift));
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
    Random random(521);
    for (std::size_t day = 0; day < kDays; ++day) {
        const std::size_t first = day * kHoursOfDay;
        const bool runs = !is_holiday(day);
        add_treatment(sheet, first, first + kHoursOfDay,
                      {"TA001", "燃烧室温度", "℃", 818 + 9 * random.normal(), 1, 1310 + 30 * random.normal()}, runs,
                      day * 10 + 3);
        add_paint_treatments(sheet, year, day, random);
        add_treatment(sheet, first, first + kHoursOfDay,
                      {"TW001", "溶解氧", "mg/L", 3.7 + 0.3 * random.normal(), 2, 610 + 16 * random.normal(),
                       "聚合氯化铝", coagulant_kg(day), "kg", 0.21 + 0.008 * random.normal()},
                      runs, day * 10 + 8);
    }
    return sheet;
}

Sheet material_sheet(const Year& year)
{
    Sheet sheet{"原辅材料及燃料台账",
                std::string(kEnterprise) + " 2025年原辅材料台账",
                {"日期", "种类", "名称", "使用量", "计量单位", "库存量", "记录人", "记录时间"},
                {},
                {}};
    std::vector<double> stock;
    for (const Recipe& recipe : recipes()) stock.push_back(recipe.opening);
    for (std::size_t day = 0; day < kDays; ++day) {
        const audit::Time at = day_time(day);
        for (std::size_t i = 0; i < recipes().size(); ++i) {
            const Recipe& recipe = recipes()[i];
            if (audit::date_of(at).day == 1) {  // the month's delivery is what the month needs
                const int month = audit::date_of(at).month;
                for (std::size_t of = day; of < last_hour_of(month) / kHoursOfDay; ++of)
                    stock[i] += used_on(year, recipe, of);
            }
            const double used = used_on(year, recipe, day);
            if (used <= 0) continue;
            stock[i] = shown(stock[i] - used, 3);
            sheet.rows.push_back({date(at), words(recipe.kind), words(recipe.material), number(used, 3), words("t"),
                                  number(stock[i], 3), words(a_person(day + i)),
                                  time(written_after(at + audit::kDay, day * 8 + i))});
        }
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
    const std::vector<std::vector<std::string>> events = {
        {"MF0001", "2025-01-26 00:00", "2025-02-05 00:00", "停运", "春节放假", "停产", "是", "2025-01-22 10:00"},
        {"TW001", "2025-06-17 09:00", "2025-06-17 15:00", "故障", "1号提升泵机械密封损坏", "切换至备用泵，更换密封",
         "是", "2025-06-17 10:20"},
        {"MF0001", "2025-10-01 00:00", "2025-10-05 00:00", "停运", "国庆检修", "停产检修", "是", "2025-09-28 15:00"},
        {"TA002", "2025-11-18 10:00", "2025-11-18 11:00", "故障", "吸附箱压差变送器失效", "更换变送器，停止投料", "是",
         "2025-11-18 10:50"}};
    for (const auto& row : events) {
        const audit::Time end = *audit::parse_time(row[2]);
        const std::size_t serial = sheet.rows.size();
        sheet.rows.push_back({words(row[0]), time(*audit::parse_time(row[1])), time(end), words(row[3]), words(row[4]),
                              nothing(), words(row[5]), words(row[6]), time(*audit::parse_time(row[7])),
                              words(a_person(serial)), time(written_after(end, serial))});
    }
    return sheet;
}

Sheet utility_sheet(const Year& year)
{
    Sheet sheet{"水电汽消耗台账", "", {"日期", "项目", "消耗量", "计量单位"}, {}, {}};
    for (std::size_t day = 0; day < kDays; ++day) {
        const Cell at = date(day_time(day));
        const DailyUse use = daily_use(year, day);
        sheet.rows.push_back({at, words("取水量"), number(use.intake_m3, 1), words("m³")});
        sheet.rows.push_back({at, words("排水量"), number(use.discharged_m3, 1), words("m³")});
        sheet.rows.push_back({at, words("用电量"), number(use.power_kwh, 1), words("kWh")});
        sheet.rows.push_back({at, words("治污用电量"), number(use.treatment_kwh, 1), words("kWh")});
        sheet.rows.push_back({at, words("蒸汽用量"), number(use.steam_t, 2), words("t")});
    }
    return sheet;
}

Sheet purchase_sheet(const Year& year)
{
    Sheet sheet{"采购发票台账", "", {"采购日期", "名称", "数量", "计量单位", "发票号码", "供应商"}, {}, {}};
    Random random(523);
    for (int month = 1; month <= 12; ++month) {
        const audit::Time at = audit::midnight({2025, month, 1});
        const std::size_t first = first_hour_of(month) / kHoursOfDay;
        const std::size_t last = last_hour_of(month) / kHoursOfDay;
        for (const Recipe& recipe : recipes()) {
            double tonnes = 0;
            for (std::size_t day = first; day < last; ++day) tonnes += used_on(year, recipe, day);
            invoice(sheet, at, recipe.material, tonnes, "t", recipe.supplier, random);
        }
        double coagulant = 0;
        for (std::size_t day = first; day < last; ++day) coagulant += coagulant_kg(day);
        invoice(sheet, at, "聚合氯化铝", coagulant * 1.01, "kg", "虚构水处理药剂有限公司", random);
        invoice(sheet, at, "活性炭", kCarbonFilling, "t", "虚构炭业有限公司", random);
    }
    return sheet;
}

}  // namespace demo::chemicals
