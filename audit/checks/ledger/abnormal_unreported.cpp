// SPDX-License-Identifier: Apache-2.0
// An abnormal event that must be reported was not (是否报告 is 否), or only long after it began. Faults of treatment
// and of monitoring must be reported, and events during which a limit is exceeded at an outlet they touch; planned
// start-ups, stops and repairs need no report.
#include <algorithm>

#include "audit/checks/codes.h"
#include "audit/checks/ledger_rows.h"

namespace audit::checks {

namespace {

bool holds(const std::string& text, std::initializer_list<const char*> words)
{
    return std::any_of(words.begin(), words.end(),
                       [&](const char* word) { return text.find(word) != std::string::npos; });
}

bool is_fault(const LedgerEvent& event)
{
    if (event.code.starts_with("MF")) return false;
    const std::string said = event.condition + event.cause;
    if (holds(event.condition, {"故障", "异常", "损坏"})) return true;
    return holds(said, {"故障", "损坏", "失效", "泄漏", "破损", "跳闸", "断电"}) &&
           !holds(event.condition, {"校准", "校验", "比对"});
}

bool exceeds_meanwhile(CheckContext& check, const LedgerEvent& event)
{
    for (const char* limits : {"hourly_limit_exceeded", "daily_limit_exceeded", "manual_limit_exceeded"})
        for (const Finding& finding : check.findings_of(limits))
            if (finding.severity == Severity::violation && finding.period && finding.period->overlaps(event.period) &&
                is_at(check.plant(), event.code, finding.subject.outlet))
                return true;
    return false;
}

}  // namespace

void abnormal_unreported(CheckContext& check)
{
    for (const LedgerEvent& event : ledger_events(check)) {
        check.examined(1);
        const bool unreported = event.reported == "否";
        const double hours_late =
            event.reported_at ? static_cast<double>(*event.reported_at - event.period.from) / kHour : 0;
        const bool late = !unreported && hours_late > check.number("within_h");
        if (!unreported && !late) continue;
        const bool fault = is_fault(event);
        if (!fault && !exceeds_meanwhile(check, event)) continue;
        Report report;
        report.subject = subject_of(event.code);
        report.period = event.period;
        if (late) {
            report.measured = Decimal::from_double(hours_late, 1);
            report.limit = Decimal::parse(check.text("within_h"));
            report.unit = 'h';
        }
        report.values["code"] = event.code;
        report.values["condition"] = event.condition;
        report.values["why_zh"] = fault ? "属应报告的故障" : "期间相关排放口超过许可限值";
        report.values["why_en"] = fault ? "a fault that must be reported" : "a limit was exceeded meanwhile";
        report.values["how_zh"] = late ? "发生 " + report.measured->to_string() + " 小时后才报告（要求 " +
                                             report.limit->to_string() + " 小时内）"
                                       : "台账记载未报告";
        report.values["how_en"] = late ? "reported " + report.measured->to_string() +
                                             " h after it began (to be within " + report.limit->to_string() + " h)"
                                       : "recorded as not reported";
        report.evidence = {check.cell(event.source, late ? "reported_at" : "reported"),
                           check.cell(event.source, "starts"), check.cell(event.source, "condition")};
        check.report(std::move(report));
    }
}

}  // namespace audit::checks
