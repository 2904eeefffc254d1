// SPDX-License-Identifier: Apache-2.0
#include "audit/checks/receiver_scope.h"

#include <cctype>
#include <optional>
#include <string>

#include "audit/reference/fold.h"

namespace audit::checks {

namespace {

// The class number after "hw" at that place; empty when no two digits follow.
std::optional<int> class_at(std::string_view text, std::size_t at)
{
    constexpr std::size_t kLength = 4;
    if (text.substr(at, 2) != "hw" || text.size() < at + kLength) return std::nullopt;
    const std::string digits(text.substr(at + 2, 2));
    if (std::isdigit(static_cast<unsigned char>(digits[0])) == 0 ||
        std::isdigit(static_cast<unsigned char>(digits[1])) == 0)
        return std::nullopt;
    return std::stoi(digits);
}

// What stands in brackets right after that place; empty when nothing does.
std::string_view bracket_at(std::string_view text, std::size_t at)
{
    if (text.substr(at, 1) != "(") return {};
    return text.substr(at, text.find(')', at) - at);
}

}  // namespace

bool covers(std::string_view words, std::string_view code)
{
    const std::string text = reference::folded(words);
    if (text.find(code) != std::string::npos) return true;
    constexpr std::size_t kCode = 10;
    if (code.size() != kCode) return false;
    const int wanted = std::stoi(std::string(code.substr(kCode - 2)));
    constexpr std::size_t kClass = 4;  // hwnn
    for (std::size_t at = text.find("hw"); at != std::string::npos; at = text.find("hw", at + 1)) {
        const std::optional<int> first = class_at(text, at);
        if (!first) continue;
        const std::string_view sign = std::string_view(text).substr(at + kClass, 1);
        const std::optional<int> last = sign == "-" || sign == "~" ? class_at(text, at + kClass + 1) : std::nullopt;
        if (last && *first <= wanted && wanted <= *last) return true;
        const bool restricted = bracket_at(text, at + kClass).find('-') != std::string_view::npos;
        if (*first == wanted && !restricted) return true;
    }
    return false;
}

}  // namespace audit::checks
