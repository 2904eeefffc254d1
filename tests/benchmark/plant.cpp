// SPDX-License-Identifier: Apache-2.0
#include "tests/benchmark/plant.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <fstream>
#include <stdexcept>
#include <vector>

#include "audit/model/time.h"

namespace benchmark {

namespace {

constexpr int kOutlets = 6;
constexpr int kHourSeconds = 3600;
constexpr int kDaySeconds = 86400;
constexpr int kDaysBetweenCalibrations = 7;

struct Item {
    const char* name;
    const char* unit;
    int decimals;
    int limit;  // mg/m³, 0: none
    int cap;    // t a year
    double level, by_load, spread, noise;
};

constexpr std::array<Item, 8> kItems = {{{"二氧化硫", "mg/m³", 2, 35, 36, 16, 0.08, 4.2, 0.25},
                                         {"氮氧化物", "mg/m³", 1, 50, 72, 33, 0.12, 4, 0.4},
                                         {"颗粒物", "mg/m³", 3, 10, 10, 4.6, 0.02, 1.2, 0.05},
                                         {"一氧化碳", "mg/m³", 2, 100, 105, 45, -0.2, 12, 0.8},
                                         {"含氧量", "%", 2, 0, 0, 7.2, -0.03, 0.5, 0.04},
                                         {"烟气温度", "℃", 1, 0, 0, 118, 0.3, 4, 0.15},
                                         {"烟气流量", "m³/h", 0, 0, 0, 228000, 2400, 6000, 1200},
                                         {"生产负荷", "%", 1, 0, 0, 70, 1, 0, 0.3}}};

constexpr std::size_t kPollutants = 4;
constexpr std::size_t kFlow = 6;
constexpr std::size_t kLoad = 7;
constexpr std::array<int, 4> kPowers = {1, 10, 100, 1000};

// splitmix64: the same numbers everywhere, unlike the distributions of <random>.
class Random {
 public:
    explicit Random(std::uint64_t seed) : state_(seed) {}
    std::uint64_t next()
    {
        std::uint64_t z = (state_ += 0x9e3779b97f4a7c15U);
        z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9U;
        z = (z ^ (z >> 27U)) * 0x94d049bb133111ebU;
        return z ^ (z >> 31U);
    }
    double share() { return static_cast<double>(next() >> 11U) * 0x1p-53; }
    // Near enough to a normal distribution of spread 1.
    double normal() { return (share() + share() + share() + share() - 2) * 1.7320508; }
    std::size_t below(std::size_t end) { return static_cast<std::size_t>(next() % end); }

 private:
    std::uint64_t state_;
};

struct Column {
    std::vector<std::int32_t> values;  // scaled by the item's decimals
    std::vector<char> flags;           // 0: no record
};
using Outlet = std::array<Column, kItems.size()>;

class OutletMaker {
 public:
    OutletMaker(int number, const Extent& extent)
        : random_(12345U + 7919U * static_cast<unsigned>(number)),
          step_(extent.step_seconds),
          per_day_(static_cast<std::size_t>(kDaySeconds / extent.step_seconds)),
          count_(per_day_ * static_cast<std::size_t>(extent.days))
    {
    }

    Outlet make(int number)
    {
        measure();
        for (int i = 0; i < in_year(60); ++i) exceed();
        for (int i = 0; i < 3; ++i) repeat_day();
        for (int i = 0; i < in_year(40); ++i) hold_flat();
        for (int i = 0; i < in_year(90); ++i) tag("MDF"[random_.below(3)], stretch(1800, 8 * kHourSeconds));
        calibrate();
        detach_flow();
        for (int i = 0; i < in_year(12); ++i) lose(stretch(kHourSeconds, 10 * kHourSeconds));
        // An analyser that is out of order for a third of the first quarter, or of what there is of it.
        const std::size_t quarter = std::min<std::size_t>(count_, 90 * per_day_);
        Column& broken = outlet_[static_cast<std::size_t>(number) % kPollutants];
        std::fill_n(broken.flags.begin() + static_cast<std::ptrdiff_t>(quarter / 2), quarter / 3, 'D');
        return std::move(outlet_);
    }

 private:
    // As many as that of a year's, in the days there are.
    int in_year(int events) const { return std::max(1, events * static_cast<int>(count_ / per_day_) / 365); }

    struct Stretch {
        std::size_t first, end;
    };

    Stretch stretch(int shortest_seconds, int longest_seconds)
    {
        const std::size_t first = random_.below(count_);
        const auto span = static_cast<std::size_t>(longest_seconds - shortest_seconds);
        const std::size_t seconds = static_cast<std::size_t>(shortest_seconds) + random_.below(span);
        return {first, std::min(count_, first + std::max<std::size_t>(1, seconds / static_cast<std::size_t>(step_)))};
    }

