// SPDX-License-Identifier: Apache-2.0
// The demonstration plant: a fictional coal cogeneration plant's year as an enterprise would hand it in, made from a
// fixed seed, with breaches on purpose (README.md lists them).
#pragma once

#include <string>

namespace demo {

// Writes the submission into a folder (made if absent); the same bytes every time. Throws audit::Error when it cannot.
void write_submission(const std::string& folder);

}  // namespace demo
