// SPDX-License-Identifier: Apache-2.0
// The records of an old workbook's stream (BIFF5 and BIFF8, [MS-XLS]): a type, a length, data that may go on in
// CONTINUE records. Reading beyond the data gives zeros; nothing here can run past the stream.
#pragma once

#include <cstddef>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace audit::import {

enum class XlsRecord : std::uint16_t {
    formula = 0x0006,
    end = 0x000A,
    date_mode = 0x0022,
    file_password = 0x002F,
    continued = 0x003C,
    column_info = 0x007D,
    sheet = 0x0085,
    many_rk = 0x00BD,
    rich_label = 0x00D6,
    cell_format = 0x00E0,
    merged = 0x00E5,
    shared_strings = 0x00FC,
    shared_label = 0x00FD,
    number = 0x0203,
    label = 0x0204,
    boolean_or_error = 0x0205,
    string = 0x0207,
    row = 0x0208,
    rk = 0x027E,
    format = 0x041E,
    begin = 0x0809,
};

// One record with those that continue it.
class XlsRecordReader {
 public:
    XlsRecordReader(std::string_view stream, std::size_t at) : stream_(stream), at_(at) {}

    // False at the end of the stream or where a record is cut off.
    bool next();
    XlsRecord type() const { return type_; }

    std::size_t left() const;  // of this record, continuations included
    unsigned u8();
    unsigned u16();
    std::uint32_t u32();
    double real();
    void skip(std::size_t size);
    // Characters as BIFF8 has them: one byte or two each, as the flag says, and said again where they are continued.
    std::string characters(std::size_t count, bool wide);
    // The bytes of a BIFF5 text.
    std::string bytes(std::size_t count);
    // A BIFF8 text whose length has been read: flags, runs of formats and phonetics are skipped.
    std::string text(std::size_t count);

 private:
    bool in_next_segment();

    std::string_view stream_;
    std::size_t at_;
    XlsRecord type_ = XlsRecord::end;
    std::vector<std::string_view> segments_;
    std::size_t segment_ = 0, offset_ = 0;
};

}  // namespace audit::import
