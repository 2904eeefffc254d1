// SPDX-License-Identifier: Apache-2.0
// How strongly the findings of a run speak against the data being true: per outlet and item (or facility, treatment,
// material), and for the plant, a grade of 疑点 with its reasons. Contradictions of physics and of documents weigh
// most, digit tests least (data/evidence_weights.json, screening values); findings of statistical tests count only when
// they hold up against the number of tests made (Benjamini and Hochberg 1995).
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "audit/model/finding.h"
#include "audit/model/plant.h"
#include "audit/store/case_file.h"

namespace audit::findings {

struct Run;

struct Doubt {
    Subject subject;    // outlet and pollutant, or facility, treatment or material; empty: the plant
    std::string grade;  // "high", "medium", "low"
    Text grade_name;
    double score = 0;
    std::vector<Text> reasons;  // heaviest first
    std::vector<std::string> findings;
};

struct Doubts {
    std::vector<Doubt> items;          // by score, highest first
    std::optional<std::string> grade;  // of the plant: that of its worst item; empty when nothing speaks against it
    Text summary;                      // one sentence
    std::int64_t tests = 0;
};

// counts: whether a finding takes part; those explained by a submitted row never do.
Doubts doubts_of(const Run& run, const std::function<bool(const Finding&)>& counts);

// How many series the statistical tests of the run looked at, times those tests.
std::int64_t tests_made(const store::CaseFile& case_file, const Plant& plant, const Run& run);

// The adjusted p-values (false discovery rates) of some of `tests` tests, the others taken as 1, in their order.
std::vector<double> false_discovery_rates(const std::vector<double>& p, std::int64_t tests);

}  // namespace audit::findings
