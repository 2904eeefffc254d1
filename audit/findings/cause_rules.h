// SPDX-License-Identifier: Apache-2.0
// The rules of data/root_causes.json: which findings are one item, and the sentence that says why.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "audit/model/finding.h"

namespace audit::findings {

using Values = std::map<std::string, Text>;
Text same_text(const std::string& words);  // in both languages
// {name} replaced by its value; unknown names stay.
Text filled(const Text& text, const Values& values);

// None of the tables holds rows: what is found and what could not run for that.
struct MissingTable {
    struct Gathers {
        std::string check;
        std::map<std::string, std::string> values;  // of the finding, all of them
    };
    std::vector<std::string> tables;
    std::vector<Gathers> gathers;
    bool gathers_finding(const Finding& finding) const;
};

// Findings of `shown_by` that fit each other show a cause; findings of `gathers` that fit it belong to it.
struct CauseRule {
    std::string id;
    std::vector<std::string> shown_by, gathers;  // checks
    bool same_outlet = false;                    // of an outlet in common, by treatments and facilities too
    bool shown_pollutants = false;               // what is gathered names no other pollutant than what shows the cause
    std::vector<std::string Subject::*> same;    // equal where both name it
    bool any_time = false;                       // else the periods overlap, within the slack
    std::int64_t slack = 0;                      // seconds
    Text title, why;
};

struct CauseRules {
    std::vector<MissingTable> missing_tables;
    Text missing_title, missing_why;
    std::vector<CauseRule> rules;  // the first one that claims a finding has it
};

// Read once. Throws Error(internal) naming the file and what it holds wrong.
const CauseRules& cause_rules();

}  // namespace audit::findings
