// SPDX-License-Identifier: Apache-2.0
#include "audit/import/xls_sheet.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include "audit/import/text_decoding.h"
#include "audit/import/xls_records.h"
#include "audit/model/error.h"

namespace audit::import {

namespace {

constexpr std::size_t kColumns = 256;
constexpr std::size_t kRows = 65'536;

// What stands in records behind the cells or apart from them: a pass of its own.
struct SheetFacts {
    std::vector<MergedRange> merged;
    std::vector<std::pair<int, int>> hidden_columns;
    std::vector<bool> hidden_rows = std::vector<bool>(kRows);
};

void read_merged(XlsRecordReader& record, std::vector<MergedRange>& ranges)
{
    for (unsigned left = record.u16(); left > 0 && record.left() >= 8; --left) {
        MergedRange range;
        range.first_row = record.u16() + 1;
        range.last_row = record.u16() + 1;
        range.first_column = static_cast<int>(record.u16());
        range.last_column = static_cast<int>(record.u16());
        if (range.first_row <= range.last_row && range.first_column <= range.last_column) ranges.push_back(range);
    }
}

// Calls take(record) for each record of the sheet; charts that stand inside it are passed over.
template <typename Take>
void for_each_record(std::string_view stream, std::size_t at, Take&& take)
{
    XlsRecordReader record(stream, at);
    int depth = 0;
    while (record.next()) {
        if (record.type() == XlsRecord::begin) ++depth;
        if (record.type() == XlsRecord::end && --depth <= 0) return;
        if (depth == 1) take(record);
    }
}

SheetFacts read_facts(std::string_view stream, std::size_t at)
{
    SheetFacts facts;
    for_each_record(stream, at, [&](XlsRecordReader& record) {
        if (record.type() == XlsRecord::merged) {
            read_merged(record, facts.merged);
        } else if (record.type() == XlsRecord::column_info) {
            const int first = static_cast<int>(record.u16()), last = static_cast<int>(record.u16());
            record.skip(4);
            if ((record.u16() & 1U) != 0) facts.hidden_columns.emplace_back(first, last);
        } else if (record.type() == XlsRecord::row) {
            const unsigned row = record.u16();
            record.skip(10);
            if ((record.u16() & 0x20U) != 0) facts.hidden_rows[row] = true;
        }
    });
    return facts;
}

// RK numbers: 30 bits of an integer or of the top of a double, perhaps of a hundred times the value.
double rk_value(std::uint32_t rk)
{
    double value = 0;
    if ((rk & 2U) != 0) {
        value = static_cast<double>(static_cast<std::int32_t>(rk) >> 2);
    } else {
        const std::uint64_t bits = static_cast<std::uint64_t>(rk & 0xFFFFFFFCU) << 32U;
        std::memcpy(&value, &bits, sizeof value);
    }
    return (rk & 1U) != 0 ? value / 100 : value;
}

std::string error_name(unsigned code)
{
    switch (code) {
        case 0x00:
            return "#NULL!";
        case 0x07:
            return "#DIV/0!";
        case 0x0F:
            return "#VALUE!";
        case 0x17:
            return "#REF!";
        case 0x1D:
            return "#NAME?";
        case 0x24:
            return "#NUM!";
        default:
            return "#N/A";
    }
}

class CellReader {
 public:
    CellReader(const XlsSheetPlace& sheet, const SheetFacts& facts, SheetSink& sink)
        : sheet_(sheet), facts_(facts), sink_(sink)
    {
    }

    void take(XlsRecordReader& record)
    {
        switch (record.type()) {
            case XlsRecord::number:
                begin_cell(record);
                return keep_number(record.real());
            case XlsRecord::rk:
                begin_cell(record);
                return keep_number(rk_value(record.u32()));
            case XlsRecord::many_rk:
                return take_many(record);
            case XlsRecord::shared_label:
                begin_cell(record);
                return keep_shared(record.u32());
            case XlsRecord::label:
            case XlsRecord::rich_label:
                begin_cell(record);
                return keep(read_text(record), CellKind::text);
            case XlsRecord::boolean_or_error:
                begin_cell(record);
                return keep_code(record);
            case XlsRecord::formula:
                begin_cell(record);
                return take_formula(record);
            case XlsRecord::string:
                if (std::exchange(text_follows_, false)) keep(read_text(record), CellKind::text);
                return;
            default:
                return;
        }
    }
    void finish() { end_row(); }

 private:
    struct Kept {
        std::string text;
        CellKind kind = CellKind::text;
        bool decimals_known = true;
    };

