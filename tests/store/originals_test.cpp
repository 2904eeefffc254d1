// SPDX-License-Identifier: Apache-2.0
// Originals, the trail and what verify says of them.
#include <boost/test/unit_test.hpp>

#include "audit/model/error.h"
#include "audit/store/case_file.h"
#include "audit/store/submission_writer.h"
#include "audit/store/trail.h"
#include "audit/store/verify.h"
#include "tests/places.h"

using namespace audit;
using namespace audit::store;

namespace {

struct Fixture {
    tests::TemporaryFolder folder;
    std::string path = folder.file("a.opcase");
    CaseFile made = CaseFile::create(path);

    std::int64_t keep(const char* name, const std::string& bytes, std::size_t piece)
    {
        Transaction transaction(made.database());
        const std::int64_t file = add_file(made, name);
        OriginalWriter writer(made, file);
        for (std::size_t at = 0; at < bytes.size(); at += piece) writer.feed(std::string_view(bytes).substr(at, piece));
        BOOST_TEST(writer.finish() == sha256_of(bytes));
        transaction.commit();
        return file;
    }
    void append(const char* event)
    {
        Transaction transaction(made.database());
        made.append_trail(event, R"({"n": 1})");
        transaction.commit();
    }
};

std::string text_of(std::size_t size)
{
    std::string bytes;
    for (std::size_t i = 0; bytes.size() < size; ++i) bytes += std::to_string(i * i) + (i % 7 == 0 ? "\r\n" : ",");
    bytes.resize(size);
    return bytes;
}

std::string error_of_original(const CaseFile& case_file, std::int64_t file)
{
    try {
        case_file.original(file);
    } catch (const Error& error) {
        return error.what();
    }
    return "no error";
}

std::string joined(const std::vector<std::string>& sentences)
{
    std::string text;
    for (const std::string& sentence : sentences) text += sentence + "\n";
    return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(originals_test)

BOOST_AUTO_TEST_CASE(hashes_are_those_of_the_standard)
{
    BOOST_TEST(sha256_of("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    BOOST_TEST(sha256_of("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    const tests::TemporaryFolder folder;
    const std::string bytes = text_of(700'000);
    BOOST_TEST(sha256_of_file(folder.write("a", bytes)) == sha256_of(bytes));
    BOOST_CHECK_THROW(sha256_of_file(folder.file("none")), Error);
}

BOOST_FIXTURE_TEST_CASE(an_original_comes_back_byte_for_byte_whatever_its_size_and_pieces, Fixture)
{
    constexpr std::size_t kMiB = 1U << 20U;
    for (const std::size_t size : {std::size_t{0}, std::size_t{1}, kMiB - 1, kMiB, kMiB + 1, 3 * kMiB + 77}) {
        const std::string bytes = text_of(size);
        for (const std::size_t piece : {std::size_t{4096}, std::size_t{100'003}, 2 * kMiB})
            BOOST_TEST((made.original(keep("a.csv", bytes, piece)) == bytes), size << " in " << piece);
    }
    const std::vector<SubmittedFile> files = made.files();
    BOOST_TEST(files.size() == 18U);
    BOOST_TEST(files.back().version == 18);
    BOOST_TEST(files.back().size == static_cast<std::int64_t>(3 * kMiB + 77));
}

BOOST_FIXTURE_TEST_CASE(a_long_original_packed_on_a_second_thread_is_the_same, Fixture)
{
    const std::string bytes = text_of((std::size_t{40} << 20U) + 77);
    const std::int64_t alone = keep("a.csv", bytes, 262'144);
    made.database().execute("PRAGMA threads = 1");
    const std::int64_t beside = keep("b.csv", bytes, 262'144);
    BOOST_TEST((made.original(beside) == bytes));
    BOOST_TEST(made.database().integer("SELECT count(*) FROM file_pieces") == 82);
    BOOST_TEST(
        made.database().integer("SELECT count(*) FROM file_pieces AS a JOIN file_pieces AS b USING (piece, data) "
                                "WHERE a.file = " +
                                std::to_string(alone) + " AND b.file = " + std::to_string(beside)) == 41);
}

BOOST_FIXTURE_TEST_CASE(an_original_given_up_half_way_ends_its_thread, Fixture)
{
    made.database().execute("PRAGMA threads = 1");
    Transaction transaction(made.database());
    OriginalWriter writer(made, add_file(made, "a.csv"));
    writer.feed(text_of(std::size_t{40} << 20U));
}

BOOST_FIXTURE_TEST_CASE(one_changed_byte_of_an_original_is_noticed, Fixture)
{
    const std::int64_t file = keep("许可/限值.csv", text_of(2'000'000), 65'536);
    const std::int64_t other = keep("b.csv", "whole", 10);
    const std::string sentence =
        path +
        ": the original of 许可/限值.csv kept in the case is not what was handed in; restore the case from a copy";
    made.database().execute("CREATE TABLE kept AS SELECT * FROM file_pieces");
    // A byte of the compressed piece.
    made.database().execute(
        "UPDATE file_pieces SET data = CAST(substr(data, 1, 999) || x'00' || substr(data, 1001) AS BLOB) "
        "WHERE file = 1 AND piece = 1");
    BOOST_TEST(error_of_original(made, file) == sentence);
    // A piece that is lost.
    made.database().execute(
        "DELETE FROM file_pieces; INSERT INTO file_pieces SELECT * FROM kept WHERE NOT (file = 1 AND piece = 0)");
    BOOST_TEST(error_of_original(made, file) == sentence);
    BOOST_TEST(joined(verify_case(made)) == sentence + "\n");
    // Another hash.
    made.database().execute("INSERT OR REPLACE INTO file_pieces SELECT * FROM kept");
    BOOST_TEST(error_of_original(made, file) == "no error");
    made.database().execute("UPDATE files SET sha256 = '00' WHERE id = 1");
    BOOST_TEST(error_of_original(made, file) == sentence);
    BOOST_TEST(made.original(other) == "whole");
}

BOOST_FIXTURE_TEST_CASE(the_trail_notices_every_kind_of_change, Fixture)
{
    made.set_setting("author", "张三");
    for (const char* event : {"import", "audit", "close"}) append(event);
    BOOST_TEST(joined(verify_case(made)) == "");
    BOOST_TEST(trail(made)[1].author == "张三");
    BOOST_TEST(trail(made)[1].event == "audit");

    const auto after = [&](const char* change) {
        made.database().execute("SAVEPOINT before");
        made.database().execute(change);
        const std::string found = joined(verify_trail(made));
        made.database().execute("ROLLBACK TO before; RELEASE before");
        return found;
    };
    const std::string place = path + ": event ";
    BOOST_TEST(after("UPDATE trail SET author = '李四' WHERE id = 2") ==
               place + "2 of the audit trail was changed after it was written\n");
    BOOST_TEST(after("UPDATE trail SET detail = '{}' WHERE id = 3") ==
               place + "3 of the audit trail was changed after it was written\n");
    BOOST_TEST(after("DELETE FROM trail WHERE id = 2") ==
               place + "3 of the audit trail follows event 1; events were removed\n");
    BOOST_TEST(after("DELETE FROM trail WHERE id = 3") ==
               path + ": events were removed from the end of the audit trail\n");
    BOOST_TEST(after("DELETE FROM trail") == path + ": events were removed from the end of the audit trail\n");
    BOOST_TEST(after("UPDATE trail SET event = 'a', hash = '00' WHERE id = 1") ==
               place + "1 of the audit trail was changed after it was written\n");
    BOOST_TEST(after("SELECT 1") == "");
}

BOOST_FIXTURE_TEST_CASE(fields_of_an_event_cannot_flow_into_each_other, Fixture)
{
    const TrailEvent one{1, "t", "ab", "c", "e", "d", ""};
    const TrailEvent two{1, "t", "a", "bc", "e", "d", ""};
    BOOST_TEST(trail_hash("", one) != trail_hash("", two));
    BOOST_TEST(trail_hash("", one) != trail_hash("x", one));
}

BOOST_FIXTURE_TEST_CASE(damage_inside_the_database_is_told, Fixture)
{
    made.database().execute("CREATE INDEX wrong ON settings(value)");
    made.set_setting("k", "v");
    made.database().execute(
        "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = 'CREATE INDEX wrong ON settings(key)' "
        "WHERE name = 'wrong'; PRAGMA writable_schema = RESET");
    const std::string found = joined(verify_case(made));
    BOOST_TEST(found.starts_with(path + ": the database is damaged: "), found);
}

BOOST_AUTO_TEST_SUITE_END()
