// SPDX-License-Identifier: Apache-2.0
// Reads how often a permit asks for something: 1次/季, 每月1次, 1次/两小时, 半年一次, 按日. The text is cut into
// numbers, units and the words 次, 每, 按 and "/"; the first stretch of them that says a frequency counts.
#include <cstddef>

#include <algorithm>
#include <array>
#include <utility>

#include "audit/model/plant.h"

namespace audit {

namespace {

enum class Word { number, unit, times, per, every, other };

struct Token {
    Word word = Word::other;
    int number = 0;                             // of a number
    Frequency once{0, 1, FrequencyUnit::year};  // of a unit: what "once a <unit>" means
};

struct UnitName {
    std::string_view text;
    Frequency once;
};

// Longer names stand before their beginnings; 周期 (a production cycle) is no week. A shift is taken as eight hours.
constexpr std::array<UnitName, 24> kUnits = {{
    {"半小时", {2, 1, FrequencyUnit::hour}},
    {"小时", {1, 1, FrequencyUnit::hour}},
    {"半年度", {1, 1, FrequencyUnit::half_year}},
    {"半年", {1, 1, FrequencyUnit::half_year}},
    {"半个月", {2, 1, FrequencyUnit::month}},
    {"半月", {2, 1, FrequencyUnit::month}},
    {"个月", {1, 1, FrequencyUnit::month}},
    {"月度", {1, 1, FrequencyUnit::month}},
    {"月", {1, 1, FrequencyUnit::month}},
    {"季度", {1, 1, FrequencyUnit::quarter}},
    {"季", {1, 1, FrequencyUnit::quarter}},
    {"年度", {1, 1, FrequencyUnit::year}},
    {"年", {1, 1, FrequencyUnit::year}},
    {"班次", {1, 8, FrequencyUnit::hour}},
    {"班", {1, 8, FrequencyUnit::hour}},
    {"旬", {3, 1, FrequencyUnit::month}},
    {"星期", {1, 1, FrequencyUnit::week}},
    {"周", {1, 1, FrequencyUnit::week}},
    {"天", {1, 1, FrequencyUnit::day}},
    {"日", {1, 1, FrequencyUnit::day}},
    {"h", {1, 1, FrequencyUnit::hour}},
    {"H", {1, 1, FrequencyUnit::hour}},
    {"d", {1, 1, FrequencyUnit::day}},
    {"a", {1, 1, FrequencyUnit::year}},
}};

constexpr std::array<std::pair<std::string_view, int>, 21> kDigits = {{
    {"一", 1}, {"二", 2}, {"两", 2}, {"三", 3},  {"四", 4}, {"五", 5}, {"六", 6},
    {"七", 7}, {"八", 8}, {"九", 9}, {"十", 10}, {"０", 0}, {"１", 1}, {"２", 2},
    {"３", 3}, {"４", 4}, {"５", 5}, {"６", 6},  {"７", 7}, {"８", 8}, {"９", 9},
}};

constexpr std::array<std::pair<std::string_view, Word>, 6> kWords = {{
    {"次", Word::times},
    {"/", Word::per},
    {"／", Word::per},
    {"每", Word::every},
    {"按", Word::every},
    {"周期", Word::other},
}};

// One digit at the place, as its value and length; length 0 when there is none.
std::pair<int, std::size_t> digit_at(std::string_view text)
{
    if (!text.empty() && text.front() >= '0' && text.front() <= '9') return {text.front() - '0', 1};
    for (const auto& [name, value] : kDigits) {
        if (text.starts_with(name)) return {value, name.size()};
    }
    return {0, 0};
}

// 12, 十二, 二十, 二十四. Numbers beyond four digits are none we count by.
std::size_t read_number(std::string_view text, int& number)
{
    std::size_t length = 0;
    number = 0;
    bool after_ten = false;
    for (int digits = 0; digits < 4; ++digits) {
        const auto [value, size] = digit_at(text.substr(length));
        if (size == 0) break;
        if (value == 10) {
            number = number == 0 ? 10 : number * 10;
        } else {
            number = after_ten ? number + value : number * 10 + value;
        }
        after_ten = value == 10;
        length += size;
    }
    return length;
}

std::size_t character_length(char lead)
{
    const auto byte = static_cast<unsigned char>(lead);
    if (byte < 0xC0) return 1;
    return byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}

std::size_t read_token(std::string_view text, Token& token)
{
    if (const std::size_t length = read_number(text, token.number); length > 0) {
        token.word = Word::number;
        return length;
    }
    for (const auto& [name, word] : kWords) {
        if (!text.starts_with(name)) continue;
        token.word = word;
        return name.size();
    }
    for (const UnitName& unit : kUnits) {
        if (!text.starts_with(unit.text)) continue;
        token.word = Word::unit;
        token.once = unit.once;
        return unit.text.size();
    }
    return character_length(text.front());
}

std::vector<Token> tokens_of(std::string_view text)
{
    std::vector<Token> tokens;
    while (!text.empty()) {
        if (text.front() == ' ' || text.starts_with("　")) {
            text.remove_prefix(text.front() == ' ' ? 1 : 3);
            continue;
        }
        Token token;
        const std::size_t length = std::min(read_token(text, token), text.size());
        tokens.push_back(token);
        text.remove_prefix(length);
    }
    return tokens;
}

// Walks over the tokens; every take_ function moves on only when it succeeds.
struct Reader {
    const std::vector<Token>& tokens;
    std::size_t at;

    bool take(Word word)
    {
        if (at >= tokens.size() || tokens[at].word != word) return false;
        ++at;
        return true;
    }
    int take_number()  // 1 where none is written, 0 where it makes no sense
    {
        return take(Word::number) ? tokens[at - 1].number : 1;
    }
    std::optional<Frequency> take_unit()
    {
        constexpr int kLongest = 400;  // a year in days; more is a year's number ("2025年")
        const int every = take_number();
        if (every < 1 || every > kLongest || !take(Word::unit)) return std::nullopt;
        Frequency frequency = tokens[at - 1].once;
        frequency.every *= every;
        return frequency;
    }
};

std::optional<Frequency> times(std::optional<Frequency> frequency, int count)
{
    if (!frequency || count < 1) return std::nullopt;
    frequency->count *= count;
    return frequency;
}

// 1次/6小时, 2次每周
std::optional<Frequency> read_times_per_unit(Reader reader)
{
    if (reader.at >= reader.tokens.size() || reader.tokens[reader.at].word != Word::number) return std::nullopt;
    const int count = reader.take_number();
    if (!reader.take(Word::times) || !(reader.take(Word::per) || reader.take(Word::every))) return std::nullopt;
    return times(reader.take_unit(), count);
}

// 每月1次, 半年一次
std::optional<Frequency> read_unit_times(Reader reader)
{
    reader.take(Word::every);
    const std::optional<Frequency> unit = reader.take_unit();
    reader.take(Word::per);
    const int count = reader.take_number();
    if (!reader.take(Word::times)) return std::nullopt;
    return times(unit, count);
}

// 每日, 按班
std::optional<Frequency> read_every_unit(Reader reader)
{
    if (!reader.take(Word::every)) return std::nullopt;
    return reader.take_unit();
}

}  // namespace

std::optional<Frequency> parse_frequency(std::string_view text)
{
    const std::vector<Token> tokens = tokens_of(text);
    for (const auto read : {read_times_per_unit, read_unit_times, read_every_unit}) {
        for (std::size_t at = 0; at < tokens.size(); ++at) {
            if (const auto frequency = read({tokens, at})) return frequency;
        }
    }
    return std::nullopt;
}

}  // namespace audit
