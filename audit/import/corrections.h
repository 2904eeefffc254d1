// SPDX-License-Identifier: Apache-2.0
// A workbook of errors comes back corrected: its hidden sheet says which sheet is which file of the case, and each of
// those files is imported from it as its next version. Also the names that its writer and reader agree on.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "audit/import/archive.h"
#include "audit/import/sheet.h"

namespace audit::import {

inline constexpr const char* kCorrectionsSheet = "_onepermit";
// In A1 of that sheet; below it a row per sheet: its name, the file, the file's own name of the sheet ("" for none).
inline constexpr const char* kCorrectionsFormat = "onepermit-corrections/1";

struct CorrectedSheet {
    std::string name;                   // in the workbook
    std::string file;                   // in the case
    std::optional<std::string> origin;  // how the file calls it
};

// The files that an entry stands for: itself, or those that it corrects, with what of it belongs to each.
struct CorrectedFile {
    SubmissionEntry entry;
    std::vector<CorrectedSheet> sheets;  // empty: the entry is read as it is
};
std::vector<CorrectedFile> corrected_files(const SubmissionEntry& entry);

// Of a kept original: the sheets that belong to the file of that name; empty when it is no workbook of errors.
std::vector<CorrectedSheet> corrections_for(const std::string& bytes, const std::string& file);
// The sheets of a kept original as that file has them. Throws Error when it holds no tables.
void read_original_sheets(const std::string& bytes, const std::string& file, SheetSink& sink);

// Passes on those sheets only, by their names in the file.
class CorrectedSheets final : public SheetSink {
 public:
    CorrectedSheets(std::span<const CorrectedSheet> sheets, SheetSink& to) : sheets_(sheets), to_(to) {}
    void begin_sheet(const SheetInfo& sheet) override;
    void merged(std::span<const MergedRange> ranges) override;
    void hidden_columns(int first, int last) override;
    void row(std::int64_t row, std::span<const Cell> cells, bool hidden) override;
    void end_sheet() override;
    void problem(std::int64_t row, const std::string& found, const std::string& expected_zh,
                 const std::string& expected_en) override;

 private:
    std::span<const CorrectedSheet> sheets_;
    SheetSink& to_;
    bool passing_ = false;
};

}  // namespace audit::import
