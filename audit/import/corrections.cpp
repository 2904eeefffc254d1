// SPDX-License-Identifier: Apache-2.0
#include "audit/import/corrections.h"

#include <algorithm>

#include "audit/import/format_detection.h"
#include "audit/import/table_files.h"
#include "audit/import/workbook.h"
#include "audit/import/zip_file.h"
#include "audit/model/error.h"

namespace audit::import {

namespace {

constexpr std::int64_t kMostListBytes = std::int64_t{4} << 20;  // of the part that names the sheets
constexpr std::int64_t kMostBytes = std::int64_t{256} << 20;    // of a workbook of errors

// Reads the list of sheets from the hidden one.
class ListSink final : public SheetSink {
 public:
    std::vector<CorrectedSheet> sheets;
    void begin_sheet(const SheetInfo& sheet) override { wanted_ = sheet.name == kCorrectionsSheet; }
    void row(std::int64_t row, std::span<const Cell> cells, bool) override
    {
        if (!wanted_) return;
        if (row == 1) {
            known_ = !cells.empty() && cells[0].text == kCorrectionsFormat;
        } else if (known_ && cells.size() >= 2 && !cells[0].text.empty() && !cells[1].text.empty()) {
            CorrectedSheet sheet{std::string(cells[0].text), std::string(cells[1].text), std::nullopt};
            if (cells.size() >= 3 && !cells[2].text.empty()) sheet.origin = std::string(cells[2].text);
            sheets.push_back(std::move(sheet));
        }
    }
    void end_sheet() override { wanted_ = false; }
    void problem(std::int64_t, const std::string&, const std::string&, const std::string&) override {}

 private:
    bool wanted_ = false, known_ = false;
};

// Told from its list of sheets alone, so that other workbooks cost next to nothing.
bool has_list(const std::string& bytes, const std::string& name)
{
    try {
        if (!bytes.starts_with("PK")) return false;
        const auto zip = ZipFile::open_bytes(bytes, name);
        const ZipEntry* part = zip->find("xl/workbook.xml");
        if (part == nullptr || part->size > kMostListBytes) return false;
        const auto source = zip->open(*part, name, kMostListBytes);
        return read_all(*source, kMostListBytes, name).find(std::string("name=\"") + kCorrectionsSheet + "\"") !=
               std::string::npos;
    } catch (const Error&) {
        return false;  // its own import says what is wrong with it
    }
}

std::vector<CorrectedSheet> listed_sheets(const SubmissionEntry& entry)
{
    if (!entry.readable() || entry.size > kMostBytes) return {};
    const std::size_t dot = entry.name.rfind('.');
    std::string ending = dot == std::string::npos ? std::string() : entry.name.substr(dot);
    std::transform(ending.begin(), ending.end(), ending.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    if (ending != ".xlsx" && ending != ".xlsm") return {};
    const auto source = entry.open();
    const std::string bytes = read_all(*source, kMostBytes, entry.name);
    if (!has_list(bytes, entry.name)) return {};
    ListSink list;
    read_workbook_bytes(bytes, entry.name, list);
    return list.sheets;
}

// A name inside a submission: nothing that leads out of it.
bool is_plain_name(const std::string& name)
{
    return !name.empty() && name.front() != '/' && name.find("..") == std::string::npos &&
           name.find('\\') == std::string::npos;
}

}  // namespace

std::vector<CorrectedFile> corrected_files(const SubmissionEntry& entry)
{
    std::vector<CorrectedFile> files;
    for (CorrectedSheet& sheet : listed_sheets(entry)) {
        if (!is_plain_name(sheet.file)) continue;
        auto file = std::find_if(files.begin(), files.end(),
                                 [&](const CorrectedFile& each) { return each.entry.name == sheet.file; });
        if (file == files.end()) {
            files.push_back({entry, {}});
            file = files.end() - 1;
            file->entry.name = sheet.file;
        }
        file->sheets.push_back(std::move(sheet));
    }
    if (files.empty()) files.push_back({entry, {}});
    return files;
}

std::vector<CorrectedSheet> corrections_for(const std::string& bytes, const std::string& file)
{
    if (!has_list(bytes, file)) return {};
    ListSink list;
    read_workbook_bytes(bytes, file, list);
    std::erase_if(list.sheets, [&](const CorrectedSheet& sheet) { return sheet.file != file; });
    return list.sheets;
}

void read_original_sheets(const std::string& bytes, const std::string& file, SheetSink& sink)
{
    const auto source = open_bytes(bytes);
    const std::vector<CorrectedSheet> corrected = corrections_for(bytes, file);
    if (!corrected.empty()) {
        CorrectedSheets sheets(corrected, sink);
        return read_sheets(*source, FileFormat::workbook, file, sheets);
    }
    const FileFormat format = detect_format(file, std::string_view(bytes).substr(0, kFormatHeadBytes));
    if (!holds_tables(format)) throw Error(file + ": is no table", ErrorKind::usage);
    read_sheets(*source, format, file, sink);
}

void CorrectedSheets::begin_sheet(const SheetInfo& sheet)
{
    const auto found = std::find_if(sheets_.begin(), sheets_.end(),
                                    [&](const CorrectedSheet& each) { return sheet.name == each.name; });
    passing_ = found != sheets_.end();
    if (!passing_) return;
    SheetInfo info = sheet;
    info.name = found->origin;
    to_.begin_sheet(info);
}

void CorrectedSheets::merged(std::span<const MergedRange> ranges)
{
    if (passing_) to_.merged(ranges);
}

void CorrectedSheets::hidden_columns(int first, int last)
{
    if (passing_) to_.hidden_columns(first, last);
}

void CorrectedSheets::row(std::int64_t row, std::span<const Cell> cells, bool hidden)
{
    if (passing_) to_.row(row, cells, hidden);
}

void CorrectedSheets::end_sheet()
{
    if (passing_) to_.end_sheet();
    passing_ = false;
}

void CorrectedSheets::problem(std::int64_t row, const std::string& found, const std::string& expected_zh,
                              const std::string& expected_en)
{
    if (passing_) to_.problem(row, found, expected_zh, expected_en);
}

}  // namespace audit::import
