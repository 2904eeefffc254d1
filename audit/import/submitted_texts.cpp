// SPDX-License-Identifier: Apache-2.0
#include "audit/import/submitted_texts.h"

#include <map>
#include <memory>
#include <unordered_map>

#include "audit/import/corrections.h"
#include "audit/import/format_detection.h"
#include "audit/import/table_files.h"
#include "audit/model/error.h"
#include "audit/reference/fold.h"
#include "audit/store/original_reader.h"

namespace audit::import {

namespace {

class TextSink final : public SheetSink {
 public:
    TextSink(std::span<const SubmittedCell> cells, std::vector<std::string>& texts)
        : cells_(cells), texts_(texts), left_(cells.size())
    {
        for (std::size_t i = 0; i < cells.size(); ++i) {
            Wanted& wanted = sheets_[cells[i].sheet];
            if (cells[i].upright_header.empty()) {
                wanted.by_row[cells[i].row].push_back(i);
            } else {
                wanted.upright.push_back(i);
            }
        }
    }
    // Whether every cell has been passed, so that a long file is not read to its end.
    bool done() const { return left_ == 0; }

    void begin_sheet(const SheetInfo& sheet) override
    {
        const auto found = sheets_.find(sheet.name);
        wanted_ = found == sheets_.end() ? nullptr : &found->second;
    }
    void row(std::int64_t row, std::span<const Cell> cells, bool) override
    {
        if (wanted_ == nullptr) return;
        for (const std::size_t each : wanted_->upright) find_upright(each, row, cells);
        const auto here = wanted_->by_row.find(row);
        if (here == wanted_->by_row.end()) return;
        for (const std::size_t each : here->second) {
            const auto column = static_cast<std::size_t>(cells_[each].column);
            if (cells_[each].column >= 0 && column < cells.size())
                texts_[each] = reference::trimmed(cells[column].text);
        }
        left_ -= here->second.size();
        wanted_->by_row.erase(here);
    }
    // A name that comes again is another sheet.
    void end_sheet() override
    {
        if (wanted_ != nullptr) wanted_->upright.clear();
        wanted_ = nullptr;
    }
    void problem(std::int64_t, const std::string&, const std::string&, const std::string&) override {}

 private:
    struct Wanted {
        std::unordered_map<std::int64_t, std::vector<std::size_t>> by_row;
        std::vector<std::size_t> upright;
    };

    void find_upright(std::size_t each, std::int64_t row, std::span<const Cell> cells)
    {
        if (row < cells_[each].row || !texts_[each].empty()) return;
        const std::string header = reference::folded(cells_[each].upright_header);
        for (std::size_t i = 0; i + 1 < cells.size(); ++i) {
            if (reference::folded(cells[i].text) != header) continue;
            std::size_t value = i + 1;
            while (value + 1 < cells.size() && reference::trimmed(cells[value].text).empty()) ++value;
            texts_[each] = reference::trimmed(cells[value].text);
            return;
        }
    }

    std::span<const SubmittedCell> cells_;
    std::vector<std::string>& texts_;
    std::size_t left_;
    std::map<std::optional<std::string>, Wanted> sheets_;
    Wanted* wanted_ = nullptr;
};

// A text table streams out of the case and ends when the sink has what it wants.
class WantedBytes final : public ByteSource {
 public:
    WantedBytes(store::OriginalReader& original, std::string_view head, const TextSink& sink)
        : original_(original), head_(head), sink_(sink)
    {
    }
    std::size_t read(char* buffer, std::size_t capacity) override
    {
        if (sink_.done()) return 0;
        if (head_.empty()) return original_.read(buffer, capacity);
        const std::size_t size = head_.copy(buffer, capacity);
        head_.remove_prefix(size);
        return size;
    }

 private:
    store::OriginalReader& original_;
    std::string_view head_;
    const TextSink& sink_;
};

std::string first_bytes(store::OriginalReader& original)
{
    std::string head(kFormatHeadBytes, '\0');
    std::size_t size = 0;
    while (size < head.size()) {
        const std::size_t more = original.read(head.data() + size, head.size() - size);
        if (more == 0) break;
        size += more;
    }
    head.resize(size);
    return head;
}

}  // namespace

std::vector<std::string> submitted_texts(const store::CaseFile& case_file, std::int64_t file,
                                         std::span<const SubmittedCell> cells)
{
    std::vector<std::string> texts(cells.size());
    const auto submitted = case_file.file(file);
    if (!submitted) throw Error(case_file.path() + ": there is no file number " + std::to_string(file));
    TextSink sink(cells, texts);
    store::OriginalReader original(case_file, file);
    const std::string head = first_bytes(original);
    const FileFormat format = detect_format(submitted->name, head);
    if (format == FileFormat::csv) {
        WantedBytes source(original, head, sink);
        read_sheets(source, format, submitted->name, sink);
    } else {
        read_original_sheets(case_file.original(file), submitted->name, sink);
    }
    return texts;
}

}  // namespace audit::import
