// SPDX-License-Identifier: Apache-2.0
// The scanner of csv.h: how pieces become valid UTF-8 (first half) and text becomes rows (second half).
#include <algorithm>
#include <cstring>

#include "audit/import/csv.h"
#include "audit/model/error.h"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace audit::import {

namespace {

constexpr std::size_t kBlock = CsvScanner::kPadding;
constexpr std::size_t kLongestRow = std::size_t{16} << 20;
constexpr std::size_t kMostColumns = 16'384;  // of a spreadsheet program
constexpr std::size_t kLongestQuote = std::size_t{1} << 20;
constexpr int kMostUnclosedQuotes = 16;     // each costs a second look at up to kLongestQuote bytes
constexpr std::size_t kLinesAtOnce = 4096;  // bytes that are checked when the next row is asked for
constexpr std::size_t kUndecided = 4096;    // bytes from the first one beyond ASCII on that decide on UTF-8 or GB18030
constexpr std::size_t kNotYet = static_cast<std::size_t>(-1);  // the closing quote is not in what is there
constexpr std::size_t kNever = kNotYet - 1;                    // it does not come

}  // namespace

CsvScanner::CsvScanner(std::string name) : name_(std::move(name)), fields_(64) {}

char* CsvScanner::room(std::size_t size)
{
    if (decoder_) {
        if (raw_.size() < size) raw_.resize(size);
        return raw_.data();
    }
    make_room(pending_ + size);
    return text_.data() + end_ + pending_;
}

void CsvScanner::filled(std::size_t size)
{
    if (decoder_) {
        decode(*decoder_, {raw_.data(), size}, false);
        return;
    }
    take(pending_ + size, false);
}

void CsvScanner::feed(std::string_view bytes)
{
    if (bytes.empty()) return;
    std::memcpy(room(bytes.size()), bytes.data(), bytes.size());
    filled(bytes.size());
}

void CsvScanner::finish()
{
    if (finished_) return;
    if (!decoder_) {
        make_room(pending_);
        take(pending_, true);
    }
    if (decoder_) decode(*decoder_, {}, true);
    if (end_ > row_start_ && text_[end_ - 1] == '\x1A') --end_;  // how DOS ended text files
    finished_ = true;
    if (!begun_) begin_table();
    move_to(row_start_);
}

// text_[end_, end_ + size) are bytes not looked at yet.
void CsvScanner::take(std::size_t size, bool last)
{
    pending_ = size;
    if (!begun_) {
        if (size < kDetectionBytes && !last) return;
        const std::string_view head(text_.data(), size);
        if (looks_binary(head, last))
            throw Error(name_ +
                        ": is not a text table, it holds bytes that no text has; hand in CSV (UTF-8 or "
                        "GB18030) or a workbook");
        encoding_ = detect_encoding(head, last);
        const std::size_t mark = byte_order_mark(head);
        end_ = row_start_ = mark;
        pending_ -= mark;
    }
    if (encoding_ == Encoding::ascii && !decide(last)) return;
    if (encoding_ == Encoding::utf8 && begun_ && !last) return;  // until a row is asked for
    if (encoding_ == Encoding::utf8 || encoding_ == Encoding::ascii) {
        accept_utf8(pending_, last);
    } else {
        const std::string bytes(text_.data() + end_, pending_);
        pending_ = 0;
        decoder_ = std::make_unique<TextDecoder>(encoding_);
        decode(*decoder_, bytes, last);
    }
    if (!begun_) begin_table();
}

// Takes the ASCII bytes at the front of what is pending. False while what follows is too short to tell its encoding.
bool CsvScanner::decide(bool last)
{
    std::string_view bytes(text_.data() + end_, pending_);
    if (is_ascii(bytes)) return true;
    std::size_t ascii = 0;
    while (static_cast<unsigned char>(bytes[ascii]) < 0x80) ++ascii;
    accept_utf8(ascii, false);
    bytes.remove_prefix(ascii);
    if (bytes.size() < kUndecided && !last) return false;
    encoding_ = detect_encoding(bytes, last);
    if (encoding_ != Encoding::utf8) encoding_ = Encoding::gb18030;
    return true;
}

// Takes some of the lines that are pending; false when there is no whole one.
bool CsvScanner::accept_lines()
{
    if (encoding_ != Encoding::utf8 || decoder_ || pending_ == 0) return false;
    const char* const begin = text_.data() + end_;
    const std::size_t window = std::min(pending_, std::max(kLinesAtOnce, end_ - row_start_));  // doubles for a long row
    const void* line_end = ::memrchr(begin, line_end_, window);
    if (line_end == nullptr) line_end = std::memchr(begin + window, line_end_, pending_ - window);
    if (line_end == nullptr) return false;
    accept_utf8(static_cast<std::size_t>(static_cast<const char*>(line_end) - begin) + 1, false);
    return true;
}

