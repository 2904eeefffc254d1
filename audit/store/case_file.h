// SPDX-License-Identifier: Apache-2.0
// The case file: one SQLite file per plant that holds originals, ledgers, series, findings and the audit trail.
// schema.sql is its documentation. WAL journal, synchronous=FULL. Files of a newer program are refused, files of an
// older one are migrated after a backup copy beside them (NAME.opcase.backup-vN).
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "audit/model/source.h"
#include "audit/model/text.h"
#include "audit/model/time.h"
#include "audit/store/database.h"

namespace audit::store {

inline constexpr std::int64_t kApplicationId = 0x4f50434b;  // "OPCK"

// A submitted file. A later import of the same name with other content is a new version; the older one stays as
// evidence and is superseded: none of its rows takes part in the audit.
struct SubmittedFile {
    std::int64_t id = 0;
    std::string name;         // path inside the submission, '/' between folders, UTF-8
    std::string sha256;       // hex
    std::int64_t size = 0;    // bytes
    std::string imported_at;  // UTC, ISO 8601
    int version = 1;
    bool superseded = false;
    bool attachment = false;  // kept as evidence, holds no table
};

// One recognised table of one file.
struct Source {
    SourceId id = 0;
    std::int64_t file = 0;
    std::optional<std::string> sheet;
    std::string table;      // contract id, or empty when unrecognised
    std::int64_t rows = 0;  // accepted
    std::int64_t rejected = 0;
    bool hidden = false;                                       // a hidden sheet
    std::vector<std::pair<std::string, std::string>> columns;  // contract column id -> header as submitted
};

// Something that could not be read as it should. A problem never stops the rest of its file.
struct ImportProblem {
    std::int64_t file = 0;
    std::optional<SourceId> source;
    std::optional<std::string> sheet;
    std::int64_t row = 0;   // 0: the whole sheet or file
    std::string column;     // header as submitted, may be empty
    std::string found;      // the text of the cell
    Text expected;          // what was expected instead
    bool rejected = false;  // the row is not stored because of it
    bool note = false;      // worth knowing, nothing is wrong (a total row left out, a hidden sheet read)
};

class CaseFile {
 public:
    // Makes a new case; throws when the path exists and is something else than an empty file.
    static CaseFile create(const std::string& path);
    // Opens a case; throws with one sentence when it is not one, newer, damaged or not readable.
    static CaseFile open(const std::string& path, OpenMode mode = OpenMode::read_write);
    static CaseFile open_or_create(const std::string& path);

    Database& database() { return *database_; }
    const Database& database() const { return *database_; }
    const std::string& path() const { return database_->path(); }

    std::vector<SubmittedFile> files() const;  // in order of import, superseded ones included
    std::vector<Source> sources(bool with_superseded = false) const;
    std::vector<ImportProblem> problems() const;  // of files that are not superseded
    std::optional<SubmittedFile> file(std::int64_t id) const;
    std::optional<Source> source(SourceId id) const;
    // The original bytes of a submitted file, as handed in. Throws when the stored hash does not fit.
    std::string original(std::int64_t file) const;

    // The header under which a contract column was submitted in that source; the contract's own header if unknown.
    std::string header_of(SourceId source, std::string_view column) const;

    // Small settings of the case: key -> text. Empty when unset.
    std::optional<std::string> setting(std::string_view key) const;
    void set_setting(std::string_view key, std::string_view value);

    // Appends an event to the hash-chained trail. detail is JSON. Call inside the transaction of the change itself.
    void append_trail(std::string_view event, std::string_view detail_json);

 private:
    explicit CaseFile(std::unique_ptr<Database> database);
    std::unique_ptr<Database> database_;
};

// Keeps an original while it streams by: feed() any number of pieces, then finish(). Rows are written inside the
// caller's transaction, compressed in pieces of 1 MiB, so that memory stays flat whatever the size.
class OriginalWriter {
 public:
    OriginalWriter(CaseFile& case_file, std::int64_t file);
    ~OriginalWriter();
    void feed(std::string_view bytes);
    std::string finish();  // SHA-256 of all bytes, hex; also stored with size in the file's row
    OriginalWriter(const OriginalWriter&) = delete;
    OriginalWriter& operator=(const OriginalWriter&) = delete;

 private:
    struct State;
    std::unique_ptr<State> state_;
};

// SHA-256 of a file on disk without keeping it, hex.
std::string sha256_of_file(const std::string& path);
std::string sha256_of(std::string_view bytes);

}  // namespace audit::store
