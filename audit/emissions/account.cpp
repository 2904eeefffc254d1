// SPDX-License-Identifier: Apache-2.0
#include "audit/emissions/account.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "audit/emissions/amounts.h"
#include "audit/emissions/automatic.h"
#include "audit/emissions/balance.h"
#include "audit/emissions/choice.h"
#include "audit/emissions/manual.h"
#include "audit/emissions/operation.h"
#include "audit/emissions/removal.h"
#include "audit/reference/pollutants.h"

namespace audit::emissions {

namespace {

constexpr const char* kSulfurDioxide = "二氧化硫";

// Months of one outlet, pollutant and method.
void add_months_of(const DailyAmounts& daily, const MonthAmount& head, std::vector<DetailedMonth>& months)
{
    double filled = 0;
    const auto finish = [&] {
        if (!months.empty() && months.back().hours > 0) months.back().filled_share = filled / months.back().hours;
        filled = 0;
    };
    for (std::size_t day = 0; day < daily.tonnes.size(); ++day) {
        const Time month = start_of_month(daily.day(day));
        if (day == 0 || months.back().month != month) {
            if (day > 0) finish();
            months.push_back({head, {}, {}});
            months.back().month = month;
            const auto days = static_cast<std::size_t>((add_months(month, 1) - month) / kDay);
            months.back().days.resize(days);
            months.back().day_hours.resize(days);
            months.back().day_filled.resize(days);
        }
        DetailedMonth& last = months.back();
        const auto of_month = static_cast<std::size_t>((daily.day(day) - month) / kDay);
        last.days[of_month] = daily.tonnes[day];
        last.day_hours[of_month] = daily.hours[day];
        last.day_filled[of_month] = daily.filled[day];
        last.tonnes += daily.tonnes[day];
        last.hours += daily.hours[day];
        filled += daily.filled[day];
    }
    finish();
}

bool is_mass(const std::string& pollutant, bool water)
{
    const reference::Pollutant* known = reference::find_pollutant(pollutant);
    if (!known) return true;  // of a name that nobody knows the unit decides
    return !known->is_parameter && (water ? known->water_unit : known->air_unit).starts_with("mg");
}

// Builds the months of all outlets.
class Accountant {
 public:
    Accountant(const store::CaseFile& case_file, const Plant& plant, hours::HoursReader& hours, const Period& period,
               const Coefficients& coefficients)
        : case_file_(case_file),
          plant_(plant),
          hours_(hours),
          period_(period),
          coefficients_(coefficients),
          running_(case_file, period)
    {
        for (const std::string& outlet : hours.outlets()) measured_.insert(outlet);
    }

    void measure();
    void balance();
    void estimate();
    void total();
    std::vector<DetailedMonth> months() &&;

 private:
    const hours::OutletHours* measured(const std::string& outlet)
    {
        return measured_.count(outlet) ? &hours_.outlet(outlet) : nullptr;
    }
    void add(const std::string& outlet, const std::string& pollutant, Method method, bool is_account,
             const DailyAmounts& daily);
    std::vector<std::string> so2_outlets() const;
    std::vector<std::vector<double>> shares(const std::vector<std::string>& outlets,
                                            const std::vector<std::vector<double>>& hours);

