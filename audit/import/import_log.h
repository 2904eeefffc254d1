// SPDX-License-Identifier: Apache-2.0
// What went on while one source was read: accepted and rejected rows, problems and notes, written to the case as they
// come. A file of nothing but bad rows must not fill the case: beyond a number of problems only their count is kept.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "audit/model/text.h"
#include "audit/store/changes.h"
#include "audit/store/submission_writer.h"

namespace audit::import {

struct Mapping;
struct CorrectedSheet;

// A file as the importer works on it; totals over its sources.
struct FileLog {
    store::CaseFile& case_file;
    std::int64_t file = 0;
    std::string name;  // path inside the submission
    std::int64_t rows = 0, rejected = 0, problems = 0;
    std::int64_t sources = 0;
    store::KeptAsWritten kept_as_written = {};       // what a person undid in files of this name
    std::span<const Mapping> mappings = {};          // tried before names and headers
    std::span<const CorrectedSheet> corrected = {};  // of a workbook of errors: these sheets alone are the file
    // Sources of an earlier reading of the same bytes, whose ids are used again.
    std::vector<std::pair<SourceId, std::optional<std::string>>> former_sources = {};
};

class ImportLog {
 public:
    // sheet: of a workbook. The source is set when its table is known.
    ImportLog(FileLog& file, std::optional<std::string> sheet);

    SourceId begin_source(store::NewSource source);  // file and sheet are filled in
    SourceId source() const { return source_.value_or(0); }

    void accepted(std::int64_t rows = 1)
    {
        rows_ += rows;
        file_.rows += rows;
    }
    // The row is not stored.
    void reject(std::int64_t row, std::string_view column, std::string_view found, Text expected);
    // Something of the row is not stored, the row is.
    void problem(std::int64_t row, std::string_view column, std::string_view found, Text expected);
    void note(std::int64_t row, std::string_view column, std::string_view found, Text what);
    // A cell is read as something else than it was written; row 0: the header. False when a person undid that: it is to
    // be read as written. countless: the cells with this text are not counted.
    bool change(std::int64_t row, std::string_view column, store::ChangeKind kind, std::string_view written,
                std::string_view meant, bool countless = false);
    // Writes the counts of the source and its changes.
    void finish();

    FileLog& file() { return file_; }
    const std::optional<std::string>& sheet() const { return sheet_; }

 private:
    void add(store::ImportProblem problem);
    void write_changes();

    FileLog& file_;
    std::optional<std::string> sheet_;
    std::optional<SourceId> source_;
    std::int64_t rows_ = 0, rejected_ = 0;
    std::int64_t kept_ = 0, left_out_ = 0;
    std::map<std::tuple<std::string, store::ChangeKind, std::string>, std::size_t> change_places_;
    std::vector<store::Change> changes_;
};

}  // namespace audit::import
