// SPDX-License-Identifier: Apache-2.0
// Codes that prove themselves: the unified social credit code (GB 32100-2015) by its check character, and the permit
// number (HJ 608-2017) that is built from it. Letters typed for digits are put right only where the code then holds.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace audit::reference {

// The check character that the first 17 characters of a credit code ask for; empty when they are not formed as they
// must be (18 digits and capitals without I, O, S, V, Z).
std::optional<char> uscc_check_character(std::string_view uscc);
bool is_valid_uscc(std::string_view uscc);
// 22 characters: that credit code (whether it holds or not), three digits, one digit or capital.
bool is_built_from(std::string_view permit_number, std::string_view uscc);
// Built from a valid credit code. The last character cannot be computed from the others.
bool is_valid_permit_number(std::string_view permit_number);

// The code with O for 0 and I or l for 1 put right. Empty when it holds already, when no such change makes it hold, or
// when more than one does. written: half width, small letters as they are.
std::optional<std::string> repaired_uscc(std::string_view written);
std::optional<std::string> repaired_permit_number(std::string_view written);

}  // namespace audit::reference
