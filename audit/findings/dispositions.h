// SPDX-License-Identifier: Apache-2.0
// What people decided about findings: events that are only ever added, each in the trail too. The last one that was not
// taken back is the finding's state; ids of findings are stable, so it lives on through later runs.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "audit/store/case_file.h"

namespace audit::findings {

struct Disposition {
    std::int64_t id = 0;
    std::string at, author;  // UTC; who decided
    std::int64_t run = 0;    // the newest one then
    std::string finding, state, reason, note, fingerprint;
    std::optional<std::int64_t> undoes;  // takes that event back instead of deciding
};

// What a person wants to be kept. author: empty for the case's own (store/trail.h).
struct Decision {
    std::string finding, state, reason, note, author;
};

// All events of the case in their order, taken-back ones included.
std::vector<Disposition> dispositions(const store::CaseFile& case_file);
// The event that counts for a finding among the events; nullptr when there is none.
const Disposition* last_disposition(const std::vector<Disposition>& events, const std::string& finding);

// Both throw Error(usage) with what is allowed when the finding is not in the newest run, the step is not one from its
// present state, the reason is not one of the new state's, or nobody is named.
void dispose(store::CaseFile& case_file, const Decision& decision);
void undo_disposition(store::CaseFile& case_file, const std::string& finding, const std::string& note,
                      const std::string& author);

// The author given, else the case's own; throws Error(usage) when there is neither.
std::string named_author(const store::CaseFile& case_file, const std::string& author);

}  // namespace audit::findings
