// SPDX-License-Identifier: Apache-2.0
#include "data/demo/chemicals/year.h"

#include "data/demo/random.h"

namespace demo::chemicals {

namespace {

constexpr int kSunday = 0;

int weekday(std::size_t day)
{
    constexpr std::size_t kFirst = 3;  // 1 January 2025 was a Wednesday
    return static_cast<int>((day + kFirst) % 7);
}

// Resin is cooked around the clock, paint and drums by day and in the evening, not on Sundays.
bool works(LineIndex line, std::size_t day, std::size_t shift)
{
    if (is_holiday(day)) return false;
    return line == resin || (shift > 0 && weekday(day) != kSunday);
}

void simulate_line(Line& line, LineIndex index)
{
    Random random(20250200U + static_cast<std::uint64_t>(index));
    Drift drift(0.6);
    for (std::size_t shift = 0; shift < kShifts; ++shift) {
        const double load = 0.84 + 0.02 * drift.next(random) + 0.008 * random.normal();
        const bool runs = works(index, shift / 3, shift % 3);
        line.output.push_back(runs ? shown(line.per_hour * kShiftHours * load, 3) : 0);
    }
}

// Water is collected and leaves evenly, a little more while paint is made.
void simulate_water(Year& year)
{
    WasteWater& water = year.water;
    Random random(20250210);
    Drift flow(0.9);
    Drift cod(0.92);
    Drift ammonia(0.92);
    Drift ph(0.95);
    for (std::size_t hour = 0; hour < kHours; ++hour) {
        const bool stands = is_holiday(hour / kHoursOfDay);
        const double mixing = year.lines[paint].output[hour / kShiftHours] > 0 ? 1.1 : 0;
        // Whole multiples of 0.036 m³/h are 0.01 L/s.
        const double wanted = 13.2 + mixing + 0.7 * flow.next(random);
        water.flow_m3h.push_back(stands ? 0 : shown(static_cast<int>(wanted / 0.036) * 0.036, 3));
        water.cod.push_back(shown(118 + 11 * cod.next(random) + 1.6 * random.normal(), 1));
        water.ammonia.push_back(shown(8.2 + 0.9 * ammonia.next(random) + 0.12 * random.normal()));
        water.ph.push_back(shown(7.5 + 0.15 * ph.next(random) + 0.02 * random.normal()));
        constexpr int kCalibration = 9;
        const char* flag = is_calibration_hour(hour, kCalibration) ? "C" : is_maintenance_hour(hour) ? "M" : "N";
        water.flag.emplace_back(stands ? "F" : flag);
        water.station_flag.emplace_back(stands ? "F" : "N");
        water.logged_amount.push_back(1);
    }
}

}  // namespace

bool is_holiday(std::size_t day)
{
    const bool spring = day >= day_at(1, 26) && day < day_at(2, 5);
    return spring || (day >= day_at(10, 1) && day < day_at(10, 5));
}

Year simulate_year()
{
    Year year;
    year.lines[resin] = {"MF0001", "丙烯酸树脂", 0.96, {}};
    year.lines[paint] = {"MF0002", "溶剂型工业涂料", 1.80, {}};
    year.lines[drums] = {"MF0003", "涂装钢桶", 0.52, {}};
    for (const LineIndex line : {resin, paint, drums}) simulate_line(year.lines[line], line);
    simulate_water(year);
    return year;
}

double output_of(const Line& line, std::size_t first_day, std::size_t last_day)
{
    double tonnes = 0;
    for (std::size_t shift = first_day * 3; shift < last_day * 3; ++shift) tonnes += line.output[shift];
    return tonnes;
}

double running_hours(const Line& line, std::size_t first_day, std::size_t last_day)
{
    double hours = 0;
    for (std::size_t shift = first_day * 3; shift < last_day * 3; ++shift)
        if (line.output[shift] > 0) hours += kShiftHours;
    return hours;
}

}  // namespace demo::chemicals
