// SPDX-License-Identifier: Apache-2.0
#include "audit/import/section_reader.h"

#include <algorithm>
#include <array>
#include <utility>

#include "audit/import/beside_rows.h"
#include "audit/import/column_bands.h"
#include "audit/import/header_matching.h"
#include "audit/import/mapping.h"
#include "audit/import/table_names.h"
#include "audit/reference/fold.h"

namespace audit::import {

namespace {

using reference::trimmed;

constexpr std::size_t kMostHeadings = 8;  // lines between two tables

std::vector<std::string> words_of(const KeptRow& row)
{
    std::vector<std::string> words;
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
        if (!trimmed(row.text(i)).empty()) words.emplace_back(trimmed(row.text(i)));
    }
    return words;
}

KeptRow kept_row(std::int64_t number, std::span<const Cell> cells, bool hidden)
{
    KeptRow kept;
    kept.number = number;
    kept.hidden = hidden;
    for (const Cell& cell : cells)
        kept.cells.push_back({std::string(cell.text), cell.kind, cell.decimals_known, cell.repeated});
    return kept;
}

std::vector<Cell> cells_of(const KeptRow& kept)
{
    std::vector<Cell> cells;
    for (const KeptRow::KeptCell& cell : kept.cells)
        cells.push_back({cell.text, cell.kind, cell.decimals_known, cell.repeated});
    return cells;
}

// A line that is likely the header of a table that nobody knows.
bool begins_a_block(std::span<const Cell> cells)
{
    constexpr std::ptrdiff_t kFewest = 3;
    return is_line_of_words(cells) && std::count_if(cells.begin(), cells.end(), [](const Cell& cell) {
                                          return !cell.repeated && !trimmed(cell.text).empty();
                                      }) >= kFewest;
}

// Sheets that explain a form and never hold a table.
bool explains(const SheetInfo& sheet)
{
    constexpr std::array<std::string_view, 9> kNames = {"说明", "填表说明", "填报说明", "填写说明", "目录",
                                                        "封面", "使用说明", "readme",   "参考"};
    if (!sheet.name) return false;
    const std::string name = reference::folded(*sheet.name);
    return std::find(kNames.begin(), kNames.end(), name) != kNames.end();
}

}  // namespace

void SectionReader::keep(std::int64_t number, std::span<const Cell> cells, bool hidden)
{
    kept_.push_back(kept_row(number, cells, hidden));
    if (kept_.size() == kHeaderRows) decide();
}

void SectionReader::row(std::int64_t number, std::span<const Cell> cells, bool hidden)
{
    if (state_ == State::searching) return keep(number, cells, hidden);
    if (is_blank(cells)) return;  // seen as a gap when the next row comes
    const bool gap = number > last_row_ + 1 || !headings_.empty();
    last_row_ = number;
    if (state_ == State::split) return split_row(number, cells, hidden);
    if (begins_anew(number, cells, gap)) return restart(number, cells, hidden);
    if (state_ == State::passing) return;
    if (may_be_title(cells) && headings_.size() < kMostHeadings) {
        headings_.push_back(kept_row(number, cells, hidden));
        return;
    }
    give_headings();
    table_->row(number, cells);
}

SheetSink::Taken SectionReader::text_rows(std::string_view text, char separator, std::int64_t number)
{
    if (state_ != State::reading || !headings_.empty()) return {};
    const SheetSink::Taken taken = table_->text_rows(text, separator, number);
    if (taken.rows > 0) last_row_ = number + taken.rows - 1;
    return taken;
}

// Whether another table begins with this row: a whole header, or below a gap any line of words that this table cannot
// hold. The header of this table on its next page begins nothing.
bool SectionReader::begins_anew(std::int64_t number, std::span<const Cell> cells, bool gap)
{
    if (may_begin_mapped(sheet_.file.mappings, cells)) return true;
    if (state_ == State::passing && gap && begins_a_block(cells)) return true;
    if (looks_like_header(cells)) {
        // The same header below a title of another outlet is no next page.
        const bool titled = std::any_of(headings_.begin(), headings_.end(), [](const KeptRow& heading) {
            return !outlet_of_title(words_of(heading).front()).empty();
        });
        if (table_ && !titled && table_->repeats_header(cells)) return false;
        const KeptRow header = kept_row(number, cells, false);
        const Recognition found = recognise(sheet_.file.name, sheet_.sheet.name, std::span(&header, 1), sheet_.merged);
        if (found.layout != Layout::unrecognised || gap) return true;
    }
    return gap && table_ && total_of_row(cells, table_->columns()) == Total::none && is_line_of_words(cells) &&
           !could_be_a_record(cells, table_->columns());
}

