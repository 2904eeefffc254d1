// SPDX-License-Identifier: Apache-2.0
// The demonstration plants: fictional enterprises whose year 2025 is made from a fixed seed as they would hand it in.
// Each has a clean submission; the first one also has the demonstration with its breaches (README.md lists them).
#pragma once

#include <string>
#include <string_view>

#include "data/demo/submission.h"

namespace demo {

enum class Plant { cogeneration, chemicals };
inline constexpr Plant kPlants[] = {Plant::cogeneration, Plant::chemicals};
std::string_view to_text(Plant plant);  // "cogeneration", "chemicals"

// Nothing is wrong with it.
Submission clean_submission(Plant plant);
// The cogeneration plant with its breaches.
Submission demonstration();

// Writes the demonstration into a folder (made if absent); the same bytes every time. Throws audit::Error when it
// cannot.
void write_submission(const std::string& folder);

}  // namespace demo
