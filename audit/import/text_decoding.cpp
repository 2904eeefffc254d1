// SPDX-License-Identifier: Apache-2.0
#include "audit/import/text_decoding.h"

#include <iconv.h>

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <cstring>
#include <optional>

#include "audit/model/error.h"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace audit::import {

namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";
constexpr std::string_view kUtf8Mark = "\xEF\xBB\xBF";

unsigned char byte_at(std::string_view text, std::size_t at)
{
    return static_cast<unsigned char>(text[at]);
}

// Bytes from `at` on that are ASCII, in steps of 16.
std::size_t ascii_run(std::string_view text, std::size_t at)
{
    std::size_t end = at;
#if defined(__SSE2__)
    while (end + 16 <= text.size() &&
           _mm_movemask_epi8(_mm_loadu_si128(reinterpret_cast<const __m128i*>(text.data() + end))) == 0)
        end += 16;
#endif
    return end;
}

bool continues(std::string_view text, std::size_t at)
{
    return (byte_at(text, at) & 0xC0) == 0x80;
}

// Length of the valid character that begins at `at`, 0 when there is none (or it is cut off).
std::size_t character_length(std::string_view text, std::size_t at)
{
    const unsigned char lead = byte_at(text, at);
    const std::size_t left = text.size() - at;
    if (lead < 0x80) return 1;
    if (lead < 0xC2) return 0;
    if (lead < 0xE0) return left >= 2 && continues(text, at + 1) ? 2 : 0;
    if (lead < 0xF0) {
        if (left < 3 || !continues(text, at + 1) || !continues(text, at + 2)) return 0;
        const unsigned char second = byte_at(text, at + 1);
        if ((lead == 0xE0 && second < 0xA0) || (lead == 0xED && second >= 0xA0)) return 0;  // overlong, surrogates
        return 3;
    }
    if (lead > 0xF4 || left < 4) return 0;
    if (!continues(text, at + 1) || !continues(text, at + 2) || !continues(text, at + 3)) return 0;
    const unsigned char second = byte_at(text, at + 1);
    return (lead == 0xF0 && second < 0x90) || (lead == 0xF4 && second >= 0x90) ? 0 : 4;
}

// Whether the rest of a text could be the begin of a character that goes on behind it.
bool is_cut_off(std::string_view rest)
{
    if (rest.empty() || rest.size() > 3 || byte_at(rest, 0) < 0xC2 || byte_at(rest, 0) > 0xF4) return false;
    const std::size_t length = byte_at(rest, 0) < 0xE0 ? 2 : byte_at(rest, 0) < 0xF0 ? 3 : 4;
    if (rest.size() >= length) return false;
    for (std::size_t i = 1; i < rest.size(); ++i)
        if (!continues(rest, i)) return false;
    return true;
}

// UTF-16 without a mark: tables are full of digits and separators, whose high byte is zero.
std::optional<Encoding> utf16_by_pattern(std::string_view head)
{
    if (head.size() < 4) return std::nullopt;
    std::size_t zeros[2] = {0, 0};
    for (std::size_t i = 0; i < head.size(); ++i) zeros[i % 2] += head[i] == '\0';
    const std::size_t enough = std::max<std::size_t>(head.size() / 20, 1);
    if (zeros[1] >= enough && zeros[0] * 50 <= zeros[1]) return Encoding::utf16_le;
    if (zeros[0] >= enough && zeros[1] * 50 <= zeros[0]) return Encoding::utf16_be;
    return std::nullopt;
}

// A damaged byte in UTF-8 does not make it GB18030, where nearly every character would be wrong: Chinese in GB18030 is
// seldom valid UTF-8, three bytes at a time hardly ever.
bool is_damaged_utf8(std::string_view text)
{
    std::size_t valid = 0, damaged = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = character_length(text, at);
        valid += length >= 3 ? 1U : 0U;
        damaged += length == 0 ? 1U : 0U;
        at += std::max<std::size_t>(length, 1);
    }
    return valid >= 3 && valid >= damaged * 2;
}

// A short name in GBK may be valid UTF-8 by chance: 证.pdf. It then seems to hold letters of scripts that no plant
// uses, from U+0100 to U+07FF, and no Chinese.
bool looks_like_short_gbk(std::string_view text)
{
    bool other_scripts = false;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = std::max<std::size_t>(character_length(text, at), 1);
        if (length >= 3) return false;
        other_scripts = other_scripts || (length == 2 && byte_at(text, at) >= 0xC4);
        at += length;
    }
    return other_scripts;
}

const char* iconv_name(Encoding encoding)
{
    switch (encoding) {
        case Encoding::gb18030:
            return "GB18030";
        case Encoding::utf16_le:
            return "UTF-16LE";
        case Encoding::utf16_be:
            return "UTF-16BE";
        case Encoding::ascii:
        case Encoding::utf8:
            break;
    }
    return "UTF-8";
}

}  // namespace

