// SPDX-License-Identifier: Apache-2.0
#include "audit/store/database.h"

#include <boost/test/unit_test.hpp>

#include "audit/model/error.h"
#include "tests/places.h"

namespace {

using audit::store::Database;
using audit::store::OpenMode;
using audit::store::Statement;

struct Numbers {
    tests::TemporaryFolder folder;
    Database database{folder.file("numbers.sqlite"), OpenMode::create};

    Numbers() { database.execute("CREATE TABLE numbers(n INTEGER UNIQUE); INSERT INTO numbers VALUES (1), (2), (3)"); }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(database_test)

BOOST_FIXTURE_TEST_CASE(gives_a_query_inside_the_same_query_its_own_statement, Numbers)
{
    const char* sql = "SELECT n FROM numbers WHERE n >= ? ORDER BY n";
    for (int round = 0; round < 2; ++round) {
        std::int64_t pairs = 0;
        Statement outer = database.prepare(sql);
        outer.bind(1, 1);
        while (outer.step()) {
            Statement inner = database.prepare(sql);
            inner.bind(1, outer.integer(0));
            while (inner.step()) pairs += 10 * outer.integer(0) + inner.integer(0);
        }
        BOOST_TEST(pairs == 11 + 12 + 13 + 22 + 23 + 33);
    }
}

BOOST_FIXTURE_TEST_CASE(keeps_no_value_bound_from_an_earlier_use, Numbers)
{
    const char* sql = "SELECT count(*) FROM numbers WHERE n = ?";
    {
        Statement first = database.prepare(sql);
        first.bind(1, 2);
        BOOST_TEST(first.step());
        BOOST_TEST(first.integer(0) == 1);
    }
    Statement second = database.prepare(sql);
    BOOST_TEST(second.step());
    BOOST_TEST(second.integer(0) == 0);
}

BOOST_FIXTURE_TEST_CASE(works_again_after_a_failure, Numbers)
{
    const char* sql = "INSERT INTO numbers VALUES (?)";
    for (int round = 0; round < 2; ++round) BOOST_CHECK_THROW(database.prepare(sql).bind_all(3).run(), audit::Error);
    database.prepare(sql).bind_all(4).run();
    BOOST_TEST(database.integer("SELECT max(n) FROM numbers") == 4);
}

BOOST_FIXTURE_TEST_CASE(holds_no_lock_by_a_query_left_in_its_middle, Numbers)
{
    {
        Statement left = database.prepare("SELECT n FROM numbers");
        BOOST_TEST(left.step());
    }
    Database other(folder.file("numbers.sqlite"), OpenMode::read_write);
    other.execute("INSERT INTO numbers VALUES (5)");
    other.execute("ALTER TABLE numbers ADD COLUMN word TEXT");
    Statement all = database.prepare("SELECT n FROM numbers");
    std::int64_t sum = 0;
    while (all.step()) sum += all.integer(0);
    BOOST_TEST(sum == 11);
}

BOOST_FIXTURE_TEST_CASE(forgets_idle_statements_beyond_a_number, Numbers)
{
    for (int i = 0; i < 1000; ++i) {
        const std::string i_text = std::to_string(i);
        BOOST_TEST_REQUIRE(database.integer("SELECT count(*) + " + i_text + " FROM numbers") == 3 + i);
    }
}

BOOST_AUTO_TEST_SUITE_END()
