// SPDX-License-Identifier: Apache-2.0
#include "audit/reference/codes.h"

#include <algorithm>
#include <array>
#include <vector>

namespace audit::reference {

namespace {

constexpr std::string_view kAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";  // without I, O, S, V, Z
constexpr std::array<int, 17> kWeights = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};
constexpr std::size_t kUsccLength = 18;
constexpr std::size_t kPermitLength = 22;
constexpr int kModulus = 31;
constexpr std::size_t kMostDoubtful = 6;  // small l's, each a one or an L

bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

char capital(char c)
{
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
}

// Every reading of the text: O is 0, I is 1, a small l is 1 or L; where only digits stand L is 1 too.
std::vector<std::string> readings(std::string_view written)
{
    std::vector<std::string> all(1);
    std::size_t doubtful = 0;
    for (std::size_t at = 0; at < written.size(); ++at) {
        const char c = capital(written[at]);
        const bool digits_only = at >= kUsccLength && at < kPermitLength - 1;
        const bool last_of_permit = at == kPermitLength - 1;
        char plain = c;
        if (!last_of_permit && c == 'O') plain = '0';
        if (!last_of_permit && (c == 'I' || (digits_only && c == 'L'))) plain = '1';
        const bool either = written[at] == 'l' && !digits_only && !last_of_permit && ++doubtful <= kMostDoubtful;
        const std::size_t count = all.size();
        for (std::size_t i = 0; i < count; ++i) {
            if (either) all.push_back(all[i] + '1');
            all[i] += plain;
        }
    }
    return all;
}

std::optional<std::string> repaired(std::string_view written, bool (*holds)(std::string_view))
{
    std::string as_it_is;
    for (const char c : written) as_it_is += capital(c);
    if (written.size() > kPermitLength || holds(as_it_is)) return std::nullopt;
    std::optional<std::string> found;
    for (const std::string& reading : readings(written)) {
        if (!holds(reading) || (found && *found == reading)) continue;
        if (found) return std::nullopt;
        found = reading;
    }
    return found;
}

}  // namespace

std::optional<char> uscc_check_character(std::string_view uscc)
{
    if (uscc.size() != kUsccLength) return std::nullopt;
    int sum = 0;
    for (std::size_t place = 0; place < kUsccLength; ++place) {
        const std::size_t value = kAlphabet.find(uscc[place]);
        if (value == std::string_view::npos) return std::nullopt;
        if (place < kUsccLength - 1) sum += static_cast<int>(value) * kWeights[place];
    }
    return kAlphabet[static_cast<std::size_t>((kModulus - sum % kModulus) % kModulus)];
}

bool is_valid_uscc(std::string_view uscc)
{
    return uscc_check_character(uscc) == (uscc.empty() ? '\0' : uscc.back());
}

bool is_built_from(std::string_view number, std::string_view uscc)
{
    if (number.size() != kPermitLength || !number.starts_with(uscc)) return false;
    const char last = number.back();
    return is_digit(number[18]) && is_digit(number[19]) && is_digit(number[20]) &&
           (is_digit(last) || (last >= 'A' && last <= 'Z'));
}

bool is_valid_permit_number(std::string_view number)
{
    const std::string_view uscc = number.substr(0, kUsccLength);
    return is_valid_uscc(uscc) && is_built_from(number, uscc);
}

std::optional<std::string> repaired_uscc(std::string_view written)
{
    return repaired(written, is_valid_uscc);
}

std::optional<std::string> repaired_permit_number(std::string_view written)
{
    return repaired(written, is_valid_permit_number);
}

}  // namespace audit::reference