std::size_t valid_utf8_prefix(std::string_view text)
{
    std::size_t at = 0;
    while (at < text.size()) {
        if (byte_at(text, at) < 0x80) {
            at = ascii_run(text, at);
            while (at < text.size() && byte_at(text, at) < 0x80) ++at;
            continue;
        }
        // Chinese text: three bytes whose lead needs no second look, read as one word.
        std::uint32_t word = 0;
        while (at + 4 <= text.size() && (std::memcpy(&word, text.data() + at, 4), (word & 0xC0C0F0) == 0x8080E0) &&
               (word & 0xFF) != 0xE0 && (word & 0xFF) != 0xED)
            at += 3;
        if (at >= text.size() || byte_at(text, at) < 0x80) continue;
        const std::size_t length = character_length(text, at);
        if (length == 0) return at;
        at += length;
    }
    return at;
}

bool is_ascii(std::string_view text)
{
    std::size_t at = ascii_run(text, 0);
    while (at < text.size() && byte_at(text, at) < 0x80) ++at;
    return at == text.size();
}

bool is_utf8(std::string_view text)
{
    return valid_utf8_prefix(text) == text.size();
}

std::size_t byte_order_mark(std::string_view head)
{
    if (head.starts_with(kUtf8Mark)) return 3;
    return head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF") ? 2 : 0;
}

Encoding detect_encoding(std::string_view head, bool whole_file)
{
    if (head.starts_with(kUtf8Mark)) return Encoding::utf8;
    if (head.starts_with("\xFF\xFE")) return Encoding::utf16_le;
    if (head.starts_with("\xFE\xFF")) return Encoding::utf16_be;
    if (const auto utf16 = utf16_by_pattern(head)) return *utf16;
    if (is_ascii(head)) return Encoding::ascii;
    const std::size_t valid = valid_utf8_prefix(head);
    if (valid == head.size() || (!whole_file && is_cut_off(head.substr(valid)))) return Encoding::utf8;
    return is_damaged_utf8(head) ? Encoding::utf8 : Encoding::gb18030;
}

bool looks_binary(std::string_view head, bool whole_file)
{
    const Encoding encoding = detect_encoding(head, whole_file);
    std::string decoded;
    std::vector<std::size_t> damaged;
    if (encoding != Encoding::ascii && encoding != Encoding::utf8) {
        TextDecoder(encoding).decode(head.substr(byte_order_mark(head)), whole_file, decoded, damaged);
        if (damaged.size() > 2 && damaged.size() * 50 > head.size()) return true;
        head = decoded;
    }
    std::size_t zeros = 0, controls = 0;
    for (const char c : head) {
        zeros += c == '\0';
        controls += static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f';
    }
    return zeros * 100 > head.size() || controls * 50 > head.size();
}

TextDecoder::TextDecoder(Encoding encoding) : encoding_(encoding), converter_(iconv_open("UTF-8", iconv_name(encoding)))
{
    if (converter_ == reinterpret_cast<void*>(-1))
        throw Error(
            std::string("this system cannot convert ") + iconv_name(encoding) + " to UTF-8; install its iconv modules",
            ErrorKind::internal);
}

TextDecoder::~TextDecoder()
{
    iconv_close(converter_);
}

void TextDecoder::decode(std::string_view bytes, bool last, std::string& out, std::vector<std::size_t>& damaged)
{
    std::string joined;  // only where the piece before ended inside a character
    if (!unfinished_.empty()) {
        joined = std::move(unfinished_);
        joined += bytes;
        bytes = joined;
    }
    unfinished_.clear();
    char* in = const_cast<char*>(bytes.data());  // iconv's signature; it does not write there
    std::size_t left = bytes.size();
    while (left > 0) {
        const std::size_t before = out.size();
        out.resize(before + left * 2 + 16);
        char* to = out.data() + before;
        std::size_t room = out.size() - before;
        const std::size_t result = iconv(converter_, &in, &left, &to, &room);
        out.resize(out.size() - room);
        if (result != static_cast<std::size_t>(-1) || errno == E2BIG) continue;
        if (errno == EINVAL && !last) {
            unfinished_.assign(in, left);
            return;
        }
        damaged.push_back(out.size());
        out += kReplacement;
        const std::size_t skipped = std::min<std::size_t>(encoding_ >= Encoding::utf16_le ? 2 : 1, left);
        in += skipped;
        left -= skipped;
    }
}

std::string to_utf8(std::string_view bytes)
{
    const Encoding encoding = detect_encoding(bytes, true);
    bytes.remove_prefix(byte_order_mark(bytes));
    if (encoding == Encoding::ascii || is_utf8(bytes)) {
        if (encoding <= Encoding::utf8) return std::string(bytes);
    }
    std::string text;
    std::vector<std::size_t> damaged;
    TextDecoder(encoding).decode(bytes, true, text, damaged);
    return text;
}

std::string name_to_utf8(std::string_view bytes)
{
    const bool valid = is_utf8(bytes);
    if (valid && !looks_like_short_gbk(bytes)) return std::string(bytes);
    std::string text;
    std::vector<std::size_t> damaged;
    TextDecoder(Encoding::gb18030).decode(bytes, true, text, damaged);
    return valid && !damaged.empty() ? std::string(bytes) : text;
}

}  // namespace audit::import
