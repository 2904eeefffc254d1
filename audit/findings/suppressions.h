// SPDX-License-Identifier: Apache-2.0
// Findings that are not to be counted, by check, subject and period, for a reason and up to a day. A suppression holds
// for what its author saw: a new or changed finding in its scope is not suppressed, and the suppression is stale. None
// is ever removed; it expires or is revoked, and stays in every list.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "audit/model/finding.h"
#include "audit/store/case_file.h"

namespace audit::findings {

struct Suppression {
    std::int64_t id = 0;
    std::string at, author;                // UTC; who
    std::int64_t run = 0;                  // the newest one then
    std::string check, outlet, pollutant;  // empty: any
    std::optional<Time> from, to;          // findings that lie in it wholly; empty: open on that side
    std::string reason, note;
    std::optional<Time> until;                            // the last day it holds; empty: until it is revoked
    std::map<std::string, std::string> seen;              // finding -> its fingerprint then
    std::string revoked_at, revoked_by, revocation_note;  // empty while it is not
};

std::vector<Suppression> suppressions(const store::CaseFile& case_file);  // in the order of their making
bool in_scope(const Suppression& suppression, const Finding& finding);

// Keeps it for the findings of the newest run in its scope and returns its id; author empty: the case's own. Throws
// Error(usage) when the scope is the whole case or holds no finding, or check or reason are not known.
std::int64_t suppress(store::CaseFile& case_file, const Suppression& wanted);
// Ends it. Throws Error(usage) when there is none of that id or it was revoked before.
void revoke_suppression(store::CaseFile& case_file, std::int64_t id, const std::string& note,
                        const std::string& author);

}  // namespace audit::findings
