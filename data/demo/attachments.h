// SPDX-License-Identifier: Apache-2.0
// Files that are kept as evidence: the bytes of a small PDF and of a photo.
#pragma once

#include <string>

namespace demo {

// A one-page PDF with a line of Latin text, as small as the format allows.
std::string small_pdf(const std::string& line);
// A drawn picture that stands for a photo, JPEG.
std::string photo();

}  // namespace demo