// A line of one text that is no whole record: a title when a header follows, else what the table makes of it.
bool SectionReader::may_be_title(std::span<const Cell> cells) const
{
    const int only = only_cell(cells);
    return only >= 0 && !is_remark(trimmed(cells[static_cast<std::size_t>(only)].text)) &&
           (is_heading(cells, table_->columns()) || lacks_a_required_cell(cells, table_->columns()));
}

void SectionReader::restart(std::int64_t number, std::span<const Cell> cells, bool hidden)
{
    std::vector<KeptRow> titles = std::move(headings_);
    headings_.clear();
    end_table();
    state_ = State::searching;
    kept_ = std::move(titles);
    keep(number, cells, hidden);
}

// Lines of one text that no header followed are no titles but remarks of this table.
void SectionReader::give_headings()
{
    for (const KeptRow& heading : headings_) {
        const std::vector<Cell> cells = cells_of(heading);
        table_->row(heading.number, cells);
    }
    headings_.clear();
}

void SectionReader::end_table()
{
    if (!table_) return;
    give_headings();
    table_->finish_rows();
    if (table_->waits()) {
        sheet_.waiting.push_back(std::move(table_));
    } else {
        table_->finish();
    }
    table_.reset();
}

void SectionReader::list_unrecognised(const Recognition& found, std::span<const KeptRow> rows)
{
    const auto first =
        std::find_if(rows.begin(), rows.end(), [](const KeptRow& row) { return !words_of(row).empty(); });
    if (first == rows.end()) return;  // an empty sheet
    ImportLog log(sheet_.file, sheet_.sheet.name);
    store::NewSource source;
    source.header_row = first->number;
    source.hidden = sheet_.sheet.hidden;
    for (std::size_t i = 0; i < first->cells.size(); ++i)
        source.columns.push_back({"", first->cells[i].text, static_cast<int>(i)});
    log.begin_source(std::move(source));
    const std::string words = joined(words_of(*first));
    if (explains(sheet_.sheet)) {
        log.note(0, "", *sheet_.sheet.name, {"说明页，未导入", "a page of explanations, left out"});
    } else if (found.named != nullptr) {
        std::vector<std::string> zh, en;
        for (const reference::Column* column : found.missing) {
            zh.push_back(column->header.zh);
            en.push_back(column->id);
        }
        log.problem(first->number, "", words,
                    {"“" + found.named->name.zh + "”的表头，缺少必填列：" + joined(zh),
                     "the header of " + found.named->id + "; these required columns are missing: " + joined(en)});
    } else if (sheet_.sheet.layout) {
        log.note(first->number, "", words, {"网页版面中的文字，未导入", "text of the page's layout, left out"});
    } else {
        log.problem(first->number, "", words,
                    {"某一种资料表的名称或表头；未能识别，可手工指定各列的含义",
                     "the name or header of a table of the contract; it was not recognised, map its columns by hand"});
    }
    log.finish();
}

// A table of its own may stand above the first one that is recognised.
void SectionReader::list_block_above(const Recognition& found, std::span<const KeptRow> rows)
{
    const auto is_row = [](const KeptRow& row) { return words_of(row).size() >= 3; };
    const std::span<const KeptRow> above = rows.first(found.header);
    const auto block = std::adjacent_find(above.begin(), above.end(), [&](const KeptRow& upper, const KeptRow& lower) {
        return is_row(upper) && is_row(lower) && lower.number == upper.number + 1;
    });
    if (block != above.end()) list_unrecognised({}, above.subspan(static_cast<std::size_t>(block - above.begin())));
}

// Where the next block begins among rows that fit no table: below a gap, with a line of words.
std::size_t SectionReader::end_of_block(std::span<const KeptRow> rows)
{
    bool any = false, gap = false;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const std::vector<Cell> cells = cells_of(rows[i]);
        gap = gap || (i > 0 && rows[i].number > rows[i - 1].number + 1);
        if (is_blank(cells)) {
            gap = true;
            continue;
        }
        if (any && gap && begins_a_block(cells)) return i;
        any = any || words_of(rows[i]).size() > 1;  // a title above the block is none by itself
        gap = false;
    }
    return rows.size();
}

// Makes one row of the fields that stand below each other, and reads it as such.
void SectionReader::read_transposed(const Recognition& found, std::span<const KeptRow> rows)
{
    std::vector<Label> labels;
    std::vector<Cell> values;
    for (const KeptRow& kept : rows) {
        for (const UprightField& field : upright_fields(kept)) {
            labels.push_back({std::string(trimmed(kept.text(field.label)))});
            Cell value;
            if (field.value < kept.cells.size()) {
                const KeptRow::KeptCell& cell = kept.cells[field.value];
                value = {cell.text, cell.kind, cell.decimals_known};
            }
            values.push_back(value);
        }
    }
    HeaderMatch match = match_header(*found.table, labels);
    ImportLog log(sheet_.file, sheet_.sheet.name);
    store::NewSource source;
    source.table = found.table->id;
    source.header_row = rows.front().number;
    source.hidden = sheet_.sheet.hidden;
    for (const BoundColumn& bound : match.columns) source.columns.push_back({bound.column->id, bound.header, 0});
    log.begin_source(std::move(source));
    RowReader reader(log, *found.table, std::move(match.columns));
    reader.row(rows.front().number, values);
    log.finish();
}

