// SPDX-License-Identifier: Apache-2.0
// Tables in text files: comma, tab or semicolon, RFC 4180 quotes and line breaks in quotes, LF, CRLF or CR, any
// encoding of text_decoding.h. CsvScanner is the fast way, row by row over pieces of bytes; read_csv pushes the same
// rows into a SheetSink.
//
// Invariants of the scanner: text_[0, end_) is valid UTF-8; rows before row_start_ have been given out; a row is given
// out only when its end is known. Unquoted fields are views into text_, nothing is copied or allocated for them.
// Bytes are checked to be UTF-8 when a row of them is asked for: rows taken by ahead() and skip() are what their reader
// expects to the last byte, and looking at them twice would cost as much as all the rest.
#pragma once

#include <cstddef>

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "audit/import/byte_source.h"
#include "audit/import/sheet.h"
#include "audit/import/text_decoding.h"

namespace audit::import {

struct CsvRow {
    std::int64_t number = 0;                   // from 1; a quoted line break does not start a new row
    std::span<const std::string_view> fields;  // valid until the next call of next(), room() or feed()
    bool damaged = false;                      // holds a character that could not be decoded, now U+FFFD
    bool unclosed_quote = false;               // a quote was opened and never closed; it is taken as text
};

// Use: while (n = source.read(scanner.room(kPiece), kPiece)) { scanner.filled(n); while (scanner.next(row)) ... }
// scanner.finish(); while (scanner.next(row)) ... All rows of a piece must be taken before the next one comes.
class CsvScanner {
 public:
    static constexpr std::size_t kPadding = 64;

    explicit CsvScanner(std::string name);  // of the file, for messages

    char* room(std::size_t size);   // where the next piece is to be written
    void filled(std::size_t size);  // how much of it was; throws Error when the file is no text
    void feed(std::string_view bytes);
    void finish();  // no more bytes; throws Error when the file is no text
    bool next(CsvRow& row);

    // Whole rows that are there, not checked to be UTF-8, for a reader that knows what they will say; kPadding bytes
    // behind them may be read. Empty where rows must be asked for. skip() takes so many of its bytes as so many rows.
    std::string_view ahead() const;
    void skip(std::size_t bytes, std::int64_t rows);

    std::int64_t rows() const { return rows_; }  // given out or skipped

    // Known once next() has given a row.
    char separator() const { return separator_; }
    Encoding encoding() const { return encoding_; }

 private:
    enum class Found { row, unclosed_quote, end };

    bool next_of_accepted(CsvRow& row);

    void take(std::size_t size, bool last);
    bool decide(bool last);
    void begin_table();
    bool accept_lines();
    void accept_utf8(std::size_t size, bool last);
    void repair_utf8(std::size_t size, bool last);
    void decode(TextDecoder& decoder, std::string_view bytes, bool last);
    void make_room(std::size_t size);
    void move_to(std::size_t position);
    std::uint64_t marks(std::size_t block) const;
    std::size_t past_quotes(std::size_t opening) const;
    Found scan(bool quotes);
    [[noreturn]] void refuse_width() const;
    void end_row(std::size_t count, std::size_t from, std::size_t row_end, std::size_t next_row);
    std::string_view unquoted(std::string_view field);

    std::string name_;
    std::vector<char> text_;     // with padding for whole blocks behind end_
    std::size_t row_start_ = 0;  // of the next row
    std::size_t end_ = 0;
    std::size_t pending_ = 0;      // bytes behind end_ not looked at yet: their encoding is open, or no row needs them
    std::size_t block_ = 0;        // of 64 bytes, being looked at
    std::uint64_t mark_bits_ = 0;  // separators, line ends and quotes of that block that are still ahead

    std::vector<char> raw_;  // a piece of another encoding than UTF-8
    std::unique_ptr<TextDecoder> decoder_;
    std::vector<std::size_t> damage_;  // positions in text_ of replaced characters of rows not given out yet

    std::vector<std::string_view> fields_;  // the first field_count_ are the row
    std::size_t field_count_ = 0;
    std::vector<std::size_t> quoted_;  // indices of fields_ that begin with a quote
    std::int64_t rows_ = 0;
    int unclosed_quotes_ = 0;
    char separator_ = ',';
    char line_end_ = '\n';
    Encoding encoding_ = Encoding::ascii;
    bool begun_ = false;  // separator and line end are known
    bool finished_ = false;
};

// The separator of a table whose first lines are these: the one that splits most lines alike.
char detect_separator(std::string_view head);

// Reads all rows as one sheet without a name. Damaged characters are told as problems with their row.
void read_csv(ByteSource& source, const std::string& name, SheetSink& sink);

}  // namespace audit::import
