// SPDX-License-Identifier: Apache-2.0
#include "audit/import/row_pattern.h"

#include <bit>
#include <cstring>

namespace audit::import {

namespace {

constexpr std::size_t kWord = sizeof(std::uint64_t);
constexpr std::size_t kLongestField = 32;  // of times, values and flags; longer ones are read the ordinary way

std::uint64_t word_at(const char* bytes)
{
    std::uint64_t word = 0;
    std::memcpy(&word, bytes, kWord);
    return word;
}

constexpr std::uint64_t all_bytes(char c)
{
    return 0x0101010101010101U * static_cast<unsigned char>(c);
}

// The first byte of the word that is c, counted from 0; 8 when there is none.
std::size_t first_byte(std::uint64_t word, char c)
{
    const std::uint64_t zero = word ^ all_bytes(c);
    const std::uint64_t found = (zero - all_bytes('\x01')) & ~zero & all_bytes('\x80');
    return static_cast<std::size_t>(std::countr_zero(found)) / 8;
}

// Words lie in whole words of eight bytes with zeros behind them.
bool begins_with(const char* text, const char* words, std::size_t size)
{
    for (; size >= kWord; size -= kWord, text += kWord, words += kWord)
        if (word_at(text) != word_at(words)) return false;
    return size == 0 || (word_at(text) ^ word_at(words)) << (8 * (kWord - size)) == 0;
}

bool ends_field(char c, char separator)
{
    return c == separator || c == '\n' || c == '\r';
}

// The end of the field, nullptr when it is long.
const char* field_end(const char* field, char separator)
{
    for (std::size_t i = 0; i <= kLongestField; ++i)
        if (ends_field(field[i], separator)) return field + i;
    return nullptr;
}

// Up to seven digits with or without a point, as nearly all values are, without a branch for each: they move to the
// high end of a word, and three multiplications add them up.
bool read_short_number(const char* field, char separator, ScaledValue& value, const char*& end)
{
    std::uint64_t word = word_at(field);
    const std::size_t size = first_byte(word, separator);
    if (size == 0 || size == kWord) return false;
    const std::size_t point = first_byte(word, '.');
    std::size_t digits = size;
    if (point < size) {
        const std::uint64_t whole = (std::uint64_t{1} << (8 * point)) - 1;
        word = (word & whole) | ((word >> 8U) & ~whole);
        --digits;
    }
    if (digits == 0 || point == 0) return false;
    word <<= 8 * (kWord - digits);
    const std::uint64_t zeros = all_bytes('0') << (8 * (kWord - digits));
    const std::uint64_t values = word ^ zeros;
    if (((values + all_bytes(0x76)) | values) & all_bytes('\x80')) return false;  // a byte above nine
    const std::uint64_t pairs = values * 10 + (values >> 8U);
    constexpr std::uint64_t kEven = 0x000000FF000000FFU;
    const std::uint64_t sum = ((pairs & kEven) * 0x000F424000000064U + ((pairs >> 16U) & kEven) * 0x0000271000000001U);
    value.scaled = static_cast<std::int64_t>(sum >> 32U);
    value.decimals = static_cast<std::int8_t>(point < size ? size - point - 1 : 0);
    end = field + size;
    return true;
}

const char* read_value(const char* field, char separator, ScaledValue& value)
{
    const char* end = nullptr;
    if (read_short_number(field, separator, value, end)) return end;
    end = field_end(field, separator);
    if (end == nullptr) return nullptr;
    value = {};
    const std::string_view text(field, static_cast<std::size_t>(end - field));
    return text.empty() || read_plain(text, value) ? end : nullptr;
}

const char* read_time(const char* field, char separator, TimeReader& times, Time& time)
{
    const std::size_t size = times.repeated(field, time);
    if (size > 0 && ends_field(field[size], separator)) return field + size;
    const char* end = field_end(field, separator);
    if (end == nullptr) return nullptr;
    return times.read_known_day({field, static_cast<std::size_t>(end - field)}, time) ? end : nullptr;
}

const char* read_flag(const char* field, char separator, const FlagReader& flags, Flag& flag)
{
    const char* end = *field == 'N' ? field + 1 : field_end(field, separator);
    if (end == nullptr || !ends_field(*end, separator)) return nullptr;
    return flags.known({field, static_cast<std::size_t>(end - field)}, flag) ? end : nullptr;
}

}  // namespace

void RowPattern::add_words(std::string_view words)
{
    if (words.empty()) return;
    Part part;
    part.from = static_cast<std::uint32_t>(words_.size());
    part.size = static_cast<std::uint32_t>(words.size());
    words_ += words;
    words_.append(kWord - words.size() % kWord, '\0');
    parts_.push_back(part);
}

void RowPattern::learn(std::span<const std::string_view> fields, std::span<const FieldKind> kinds, char separator)
{
    parts_.clear();
    words_.clear();
    separator_ = separator;
    ++learned_;
    const std::string special = {'"', '\n', '\r', separator};
    std::string words;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        if (i > 0) words += separator;
        const FieldKind kind = i < kinds.size() ? kinds[i] : FieldKind::words;
        if (kind == FieldKind::words) {
            if (fields[i].find_first_of(special) != std::string_view::npos) {  // it was quoted
                parts_.clear();
                return;
            }
            words += fields[i];
            continue;
        }
        add_words(words);
        words.clear();
        parts_.push_back({kind});
    }
    add_words(words);
}

const char* RowPattern::match(const char* row, TimeReader& times, const FlagReader& flags, PatternValues& values) const
{
    const char* at = row;
    values = {};
    for (const Part& part : parts_) {
        switch (part.kind) {
            case FieldKind::words:
                if (!begins_with(at, words_.data() + part.from, part.size)) return nullptr;
                at += part.size;
                continue;
            case FieldKind::time:
                at = read_time(at, separator_, times, values.time);
                break;
            case FieldKind::measured:
                at = read_value(at, separator_, values.measured);
                break;
            case FieldKind::converted:
                at = read_value(at, separator_, values.converted);
                break;
            case FieldKind::flag:
                at = read_flag(at, separator_, flags, values.flag);
                break;
        }
        if (at == nullptr) return nullptr;
    }
    if (*at == '\r') ++at;
    return *at == '\n' ? at + 1 : nullptr;
}

}  // namespace audit::import
