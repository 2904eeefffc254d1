// SPDX-License-Identifier: Apache-2.0
// What to check on site, in walking order: items of templates/checklists that fit the permit, with what permit and data
// show already filled in, and the findings where they are to be verified. Paper and window share them.
#pragma once

#include <string>
#include <vector>

#include "reports/report_data.h"
#include "reports/wording.h"

namespace reports {

struct ChecklistItem {
    std::string id;    // names it in the answers of a visit: stays the same while the permit has what it is about
    std::string area;  // site, production, treatment, outlets, station, waste, records
    std::string item, point, standard, shown, way;
    bool from_finding = false;
};

// words: those of the document "checklist". Answers that the visit gave to items which are no longer asked come last in
// their area, so that nothing that was written on site is lost.
std::vector<ChecklistItem> make_checklist(const ReportData& data, const Wording& words);

// Where a finding is verified: at the thing it names, else where its topic's records are kept.
std::string area_of(const ReportData& data, const audit::Finding& finding);

}  // namespace reports
