// SPDX-License-Identifier: Apache-2.0
#include "audit/store/clock.h"

#include <chrono>

#include "audit/model/time.h"

namespace audit::store {

std::string utc_now()
{
    const auto since_1970 = std::chrono::system_clock::now().time_since_epoch();
    const std::int64_t seconds = std::chrono::duration_cast<std::chrono::seconds>(since_1970).count();
    std::string text = to_text(Time{seconds});
    if (text.size() == std::string_view("2026-01-31T08:05").size()) text += ":00";
    return text + "Z";
}

}  // namespace audit::store
