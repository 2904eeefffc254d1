// SPDX-License-Identifier: Apache-2.0
// Text of any encoding that plants hand in, as UTF-8. The rule that was right on every sample: byte order mark, else
// UTF-16 by its pattern of zero bytes, else UTF-8 when valid throughout the first piece with a character beyond
// ASCII, else GB18030 (of which GBK and GB2312 are parts).
#pragma once

#include <cstddef>

#include <string>
#include <string_view>
#include <vector>

namespace audit::import {

enum class Encoding { ascii, utf8, gb18030, utf16_le, utf16_be };

// How much of a file decides on its encoding, where it is that long.
inline constexpr std::size_t kDetectionBytes = std::size_t{64} * 1024;

// Encoding::ascii: no character beyond ASCII yet, so either UTF-8 or GB18030.
Encoding detect_encoding(std::string_view head, bool whole_file);
std::size_t byte_order_mark(std::string_view head);  // its length, 0 when there is none
// Whether bytes cannot be text of any of the encodings: zero bytes, control characters, mostly undecodable.
bool looks_binary(std::string_view head, bool whole_file);

// The length of the longest valid UTF-8 prefix that ends with a whole character.
std::size_t valid_utf8_prefix(std::string_view text);
bool is_ascii(std::string_view text);
bool is_utf8(std::string_view text);

// Decodes pieces that may end inside a character. What cannot be decoded becomes U+FFFD, and its position is told.
class TextDecoder {
 public:
    explicit TextDecoder(Encoding encoding);
    ~TextDecoder();
    TextDecoder(const TextDecoder&) = delete;
    TextDecoder& operator=(const TextDecoder&) = delete;

    // Appends to `out`; positions in `out` of replaced characters are appended to `damaged`.
    void decode(std::string_view bytes, bool last, std::string& out, std::vector<std::size_t>& damaged);
    // The first bytes of a character that the next piece is to end.
    std::string_view unfinished() const { return unfinished_; }

 private:
    Encoding encoding_;
    void* converter_;  // iconv_t
    std::string unfinished_;
};

// All of a short text, the byte order mark left out: file names, HTML, log lines.
std::string to_utf8(std::string_view bytes);
// Names in ZIPs without the UTF-8 flag.
std::string name_to_utf8(std::string_view bytes);

}  // namespace audit::import
