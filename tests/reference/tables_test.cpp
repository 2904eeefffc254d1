// SPDX-License-Identifier: Apache-2.0
#include "audit/reference/tables.h"

#include <boost/test/unit_test.hpp>
#include <sqlite3.h>

#include <algorithm>
#include <set>

#include "audit/model/error.h"

using namespace audit;
using namespace audit::reference;

namespace {

std::string error_of(const std::string& tables)
{
    try {
        parse_tables(R"({"format": "onepermit-tables/1", "tables": [)" + tables + "]}");
    } catch (const Error& error) {
        BOOST_TEST((error.kind() == ErrorKind::internal));
        return error.what();
    }
    return "no error";
}

std::string table_of(const std::string& columns)
{
    return R"({"id": "t", "name": {"zh": "表", "en": "t"}, "row": {"zh": "行", "en": "row"}, "topic": "ledger", "columns": [)" +
           columns + "]}";
}

std::string column_of(const std::string& more)
{
    return R"({"id": "c", "header": {"zh": "列", "en": "c"})" + more + "}";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(tables_test)

BOOST_AUTO_TEST_CASE(the_shipped_contract_holds_every_table)
{
    BOOST_TEST(tables().size() == 34U);
    BOOST_TEST(&tables() == &tables());
    const Table* limits = find_table("limits");
    BOOST_REQUIRE(limits != nullptr);
    BOOST_TEST(limits->name.zh == "许可排放限值");
    BOOST_TEST(limits->topic == "permit");
    BOOST_TEST(!limits->is_series);
    BOOST_TEST((limits->find("hourly")->type == ColumnType::limit));
    BOOST_TEST(limits->find("outlet")->required);
    BOOST_TEST(limits->find("nothing") == nullptr);
    BOOST_TEST(find_table("auto_hourly")->is_series);
    BOOST_TEST(find_table("products")->find("capacity")->unit_column == "capacity_unit");
    BOOST_TEST(find_table("Limits") == nullptr);
}

BOOST_AUTO_TEST_CASE(every_table_has_a_required_column_and_headers_of_its_own)
{
    for (const Table& table : tables()) {
        std::set<std::string> headers;
        for (const Column& column : table.columns)
            BOOST_TEST(headers.insert(column.header.zh).second, table.id + "." + column.id);
        const auto required = [](const Column& column) { return column.required; };
        BOOST_TEST(std::any_of(table.columns.begin(), table.columns.end(), required), table.id);
    }
}

BOOST_AUTO_TEST_CASE(no_table_is_named_by_a_word_of_sql_because_checks_write_them_bare)
{
    for (const Table& table : tables())
        BOOST_TEST(sqlite3_keyword_check(table.id.c_str(), static_cast<int>(table.id.size())) == 0, table.id);
}

BOOST_AUTO_TEST_CASE(says_where_a_contract_is_wrong)
{
    const std::string good = column_of(R"(, "type": "text")");
    BOOST_TEST(error_of(table_of(good)) == "no error");
    BOOST_TEST(error_of("7") == "data/tables.json: tables: an object was expected");
    BOOST_TEST(error_of(table_of("")) == "data/tables.json: t: a table without columns");
    BOOST_TEST(error_of(table_of(column_of(R"(, "type": "float")"))) == "data/tables.json: t.c: unknown type 'float'");
    BOOST_TEST(error_of(table_of(column_of(R"(, "type": "text", "colour": "red")"))) ==
               "data/tables.json: t.c: unknown field 'colour'");
    BOOST_TEST(error_of(table_of(good + "," + good)) == "data/tables.json: t.c: this id occurs twice");
    BOOST_TEST(error_of(table_of(good) + "," + table_of(good)) == "data/tables.json: t: this id occurs twice");
    BOOST_TEST(error_of(table_of(column_of(R"(, "type": "number", "unit_column": "u")"))) ==
               "data/tables.json: t.c: unit_column 'u' is no column of type unit");
    BOOST_TEST(error_of(table_of(R"({"id": "a b", "type": "text"})")) ==
               "data/tables.json: t: the id 'a b' is not made of a-z, 0-9 and _");
    BOOST_TEST(error_of(table_of(R"({"id": "row", "header": {"zh": "行", "en": "row"}, "type": "text"})")) ==
               "data/tables.json: t.row: this id is taken by the case file");
    BOOST_TEST(error_of(table_of(R"({"id": "c", "type": "text"})")) ==
               "data/tables.json: t.c: header needs a zh and an en text");
}

BOOST_AUTO_TEST_SUITE_END()
