// SPDX-License-Identifier: Apache-2.0
// The one place that asks the machine for the time: when files came in and when the trail was written.
#pragma once

#include <string>

namespace audit::store {

std::string utc_now();  // "2026-01-31T08:05:09Z"

}  // namespace audit::store
