// SPDX-License-Identifier: Apache-2.0
// Writes a whole document beside its place and moves it there, so that a full disk never leaves half of one.
#pragma once

#include <string>
#include <string_view>

namespace commands {

// Throws audit::Error naming the path and what to do.
void write_file(const std::string& path, std::string_view bytes);

}  // namespace commands
