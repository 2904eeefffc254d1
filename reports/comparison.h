// SPDX-License-Identifier: Apache-2.0
// The comparison of two runs for people, programs and spreadsheets.
#pragma once

#include <string>

#include "audit/findings/compare.h"
#include "audit/model/text.h"

namespace reports {

// now, before: how the two runs are called, e.g. "run 3 of plant.opcase".
struct ComparisonNames {
    std::string now, before;
};

std::string to_comparison_text(const audit::findings::Comparison& comparison, const ComparisonNames& names,
                               audit::Language language);
// {"format": "onepermit-comparison/1", "now", "before", "counts", "findings": [{"change", …}], "not_compared"}
std::string to_comparison_json(const audit::findings::Comparison& comparison, const ComparisonNames& names,
                               audit::Language language);
// One line a finding, UTF-8 with BOM, CRLF.
std::string to_comparison_csv(const audit::findings::Comparison& comparison, audit::Language language);
void write_comparison_xlsx(const audit::findings::Comparison& comparison, const ComparisonNames& names,
                           audit::Language language, const std::string& path);

}  // namespace reports
