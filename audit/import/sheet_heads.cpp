// SPDX-License-Identifier: Apache-2.0
#include "audit/import/sheet_heads.h"

#include "audit/import/corrections.h"

namespace audit::import {

namespace {

class HeadSink final : public SheetSink {
 public:
    explicit HeadSink(std::vector<SheetHead>& heads) : heads_(heads) {}
    void begin_sheet(const SheetInfo& sheet) override { heads_.push_back({sheet.name, {}}); }
    void row(std::int64_t row, std::span<const Cell> cells, bool hidden) override
    {
        std::vector<KeptRow>& rows = heads_.back().rows;
        if (rows.size() >= kHeaderRows) return;
        KeptRow kept;
        kept.number = row;
        kept.hidden = hidden;
        for (const Cell& cell : cells) kept.cells.push_back({std::string(cell.text), cell.kind, cell.decimals_known});
        rows.push_back(std::move(kept));
    }
    void end_sheet() override {}
    void problem(std::int64_t, const std::string&, const std::string&, const std::string&) override {}

 private:
    std::vector<SheetHead>& heads_;
};

}  // namespace

std::vector<SheetHead> sheet_heads(const std::string& bytes, const std::string& name)
{
    std::vector<SheetHead> heads;
    HeadSink sink(heads);
    read_original_sheets(bytes, name, sink);
    return heads;
}

}  // namespace audit::import
