// SPDX-License-Identifier: Apache-2.0
// A sentence in both languages of the program. Chinese is what people read first; English is never a fallback for it.
#pragma once

#include <string>

namespace audit {

enum class Language { zh, en };

struct Text {
    std::string zh;
    std::string en;

    const std::string& in(Language language) const { return language == Language::zh ? zh : en; }
    bool operator==(const Text&) const = default;
};

}  // namespace audit