void SectionReader::replay(std::span<const KeptRow> rows)
{
    for (const KeptRow& kept : rows) {
        const std::vector<Cell> cells = cells_of(kept);
        row(kept.number, cells, kept.hidden);
    }
}

// As a person mapped this header, else by names and headers.
Recognition SectionReader::recognition(std::span<const KeptRow> rows) const
{
    std::optional<Recognition> mapped = recognise_by(sheet_.file.mappings, rows, sheet_.merged);
    if (!mapped) return recognise(sheet_.file.name, sheet_.sheet.name, rows, sheet_.merged);
    // A table further up comes first: the mapped one is found again when its header is reached.
    Recognition above = recognise(sheet_.file.name, sheet_.sheet.name, rows.first(mapped->header), sheet_.merged);
    if (above.layout != Layout::unrecognised && above.first_data < mapped->header) return above;
    if (mapped->outlet.empty() && sheet_.sheet.name) mapped->outlet = outlet_of_name(*sheet_.sheet.name);
    if (mapped->outlet.empty()) mapped->outlet = outlet_of_name(sheet_.file.name);
    return std::move(*mapped);
}

void SectionReader::decide()
{
    const std::vector<KeptRow> rows = std::move(kept_);
    kept_.clear();
    const Recognition found = recognition(rows);
    state_ = State::passing;
    if (may_split_ && found.mapping.empty() && split(found, rows)) return;
    if (found.layout == Layout::unrecognised) {
        if (rows.empty()) return;
        const std::size_t end = end_of_block(rows);
        std::size_t written = end;  // the gap before the next block is seen when it comes
        while (written > 1 && is_blank(cells_of(rows[written - 1]))) --written;
        last_row_ = rows[written - 1].number;
        list_unrecognised(found, std::span(rows).first(end));
        return replay(std::span(rows).subspan(end));
    }
    const std::size_t next = std::min(found.first_data, rows.size());
    if (found.layout == Layout::transposed) {
        read_transposed(found, std::span(rows).first(next));
    } else {
        list_block_above(found, rows);
        table_ = std::make_unique<TableReading>(sheet_.file, sheet_.sheet, found, rows, sheet_.plant);
        state_ = State::reading;
    }
    last_row_ = next > 0 ? rows[next - 1].number : 0;
    replay(std::span(rows).subspan(next));
}

// Tables side by side: each band of columns must be a table by itself, and no table may need more than one of them.
bool SectionReader::split(const Recognition& whole, std::span<const KeptRow> rows)
{
    const std::vector<ColumnBand> bands = column_bands(rows);
    if (bands.size() < 2) return false;
    std::size_t tables = 0, most = 0;
    for (const ColumnBand& band : bands) {
        const std::vector<KeptRow> part = rows_of(band, rows);
        const Recognition found = recognise(sheet_.file.name, sheet_.sheet.name, part, sheet_.merged);
        if (found.layout != Layout::rows && found.layout != Layout::wide) continue;
        ++tables;
        most = std::max(most, found.columns.size() + found.items.size());
    }
    if (tables < 2 || whole.columns.size() + whole.items.size() > most) return false;
    state_ = State::split;
    for (const ColumnBand& band : bands)
        bands_.push_back({band.first, band.end, std::make_unique<SectionReader>(sheet_, false)});
    for (const KeptRow& kept : rows) {
        const std::vector<Cell> cells = cells_of(kept);
        split_row(kept.number, cells, kept.hidden);
    }
    return true;
}

void SectionReader::split_row(std::int64_t number, std::span<const Cell> cells, bool hidden)
{
    std::vector<Cell> part;
    for (const Band& band : bands_) {
        part.assign(cells.begin(), cells.begin() + static_cast<std::ptrdiff_t>(std::min(band.end, cells.size())));
        for (std::size_t i = 0; i < std::min(band.first, part.size()); ++i) part[i] = {};
        if (!is_blank(part)) band.reader->row(number, part, hidden);
    }
}

void SectionReader::finish()
{
    while (state_ == State::searching && !kept_.empty()) decide();  // the last rows may begin table after table
    for (Band& band : bands_) band.reader->finish();
    bands_.clear();
    end_table();
}

}  // namespace audit::import