    const store::CaseFile& case_file_;
    const Plant& plant_;
    hours::HoursReader& hours_;
    Period period_;
    const Coefficients& coefficients_;
    RunningHours running_;
    std::set<std::string> measured_;
    std::vector<DetailedMonth> months_;
};

void Accountant::add(const std::string& outlet, const std::string& pollutant, Method method, bool is_account,
                     const DailyAmounts& daily)
{
    MonthAmount head;
    head.outlet = outlet;
    head.pollutant = pollutant;
    head.method = method;
    head.is_account = is_account;
    std::vector<DetailedMonth> months;
    add_months_of(daily, head, months);
    months_.insert(months_.end(), months.begin(), months.end());
}

// The methods by measurement, automatic and manual.
void Accountant::measure()
{
    const auto results = manual_results(case_file_, period_);
    std::set<std::pair<std::string, std::string>> candidates;
    for (const std::string& outlet : measured_)
        for (const std::string& item : hours_.outlet(outlet).items()) candidates.emplace(outlet, item);
    for (const auto& [key, values] : results) candidates.insert(key);
    for (const auto& [outlet, pollutant] : candidates) {
        const bool water = outlet.starts_with("DW");
        if (outlet.starts_with("YS") || !is_mass(pollutant, water)) continue;
        const hours::OutletHours* hourly = measured(outlet);
        const auto automatic = hourly ? automatic_amounts(*hourly, pollutant) : std::nullopt;
        const Method method =
            required_method(plant_, outlet, pollutant).value_or(automatic ? Method::automatic : Method::manual);
        if (automatic) add(outlet, pollutant, Method::automatic, method == Method::automatic, *automatic);
        const auto found = results.find({outlet, pollutant});
        if (found == results.end()) continue;
        const auto operating = operating_hours(plant_, running_, hourly, outlet, period_);
        if (!operating) continue;
        const auto manual =
            manual_amounts(found->second, *operating, hourly ? mean_flow(*hourly) : std::nullopt, water, period_);
        if (manual)
            add(outlet, pollutant, Method::manual,
                method == Method::manual && amount_is_limited(plant_, outlet, pollutant), *manual);
    }
}

// Outlets that burnt fuel feeds: those with a treatment or a limit of SO2.
std::vector<std::string> Accountant::so2_outlets() const
{
    std::set<std::string> outlets;
    for (const Treatment& treatment : plant_.treatments)
        if (treatment.pollutant == kSulfurDioxide) outlets.insert(treatment.outlet);
    for (const PermitLimit& limit : plant_.limits)
        if (limit.pollutant == kSulfurDioxide) outlets.insert(limit.outlet);
    std::vector<std::string> air;
    std::copy_if(outlets.begin(), outlets.end(), std::back_inserter(air),
                 [](const std::string& outlet) { return outlet.starts_with("DA"); });
    return air;
}

// How a day's fuel divides among the outlets: by their gas volume where all measure it, else by hours of operation.
std::vector<std::vector<double>> Accountant::shares(const std::vector<std::string>& outlets,
                                                    const std::vector<std::vector<double>>& hours)
{
    std::vector<std::vector<double>> weights;
    for (const std::string& outlet : outlets) {
        const hours::OutletHours* hourly = measured(outlet);
        if (!hourly || !flow_of(*hourly)) return hours;
        weights.push_back(daily_volume(*hourly));
    }
    return weights;
}

void Accountant::balance()
{
    const std::vector<std::string> outlets = so2_outlets();
    const auto formed = so2_formed(case_file_, plant_, coefficients_, period_);
    if (!formed || outlets.empty()) return;
    std::vector<std::vector<double>> hours;
    for (const std::string& outlet : outlets)
        hours.push_back(operating_hours(plant_, running_, measured(outlet), outlet, period_)
                            .value_or(std::vector<double>(formed->tonnes.size(), 24.0)));
    const std::vector<std::vector<double>> weights = shares(outlets, hours);
    for (std::size_t outlet = 0; outlet < outlets.size(); ++outlet) {
        const std::vector<double> passing =
            passing_share(case_file_, plant_, outlets[outlet], kSulfurDioxide, hours[outlet], period_);
        DailyAmounts daily(period_);
        daily.hours = hours[outlet];
        for (std::size_t day = 0; day < daily.tonnes.size(); ++day) {
            double all = 0;
            for (const std::vector<double>& weight : weights) all += weight[day];
            const double share = all > 0 ? weights[outlet][day] / all : 1.0 / static_cast<double>(outlets.size());
            daily.tonnes[day] = formed->tonnes[day] * share * passing[day];
        }
        add(outlets[outlet], kSulfurDioxide, Method::material_balance, false, daily);
    }
}

void Accountant::estimate()
{
    for (const EmissionCoefficient& coefficient : coefficients_.emission) {
        auto daily = amount_by_coefficient(case_file_, coefficient, period_);
        if (!daily) continue;
        const auto operating =
            operating_hours(plant_, running_, measured(coefficient.outlet), coefficient.outlet, period_);
        if (operating) daily->hours = *operating;
        const std::vector<double> passing =
            passing_share(case_file_, plant_, coefficient.outlet, coefficient.pollutant, daily->hours, period_);
        for (std::size_t day = 0; day < passing.size(); ++day) daily->tonnes[day] *= passing[day];
        add(coefficient.outlet, coefficient.pollutant, Method::coefficient, false, *daily);
    }
}

// The plant: the sum over outlets, of the account by whatever methods, and of each other method by itself. Air and
// water pollutants have different names, so the name alone keeps them apart.
void Accountant::total()
{
    std::map<std::tuple<std::string, bool, Method, Time>, DetailedMonth> sums;
    std::map<std::string, Method> account_method;  // automatic only where every outlet's account is
    for (const DetailedMonth& month : months_)
        if (month.is_account) account_method[month.pollutant] = std::max(account_method[month.pollutant], month.method);
    for (const DetailedMonth& month : months_) {
        if (!month.is_account && (month.method == Method::automatic || month.method == Method::manual)) continue;
        const Method method = month.is_account ? account_method[month.pollutant] : month.method;
        DetailedMonth& sum = sums[{month.pollutant, month.is_account, method, month.month}];
        if (sum.outlet.empty()) {
            sum = month;
            sum.outlet = kWholePlant;
            sum.method = method;
            sum.filled_share = month.filled_share * month.hours;
            continue;
        }
        sum.tonnes += month.tonnes;
        sum.hours += month.hours;
        sum.filled_share += month.filled_share * month.hours;
        for (std::size_t day = 0; day < month.days.size(); ++day) {
            sum.days[day] += month.days[day];
            sum.day_hours[day] += month.day_hours[day];
            sum.day_filled[day] += month.day_filled[day];
        }
    }
    for (auto& [key, sum] : sums) {
        if (sum.hours > 0) sum.filled_share /= sum.hours;
        months_.push_back(std::move(sum));
    }
}

std::vector<DetailedMonth> Accountant::months() &&
{
    std::sort(months_.begin(), months_.end(), [](const DetailedMonth& left, const DetailedMonth& right) {
        return std::tie(left.outlet, left.pollutant, left.method, left.month) <
               std::tie(right.outlet, right.pollutant, right.method, right.month);
    });
    return std::move(months_);
}

// Tonnes of a month on the days that lie within the period.
double tonnes_within(const MonthAmount& month, const Period& within)
{
    double sum = 0;
    for (std::size_t day = 0; day < month.days.size(); ++day)
        if (within.contains(month.month + static_cast<std::int64_t>(day) * kDay)) sum += month.days[day];
    return sum;
}

template <typename Chosen>
std::optional<double> sum_of(const std::vector<MonthAmount>& months, const Period& within, Chosen chosen)
{
    std::optional<double> sum;
    for (const MonthAmount& month : months) {
        const Period span{month.month, add_months(month.month, 1)};
        if (!chosen(month) || !span.overlaps(within)) continue;
        sum = sum.value_or(0) + tonnes_within(month, within);
    }
    return sum;
}

}  // namespace

std::string_view to_text(Method method)
{
    switch (method) {
        case Method::automatic:
            return "automatic";
        case Method::manual:
            return "manual";
        case Method::material_balance:
            return "material_balance";
        case Method::coefficient:
            break;
    }
    return "coefficient";
}

std::optional<double> Account::tonnes(std::string_view outlet, std::string_view pollutant, const Period& within) const
{
    return sum_of(months, within, [&](const MonthAmount& month) {
        return month.is_account && month.outlet == outlet && month.pollutant == pollutant;
    });
}

std::optional<double> Account::tonnes_by(Method method, std::string_view outlet, std::string_view pollutant,
                                         const Period& within) const
{
    return sum_of(months, within, [&](const MonthAmount& month) {
        return month.method == method && month.outlet == outlet && month.pollutant == pollutant;
    });
}

std::vector<std::pair<std::string, std::string>> Account::accounted() const
{
    std::vector<std::pair<std::string, std::string>> found;
    for (const MonthAmount& month : months) {
        const std::pair key{month.outlet, month.pollutant};
        if (month.is_account && (found.empty() || found.back() != key)) found.push_back(key);
    }
    return found;
}

DetailedAccount account_in_detail(const store::CaseFile& case_file, const Plant& plant, hours::HoursReader& hours,
                                  const Period& period, const Coefficients& coefficients)
{
    Accountant accountant(case_file, plant, hours, period, coefficients);
    accountant.measure();
    accountant.balance();
    accountant.estimate();
    accountant.total();
    std::vector<DetailedMonth> months = std::move(accountant).months();
    std::vector<Choice> choices = choices_of(plant, months);
    return {period, std::move(months), std::move(choices)};
}

Account account_emissions(const store::CaseFile& case_file, const Plant& plant, hours::HoursReader& hours,
                          const Period& period, const Coefficients& coefficients)
{
    const DetailedAccount detail = account_in_detail(case_file, plant, hours, period, coefficients);
    return {period, {detail.months.begin(), detail.months.end()}};
}

}  // namespace audit::emissions
