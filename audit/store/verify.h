// SPDX-License-Identifier: Apache-2.0
// Whether a case file is whole: its structure, every original against its hash, every series block, and the trail.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "audit/store/case_file.h"

namespace audit::store {

// What is wrong, a sentence each; empty when all is whole. progress: originals done, of how many.
std::vector<std::string> verify_case(const CaseFile& case_file, const std::function<void(int, int)>& progress = {});
std::vector<std::string> verify_trail(const CaseFile& case_file);

}  // namespace audit::store
