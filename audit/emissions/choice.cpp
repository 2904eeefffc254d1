// SPDX-License-Identifier: Apache-2.0
#include "audit/emissions/choice.h"

#include <algorithm>
#include <set>
#include <tuple>

namespace audit::emissions {

namespace {

Text why_counted(const Choice& choice, const std::optional<Method>& required)
{
    if (choice.outlet == kWholePlant) return {"各排放口核算量之和", "the sum of the outlets' accounts"};
    if (required && *choice.method == Method::automatic)
        return {"许可证自行监测要求为自动监测", "the permit asks for automatic monitoring"};
    if (required) return {"许可证自行监测要求为手工监测", "the permit asks for manual monitoring"};
    if (*choice.method == Method::automatic)
        return {"许可证自行监测要求没有写明方法，自动监测优先（HJ 942-2018）",
                "the permit names no method; automatic monitoring goes first (HJ 942-2018)"};
    return {"许可证自行监测要求没有写明方法，也没有自动监测数据，采用手工监测（HJ 942-2018）",
            "the permit names no method and nothing is measured automatically; manual results serve (HJ 942-2018)"};
}

Text why_not_counted(const Plant& plant, const Choice& choice, const std::set<Method>& methods,
                     const std::optional<Method>& required)
{
    if (choice.outlet == kWholePlant)
        return {"没有排放口有核算量，仅供对照", "no outlet has an account; for comparison only"};
    if (required == Method::automatic && methods.count(Method::automatic) == 0)
        return {"许可证要求自动监测，但没有可用的自动监测数据；其他方法仅供对照，是否按直排核算由执法人员依规范决定",
                "automatic monitoring is asked for and has no usable data; what else there is serves for comparison, "
                "officers decide whether untreated discharge is to be counted"};
    if (methods.count(Method::manual) > 0 && !amount_is_limited(plant, choice.outlet, choice.pollutant))
        return {"一般排放口，许可证没有年许可排放量：只限浓度，不限排放量（HJ 942-2018）",
                "a general outlet without a permitted yearly amount: its concentration is limited, not its amount"};
    return {"没有监测数据，物料衡算和系数仅供对照",
            "nothing was monitored; balance and coefficient are for comparison"};
}

// What the permit caps by the year and nothing at all was handed in about: said, not passed over.
void add_without_data(const Plant& plant, std::vector<Choice>& choices)
{
    for (const PermitLimit& limit : plant.limits) {
        const bool capped = std::any_of(limit.years.begin(), limit.years.end(), [](const auto& year) { return year; });
        const bool known = std::any_of(choices.begin(), choices.end(), [&](const Choice& choice) {
            return choice.outlet == limit.outlet && choice.pollutant == limit.pollutant;
        });
        if (capped && !known)
            choices.push_back(
                {limit.outlet,
                 limit.pollutant,
                 std::nullopt,
                 {"许可证有年许可排放量，但没有可核算的监测数据、流量或运行时间",
                  "the permit caps the year, but monitoring data, flow or hours of operation are missing"}});
    }
    std::stable_sort(choices.begin(), choices.end(), [](const Choice& left, const Choice& right) {
        return std::tie(left.outlet, left.pollutant) < std::tie(right.outlet, right.pollutant);
    });
}

}  // namespace

std::optional<Method> required_method(const Plant& plant, const std::string& outlet, const std::string& pollutant)
{
    std::optional<Method> method;
    for (const MonitoringRequirement& requirement : plant.monitoring) {
        if (requirement.outlet != outlet || requirement.pollutant != pollutant) continue;
        if (requirement.automatic) return Method::automatic;
        method = Method::manual;
    }
    return method;
}

bool amount_is_limited(const Plant& plant, const std::string& outlet, const std::string& pollutant)
{
    const Outlet* permitted = plant.find_outlet(outlet);
    if (!permitted || permitted->is_main()) return true;
    const PermitLimit* limit = plant.find_limit(outlet, pollutant);
    return limit && std::any_of(limit->years.begin(), limit->years.end(), [](const auto& year) { return year; });
}

std::vector<Choice> choices_of(const Plant& plant, const std::vector<DetailedMonth>& months)
{
    std::vector<Choice> choices;
    for (std::size_t first = 0, last = 0; first < months.size(); first = last) {
        Choice choice{months[first].outlet, months[first].pollutant, std::nullopt, {}};
        std::set<Method> methods;
        for (;
             last < months.size() && months[last].outlet == choice.outlet && months[last].pollutant == choice.pollutant;
             ++last) {
            methods.insert(months[last].method);
            if (months[last].is_account) choice.method = months[last].method;
        }
        const std::optional<Method> required = required_method(plant, choice.outlet, choice.pollutant);
        choice.why = choice.method ? why_counted(choice, required) : why_not_counted(plant, choice, methods, required);
        choices.push_back(std::move(choice));
    }
    add_without_data(plant, choices);
    return choices;
}

}  // namespace audit::emissions
