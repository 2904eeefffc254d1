// SPDX-License-Identifier: Apache-2.0
// How a camera was held: the Exif orientation of a JPEG (JEITA CP-3451, tag 0x0112).
#pragma once

#include <string_view>

namespace reports::pdf {

// 1..8 as Exif counts; 1 (upright) where the picture does not say or says nonsense.
int exif_orientation(std::string_view jpeg);

}  // namespace reports::pdf
