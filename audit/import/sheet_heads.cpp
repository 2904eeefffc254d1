// SPDX-License-Identifier: Apache-2.0
#include "audit/import/sheet_heads.h"

#include "audit/import/corrections.h"

namespace audit::import {

namespace {

class HeadSink final : public SheetSink {
 public:
    HeadSink(std::span<const SheetPart> parts, std::vector<SheetHead>& heads) : parts_(parts), heads_(heads) {}
    void begin_sheet(const SheetInfo& sheet) override { sheet_ = sheet.name; }
    void merged(std::span<const MergedRange> ranges) override
    {
        for (std::size_t i = 0; i < parts_.size(); ++i)
            if (parts_[i].sheet == sheet_)
                heads_[i].merged.insert(heads_[i].merged.end(), ranges.begin(), ranges.end());
    }
    void row(std::int64_t row, std::span<const Cell> cells, bool hidden) override
    {
        for (std::size_t i = 0; i < parts_.size(); ++i) {
            const bool inside = parts_[i].sheet == sheet_ && row >= parts_[i].from && row < parts_[i].to;
            if (!inside || heads_[i].rows.size() >= kHeaderRows) continue;
            KeptRow kept;
            kept.number = row;
            kept.hidden = hidden;
            for (const Cell& cell : cells)
                kept.cells.push_back({std::string(cell.text), cell.kind, cell.decimals_known});
            heads_[i].rows.push_back(std::move(kept));
        }
    }
    void end_sheet() override {}
    void problem(std::int64_t, const std::string&, const std::string&, const std::string&) override {}

 private:
    std::span<const SheetPart> parts_;
    std::vector<SheetHead>& heads_;
    std::optional<std::string> sheet_;
};

}  // namespace

std::vector<SheetHead> sheet_heads(const std::string& bytes, const std::string& name, std::span<const SheetPart> parts)
{
    std::vector<SheetHead> heads(parts.size());
    HeadSink sink(parts, heads);
    read_original_sheets(bytes, name, sink);
    return heads;
}

}  // namespace audit::import
