// SPDX-License-Identifier: Apache-2.0
#include "reports/first_findings.h"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

namespace reports {

namespace {

double times_of(const audit::Finding& finding)
{
    const auto times = audit::Decimal::parse(finding.times);
    return times ? times->to_double() : 0;
}

}  // namespace

// One of each check first, so that the list is not ten hours of one outlet.
std::vector<std::size_t> first_to_look_at(const ReportData& data, const Wording& words, std::size_t most)
{
    const auto& findings = data.run.findings;
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < findings.size(); ++i) {
        if (data.standings.at(findings[i].id).counts()) order.push_back(i);
    }
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        if (findings[a].severity != findings[b].severity) return findings[a].severity > findings[b].severity;
        return times_of(findings[a]) > times_of(findings[b]);
    });
    std::vector<std::size_t> chosen;
    std::set<std::string> checks;
    std::set<std::pair<std::string, std::string>> seen;
    for (const bool one_per_check : {true, false}) {
        for (const std::size_t i : order) {
            if (chosen.size() == most) break;
            const auto named = std::pair(findings[i].check, words.subject(findings[i].subject));
            if (one_per_check ? !checks.insert(findings[i].check).second : seen.contains(named)) continue;
            seen.insert(named);
            chosen.push_back(i);
        }
    }
    std::stable_sort(chosen.begin(), chosen.end(),
                     [&](std::size_t a, std::size_t b) { return findings[a].severity > findings[b].severity; });
    return chosen;
}

}  // namespace reports
