// SPDX-License-Identifier: Apache-2.0
// The cases opened last, newest first, kept between starts; those that are gone are left out.
#pragma once

#include <string>
#include <vector>

namespace gui {

std::vector<std::string> recent_cases();
void remember_case(const std::string& path);

}  // namespace gui
