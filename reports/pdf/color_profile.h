// SPDX-License-Identifier: Apache-2.0
// The colour space of our documents for archives: sRGB (IEC 61966-2-1) as an ICC profile, version 2.1.
#pragma once

#include <string>

namespace reports::pdf {

std::string srgb_profile();

}  // namespace reports::pdf
