// SPDX-License-Identifier: Apache-2.0
// The way in: files, folders and ZIPs of a submission become rows, series and originals of a case.
// An importer parses; checks judge. One transaction per file: a failure leaves the case as it was before that file.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "audit/import/mapping.h"
#include "audit/model/text.h"
#include "audit/store/case_file.h"

namespace audit::import {

struct ImportProgress {
    std::string file;
    std::int64_t bytes_done = 0;
    std::int64_t bytes_total = 0;
    std::int64_t rows = 0;  // accepted so far, of all files
};

struct ImportOptions {
    int threads = 1;
    std::function<void(const ImportProgress&)> progress;  // called at most some 20 times a second
    const std::atomic<bool>* cancelled = nullptr;         // polled; Cancelled is thrown and the file rolled back
    std::vector<Mapping> mappings;  // of this import: files in the case that they may be about are read again
    std::vector<Mapping> offered;   // of the bureau, tried after those of the case
};

// read_again: it is in the case already and was read once more from its original, by a mapping.
enum class FileOutcome { imported, new_version, unchanged, attachment, failed, read_again };

struct ImportedFile {
    std::string name;
    FileOutcome outcome = FileOutcome::imported;
    std::int64_t rows = 0;  // accepted
    std::int64_t rejected = 0;
    std::int64_t problems = 0;  // notes aside
    std::string error;          // one sentence, of a failed file
    std::int64_t file = 0;      // in the case; 0: nothing was imported
};

// What lay among the submission and is none of it: a lock file, a link, a file of the operating system.
struct LeftOutFile {
    std::string name;
    Text reason;
};

struct ImportSummary {
    std::vector<ImportedFile> files;
    std::vector<LeftOutFile> left_out;
    std::int64_t rows() const;
    std::int64_t rejected() const;
    std::int64_t problems() const;
};

// Imports the paths in the order given, the entries of folders and ZIPs sorted by name. A file that cannot be read is
// a failed entry of the summary; when not one file could be read the call throws Error(unreadable) with its sentence.
ImportSummary import_submission(store::CaseFile& case_file, const std::vector<std::string>& paths,
                                const ImportOptions& options = {});

// Without any path: reads the files of the case that options.mappings may be about again.
ImportSummary read_mapped(store::CaseFile& case_file, const ImportOptions& options);

}  // namespace audit::import
