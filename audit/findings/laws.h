// SPDX-License-Identifier: Apache-2.0
// The law has dates (data/laws): a conduct leads to articles and penalty ranges with their days in force.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "audit/model/finding.h"

namespace audit::findings {

// The norms in force when it happened; where they changed before the end of the period or before `judged_on`, the
// norms of both times with a note for legal review (Code art. 1057: the law of the day, or the lighter new one).
// Without `judged_on` the day counts on which data/laws was compiled, never the clock. Without a period the norms of
// that day are cited. The outlet's kind (DA, DW) leaves out norms of the other medium. An unknown conduct throws.
std::vector<Basis> basis_of(std::string_view conduct, const std::optional<Period>& period,
                            const std::optional<Time>& judged_on, std::string_view outlet = {});
// Whether data/laws/conducts.json has it.
bool is_known_conduct(std::string_view conduct);

}  // namespace audit::findings