    void begin_cell(XlsRecordReader& record)
    {
        const std::int64_t row = record.u16() + 1;
        column_ = record.u16();
        format_ = record.u16();
        text_follows_ = false;
        if (row == row_) return;
        if (row < row_)
            throw Error(sheet_.place + ":" + std::to_string(row) +
                        ": its rows are out of order; open it in an office program and save it again");
        end_row();
        row_ = row;
    }
    void end_row()
    {
        if (!row_cells_.empty()) {
            cells_.resize(row_cells_.size());
            for (std::size_t i = 0; i < cells_.size(); ++i)
                cells_[i] = {row_cells_[i].text, row_cells_[i].kind, row_cells_[i].decimals_known};
            sink_.row(row_, cells_, facts_.hidden_rows[static_cast<std::size_t>(row_ - 1)]);
        }
        row_cells_.clear();
    }
    void keep(std::string text, CellKind kind, bool decimals_known = true)
    {
        if (text.empty() || column_ >= kColumns) return;
        if (--sheet_.cells_left < 0)
            throw Error(sheet_.place + ": the workbook has more cells than are read; hand in the data as CSV");
        if (row_cells_.size() <= column_) row_cells_.resize(column_ + 1);
        row_cells_[column_] = {std::move(text), kind, decimals_known};
    }
    void keep_number(double value)
    {
        static const NumberFormat kGeneral;
        const NumberFormat& format = format_ < sheet_.book.formats.size() ? sheet_.book.formats[format_] : kGeneral;
        ShownValue shown = shown_value(value, format, sheet_.book.from_1904);
        keep(std::move(shown.text), shown.is_time ? CellKind::time : CellKind::number, shown.decimals_known);
    }
    void keep_shared(std::size_t index)
    {
        if (index >= sheet_.book.strings.size())
            throw Error(sheet_.place + ":" + std::to_string(row_) +
                        ": a cell refers to a text that the workbook does not hold; open it in an office program and "
                        "save it again");
        keep(std::string(sheet_.book.strings[index]), CellKind::text);
    }
    void keep_code(XlsRecordReader& record)
    {
        const unsigned value = record.u8();
        if (record.u8() != 0) return keep(error_name(value), CellKind::error);
        keep(value != 0 ? "TRUE" : "FALSE", CellKind::boolean);
    }
    void take_many(XlsRecordReader& record)
    {
        begin_cell(record);
        for (;;) {
            keep_number(rk_value(record.u32()));
            if (record.left() < 8) return;  // the last column
            ++column_;
            format_ = record.u16();
        }
    }
    std::string read_text(XlsRecordReader& record) const
    {
        const std::size_t length = record.u16();
        return sheet_.book.biff8 ? record.text(length) : decoded_gb18030(record.bytes(length));
    }
    void take_formula(XlsRecordReader& record)
    {
        const std::uint32_t low = record.u32(), high = record.u32();
        if (high >> 16U != 0xFFFF) {
            const std::uint64_t bits = low | static_cast<std::uint64_t>(high) << 32U;
            double value = 0;
            std::memcpy(&value, &bits, sizeof value);
            return keep_number(value);
        }
        const unsigned kind = low & 0xFFU, value = low >> 16U & 0xFFU;
        if (kind == 0) text_follows_ = true;
        if (kind == 1) keep(value != 0 ? "TRUE" : "FALSE", CellKind::boolean);
        if (kind == 2) keep(error_name(value), CellKind::error);
        if (kind == 3 && !gives_empty_text(record)) keep("=", CellKind::uncomputed);
    }
    // An empty result is one where the formula itself speaks of "" (a token 0x17 of length 0); else whoever wrote the
    // file never computed it.
    static bool gives_empty_text(XlsRecordReader& record)
    {
        record.skip(6);
        const std::string formula = record.bytes(record.u16());
        return formula.find(std::string("\x17\0", 2)) != std::string::npos;
    }

    const XlsSheetPlace& sheet_;
    const SheetFacts& facts_;
    SheetSink& sink_;
    std::int64_t row_ = 0;
    std::size_t column_ = 0, format_ = 0;
    bool text_follows_ = false;  // the result of the last formula stands in the next STRING record
    std::vector<Kept> row_cells_;
    std::vector<Cell> cells_;
};

}  // namespace

std::string decoded_gb18030(std::string_view bytes)
{
    std::string text;
    std::vector<std::size_t> damaged;
    TextDecoder(Encoding::gb18030).decode(bytes, true, text, damaged);
    return text;
}

void read_xls_sheet(std::string_view stream, std::size_t at, const XlsSheetPlace& sheet, SheetSink& sink)
{
    const SheetFacts facts = read_facts(stream, at);
    if (!facts.merged.empty()) sink.merged(facts.merged);
    for (const auto& [first, last] : facts.hidden_columns) sink.hidden_columns(first, last);
    CellReader cells(sheet, facts, sink);
    for_each_record(stream, at, [&](XlsRecordReader& record) { cells.take(record); });
    cells.finish();
}

}  // namespace audit::import
