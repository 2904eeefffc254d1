// SPDX-License-Identifier: Apache-2.0
// One sheet of an OOXML workbook, from XML to rows.
#pragma once

#include <string>
#include <vector>

#include "audit/import/sheet.h"
#include "audit/import/workbook_parts.h"
#include "audit/import/xml_reader.h"

namespace audit::import {

// Counts down over all sheets of a workbook.
struct CellBudget {
    std::int64_t left;
};

class SheetReader : public XmlHandler {
 public:
    SheetReader(const Workbook& book, std::string place, SheetSink& sink, const WorkbookLimits& limits,
                CellBudget& budget);
    void start(std::string_view name, const XmlAttributes& attributes) override;
    void end(std::string_view name) override;
    void text(std::string_view piece) override;

 private:
    enum class Capture { nothing, value, formula, string };
    struct Pending {
        std::size_t offset = 0, length = 0;  // in row_text_
        const char* shared = nullptr;        // or a shared string
        CellKind kind = CellKind::text;
        bool decimals_known = true;
    };

    void begin_row(const XmlAttributes& attributes);
    void begin_cell(const XmlAttributes& attributes);
    void end_cell();
    void end_row();
    void keep(std::string_view text, CellKind kind, bool decimals_known = true);
    void keep_shared();
    void keep_number();
    [[noreturn]] void refuse(const std::string& sentence) const;

    const Workbook& book_;
    std::string place_;
    SheetSink& sink_;
    const WorkbookLimits& limits_;
    CellBudget& budget_;

    std::int64_t row_ = 0;
    bool row_hidden_ = false;
    int column_ = -1;
    std::string type_;
    std::size_t style_ = 0;
    bool has_value_ = false, has_formula_ = false;
    std::string value_, formula_;
    Capture capture_ = Capture::nothing;
    int phonetic_ = 0;
    bool in_string_ = false;

    std::string row_text_;
    std::vector<Pending> pending_;
    std::vector<Cell> cells_;
};

// The merged ranges of a sheet stand behind its rows but are needed before them: they are searched for in a pass of its
// own that parses nothing else.
std::vector<MergedRange> find_merged_ranges(ByteSource& sheet);

// "B3" or "B3:D4"; false when it is neither. Rows from 1, columns from 0.
bool parse_range(std::string_view text, MergedRange& range);

}  // namespace audit::import
