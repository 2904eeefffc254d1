// SPDX-License-Identifier: Apache-2.0
// What a check found, and how a check went. The fields are those of the findings file (command-line contract).
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "audit/model/source.h"
#include "audit/model/text.h"
#include "audit/model/time.h"

namespace audit {

// How sure the data alone make us: notice < suspicion < violation.
enum class Severity { notice = 1, suspicion = 2, violation = 3 };
std::string_view to_text(Severity severity);  // "violation", "suspicion", "notice"
std::optional<Severity> parse_severity(std::string_view text);

// Whom or what a finding is about; an empty field does not apply. The braces let a part of it be named without warning.
struct Subject {
    std::string outlet{}, pollutant{}, facility{}, treatment{}, material{}, waste_code{}, manifest{}, report{};
    auto operator<=>(const Subject&) const = default;
};

// A cell behind a finding. column is the submitted header, value the submitted text.
struct Evidence {
    SourceRow source;
    std::string column;
    std::string value;
};

// A law's article with its penalty range, in force when the thing happened.
struct Basis {
    std::string law, article, penalty;
    Text note;  // e.g. that the norm changed since and needs legal review; may be empty
};

struct Finding {
    std::string id;  // stable across runs: check, subject and start decide it
    std::string check;
    Severity severity = Severity::notice;
    Subject subject;
    std::optional<Period> period;  // empty where the finding has no place in time
    std::int64_t records = 0;
    std::string measured, limit, unit;          // numbers as written; empty where nothing was measured
    std::string times;                          // measured / limit with two decimals, or empty
    std::map<std::string, std::string> values;  // further numbers and words that the message names
    Text message;
    Text verify;  // what to look at on site
    std::vector<Basis> basis;
    std::vector<Evidence> evidence;  // first, worst and last at least
};

enum class CheckStatus { ran, not_applicable, could_not_run };
std::string_view to_text(CheckStatus status);  // "ran", "not applicable", "could not run"

struct CheckOutcome {
    std::string check;
    CheckStatus status = CheckStatus::ran;
    std::int64_t records = 0;  // how many records were examined
    std::int64_t findings = 0;
    Text reason;  // of the two that did not run
};

}  // namespace audit
