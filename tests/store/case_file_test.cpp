// SPDX-License-Identifier: Apache-2.0
#include "audit/store/case_file.h"

#include <boost/test/unit_test.hpp>

#include <filesystem>
#include <fstream>
#include <sys/mount.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include "audit/model/error.h"
#include "audit/store/migrations.h"
#include "audit/store/submission_writer.h"
#include "audit/store/verify.h"
#include "tests/places.h"

using namespace audit;
using namespace audit::store;

namespace {

namespace fs = std::filesystem;

template <typename Action>
std::string error_of(Action action)
{
    try {
        action();
    } catch (const Error& error) {
        BOOST_TEST((error.kind() != ErrorKind::internal));
        return error.what();
    }
    return "no error";
}

// As formats 1 and 2 kept them: with all their words in `details`.
constexpr const char* kOldFindings =
    R"(INSERT INTO findings(run, ordinal, id, check_id, severity, records, details) VALUES
(1, 0, 'a', 'flatline', 2, 1, '{"values":{"k":"v"},"message":{"zh":"甲","en":"A"},"verify":{"zh":"查","en":"look"},"basis":[{"law":"法","article":"1"}]}'),
(1, 1, 'b', 'flatline', 2, 1, '{"values":{},"message":{"zh":"乙","en":"B"},"verify":{"zh":"查","en":"look"},"basis":[{"law":"法","article":"1"}]}'))";

constexpr int kNext = kCaseVersion + 1;
const std::string kBackup = ".backup-v" + std::to_string(kCaseVersion);

// The names behind CREATE TABLE in a file of SQL.
std::vector<std::string> tables_made_by(const char* file)
{
    const std::string sql = tests::read_file((tests::source_dir() / file).string());
    constexpr std::string_view kWords = "CREATE TABLE ";
    std::vector<std::string> names;
    for (std::size_t at = sql.find(kWords); at != std::string::npos; at = sql.find(kWords, at + 1)) {
        const std::size_t begin = at + kWords.size();
        names.push_back(sql.substr(begin, sql.find('(', begin) - begin));
    }
    return names;
}

// The statement of a file of SQL that begins so, up to its semicolon.
std::string statement_of(const char* file, const std::string& begins)
{
    const std::string sql = tests::read_file((tests::source_dir() / file).string());
    const std::size_t at = sql.find(begins);
    return sql.substr(at, sql.find(';', at) + 1 - at);
}

std::string opening(const std::string& path, OpenMode mode = OpenMode::read_write)
{
    return error_of([&] { CaseFile::open(path, mode); });
}

std::vector<std::string> names_in(const fs::path& folder)
{
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(folder)) names.push_back(entry.path().filename().string());
    std::sort(names.begin(), names.end());
    return names;
}

// A tmpfs of its own; not mounted where this is not permitted.
class SmallDisk {
 public:
    explicit SmallDisk(const char* options) : mounted_(mount("none", folder_.path().c_str(), "tmpfs", 0, options) == 0)
    {
    }
    ~SmallDisk()
    {
        if (mounted_) umount2(folder_.path().c_str(), MNT_DETACH);
    }
    SmallDisk(const SmallDisk&) = delete;
    SmallDisk& operator=(const SmallDisk&) = delete;
    bool mounted() const
    {
        if (!mounted_) BOOST_TEST_MESSAGE("NOT TESTED: mounting a tmpfs is not permitted here");
        return mounted_;
    }
    void make_read_only() const { mount("none", folder_.path().c_str(), "tmpfs", MS_REMOUNT | MS_RDONLY, nullptr); }
    std::string file(const char* name) const { return folder_.file(name); }
    const fs::path& path() const { return folder_.path(); }

