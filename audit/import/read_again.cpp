// SPDX-License-Identifier: Apache-2.0
#include "audit/import/read_again.h"

#include "audit/import/corrections.h"
#include "audit/import/import_log.h"
#include "audit/import/table_files.h"
#include "audit/model/error.h"
#include "audit/store/mappings.h"
#include "audit/store/submission_writer.h"

namespace audit::import {

std::vector<Mapping> mappings_of(const store::CaseFile& case_file)
{
    std::vector<Mapping> all;
    for (const std::string& json : store::saved_mappings(case_file)) {
        for (Mapping& mapping : parse_mappings(json, case_file.path() + ": a mapping of the case"))
            all.push_back(std::move(mapping));
    }
    return all;
}

ImportedFile read_again(store::CaseFile& case_file, std::int64_t id, std::span<const Mapping> mappings)
{
    const auto submitted = case_file.file(id);
    if (!submitted) throw Error(case_file.path() + ": there is no file number " + std::to_string(id), ErrorKind::usage);
    const std::string bytes = case_file.original(id);
    const std::vector<CorrectedSheet> corrected = corrections_for(bytes, submitted->name);
    const auto head = std::string_view(bytes).substr(0, kFormatHeadBytes);
    const FileFormat format = corrected.empty() ? detect_format(submitted->name, head) : FileFormat::workbook;
    if (!holds_tables(format))
        throw Error(submitted->name + ": is no table that could be read again", ErrorKind::usage);
    std::vector<Mapping> all(mappings.begin(), mappings.end());
    for (Mapping& mapping : mappings_of(case_file)) all.push_back(std::move(mapping));
    FileLog log{case_file, id, submitted->name};
    log.kept_as_written = store::kept_as_written(case_file, submitted->name);
    log.former_sources = store::forget_contents(case_file, id);
    log.mappings = all;
    log.corrected = corrected;
    const auto source = open_bytes(bytes);
    import_tables(*source, format, log);
    ImportedFile result;
    result.name = submitted->name;
    result.outcome = FileOutcome::read_again;
    result.rows = log.rows;
    result.rejected = log.rejected;
    result.problems = log.problems;
    result.file = id;
    return result;
}

}  // namespace audit::import
