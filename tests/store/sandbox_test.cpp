// SPDX-License-Identifier: Apache-2.0
// What a hostile query gets: a refusal with its reason, in bounded time and memory, and never anything it was not
// given.
#include "audit/store/sandbox.h"

#include <boost/test/unit_test.hpp>

#include <chrono>

using namespace audit;
using store::Sandbox;
using store::SandboxError;
using store::SandboxLimits;
using store::SandboxQuery;
using store::SqlValue;

namespace {

// Two columns of text, a time and a number: a row an hour of one outlet and two items.
class Hours : public store::RowTable {
 public:
    explicit Hours(std::int64_t hours) : hours_(hours) {}
    std::vector<store::SqlColumn> columns() const override
    {
        return {{"outlet"}, {"item"}, {"time", "INTEGER"}, {"measured", "REAL"}};
    }
    std::unique_ptr<Cursor> open(const Asked& asked) override
    {
        last_asked = asked;
        return std::make_unique<Rows>(hours_);
    }
    static Asked last_asked;

 private:
    class Rows : public Cursor {
     public:
        explicit Rows(std::int64_t hours) : hours_(hours) {}
        bool next() override { return ++at_ < 2 * hours_; }
        SqlValue value(int column) override
        {
            if (column == 0) return std::string("DA001");
            if (column == 1) return std::string(at_ < hours_ ? "二氧化硫" : "含氧量");
            if (column == 2) return at_ % hours_ * kHour;
            if (at_ % hours_ == 2) throw Error("the hour is damaged");
            return 0.5 * static_cast<double>(at_ % hours_);
        }

