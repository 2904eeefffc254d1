// SPDX-License-Identifier: Apache-2.0
// What the permit of a receiver of hazardous waste covers, out of words like "HW08、HW49（900-039-49、900-041-49）".
#pragma once

#include <string_view>

namespace audit::checks {

// Whether the words cover the code (nnn-nnn-nn): named itself, or its class HWnn named without codes in brackets that
// restrict it, or within a range of classes (HW02-HW09).
bool covers(std::string_view words, std::string_view code);

}  // namespace audit::checks
