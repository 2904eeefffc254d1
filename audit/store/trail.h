// SPDX-License-Identifier: Apache-2.0
// The hash that chains the events of the trail: each row's hash covers the one before and all its own fields, so that a
// changed, removed or inserted event breaks the chain from there on.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "audit/store/case_file.h"

namespace audit::store {

struct TrailEvent {
    std::int64_t id = 0;
    std::string at, author, program_version, event, detail, hash;
};

std::string trail_hash(std::string_view previous_hash, const TrailEvent& event);
std::vector<TrailEvent> trail(const CaseFile& case_file);

// The last hash is kept in the settings beside the trail, so that events cut off at its end are missed too.
inline constexpr std::string_view kTrailEnd = "trail_end";

// Who changes the case: the setting "author", else the name of the machine's user.
std::string author_of(const CaseFile& case_file);

}  // namespace audit::store
