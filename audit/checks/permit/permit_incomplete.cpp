// SPDX-License-Identifier: Apache-2.0
// The permit contradicts itself: an outlet without limits, a limit without a monitoring requirement, a main outlet
// without a yearly amount, a treatment that serves no outlet, a term of an outlet that is not listed, a code not formed
// as HJ 608-2017 asks. Rows of the whole plant need no monitoring, rain outlets and boundaries no yearly amount.
#include <algorithm>
#include <set>

#include "audit/checks/check.h"

namespace audit::checks {

namespace {

void report(CheckContext& check, Subject subject, const SourceRow& source, std::string_view column, const Text& what)
{
    Report report;
    report.subject = std::move(subject);
    report.values = {{"what_zh", what.zh}, {"what_en", what.en}};
    report.evidence = {check.cell(source, column)};
    check.report(std::move(report));
}

bool is_formed(const std::string& code, std::string_view prefix, std::size_t digits)
{
    return code.size() == prefix.size() + digits && code.starts_with(prefix) &&
           std::all_of(code.begin() + static_cast<std::ptrdiff_t>(prefix.size()), code.end(),
                       [](char c) { return c >= '0' && c <= '9'; });
}

bool is_outlet_code(const std::string& code)
{
    return is_formed(code, "DA", 3) || is_formed(code, "DW", 3) || is_formed(code, "YS", 3);
}

bool is_treatment_code(const std::string& code)
{
    for (const char* prefix : {"TA", "TW", "TN", "TS"})
        if (is_formed(code, prefix, 3)) return true;
    return false;
}

// Points of fugitive emission and the boundary are listed among outlets without an outlet's code.
bool is_point_outlet(const Outlet& outlet)
{
    return outlet.kind != "无组织" && outlet.outlet.find("厂界") == std::string::npos;
}

bool limits_something(const PermitLimit& limit)
{
    return limit.hourly || limit.daily || limit.rate ||
           std::any_of(limit.years.begin(), limit.years.end(), [](const auto& year) { return year.has_value(); });
}

bool is_rain(const Outlet& outlet)
{
    return outlet.is_rain() || outlet.kind == "雨水排放口";
}

// "主要排放口合计": a total among the limits, no outlet.
bool is_total(const std::string& outlet)
{
    return outlet == kWholePlant || outlet.find("合计") != std::string::npos ||
           outlet.find("总计") != std::string::npos;
}

void judge_outlet(CheckContext& check, const Outlet& outlet)
{
    const Plant& plant = check.plant();
    Subject subject;
    subject.outlet = outlet.outlet;
    bool limited = false, capped = false;
    for (const PermitLimit& limit : plant.limits) {
        if (limit.outlet != outlet.outlet) continue;
        limited = limited || limits_something(limit);
        capped = capped ||
                 std::any_of(limit.years.begin(), limit.years.end(), [](const auto& year) { return year.has_value(); });
    }
    if (!limited && !is_rain(outlet))
        report(check, subject, outlet.source, "outlet", {"排放口没有许可排放限值", "the outlet has no limits"});
    if (outlet.is_main() && limited && !capped && !is_rain(outlet))
        report(check, subject, outlet.source, "kind",
               {"主要排放口没有年许可排放量", "a main outlet without a yearly amount"});
    if (!is_outlet_code(outlet.outlet))
        report(check, subject, outlet.source, "outlet",
               {"排放口编号不符合 HJ 608（DA、DW、YS 加 3 位数字）",
                "the outlet's code is not formed as HJ 608 asks (DA, DW or YS and three digits)"});
}

void judge_limits(CheckContext& check, const std::set<std::string>& listed)
{
    const Plant& plant = check.plant();
    std::set<std::string> missing;
    for (const PermitLimit& limit : plant.limits) {
        if (is_total(limit.outlet)) continue;
        Subject subject;
        subject.outlet = limit.outlet;
        if (is_outlet_code(limit.outlet) && !listed.count(limit.outlet) && missing.insert(limit.outlet).second)
            report(check, subject, limit.source, "outlet",
                   {"许可限值中的排放口未列入排放口基本情况", "limits of an outlet that is not listed"});
        const bool watched =
            std::any_of(plant.monitoring.begin(), plant.monitoring.end(), [&](const MonitoringRequirement& asked) {
                return asked.outlet == limit.outlet && asked.pollutant == limit.pollutant;
            });
        subject.pollutant = limit.pollutant;
        if (!watched && limits_something(limit))
            report(check, subject, limit.source, "pollutant",
                   {"有许可限值而没有自行监测要求", "a limit without a monitoring requirement"});
    }
}

void judge_treatments(CheckContext& check, const std::set<std::string>& listed)
{
    const Plant& plant = check.plant();
    std::set<std::string> done;
    for (const Treatment& treatment : plant.treatments) {
        if (!done.insert(treatment.treatment).second) continue;
        Subject subject;
        subject.treatment = treatment.treatment;
        if (!is_treatment_code(treatment.treatment))
            report(check, subject, treatment.source, "treatment",
                   {"污染治理设施编号不符合 HJ 608（TA、TW、TN、TS 加 3 位数字）",
                    "the treatment's code is not formed as HJ 608 asks (TA, TW, TN or TS and three digits)"});
        if (!treatment.treatment.starts_with("TA") && !treatment.treatment.starts_with("TW")) continue;
        const bool serves = std::any_of(plant.treatments.begin(), plant.treatments.end(), [&](const Treatment& row) {
            return row.treatment == treatment.treatment && listed.count(row.outlet);
        });
        if (!serves)
            report(check, subject, treatment.source, "treatment",
                   {"治理设施没有对应许可证载明的排放口", "the treatment serves no outlet of the permit"});
    }
}

void judge_facilities(CheckContext& check)
{
    std::set<std::string> done;
    for (const Facility& facility : check.plant().facilities) {
        if (is_formed(facility.facility, "MF", 4) || !done.insert(facility.facility).second) continue;
        Subject subject;
        subject.facility = facility.facility;
        report(check, subject, facility.source, "facility",
               {"生产设施编号不符合 HJ 608（MF 加 4 位数字）",
                "the facility's code is not formed as HJ 608 asks (MF and four digits)"});
    }
}

}  // namespace

void permit_incomplete(CheckContext& check)
{
    const Plant& plant = check.plant();
    check.examined(static_cast<std::int64_t>(plant.outlets.size() + plant.limits.size() + plant.treatments.size() +
                                             plant.facilities.size()));
    std::set<std::string> listed;
    for (const Outlet& outlet : plant.outlets) listed.insert(outlet.outlet);
    for (const Outlet& outlet : plant.outlets)
        if (is_point_outlet(outlet)) judge_outlet(check, outlet);
    judge_limits(check, listed);
    judge_treatments(check, listed);
    judge_facilities(check);
}

}  // namespace audit::checks
