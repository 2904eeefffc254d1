// SPDX-License-Identifier: Apache-2.0
#include "audit/store/snapshot.h"

#include <boost/test/unit_test.hpp>

#include "tests/places.h"

using namespace audit::store;

namespace {

struct Fixture {
    tests::TemporaryFolder folder;
    std::string path = folder.file("numbers.sqlite");
    Database database{path, OpenMode::create};

    Fixture()
    {
        database.execute("PRAGMA journal_mode = WAL; CREATE TABLE numbers(n); INSERT INTO numbers VALUES (1)");
    }
    std::int64_t count() const { return database.integer("SELECT count(*) FROM numbers"); }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(snapshot_test)

BOOST_FIXTURE_TEST_CASE(shows_one_state_to_its_end, Fixture)
{
    Database other(path, OpenMode::read_write);
    {
        const Snapshot snapshot(database);
        BOOST_TEST(count() == 1);
        other.execute("INSERT INTO numbers VALUES (2)");
        BOOST_TEST(count() == 1);
    }
    BOOST_TEST(count() == 2);
    database.execute("INSERT INTO numbers VALUES (3)");
    BOOST_TEST(count() == 3);
}

BOOST_FIXTURE_TEST_CASE(leaves_a_transaction_around_it_as_it_is, Fixture)
{
    Transaction transaction(database);
    database.execute("INSERT INTO numbers VALUES (2)");
    {
        const Snapshot snapshot(database);
        BOOST_TEST(count() == 2);
    }
    transaction.commit();
    BOOST_TEST(count() == 2);
}

BOOST_AUTO_TEST_SUITE_END()
