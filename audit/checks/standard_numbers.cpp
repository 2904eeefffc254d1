// SPDX-License-Identifier: Apache-2.0
#include "audit/checks/standard_numbers.h"

namespace audit::checks {

namespace {

bool is_letter(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

// Reads one number from a text; the position moves past what was read.
class Reader {
 public:
    explicit Reader(std::string_view text) : text_(text) {}

    bool at_end() const { return at_ >= text_.size(); }

    // Skips to the next run of capital letters and reads it: the series.
    std::string series()
    {
        while (!at_end() && !is_letter(text_[at_])) ++at_;
        std::string letters;
        for (; !at_end() && is_letter(text_[at_]); ++at_) {
            letters += static_cast<char>(text_[at_] >= 'a' ? text_[at_] - 'a' + 'A' : text_[at_]);
        }
        if (!at_end() && text_[at_] == '/') {
            ++at_;
            while (!at_end() && is_letter(text_[at_])) ++at_;
        }
        return letters;
    }

    // Digits with points: "16157", "5750.6".
    std::string number()
    {
        skip_spaces();
        std::string digits;
        for (; !at_end() && (is_digit(text_[at_]) || (text_[at_] == '.' && !digits.empty())); ++at_)
            digits += text_[at_];
        return digits;
    }

    // The year after a dash of any kind; 0 when there is none.
    int year()
    {
        const std::size_t before = at_;
        skip_spaces();
        bool dash = false;
        for (const std::string_view sign : {"-", "—", "–", "－", "‐"}) {
            while (text_.substr(at_).starts_with(sign)) {
                at_ += sign.size();
                dash = true;
            }
        }
        const std::string digits = dash ? number() : "";
        if (digits.size() != 2 && digits.size() != 4) {
            if (!dash) at_ = before;
            return 0;
        }
        const int value = std::stoi(digits);
        return digits.size() == 2 ? 1900 + value : value;
    }

 private:
    void skip_spaces()
    {
        while (!at_end() && text_[at_] == ' ') ++at_;
    }

    std::string_view text_;
    std::size_t at_ = 0;
};

}  // namespace

std::vector<StandardNumber> standard_numbers(std::string_view text)
{
    std::vector<StandardNumber> found;
    Reader reader(text);
    while (!reader.at_end()) {
        StandardNumber standard;
        standard.series = reader.series();
        standard.number = reader.number();
        if (standard.series.size() < 2 || standard.number.empty()) continue;
        standard.year = reader.year();
        found.push_back(std::move(standard));
    }
    return found;
}

}  // namespace audit::checks