// Zero bytes (a logger that lost its power) are told as damage, too; a blank keeps positions as they are.
void CsvScanner::accept_utf8(std::size_t size, bool last)
{
    char* const begin = text_.data() + end_;
    char* const end = begin + size;
    for (char* zero = begin; (zero = static_cast<char*>(std::memchr(zero, 0, static_cast<std::size_t>(end - zero))));) {
        *zero = ' ';
        damage_.push_back(static_cast<std::size_t>(zero - text_.data()));
    }
    if (valid_utf8_prefix({begin, size}) == size) {
        end_ += size;
        pending_ -= size;
    } else {
        repair_utf8(size, last);
    }
    move_to(row_start_);
}

// Keeps a character that is merely cut off for the next piece; replaces what is no character.
void CsvScanner::repair_utf8(std::size_t size, bool last)
{
    const std::string bytes(text_.data() + end_, size);
    const std::string behind(text_.data() + end_ + size, pending_ - size);
    pending_ = 0;
    TextDecoder decoder(Encoding::utf8);
    decode(decoder, bytes, last);
    std::sort(damage_.begin(), damage_.end());  // zero bytes of the same piece came before
    const std::string rest = std::string(decoder.unfinished()) + behind;
    make_room(rest.size());
    std::memcpy(text_.data() + end_, rest.data(), rest.size());
    pending_ = rest.size();
}

void CsvScanner::decode(TextDecoder& decoder, std::string_view bytes, bool last)
{
    std::string decoded;
    std::vector<std::size_t> damaged;
    decoder.decode(bytes, last, decoded, damaged);
    for (const std::size_t position : damaged) damage_.push_back(end_ + position);
    make_room(decoded.size());
    std::memcpy(text_.data() + end_, decoded.data(), decoded.size());
    end_ += decoded.size();
    move_to(row_start_);
}

// Room for size bytes behind end_, what has been given out goes.
void CsvScanner::make_room(std::size_t size)
{
    if (end_ + pending_ - row_start_ > kLongestRow)
        throw Error(name_ + ":" + std::to_string(rows_ + 1) +
                    ": a line is longer than 16 MiB, which no table has; check that the file is a table");
    if (row_start_ > 0) {
        std::memmove(text_.data(), text_.data() + row_start_, end_ - row_start_ + pending_);
        for (std::size_t& position : damage_) position -= row_start_;
        end_ -= row_start_;
        row_start_ = 0;
        move_to(0);
    }
    if (text_.size() < end_ + size + kBlock) text_.resize((end_ + size) * 3 / 2 + kBlock);
}

// What the begin of the table tells: its separator and its line ends.
void CsvScanner::begin_table()
{
    begun_ = true;
    const std::string_view head(text_.data() + row_start_, std::min(end_ - row_start_, kDetectionBytes));
    if (head.find('\n') == std::string_view::npos && head.find('\r') != std::string_view::npos) line_end_ = '\r';
    if (head.size() > 5 && head.starts_with("sep=") && (head[5] == '\n' || head[5] == '\r')) {  // as Excel writes it
        separator_ = head[4];
        row_start_ += head.find(line_end_) + 1;
        rows_ = 1;
    } else {
        separator_ = detect_separator(head);
    }
    move_to(row_start_);
}

// ---- rows --------------------------------------------------------------------------------------------------------

// A bit for every separator, line end and quote of 64 bytes.
std::uint64_t CsvScanner::marks(std::size_t block) const
{
    const char* bytes = text_.data() + block;
    std::uint64_t bits = 0;
#if defined(__SSE2__)
    const __m128i separator = _mm_set1_epi8(separator_), line_end = _mm_set1_epi8(line_end_),
                  quote = _mm_set1_epi8('"');
    for (std::ptrdiff_t i = 0; i < 4; ++i) {
        const __m128i part = _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes + 16 * i));
        const __m128i found = _mm_or_si128(
            _mm_or_si128(_mm_cmpeq_epi8(part, separator), _mm_cmpeq_epi8(part, line_end)), _mm_cmpeq_epi8(part, quote));
        bits |= static_cast<std::uint64_t>(static_cast<std::uint32_t>(_mm_movemask_epi8(found))) << (16 * i);
    }
#else
    for (std::size_t i = 0; i < kBlock; ++i)
        bits |= std::uint64_t{bytes[i] == separator_ || bytes[i] == line_end_ || bytes[i] == '"'} << i;
#endif
    return block + kBlock <= end_ ? bits : bits & ((std::uint64_t{1} << (end_ - block)) - 1);
}

void CsvScanner::move_to(std::size_t position)
{
    block_ = position;
    mark_bits_ = position < end_ ? marks(position) : 0;
}

// Behind the quote that closes the field opened at `opening`, kNotYet or kNever. A quote that closes only
// behind a line break and in the middle of a text was none: somebody wrote 5" and forgot nothing.
std::size_t CsvScanner::past_quotes(std::size_t opening) const
{
    std::size_t at = opening + 1;
    while (at < end_) {
        const void* found = std::memchr(text_.data() + at, '"', end_ - at);
        if (found == nullptr) return kNotYet;
        at = static_cast<std::size_t>(static_cast<const char*>(found) - text_.data()) + 1;
        if (at == end_) return finished_ ? at : kNotYet;
        if (text_[at] != '"') break;
        ++at;
    }
    if (at >= end_) return kNotYet;
    const char next = text_[at];
    const bool closes = next == separator_ || next == '\n' || next == '\r' || next == ' ';
    const bool broken = std::memchr(text_.data() + opening, line_end_, at - opening) != nullptr;
    return closes || !broken ? at : kNever;
}

