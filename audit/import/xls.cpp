// SPDX-License-Identifier: Apache-2.0
#include "audit/import/xls.h"

#include <algorithm>
#include <map>
#include <utility>
#include <vector>

#include "audit/import/number_format.h"
#include "audit/import/ole_file.h"
#include "audit/import/text_decoding.h"
#include "audit/import/workbook_parts.h"
#include "audit/import/xls_records.h"
#include "audit/import/xls_sheet.h"
#include "audit/model/error.h"

namespace audit::import {

namespace {

constexpr std::int64_t kLongestStream = std::int64_t{96} << 20;
constexpr unsigned kBiff5 = 0x0500, kBiff8 = 0x0600;

struct ListedSheet {
    std::size_t at = 0;  // in the stream
    std::string name;
    bool hidden = false;
};

void read_shared_strings(XlsRecordReader& record, XlsBook& book, const std::string& name, const WorkbookLimits& limits)
{
    record.skip(4);  // how often they are used
    const std::uint32_t count = record.u32();
    for (std::uint32_t i = 0; i < count && record.left() >= 3; ++i) {
        const std::size_t length = record.u16();
        book.strings.append(record.text(length));
        book.strings.close();
        if (static_cast<std::int64_t>(book.strings.bytes()) > limits.shared_string_bytes)
            throw Error(name + ": holds more than " + std::to_string(limits.shared_string_bytes >> 20) +
                        " MiB of text, more than is read; hand it in split or as CSV");
    }
}

std::string sheet_name(XlsRecordReader& record, bool biff8)
{
    const std::size_t length = record.u8();
    if (!biff8) return decoded_gb18030(record.bytes(length));
    const bool wide = (record.u8() & 1U) != 0;
    return record.characters(length, wide);
}

// The records before the first sheet: what all sheets share, and where they begin.
std::vector<ListedSheet> read_globals(std::string_view stream, XlsBook& book, const std::string& name,
                                      const WorkbookLimits& limits)
{
    std::vector<ListedSheet> sheets;
    std::map<unsigned, NumberFormat> custom;
    std::vector<unsigned> format_ids;
    XlsRecordReader record(stream, 0);
    while (record.next() && record.type() != XlsRecord::end) {
        if (record.type() == XlsRecord::begin) {
            book.biff8 = record.u16() == kBiff8;
        } else if (record.type() == XlsRecord::file_password) {
            throw Error(name + ": is encrypted; save it without a password");
        } else if (record.type() == XlsRecord::date_mode) {
            book.from_1904 = record.u16() == 1;
        } else if (record.type() == XlsRecord::format) {
            const unsigned id = record.u16();
            const std::size_t length = book.biff8 ? record.u16() : record.u8();
            custom[id] = parse_number_format(book.biff8 ? record.text(length) : decoded_gb18030(record.bytes(length)));
        } else if (record.type() == XlsRecord::cell_format) {
            record.skip(2);
            format_ids.push_back(record.u16());
        } else if (record.type() == XlsRecord::shared_strings) {
            read_shared_strings(record, book, name, limits);
        } else if (record.type() == XlsRecord::sheet) {
            ListedSheet sheet;
            sheet.at = record.u32();
            sheet.hidden = (record.u8() & 3U) != 0;
            const bool cells = record.u8() == 0;  // else a chart or a macro
            sheet.name = sheet_name(record, book.biff8);
            if (cells) sheets.push_back(std::move(sheet));
        }
    }
    for (const unsigned id : format_ids) {
        const auto found = custom.find(id);
        book.formats.push_back(found == custom.end() ? builtin_number_format(static_cast<int>(id)) : found->second);
    }
    return sheets;
}

}  // namespace

bool holds_workbook(std::string_view bytes, const std::string& name)
{
    const OleFile file(bytes, name);
    return file.holds("Workbook") || file.holds("Book") || file.holds("EncryptedPackage");
}

void read_xls_bytes(std::string_view bytes, const std::string& name, SheetSink& sink, const WorkbookLimits& limits)
{
    const OleFile file(bytes, name);
    if (file.holds("EncryptedPackage")) throw Error(name + ": is encrypted; save it without a password");
    std::optional<std::string> stream = file.read("Workbook", kLongestStream);
    if (!stream) stream = file.read("Book", kLongestStream);
    if (!stream) throw Error(name + ": is an office file but no workbook; save the table as .xlsx");
    XlsRecordReader first(*stream, 0);
    if (!first.next() || first.type() != XlsRecord::begin)
        throw Error(name + ": is no workbook of Excel 5 or later; save it as .xlsx in an office program");
    const unsigned version = first.u16();
    if (version != kBiff5 && version != kBiff8)
        throw Error(name + ": is a workbook of an unknown version; save it as .xlsx in an office program");
    XlsBook book;
    const std::vector<ListedSheet> sheets = read_globals(*stream, book, name, limits);
    std::int64_t cells_left = limits.cells;
    for (const ListedSheet& sheet : sheets) {
        const std::string place = name + ":" + sheet.name;
        if (sheet.at >= stream->size())
            throw Error(place + ": lies beyond the end of the file, which is truncated; copy or save it again");
        sink.begin_sheet({sheet.name, sheet.hidden});
        read_xls_sheet(*stream, sheet.at, {book, place, cells_left}, sink);
        sink.end_sheet();
    }
}

}  // namespace audit::import