     private:
        std::int64_t hours_, at_ = -1;
    };
    std::int64_t hours_;
};
Hours::Asked Hours::last_asked;

struct Place {
    Place()
    {
        sandbox.add_table("limits", {{"outlet"}, {"hourly", "REAL"}}, [this](store::Statement& insert) {
            ++filled;
            for (int i = 1; i <= 3; ++i) insert.bind_all("DA00" + std::to_string(i), 10.0 * i).run();
            return std::int64_t{3};
        });
        sandbox.add_table("many", {{"n", "INTEGER"}}, [](store::Statement& insert) {
            for (std::int64_t i = 0; i < 2000; ++i) insert.bind_all(i).run();
            return std::int64_t{2000};
        });
        sandbox.add_table("auto_hourly", std::make_unique<Hours>(2));
        sandbox.add_table("damaged", std::make_unique<Hours>(5));
        sandbox.add_function("date_text", [](Time time) { return SqlValue(date_text(time)); });
    }
    std::string all(const std::string& sql, const SandboxLimits& limits = {})
    {
        SandboxQuery query = sandbox.query(sql, limits);
        std::string text;
        while (query.step()) {
            for (std::size_t i = 0; i < query.columns().size(); ++i) {
                if (i > 0) text += '|';
                text += query.text(static_cast<int>(i));
            }
            text += '\n';
        }
        return text;
    }
    // "line: reason" of a query that must not run to its end.
    std::string refusal(const std::string& sql, const SandboxLimits& limits = {})
    {
        try {
            return std::string("it ran: ").append(all(sql, limits));
        } catch (const SandboxError& error) {
            BOOST_TEST(!error.words().zh.empty());
            return std::to_string(error.line()) + ": " + error.words().en;
        }
    }
    Sandbox sandbox;
    int filled = 0;
};

constexpr const char* kOnlySelect = "only SELECT is allowed: no writing, attaching, pragmas or extensions";

bool has(const std::string& text, const std::string& part)
{
    return text.find(part) != std::string::npos;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(sandbox_test)

BOOST_FIXTURE_TEST_CASE(reads_its_tables_and_copies_them_once, Place)
{
    BOOST_TEST(all("SELECT outlet, hourly FROM limits WHERE hourly > 10 ORDER BY 1") == "DA002|20.0\nDA003|30.0\n");
    BOOST_TEST(all("WITH high AS (SELECT * FROM LIMITS WHERE hourly > 20) SELECT count(*) FROM high") == "1\n");
    BOOST_TEST(filled == 1);
    BOOST_TEST(all("SELECT count(*) FROM many") == "2000\n");
    BOOST_TEST(filled == 1);
}

BOOST_FIXTURE_TEST_CASE(joins_rows_that_are_made_with_rows_that_are_kept, Place)
{
    BOOST_TEST(
        all("SELECT a.time, a.measured, b.measured FROM limits JOIN auto_hourly a USING (outlet) JOIN auto_hourly b ON "
            "b.outlet = a.outlet AND b.item = '含氧量' AND b.time = a.time WHERE a.item = '二氧化硫'") ==
        "0|0.0|0.0\n3600|0.5|0.5\n");
}

BOOST_FIXTURE_TEST_CASE(hands_on_what_a_query_asks_of_its_keys, Place)
{
    BOOST_TEST(
        all("SELECT measured FROM auto_hourly WHERE outlet = 'DA001' AND item = '含氧量' AND time >= 3600 AND time < "
            "7200") == "0.5\n");
    BOOST_TEST(Hours::last_asked.first.value_or("") == "DA001");
    BOOST_TEST(Hours::last_asked.second.value_or("") == "含氧量");
    BOOST_TEST(Hours::last_asked.from.value_or(0) == 3600);
    BOOST_TEST(Hours::last_asked.to.value_or(0) == 7200);
    BOOST_TEST(all("SELECT count(*) FROM auto_hourly WHERE time < 'later'") == "4\n");
    BOOST_TEST(all("SELECT count(*) FROM auto_hourly WHERE time = NULL") == "0\n");
    BOOST_TEST(all("SELECT count(*) FROM auto_hourly WHERE time < 3599.5") == "2\n");
}

BOOST_FIXTURE_TEST_CASE(binds_parameters_and_calls_time_functions, Place)
{
    SandboxQuery query = sandbox.query("SELECT date_text(:from), :high + 1, date_text(NULL)");
    BOOST_TEST(query.parameters() == std::vector<std::string>({"from", "high"}), boost::test_tools::per_element());
    query.bind("from", std::int64_t{86400});
    query.bind("high", 1.5);
    BOOST_REQUIRE(query.step());
    BOOST_TEST(query.text(0) == "1970-01-02");
    BOOST_TEST(query.text(1) == "2.5");
    BOOST_TEST(query.is_null(2));
}

BOOST_FIXTURE_TEST_CASE(what_a_row_table_throws_ends_the_query, Place)
{
    BOOST_TEST(has(refusal("SELECT sum(measured) FROM damaged"), "the hour is damaged"));
    BOOST_TEST(all("SELECT count(*) FROM damaged") == "10\n");
}

BOOST_FIXTURE_TEST_CASE(refuses_everything_but_a_select, Place)
{
    for (const char* sql : {"INSERT INTO limits VALUES('DA009', 1)",
                            "UPDATE limits SET hourly = 0",
                            "DELETE FROM limits",
                            "DROP TABLE limits",
                            "CREATE TABLE mine(x)",
                            "CREATE TEMP TABLE mine(x)",
                            "CREATE VIEW v AS SELECT 1",
                            "CREATE TEMP TRIGGER t AFTER "
                            "INSERT ON limits BEGIN SELECT 1; END",
                            "ALTER TABLE limits RENAME TO other",
                            "CREATE INDEX i ON limits(outlet)",
                            "ATTACH '/tmp/other.db' AS other",
                            "ATTACH ':memory:' AS other",
                            "DETACH main",
                            "PRAGMA user_version = 7",
                            "PRAGMA table_info(limits)",
                            "PRAGMA writable_schema = ON",
                            "BEGIN",
                            "COMMIT",
                            "SAVEPOINT a",

                            "ANALYZE",
                            "WITH a AS (SELECT 1) DELETE FROM limits",

                            "CREATE VIRTUAL TABLE f USING fts5(x)"})
        BOOST_TEST(has(refusal(sql), kOnlySelect), sql << " gave " << refusal(sql));
    for (const char* sql :
         {"VACUUM", "REINDEX", "VACUUM INTO '/tmp/copy.db'", "EXPLAIN SELECT 1", "EXPLAIN QUERY PLAN SELECT 1"})
        BOOST_TEST(has(refusal(sql), "only SELECT is allowed"), sql << " gave " << refusal(sql));
    for (const char* sql : {"UPDATE sqlite_master SET sql = ''", "DELETE FROM sqlite_schema"})
        BOOST_TEST(has(refusal(sql), "may not be modified"), sql << " gave " << refusal(sql));
    BOOST_TEST(all("SELECT count(*), sum(hourly) FROM limits") == "3|60.0\n");
}

BOOST_FIXTURE_TEST_CASE(refuses_what_is_no_single_query, Place)
{
    BOOST_TEST(refusal("") == "1: there is no query");
    BOOST_TEST(refusal("-- nothing\n") == "1: there is no query");
    BOOST_TEST(refusal("SELECT 1;\n-- the second\nSELECT 2") == "1: only one statement is allowed");
    BOOST_TEST(has(refusal("SELECT 1; DROP TABLE limits"), "only one statement is allowed"));
    BOOST_TEST(all("SELECT 1;\n-- the end\n") == "1\n");
}

BOOST_FIXTURE_TEST_CASE(sees_nothing_but_what_it_was_given, Place)
{
    for (const char* sql :
         {"SELECT sql FROM sqlite_master", "SELECT name FROM sqlite_schema", "SELECT * FROM sqlite_temp_master",
          "SELECT count(*) FROM sqlite_master", "SELECT * FROM pragma_table_info('limits')",
          "SELECT count(*) FROM pragma_database_list", "SELECT * FROM json_each('[1]')", "SELECT * FROM dbstat"})
        BOOST_TEST(
            (has(refusal(sql), "may not read") || has(refusal(sql), "no such table") || has(refusal(sql), kOnlySelect)),
            sql << " gave " << refusal(sql));
    for (const char* sql : {"SELECT * FROM trail", "SELECT * FROM files", "SELECT data FROM file_pieces",
                            "SELECT * FROM runs", "SELECT * FROM settings", "SELECT * FROM main.trail"})
        BOOST_TEST(has(refusal(sql), "no such table"), sql << " gave " << refusal(sql));
    // A WITH of an allowed name opens no door.
    BOOST_TEST(has(refusal("WITH limits AS (SELECT sql FROM sqlite_master) SELECT * FROM limits"), "may not read"));
}

BOOST_FIXTURE_TEST_CASE(calls_listed_functions_only, Place)
{
    for (const char* sql : {"SELECT load_extension('/tmp/a.so')", "SELECT random()",
                            "SELECT hex(randomblob(1000000000))", "SELECT length(zeroblob(1000000000))",
                            "SELECT sqlite_version()", "SELECT date('now')", "SELECT current_timestamp",
                            "SELECT changes()", "SELECT last_insert_rowid()", "SELECT sqlite_compileoption_get(0)",
                            "SELECT json_group_array(hourly) FROM limits", "SELECT strftime('%s', 'now')"})
        BOOST_TEST(has(refusal(sql), "may not call the function"), sql << " gave " << refusal(sql));
    for (const char* sql : {"SELECT writefile('/tmp/x', 'y')", "SELECT readfile('/etc/passwd')", "SELECT edit('x')",
                            "SELECT fts3_tokenizer('simple')"})
        BOOST_TEST((has(refusal(sql), "no such function") || has(refusal(sql), "may not call")),
                   sql << " gave " << refusal(sql));
}

BOOST_FIXTURE_TEST_CASE(values_have_a_greatest_length, Place)
{
    for (const char* sql :
         {"SELECT group_concat(printf('%.*c', 1000, 'x')) FROM many",
          "SELECT replace(printf('%.*c', 90000, 'x'), 'x', 'yyyyyyyy')", "SELECT hex(printf('%.*c', 90000, 'x'))",
          "WITH RECURSIVE g(s) AS (SELECT 'x' UNION ALL SELECT s || s FROM g) SELECT max(length(s)) FROM g"})
        BOOST_TEST(has(refusal(sql), "longer than 100 kB"), sql << " gave " << refusal(sql).substr(0, 200));
    // These come back empty.
    BOOST_TEST(all("SELECT printf('%.*c', 1000000000, 'x')") == "\n");
    BOOST_TEST(all("SELECT format('%1000000000d', 1)") == "\n");
    BOOST_TEST(has(refusal("SELECT '" + std::string(200'000, 'x') + "'"), "longer than 100 kB"));
}

BOOST_FIXTURE_TEST_CASE(stops_what_never_ends, Place)
{
    const SandboxLimits limits{2'000'000, 60, std::int64_t{64} << 20U};
    const std::string steps = "took more than 2000000 steps";
    BOOST_TEST(
        has(refusal("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT sum(i) FROM n", limits),
            steps));
    BOOST_TEST(has(
        refusal("SELECT count(*) FROM many a, many b, many c, many d WHERE a.n + b.n + c.n + d.n < 0", limits), steps));
    BOOST_TEST(has(refusal("SELECT sum(a.measured) FROM auto_hourly a, many b, many c, many d", limits), steps));
}

BOOST_FIXTURE_TEST_CASE(stops_in_time_whatever_the_steps, Place)
{
    const SandboxLimits limits{std::int64_t{1} << 60U, 0, std::int64_t{64} << 20U};
    const auto start = std::chrono::steady_clock::now();
    BOOST_TEST(
        has(refusal("SELECT count(*) FROM many a, many b, many c, many d", limits), "took longer than 0 seconds"));
    BOOST_TEST(std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count() < 20);
}

BOOST_FIXTURE_TEST_CASE(stops_what_takes_too_much_memory, Place)
{
    const SandboxLimits limits{500'000'000, 60, std::int64_t{8} << 20U};
    const std::string wide = "printf('%.*c', 20000, 'x')";
    BOOST_TEST(
        has(refusal("SELECT " + wide + " || a.n || b.n AS t FROM many a, many b ORDER BY t", limits), "MB of memory"));
    BOOST_TEST(
        has(refusal("SELECT count(DISTINCT " + wide + " || a.n || b.n) FROM many a, many b", limits), "MB of memory"));
    BOOST_TEST(has(refusal("WITH RECURSIVE n(i, t) AS (SELECT 1, " + wide +
                               " UNION SELECT i + 1, t FROM n) SELECT count(*) FROM n",
                           limits),
                   "MB of memory"));
    BOOST_TEST(all("SELECT count(*) FROM limits") == "3\n");
}

BOOST_FIXTURE_TEST_CASE(a_query_that_unfolds_without_end_is_refused_while_it_is_read, Place)
{
    std::string sql = "WITH a0 AS (SELECT 1 AS x)";
    for (int i = 1; i < 40; ++i)
        sql += ", a" + std::to_string(i) + " AS (SELECT p.x FROM a" + std::to_string(i - 1) + " p, a" +
               std::to_string(i - 1) + " q)";
    const SandboxLimits limits{500'000'000, 60, std::int64_t{16} << 20U};
    const std::string words = refusal(sql + " SELECT x FROM a39", limits);
    BOOST_TEST((has(words, "more memory than it may") || has(words, "steps")), words);
    BOOST_TEST(!has(refusal("SELECT " + std::string(5000, '(') + "1" + std::string(5000, ')')), "it ran"));
    std::string many = "SELECT 1";
    for (int i = 0; i < 200; ++i) many += " UNION ALL SELECT 1";
    BOOST_TEST(has(refusal(many), "too many terms in compound SELECT"));
    // The process has no such limit afterwards.
    BOOST_TEST(all("SELECT count(*) FROM many a, limits b") == "6000\n");
}

BOOST_FIXTURE_TEST_CASE(errors_name_the_line, Place)
{
    BOOST_TEST(refusal("SELECT outlet,\n  hourlyy\nFROM limits") == "2: no such column: hourlyy");
    BOOST_TEST(has(refusal("SELECT outlet\nFROM limits\nWHERE limit > 1"), "3: near \"limit\": syntax error"));
}

BOOST_AUTO_TEST_SUITE_END()