// The last field of a row, of which `count` fields are known.
void CsvScanner::end_row(std::size_t count, std::size_t from, std::size_t row_end, std::size_t next_row)
{
    if (line_end_ == '\n' && row_end > from && text_[row_end - 1] == '\r') --row_end;
    fields_[count] = {text_.data() + from, row_end - from};
    field_count_ = count + 1;
    row_start_ = next_row;
}

void CsvScanner::refuse_width() const
{
    throw Error(name_ + ":" + std::to_string(rows_ + 1) + ": a row has more than " + std::to_string(kMostColumns) +
                " columns, which no table has; check its separators and line ends");
}

// Splits the row at row_start_. Found::end: its end is not there yet. The loop is where a gigabyte spends its time:
// everything it touches lives in locals.
CsvScanner::Found CsvScanner::scan(bool quotes)
{
    quoted_.clear();
    std::size_t from = row_start_, block = block_, count = 0;
    std::uint64_t bits = mark_bits_;
    const char* const text = text_.data();
    const char separator = separator_, line_end = line_end_;
    std::string_view* fields = fields_.data();
    for (;;) {
        while (bits == 0) {
            block += kBlock;
            if (block >= end_) {
                if (!finished_ || row_start_ >= end_) return Found::end;
                end_row(count, from, end_, end_);
                move_to(end_);
                return Found::row;
            }
            bits = marks(block);
        }
        const std::size_t at = block + static_cast<std::size_t>(__builtin_ctzll(bits));
        bits &= bits - 1;
        if (text[at] == separator) {
            fields[count++] = {text + from, at - from};
            from = at + 1;
            if (count + 1 >= fields_.size()) {
                if (fields_.size() >= kMostColumns) refuse_width();
                fields_.resize(fields_.size() * 2);
                fields = fields_.data();
            }
        } else if (text[at] == line_end) {
            block_ = block;
            mark_bits_ = bits;
            end_row(count, from, at, at + 1);
            return Found::row;
        } else if (quotes && at == from) {
            const std::size_t past = past_quotes(at);
            if (past == kNotYet && !finished_ && end_ - at < kLongestQuote) return Found::end;
            if (past >= kNever) return Found::unclosed_quote;
            quoted_.push_back(count);
            block = past;
            bits = past < end_ ? marks(past) : 0;
        }
    }
}

std::string_view CsvScanner::ahead() const
{
    if (!begun_ || line_end_ != '\n' || !damage_.empty()) return {};
    const char* const begin = text_.data() + row_start_;
    const std::size_t end = encoding_ == Encoding::utf8 && !decoder_ ? end_ + pending_ : end_;
    const void* line_end = ::memrchr(begin, '\n', end - row_start_);
    if (line_end == nullptr) return {};
    return {begin, static_cast<std::size_t>(static_cast<const char*>(line_end) - begin) + 1};
}

void CsvScanner::skip(std::size_t bytes, std::int64_t rows)
{
    row_start_ += bytes;
    rows_ += rows;
    if (row_start_ > end_) {
        pending_ -= row_start_ - end_;
        end_ = row_start_;
    }
    move_to(row_start_);
}

bool CsvScanner::next(CsvRow& row)
{
    if (!begun_) return false;
    while (!next_of_accepted(row)) {
        if (!accept_lines()) return false;
    }
    return true;
}

bool CsvScanner::next_of_accepted(CsvRow& row)
{
    row.unclosed_quote = false;
    Found found = scan(unclosed_quotes_ < kMostUnclosedQuotes);
    if (found == Found::unclosed_quote) {
        ++unclosed_quotes_;
        row.unclosed_quote = true;
        move_to(row_start_);
        found = scan(false);
    }
    if (found == Found::end) {
        move_to(row_start_);
        if (row.unclosed_quote) --unclosed_quotes_;
        return false;
    }
    for (const std::size_t field : quoted_) fields_[field] = unquoted(fields_[field]);
    row.damaged = false;
    if (!damage_.empty()) {
        const auto ahead = std::lower_bound(damage_.begin(), damage_.end(), row_start_);
        row.damaged = ahead != damage_.begin();
        damage_.erase(damage_.begin(), ahead);
    }
    row.number = ++rows_;
    row.fields = {fields_.data(), field_count_};
    return true;
}

// Takes the quotes out in place: the row has been given out, nobody looks at its text again. What stands behind the
// closing quote is kept as it is.
std::string_view CsvScanner::unquoted(std::string_view field)
{
    char* const begin = text_.data() + (field.data() - text_.data());
    char* to = begin;
    std::size_t i = 1;
    for (; i < field.size(); ++i) {
        if (field[i] == '"' && (++i == field.size() || field[i] != '"')) break;
        *to++ = field[i];
    }
    while (i < field.size()) *to++ = field[i++];
    return {begin, static_cast<std::size_t>(to - begin)};
}

}  // namespace audit::import
