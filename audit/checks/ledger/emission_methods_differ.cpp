// SPDX-License-Identifier: Apache-2.0
// The tonnes of a pollutant by monitoring and by material balance or coefficient lie far apart over the months that
// both methods cover. Only methods whose coefficients are given are in the account at all.
#include <map>

#include "audit/checks/check.h"
#include "audit/checks/hourly_values.h"

namespace audit::checks {

namespace {

using emissions::Method;
using emissions::MonthAmount;

bool is_monitoring(Method method)
{
    return method == Method::automatic || method == Method::manual;
}

struct Compared {
    double monitored = 0, computed = 0;
    Period period;
    std::int64_t months = 0;
};

const char* method_zh(Method method)
{
    return method == Method::material_balance ? "物料衡算" : "产排污系数";
}

using Key = std::tuple<std::string, std::string, Method>;  // outlet, pollutant, computed method

std::map<Key, Compared> compare(const emissions::Account& account)
{
    std::map<std::tuple<std::string, std::string, Time>, double> monitored;  // the account's own method first
    for (const MonthAmount& amount : account.months) {
        if (!is_monitoring(amount.method)) continue;
        const std::tuple key{amount.outlet, amount.pollutant, amount.month};
        if (amount.is_account || monitored.count(key) == 0) monitored[key] = amount.tonnes;
    }
    std::map<Key, Compared> all;
    for (const MonthAmount& amount : account.months) {
        if (is_monitoring(amount.method)) continue;
        const auto found = monitored.find({amount.outlet, amount.pollutant, amount.month});
        if (found == monitored.end()) continue;
        Compared& compared = all[{amount.outlet, amount.pollutant, amount.method}];
        const Time month_end = std::min(add_months(start_of_month(amount.month), 1), account.period.to);
        if (compared.months == 0) compared.period = {std::max(amount.month, account.period.from), month_end};
        compared.period.to = std::max(compared.period.to, month_end);
        compared.monitored += found->second;
        compared.computed += amount.tonnes;
        ++compared.months;
    }
    return all;
}

}  // namespace

void emission_methods_differ(CheckContext& check)
{
    constexpr int kDecimals = 3;
    for (const auto& [key, compared] : compare(check.account())) {
        const auto& [outlet, pollutant, method] = key;
        if (outlet == kWholePlant) continue;  // the sum of what its outlets say already
        check.examined(compared.months);
        const double larger = std::max(compared.monitored, compared.computed);
        if (larger < check.number("least_t")) continue;
        const double percent = std::abs(compared.monitored - compared.computed) / larger * 100;
        if (!is_beyond(percent, check.number("allowed_pct"))) continue;
        Report report;
        report.subject.outlet = outlet;
        report.subject.pollutant = pollutant;
        report.period = compared.period;
        report.records = compared.months;
        report.measured = Decimal::from_double(compared.monitored, kDecimals);
        report.limit = Decimal::from_double(compared.computed, kDecimals);
        report.unit = 't';
        report.values["difference_pct"] = Decimal::from_double(percent, 1).to_string();
        report.values["method_zh"] = method_zh(method);
        report.values["method_en"] = method == Method::material_balance ? "material balance" : "coefficient";
        check.report(std::move(report));
    }
    if (check.outcome().records == 0) {
        check.not_applicable(
            {"没有同时可用两种方法核算的污染物（物料衡算或产排污系数未给出）",
             "no pollutant is accounted by two methods (no material balance or coefficient is given)"});
    }
}

}  // namespace audit::checks
