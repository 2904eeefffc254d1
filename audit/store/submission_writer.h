// SPDX-License-Identifier: Apache-2.0
// What an importer writes: files, their sources, rows of contract tables, problems. Everything goes into the caller's
// transaction, one per file, so that a failure leaves the case as it was. Series values go to SeriesWriter, the
// original bytes to OriginalWriter.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "audit/model/source.h"
#include "audit/model/time.h"
#include "audit/reference/tables.h"
#include "audit/store/case_file.h"

namespace audit::store {

// The file in force under a name; empty when there is none.
std::optional<SubmittedFile> file_in_force(const CaseFile& case_file, std::string_view name);
// Adds a file as the next version of its name; hash and size follow from OriginalWriter::finish.
std::int64_t add_file(CaseFile& case_file, std::string_view name, bool attachment = false);
void set_attachment(CaseFile& case_file, std::int64_t file, bool attachment);
// Takes a file out of the audit: its rows, series and problems no longer count, its original stays.
void supersede(CaseFile& case_file, std::int64_t file);

struct SubmittedColumn {
    std::string column;  // contract id, or the item's name in a wide table; empty for a column nobody needs
    std::string header;  // as submitted
    int number = 0;      // of the column in the sheet, from 0
};

struct NewSource {
    std::int64_t file = 0;
    std::optional<std::string> sheet;
    std::string table;  // contract id, or empty when unrecognised
    std::int64_t header_row = 0;
    std::vector<SubmittedColumn> columns;
    bool hidden = false;
    std::string mapping = {};  // the header of the mapping that said what it is, if one did
    SourceId id = 0;           // of an older reading of the same sheet; 0: a new one
};

// Forgets what a file's sources stored, so that its original can be read again; its originals and the trail stay.
// Returns the ids and sheets of the sources, in their order: evidence names them.
std::vector<std::pair<SourceId, std::optional<std::string>>> forget_contents(CaseFile& case_file, std::int64_t file);

SourceId add_source(CaseFile& case_file, const NewSource& source);
void set_counts(CaseFile& case_file, SourceId source, std::int64_t rows, std::int64_t rejected);
void add_problem(CaseFile& case_file, const ImportProblem& problem);

// A HJ 212 packet that is not whole.
struct PacketFault {
    SourceRow source;
    std::string outlet;
    std::optional<Time> time;
    std::string fault, found, expected;
};
void add_packet_fault(CaseFile& case_file, const PacketFault& fault);

// Writes rows of one table with one prepared statement. Columns are indexes into stored_columns(table); what is not
// set is absent. begin(), any set_..., write().
class RowWriter {
 public:
    RowWriter(CaseFile& case_file, const reference::Table& table);
    // -1 when the table stores no such column.
    int column(std::string_view stored_name) const;
    void begin(SourceId source, std::int64_t row);
    void set_text(int column, std::string_view text);
    void set_real(int column, double value);
    void set_integer(int column, std::int64_t value);
    void set_time(int column, Time time) { set_integer(column, time.seconds); }
    void write();

 private:
    std::vector<std::string> names_;
    Statement insert_;
};

}  // namespace audit::store
