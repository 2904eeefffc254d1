// SPDX-License-Identifier: Apache-2.0
// Mappings that people made, kept in the case as JSON; what they say is the importer's business.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "audit/store/case_file.h"

namespace audit::store {

std::vector<std::string> saved_mappings(const CaseFile& case_file);  // by header
// header: what a mapping is found by; one of the same header takes the place of the older one.
void save_mapping(CaseFile& case_file, std::string_view header, std::string_view json);

// Files in force that hold something unrecognised, or that a mapping of one of these headers was used for.
std::vector<std::int64_t> files_for_mappings(const CaseFile& case_file, const std::set<std::string>& headers);

}  // namespace audit::store
