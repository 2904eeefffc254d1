// SPDX-License-Identifier: Apache-2.0
// Tables of sheets that were not recognised, with what a person needs to map them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/commands/commands.h"
#include "audit/import/mapping.h"
#include "audit/store/case_file.h"

namespace commands {

struct UnmappedColumn {
    std::string header;
    std::vector<std::string> samples;  // the first three values below it
};

struct UnmappedSheet {
    std::int64_t file = 0;
    std::string file_name;
    std::optional<std::string> sheet;
    std::int64_t header_row = 0;  // as a spreadsheet program shows it
    std::vector<UnmappedColumn> columns;
    std::vector<audit::import::KeptRow> head;  // the first rows of the table
    std::vector<audit::import::MergedRange> merged;
    audit::import::Mapping proposal;  // the headers, with the table and columns that seem to fit; table may be empty
};
std::vector<UnmappedSheet> unmapped_sheets(const audit::store::CaseFile& case_file);
std::vector<UnmappedSheet> unmapped_sheets(const std::string& case_path);

// The first rows below the header as the import would read them.
struct MappingPreview {
    std::string fault;  // why the mapping cannot be used yet; empty when it can
    std::vector<std::string> headers;
    std::vector<std::vector<std::string>> rows;
    std::vector<std::string> problems;  // a line each, with its row
};
MappingPreview preview_mapping(const UnmappedSheet& sheet, const audit::import::Mapping& mapping,
                               audit::Language language);

// Keeps the mapping in the case, and in the user's own profile when to_profile is set, and reads what it is about.
audit::import::ImportSummary apply_mapping(const std::string& case_path, const audit::import::Mapping& mapping,
                                           bool to_profile, const CommonOptions& options);

}  // namespace commands
