// SPDX-License-Identifier: Apache-2.0
// When a logged event or an admitted exceedance is over, for all who ask whether one explains something: bare dates
// last to the end of the last day, a row without an end (or that ends where it starts) to the end of its day. What
// stays open is read in the enterprise's favour here; which hours count as measured is read from times alone
// (audit/hours).
#pragma once

namespace audit::store {

// SQL over the columns starts and ends.
inline constexpr const char* kEventEnd =
    "(CASE WHEN ends > starts AND ends % 86400 = 0 AND starts % 86400 = 0 THEN ends + 86400 WHEN ends > starts THEN "
    "ends"
    " ELSE (starts / 86400 + 1) * 86400 END)";

}  // namespace audit::store
