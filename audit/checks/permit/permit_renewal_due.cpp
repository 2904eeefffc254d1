// SPDX-License-Identifier: Apache-2.0
// The audit period ends less than sixty days before the permit runs out, or after it: renewal has to be applied for
// sixty days before (Regulation on pollutant discharge permits art. 14). Of an old and a renewed permit the later end
// counts. Activity outside is permit_expired's.
#include "audit/checks/check.h"

namespace audit::checks {

void permit_renewal_due(CheckContext& check)
{
    store::Statement last = check.rows(
        "SELECT valid_to, source, row FROM permit WHERE valid_to IS NOT NULL ORDER BY valid_to DESC, id LIMIT 1");
    if (!last.step())
        return check.could_not_run({"缺少许可证有效期（列 有效期止 为空）", "table permit: column valid_to empty"});
    if (check.period().empty())
        return check.could_not_run({"资料中没有带日期的监测数据和台账，无法确定审核期",
                                    "could not run: no dated monitoring data or ledgers, so there is no audit period"});
    check.examined(1);
    const auto needed = static_cast<std::int64_t>(check.number("days"));
    const Time last_day = start_of_day(last.time(0));
    const Time end = start_of_day(check.period().to - 1);  // the period's last day
    const std::int64_t left = (last_day - end) / kDay;
    if (left >= needed) return;
    Report report;
    report.period = Period{last_day - needed * kDay, last_day + kDay};
    report.measured = Decimal{left, 0};
    report.limit = Decimal{needed, 0};
    report.unit = 'd';
    const std::string day = date_text(last_day);
    report.values = {{"state_zh", left < 0 ? "审核期结束时已过期 " + std::to_string(-left) + " 天"
                                           : "审核期结束时仅剩 " + std::to_string(left) + " 天"},
                     {"state_en", left < 0 ? "ran out " + std::to_string(-left) + " days before the period ended"
                                           : "has " + std::to_string(left) + " days left when the period ends"},
                     {"valid_to", day},
                     {"apply_by", date_text(last_day - needed * kDay)}};
    report.evidence = {check.cell({last.integer(1), last.integer(2)}, "valid_to")};
    check.report(std::move(report));
}

}  // namespace audit::checks