    // Every item follows the load, and wanders by itself.
    void measure()
    {
        for (Column& column : outlet_) {
            column.values.resize(count_);
            column.flags.assign(count_, 'N');
        }
        const double memory = std::exp(step_ == kHourSeconds ? -0.1 : -0.002);
        const double fresh = std::sqrt(1 - memory * memory);
        double load = 70;
        std::array<double, kItems.size()> wander{};
        for (std::size_t i = 0; i < count_; ++i) {
            const double day_part = static_cast<double>(i % per_day_) / static_cast<double>(per_day_);
            const double usual = 70 + 15 * std::sin((day_part - 1.0 / 3) * 6.2831853);
            load = std::clamp(usual + (load - usual) * memory + 8 * fresh * random_.normal(), 30.0, 110.0);
            for (std::size_t k = 0; k < kItems.size(); ++k) {
                const Item& item = kItems[k];
                wander[k] = wander[k] * memory + fresh * random_.normal();
                const double value =
                    item.level + item.by_load * (load - 70) + item.spread * wander[k] + item.noise * random_.normal();
                outlet_[k].values[i] =
                    static_cast<std::int32_t>(std::lround(std::max(value, 0.0) * kPowers[item.decimals]));
            }
        }
    }

    void exceed()
    {
        const std::size_t k = random_.below(kPollutants);
        const double scale = kItems[k].limit * kPowers[kItems[k].decimals];
        const Stretch where = stretch(1800, 6 * kHourSeconds);
        for (std::size_t i = where.first; i < where.end; ++i)
            outlet_[k].values[i] += static_cast<std::int32_t>(scale * (0.3 + 0.7 * random_.share()));
    }

    void repeat_day()
    {
        const std::size_t days = count_ / per_day_;
        auto& values = outlet_[random_.below(kItems.size())].values;
        const std::size_t from = random_.below(days);
        const std::size_t to = random_.below(days);
        for (std::size_t i = 0; i < per_day_; ++i) values[to * per_day_ + i] = values[from * per_day_ + i];
    }

    void hold_flat()
    {
        auto& values = outlet_[random_.below(kItems.size())].values;
        const Stretch where = stretch(3 * kHourSeconds, 27 * kHourSeconds);
        for (std::size_t i = where.first; i < where.end; ++i) values[i] = values[where.first];
    }

    void tag(char flag, const Stretch& where)
    {
        for (Column& column : outlet_)
            std::fill(column.flags.begin() + static_cast<std::ptrdiff_t>(where.first),
                      column.flags.begin() + static_cast<std::ptrdiff_t>(where.end), flag);
    }

    // At three in the morning: minutes each day, the hour once a week.
    void calibrate()
    {
        const std::size_t three = per_day_ / 8;
        for (std::size_t day = 0; day * per_day_ < count_; ++day) {
            const std::size_t first = day * per_day_ + three;
            const bool hourly = step_ == kHourSeconds;
            if (hourly && day % kDaysBetweenCalibrations != 0) continue;
            tag('C', {first, first + (hourly ? 1 : 20)});
        }
    }

    // A flow that does not follow the load for a week.
    void detach_flow()
    {
        const Stretch where = stretch(7 * kDaySeconds, 9 * kDaySeconds);
        const Item& flow = kItems[kFlow];
        for (std::size_t i = where.first; i < where.end; ++i) {
            const double load = outlet_[kLoad].values[i] / 10.0;
            outlet_[kFlow].values[i] -= static_cast<std::int32_t>(std::lround(flow.by_load * (load - 70)));
        }
    }

    void lose(const Stretch& where) { tag(0, where); }

