// SPDX-License-Identifier: Apache-2.0
#include "audit/store/case_file.h"

#include <cstdio>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <system_error>

#include "audit/model/error.h"
#include "audit/store/migrations.h"
#include "audit/store/new_file.h"
#include "audit/store/submission_schema.h"

namespace audit::store {

extern const char* const kSchemaSql;  // generated from schema.sql

namespace {

namespace fs = std::filesystem;

// WAL keeps readers and the writer apart; FULL keeps what a person typed through a power cut.
void set_up(Database& database)
{
    database.execute("PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY");
}

void write_schema(Database& database)
{
    database.execute("PRAGMA page_size = 8192");
    Transaction transaction(database);
    database.execute("PRAGMA application_id = " + std::to_string(kApplicationId));
    database.execute("PRAGMA user_version = " + std::to_string(kCaseVersion));
    database.execute(kSchemaSql);
    for (const Migration& step : migrations()) database.execute(step.sql);
    create_submission_tables(database);
    transaction.commit();
}

// The new database is closed with all of its log in it before it gets its name.
void write_new_case(const std::string& path)
{
    NewFile making(path);
    try {
        Database made(making.temporary(), OpenMode::create);
        write_schema(made);
        made.execute("PRAGMA journal_mode = WAL");
    } catch (const Error& error) {
        const std::string text = error.what();  // people know the file by its name
        const bool named = text.starts_with(making.temporary());
        throw Error(named ? path + text.substr(making.temporary().size()) : text, error.kind());
    }
    making.publish();
}

// The kinds of files people choose by mistake are told apart before SQLite sees them.
void refuse_what_is_no_database(const std::string& path)
{
    std::error_code problem;
    const fs::file_status status = fs::status(path, problem);
    if (status.type() == fs::file_type::not_found) throw Error(path + ": there is no such case file; check the name");
    if (status.type() == fs::file_type::directory)
        throw Error(path + ": this is a folder; choose a case file (.opcase)");
    std::ifstream in(path, std::ios::binary);
    if (!in) throw Error(path + ": cannot be opened; check that you may read it");
    std::array<char, 16> start{};
    in.read(start.data(), start.size());
    if (in.gcount() == 0) throw Error(path + ": the file is empty; import a submission into it to make it a case");
    constexpr std::string_view kMagic("SQLite format 3\0", 16);
    if (std::string_view(start.data(), static_cast<std::size_t>(in.gcount())) != kMagic)
        throw Error(path + ": this file is not a case file; choose one that OnePermit made (.opcase)");
}

bool holds_something(const std::string& path)
{
    std::error_code missing;
    const auto size = fs::file_size(path, missing);
    return !missing && size > 0;
}

[[noreturn]] void refuse_damaged(const std::string& path)
{
    throw Error(path + ": the case file is damaged; restore it from a copy");
}

void refuse_what_is_no_case(const Database& database)
{
    const std::string& path = database.path();
    if (database.integer("PRAGMA application_id") != kApplicationId)
        throw Error(
            path +
            ": this is a database of another program, not a case file; choose one that OnePermit made (.opcase)");
    const std::int64_t pages = database.integer("PRAGMA page_count");
    const std::int64_t page_size = database.integer("PRAGMA page_size");
    // With a log beside it the file itself may be shorter than the database.
    if (!holds_something(path + "-wal") && static_cast<std::int64_t>(fs::file_size(path)) < pages * page_size)
        refuse_damaged(path);
    constexpr std::int64_t kEssential = 6;
    if (database.integer("SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name IN "
                         "('settings', 'files', 'file_pieces', 'sources', 'series_blocks', 'trail')") != kEssential)
        refuse_damaged(path);
}

// Reading a database that has a log needs the right to write beside it; on a medium without it the file is read as it
// is, which is right when its log is empty.
std::unique_ptr<Database> open_for_reading(const std::string& path)
{
    try {
        auto database = std::make_unique<Database>(path, OpenMode::read_only);
        database->integer("PRAGMA schema_version");
        return database;
    } catch (const Error&) {
        if (holds_something(path + "-wal"))
            throw Error(path +
                        ": the case was not closed before it was copied here and cannot be completed; copy it with " +
                        fs::path(path).filename().string() + "-wal to a folder you may write to");
        auto database = std::make_unique<Database>(path, OpenMode::immutable);
        database->integer("PRAGMA schema_version");
        return database;
    }
}

std::unique_ptr<Database> open_for_writing(const std::string& path)
{
    auto database = std::make_unique<Database>(path, OpenMode::read_write);
    if (database->is_write_protected())
        throw Error(path + ": the case cannot be written here; copy it to a folder you may write to");
    refuse_what_is_no_case(*database);
    set_up(*database);
    return database;
}

}  // namespace

CaseFile::CaseFile(std::unique_ptr<Database> database) : database_(std::move(database)) {}

CaseFile CaseFile::create(const std::string& path)
{
    const bool existed = fs::exists(path);
    if (existed && (!fs::is_regular_file(path) || fs::file_size(path) > 0))
        throw Error(path + ": there is something by this name already; choose another name", ErrorKind::usage);
    write_new_case(path);
    return CaseFile(open_for_writing(path));
}

CaseFile CaseFile::open(const std::string& path, OpenMode mode)
{
    refuse_what_is_no_database(path);
    if (mode == OpenMode::read_only || mode == OpenMode::immutable) {
        auto database = open_for_reading(path);
        refuse_what_is_no_case(*database);
        refuse_other_versions(*database);
        return CaseFile(std::move(database));
    }
    CaseFile opened(open_for_writing(path));
    Database& database = opened.database();
    const std::string backup = migrate(database, migrations(), kCaseVersion);
    database.execute("PRAGMA journal_mode = WAL");
    if (!backup.empty() || !has_submission_tables(database)) {
        Transaction transaction(database);
        create_submission_tables(database);
        transaction.commit();
    }
    return opened;
}

CaseFile CaseFile::open_or_create(const std::string& path)
{
    std::error_code missing;
    const bool makes =
        !fs::exists(path, missing) || (fs::is_regular_file(path, missing) && fs::file_size(path, missing) == 0);
    return makes ? create(path) : open(path);
}

std::optional<std::string> CaseFile::setting(std::string_view key) const
{
    Statement query = database().prepare("SELECT value FROM settings WHERE key = ?");
    query.bind(1, key);
    if (!query.step()) return std::nullopt;
    return query.text(0);
}

void CaseFile::set_setting(std::string_view key, std::string_view value)
{
    Statement put = database().prepare(
        "INSERT INTO settings(key, value) VALUES (?, ?) ON CONFLICT(key) DO UPDATE SET value = excluded.value");
    put.bind_all(key, value).run();
}

}  // namespace audit::store
