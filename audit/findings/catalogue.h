// SPDX-License-Identifier: Apache-2.0
// The catalogue of checks: data/checks/<id>.json holds every word and number of a check that is not logic.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "audit/model/finding.h"
#include "audit/model/text.h"

namespace audit::findings {

// What values a parameter may take where it is more than "0 or more".
struct ParameterRule {
    std::optional<double> minimum, maximum;  // of a number
    std::vector<std::string> choices;        // of a word
    bool by_industry = false;                // the pack of the permit's industry sets it without being named
};

struct Parameter {
    std::string name;
    std::string default_value;  // number or word
    std::string unit;
    Text meaning;
    std::string source;       // the standard or "screening value"
    bool confirmed = false;   // whether an official text confirmed it
    ParameterRule rule = {};  // of a bureau's own check; those of the program stand in data/parameter_rules.json
};

struct CheckEntry {
    std::string id;
    std::string topic;  // permit, limits, monitoring, authenticity, ledger, waste, report, management
    Severity severity = Severity::notice;  // the default one
    Text title;
    Text finds;    // what it compares, for people
    Text message;  // template: {outlet} {pollutant} {measured} {limit} {unit} {times} {starts} {ends}
                   // {records} and every key of Finding::values
    std::vector<std::pair<Severity, Text>> message_by_severity;  // where a severity needs other words
    Text verify;                                                 // what to look at on site
    Text leaves_alone;                                           // what it does not report, and which check does
    std::string conduct;                                         // key into data/laws
    std::vector<Parameter> parameters;
    std::vector<std::vector<std::string>> needs;  // tables: one of each group must hold rows, else "could not run"
};

// All entries, by topic in the contract's order, then by id. Read once.
const std::vector<CheckEntry>& catalogue();
const CheckEntry* find_check(std::string_view id);
std::string catalogue_version();  // SHA-256 of the entries, first 12 hex digits

// The message of a finding in both languages, filled from the entry's template.
Text render_message(const CheckEntry& entry, const Finding& finding);

}  // namespace audit::findings
