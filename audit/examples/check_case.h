// SPDX-License-Identifier: Apache-2.0
// Reads <id>.case, the tests of a check, whose grammar is tests/checks/README.md, into plain values. They are run by
// the project's tests and by `onepermit checks --test`, and are the examples that the pages of the checks show.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "audit/model/finding.h"
#include "audit/model/time.h"

namespace audit::examples {

// A file of the submission that the case hands in.
struct SubmissionFile {
    std::string table;  // contract id, or empty for any other file
    std::string name;
    std::string bytes;
    std::vector<std::string> notation;  // the series lines it was made of, as written
};

struct ExpectedFinding {
    int line = 0;
    Severity severity = Severity::notice;
    std::map<std::string, std::string> keys;  // subject, starts, ends, records, measured, limit, unit, times
    std::optional<std::string> message, message_en;
    std::vector<std::pair<std::string, std::string>> evidence;  // header and text of cells that must be there
};

struct Expectation {
    CheckStatus status = CheckStatus::ran;
    std::string words;  // must occur in the reason
    std::vector<ExpectedFinding> findings;
    int line = 0;
};

struct CheckCase {
    std::string check;
    std::string name;
    std::string place;  // file:line of the case
    std::vector<SubmissionFile> files;
    std::optional<Period> period;
    std::vector<std::pair<std::string, std::pair<std::string, std::string>>> parameters;  // check, name, value
    std::optional<Expectation> expectation;
};

// Throws Error(usage) "file:line: what is wrong".
std::vector<CheckCase> read_case_file(const std::string& path);

// The values of a series line as CSV rows of the automatic monitoring tables: "61.3/58.2:C*24 - 12.0..24.0*13".
// Throws Error(usage) that says which value is wrong.
std::string series_rows(std::string_view outlet, std::string_view item, Time start, std::int64_t step,
                        std::string_view values);

}  // namespace audit::examples