    Random random_;
    int step_;
    std::size_t per_day_, count_;
    Outlet outlet_;
};

std::string code_of(int outlet)
{
    return "DA00" + std::to_string(outlet + 1);
}

void append_number(std::string& text, std::int32_t scaled, int decimals)
{
    const int power = kPowers[decimals];
    text += std::to_string(scaled / power);
    if (decimals == 0) return;
    const std::string rest = std::to_string(scaled % power);
    text += '.';
    text.append(static_cast<std::size_t>(decimals) - rest.size(), '0');
    text += rest;
}

std::ofstream open(const std::filesystem::path& path)
{
    std::ofstream out(path, std::ios::binary);
    if (!out) throw std::runtime_error(path.string() + ": cannot be written");
    return out;
}

void write_permit(const std::filesystem::path& folder)
{
    open(folder / "permit.csv") << "排污许可证编号,单位名称,统一社会信用代码,行业类别,管理类别,有效期起,有效期止\n"
                                   "91370283MA3CQ7HK2H001P,测速热电有限公司,91370283MA3CQ7HK2H,4412 热电联产,重点管理,"
                                   "2023-01-01,2027-12-31\n";
    std::ofstream outlets = open(folder / "outlets.csv");
    std::ofstream limits = open(folder / "limits.csv");
    std::ofstream plan = open(folder / "monitoring_plan.csv");
    outlets << "排放口编号,排放口名称,排放口类型\n";
    limits << "排放口编号,污染物种类,许可排放小时浓度限值,许可排放日均浓度限值,第三年\n";
    plan << "污染源类别,排放口编号,污染物名称,监测设施,是否联网\n";
    for (int outlet = 0; outlet < kOutlets; ++outlet) {
        const std::string code = code_of(outlet);
        outlets << code << ",锅炉烟囱,主要排放口\n";
        for (std::size_t k = 0; k < kPollutants; ++k) {
            const Item& item = kItems[k];
            limits << code << ',' << item.name << ',' << item.limit << "mg/Nm3," << item.limit * 3 / 4 << "mg/Nm3,"
                   << item.cap << "t/a\n";
            plan << "废气," << code << ',' << item.name << ",自动,是\n";
        }
    }
}

// Events of whole hours: half of them hours in which an analyser did not work, half admitted exceedances; and the
// exceedances that the execution reports admit.
void write_ledgers(const std::filesystem::path& folder, const Extent& extent)
{
    std::ofstream events = open(folder / "abnormal_log.csv");
    std::ofstream admitted = open(folder / "report_exceedances.csv");
    events << "设施编号,异常开始时间,异常结束时间,异常状态,事件原因,污染物\n";
    admitted << "排放口编号,污染物,超标时段起,超标时段止\n";
    const audit::Time start = audit::parse_time("2025-01-01").value();
    const auto text = [&](std::int64_t hour) {
        std::string time = audit::to_text(start + hour * kHourSeconds);
        std::replace(time.begin(), time.end(), 'T', ' ');
        return time;
    };
    Random random(4711);
    for (int outlet = 0; outlet < kOutlets; ++outlet) {
        for (int i = 0; i < std::max(2, 80 * extent.days / 365); ++i) {
            const auto hours = static_cast<std::int64_t>(1 + random.below(12));
            const auto first = static_cast<std::int64_t>(random.below(static_cast<std::size_t>(extent.days * 24 - 12)));
            const char* item = kItems[random.below(kPollutants)].name;
            const std::string when = text(first) + ',' + text(first + hours);
            if (i % 4 == 3) {
                admitted << code_of(outlet) << ',' << item << ',' << when << '\n';
            } else {
                events << code_of(outlet) << ',' << when
                       << (i % 2 == 0 ? ",分析仪故障,光源老化," : ",浓度波动,煤质变化,") << (i % 3 == 0 ? "" : item)
                       << '\n';
            }
        }
    }
}

void write_values(const std::filesystem::path& path, const Extent& extent)
{
    std::ofstream out = open(path);
    out << "排放口编号,监测时间,监测因子,实测值,单位,数据标记\n";
    const audit::Time start = audit::parse_time("2025-01-01").value();
    std::string text;
    for (int number = 0; number < kOutlets; ++number) {
        const Outlet outlet = OutletMaker(number, extent).make(number);
        for (std::size_t i = 0; i < outlet[0].values.size(); ++i) {
            std::string time = audit::to_text(start + static_cast<std::int64_t>(i) * extent.step_seconds);
            std::replace(time.begin(), time.end(), 'T', ' ');
            for (std::size_t k = 0; k < kItems.size(); ++k) {
                if (outlet[k].flags[i] == 0) continue;
                text += code_of(number) + ',' + time + ',' + kItems[k].name + ',';
                append_number(text, outlet[k].values[i], kItems[k].decimals);
                text += std::string(",") + kItems[k].unit + ',' + outlet[k].flags[i] + '\n';
            }
            if (text.size() < (1U << 20U)) continue;
            out << text;
            text.clear();
        }
    }
    if (!(out << text << std::flush)) throw std::runtime_error(path.string() + ": cannot be written, the disk is full");
}

}  // namespace

void write_submission(const std::filesystem::path& folder, const Extent& extent)
{
    if (std::filesystem::exists(folder)) return;
    // Under another name until it is whole, so that an interrupted run leaves nothing that looks finished.
    const std::filesystem::path partial = folder.string() + ".partial";
    std::filesystem::remove_all(partial);
    std::filesystem::create_directories(partial);
    write_permit(partial);
    write_ledgers(partial, extent);
    write_values(partial / (extent.step_seconds == kHourSeconds ? "auto_hourly.csv" : "auto_minute.csv"), extent);
    std::filesystem::rename(partial, folder);
}

}  // namespace benchmark