 private:
    tests::TemporaryFolder folder_;
    bool mounted_;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(case_file_test)

BOOST_AUTO_TEST_CASE(a_new_case_is_a_marked_database_with_a_table_and_a_view_per_contract_table)
{
    const tests::TemporaryFolder folder;
    {
        CaseFile made = CaseFile::create(folder.file("a.opcase"));
        BOOST_TEST(made.database().text("PRAGMA journal_mode") == "wal");
        BOOST_TEST(made.database().integer("PRAGMA synchronous") == 2);
        BOOST_TEST(made.database().integer("PRAGMA application_id") == kApplicationId);
        BOOST_TEST(made.database().integer("PRAGMA user_version") == kCaseVersion);
        for (const reference::Table& table : reference::tables()) {
            const std::string count =
                "SELECT count(*) FROM sqlite_schema WHERE name IN ('" + table.id + "', '" + table.id + "_rows')";
            BOOST_TEST(made.database().integer(count) == (table.is_series ? 0 : 2), table.id);
        }
        BOOST_TEST(made.files().empty());
    }
    BOOST_TEST((names_in(folder.path()) == std::vector<std::string>{"a.opcase"}));
}

BOOST_AUTO_TEST_CASE(settings_are_kept_and_replaced)
{
    const tests::TemporaryFolder folder;
    const std::string path = folder.file("a.opcase");
    {
        CaseFile made = CaseFile::create(path);
        BOOST_TEST(!made.setting("author").has_value());
        made.set_setting("author", "张三");
        made.set_setting("author", "李四");
    }
    BOOST_TEST(*CaseFile::open(path, OpenMode::read_only).setting("author") == "李四");
}

BOOST_AUTO_TEST_CASE(an_empty_file_becomes_a_case_and_anything_else_is_left_alone)
{
    const tests::TemporaryFolder folder;
    const std::string empty = folder.write("empty.opcase", "");
    CaseFile::create(empty);
    BOOST_TEST(opening(empty) == "no error");
    const std::string text = folder.write("notes.txt", "hello");
    BOOST_TEST(error_of([&] { CaseFile::create(text); }) ==
               text + ": there is something by this name already; choose another name");
    BOOST_TEST(tests::read_file(text) == "hello");
    BOOST_TEST(error_of([&] { CaseFile::create(empty); }) ==
               empty + ": there is something by this name already; choose another name");
    const std::string nowhere = folder.file("none/a.opcase");
    BOOST_TEST(error_of([&] { CaseFile::create(nowhere); }) ==
               nowhere +
                   ": cannot be opened (unable to open database file); check that it exists and that you may read and "
                   "write it");
}

BOOST_AUTO_TEST_CASE(open_or_create_does_either)
{
    const tests::TemporaryFolder folder;
    const std::string path = folder.file("a.opcase");
    CaseFile::open_or_create(path).set_setting("k", "v");
    BOOST_TEST(*CaseFile::open_or_create(path).setting("k") == "v");
    CaseFile::open_or_create(folder.write("empty", ""));
    BOOST_TEST(error_of([&] { CaseFile::open_or_create(folder.path().string()); }) ==
               folder.path().string() + ": this is a folder; choose a case file (.opcase)");
}

BOOST_AUTO_TEST_CASE(what_is_no_case_is_refused_in_one_sentence)
{
    const tests::TemporaryFolder folder;
    const std::string missing = folder.file("missing.opcase");
    const std::string empty = folder.write("empty.opcase", "");
    const std::string text = folder.write("a.opcase", "许可证,DA001\n");
    const std::string other = folder.file("other.db");
    Database(other, OpenMode::create).execute("CREATE TABLE t(a)");
    for (const OpenMode mode : {OpenMode::read_only, OpenMode::read_write}) {
        BOOST_TEST(opening(missing, mode) == missing + ": there is no such case file; check the name");
        BOOST_TEST(opening(empty, mode) ==
                   empty + ": the file is empty; import a submission into it to make it a case");
        BOOST_TEST(opening(text, mode) ==
                   text + ": this file is not a case file; choose one that OnePermit made (.opcase)");
        BOOST_TEST(
            opening(other, mode) ==
            other +
                ": this is a database of another program, not a case file; choose one that OnePermit made (.opcase)");
    }
    BOOST_TEST(!fs::exists(missing));
    BOOST_TEST(tests::read_file(text) == "许可证,DA001\n");
}

BOOST_AUTO_TEST_CASE(a_newer_case_is_refused_and_left_as_it_is)
{
    const tests::TemporaryFolder folder;
    const std::string path = folder.file("a.opcase");
    CaseFile::create(path).database().execute("PRAGMA user_version = 99");
    const std::string before = tests::read_file(path);
    const std::string expected = path +
                                 ": this case was written by a newer OnePermit (format 99, this one reads up to " +
                                 std::to_string(kCaseVersion) + "); install the newer program";
    BOOST_TEST(opening(path) == expected);
    BOOST_TEST(opening(path, OpenMode::read_only) == expected);
    BOOST_TEST((tests::read_file(path) == before));
}

BOOST_AUTO_TEST_CASE(a_cut_or_scribbled_case_is_refused_as_damaged)
{
    const tests::TemporaryFolder folder;
    const std::string path = folder.file("a.opcase");
    CaseFile::create(path);
    const std::string whole = tests::read_file(path);
    const std::string damaged = path + ": the case file is damaged; restore it from a copy";
    for (const std::size_t size : {whole.size() / 2, whole.size() - 1, std::size_t{8192}}) {
        folder.write("a.opcase", whole.substr(0, size));
        BOOST_TEST(opening(path) == damaged, size);
        BOOST_TEST(opening(path, OpenMode::read_only) == damaged, size);
    }
    std::string scribbled = whole;
    std::fill(scribbled.begin() + 100, scribbled.begin() + 8000, '\x5a');
    folder.write("a.opcase", scribbled);
    BOOST_TEST(opening(path) == damaged);
}

BOOST_AUTO_TEST_CASE(an_older_case_is_migrated_after_a_backup_copy)
{
    const tests::TemporaryFolder folder;
    const std::string path = folder.file("a.opcase");
    const Migration steps[] = {{kNext, "CREATE TABLE notes(text TEXT)"},
                               {kNext + 1, "INSERT INTO notes VALUES ('new')"}};
    {
        CaseFile made = CaseFile::create(path);
        made.set_setting("k", "v");
        BOOST_TEST(migrate(made.database(), steps, kCaseVersion) == "");
        BOOST_TEST(migrate(made.database(), steps, kNext + 1) == path + kBackup);
        BOOST_TEST(made.database().integer("PRAGMA user_version") == kNext + 1);
        BOOST_TEST(made.database().text("SELECT text FROM notes") == "new");
    }
    CaseFile backup = CaseFile::open(path + kBackup);
    BOOST_TEST(*backup.setting("k") == "v");
    BOOST_TEST(backup.database().integer("SELECT count(*) FROM sqlite_schema WHERE name = 'notes'") == 0);
}

BOOST_AUTO_TEST_CASE(a_case_of_format_1_gets_what_a_new_one_has)
{
    const tests::TemporaryFolder folder;
    const std::string path = folder.file("a.opcase");
    constexpr const char* kTables =
        "SELECT group_concat(name || ' ' || sql, char(10)) FROM (SELECT name, sql FROM sqlite_schema WHERE sql NOT "
        "NULL "
        "ORDER BY name)";
    std::string fresh;
    {
        CaseFile made = CaseFile::create(path);
        made.append_trail("import", "{}");
        fresh = made.database().text(kTables);
        std::vector<std::string> newest = tables_made_by("audit/store/schema_4.sql");
        std::reverse(newest.begin(), newest.end());  // what refers to a table goes before it
        for (const std::string& table : newest) made.database().execute("DROP TABLE " + table);
        made.database().execute("ALTER TABLE problems DROP COLUMN change; ALTER TABLE sources DROP COLUMN mapping");
        for (const std::string& table : tables_made_by("audit/store/schema_2.sql"))
            made.database().execute("DROP TABLE " + table);
        made.database().execute("DROP TABLE findings; DROP TABLE finding_grounds;" +
                                statement_of("audit/store/schema.sql", "CREATE TABLE findings(") +
                                statement_of("audit/store/schema.sql", "CREATE INDEX findings_by_id") + kOldFindings);
        made.database().execute("PRAGMA user_version = 1");
    }
    BOOST_TEST(opening(path, OpenMode::read_only).find("older OnePermit (format 1)") != std::string::npos);
    const CaseFile opened = CaseFile::open(path);
    BOOST_TEST(opened.database().text(kTables) == fresh);
    BOOST_TEST(opened.database().text(
                   "SELECT group_concat(f.id || ' ' || message_zh || ' ' || message_en || ' ' || facts || ' ' || "
                   "verify_zh || ' ' || verify_en || ' ' || basis, char(10)) FROM findings f JOIN finding_grounds g ON "
                   "g.id = f.grounds") == R"(a 甲 A {"k":"v"} 查 look [{"law":"法","article":"1"}]
b 乙 B {} 查 look [{"law":"法","article":"1"}])");
    BOOST_TEST(opened.database().integer("SELECT count(*) FROM finding_grounds") == 1);
    BOOST_TEST(fs::exists(path + ".backup-v1"));
    BOOST_TEST(verify_trail(opened).empty());
}

BOOST_AUTO_TEST_CASE(a_migration_that_fails_leaves_the_file_as_it_was)
{
    const tests::TemporaryFolder folder;
    const std::string path = folder.file("a.opcase");
    const Migration broken[] = {{kNext, "CREATE TABLE notes(text TEXT)"},
                                {kNext + 1, "INSERT INTO nothing VALUES (1)"}};
    CaseFile made = CaseFile::create(path);
    BOOST_CHECK_THROW(migrate(made.database(), broken, kNext + 1), Error);
    BOOST_TEST(made.database().integer("PRAGMA user_version") == kCaseVersion);
    BOOST_TEST(made.database().integer("SELECT count(*) FROM sqlite_schema WHERE name = 'notes'") == 0);
    const Migration gap[] = {{kNext + 1, "CREATE TABLE notes(text TEXT)"}};
    BOOST_TEST(error_of([&] { migrate(made.database(), gap, kNext + 1); }) ==
               path + ": there is no way from format " + std::to_string(kCaseVersion) + " to " +
                   std::to_string(kNext + 1) + "; the file is damaged or was not written by OnePermit");
    BOOST_TEST(fs::exists(path + kBackup));
    BOOST_TEST(fs::exists(path + kBackup + "-2"));
}

BOOST_AUTO_TEST_CASE(a_column_that_the_contract_gained_is_added_on_opening)
{
    const tests::TemporaryFolder folder;
    const std::string path = folder.file("a.opcase");
    CaseFile::create(path).database().execute(
        "DROP VIEW outlets; ALTER TABLE outlets_rows DROP COLUMN destination; DROP VIEW documents; DROP TABLE "
        "documents_rows");
    CaseFile opened = CaseFile::open(path);
    BOOST_TEST(opened.database().integer("SELECT count(destination) FROM outlets") == 0);
    BOOST_TEST(opened.database().integer("SELECT count(*) FROM documents") == 0);
}

BOOST_AUTO_TEST_CASE(what_is_not_committed_leaves_nothing)
{
    const tests::TemporaryFolder folder;
    const std::string path = folder.file("a.opcase");
    CaseFile::create(path);
    {
        CaseFile opened = CaseFile::open(path);
        const Transaction transaction(opened.database());
        const std::int64_t file = add_file(opened, "permit.csv");
        OriginalWriter(opened, file).finish();
        opened.append_trail("import", "{}");
    }
    CaseFile opened = CaseFile::open(path);
    BOOST_TEST(opened.files().empty());
    BOOST_TEST(opened.database().integer("SELECT count(*) FROM trail") == 0);
}

BOOST_AUTO_TEST_CASE(a_full_disk_is_one_sentence_and_leaves_no_half_case)
{
    const SmallDisk disk("size=128k");
    if (!disk.mounted()) return;
    const std::string path = disk.file("a.opcase");
    const std::string expected =
        path + ": the disk is full; free some space and try again, the case is as it was before";
    BOOST_TEST(error_of([&] { CaseFile::create(path); }) == expected);
    BOOST_TEST(names_in(disk.path()).empty());
    std::ofstream(path).flush();
    BOOST_TEST(error_of([&] { CaseFile::create(path); }) == expected);
    BOOST_TEST((names_in(disk.path()) == std::vector<std::string>{"a.opcase"}));
    BOOST_TEST(fs::file_size(path) == 0U);
}

BOOST_AUTO_TEST_CASE(an_import_that_fills_the_disk_leaves_the_case_as_it_was)
{
    const SmallDisk disk("size=4m");
    if (!disk.mounted()) return;
    const std::string path = disk.file("a.opcase");
    CaseFile made = CaseFile::create(path);
    made.set_setting("k", "v");
    const auto fill = [&] {
        const Transaction transaction(made.database());
        OriginalWriter original(made, add_file(made, "noise.bin"));
        std::string noise(1U << 20U, '\0');
        std::uint64_t state = 1;
        for (char& c : noise)
            c = static_cast<char>((state = state * 6364136223846793005U + 1442695040888963407U) >> 56U);
        for (int i = 0; i < 8; ++i) original.feed(noise);
        original.finish();
    };
    BOOST_TEST(error_of(fill) ==
               path + ": the disk is full; free some space and try again, the case is as it was before");
    BOOST_TEST(made.files().empty());
    BOOST_TEST(*made.setting("k") == "v");
    BOOST_TEST(made.database().text("PRAGMA integrity_check") == "ok");
}

BOOST_AUTO_TEST_CASE(a_case_on_a_read_only_medium_can_be_read)
{
    const SmallDisk disk("size=4m");
    if (!disk.mounted()) return;
    const std::string path = disk.file("案卷 100%.opcase");
    CaseFile::create(path).set_setting("k", "v");
    disk.make_read_only();
    const CaseFile read = CaseFile::open(path, OpenMode::read_only);
    BOOST_TEST(*read.setting("k") == "v");
    BOOST_TEST(read.path() == path);
    BOOST_TEST(opening(path) == path + ": the case cannot be written here; copy it to a folder you may write to");
}

BOOST_AUTO_TEST_CASE(a_case_that_is_read_cannot_be_changed)
{
    const tests::TemporaryFolder folder;
    const std::string path = folder.file("a.opcase");
    CaseFile::create(path);
    CaseFile read = CaseFile::open(path, OpenMode::read_only);
    BOOST_TEST(error_of([&] { read.set_setting("k", "v"); }) ==
               path + ": the case cannot be written here; copy it to a folder you may write to");
}

BOOST_AUTO_TEST_SUITE_END()
