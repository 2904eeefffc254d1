// SPDX-License-Identifier: Apache-2.0
#include "reports/permit_dates.h"

#include <algorithm>

namespace reports {

namespace {

constexpr std::int64_t kRenewalDays = 60;  // 排污许可管理条例 article 14

}  // namespace

std::vector<std::string> permit_dates(const audit::Plant& plant, const Wording& words)
{
    std::vector<std::string> dates;
    const auto add = [&](const std::string& sentence) {
        if (std::find(dates.begin(), dates.end(), sentence) == dates.end()) dates.push_back(sentence);
    };
    if (plant.permit && plant.permit->valid_to) {
        const audit::Time end = *plant.permit->valid_to;
        add(words("calendar_renewal",
                  {{"day", audit::date_text(end)}, {"apply", audit::date_text(end - kRenewalDays * audit::kDay)}}));
    }
    for (const audit::ReportRequirement& report : plant.reports)
        add(words("calendar_report",
                  {{"kind", report.kind}, {"due", report.due.empty() ? report.frequency_text : report.due}}));
    for (const audit::LedgerRequirement& ledger : plant.ledgers)
        add(words("calendar_ledger", {{"category", ledger.category}, {"frequency", ledger.frequency_text}}));
    for (const audit::MonitoringRequirement& asked : plant.monitoring)
        add(words("calendar_monitoring", {{"outlet", asked.outlet},
                                          {"pollutant", asked.pollutant},
                                          {"mode", words(asked.automatic ? "automatic" : "manual")},
                                          {"frequency", asked.frequency_text}}));
    return dates;
}

}  // namespace reports
