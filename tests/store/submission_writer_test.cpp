// SPDX-License-Identifier: Apache-2.0
#include "audit/store/submission_writer.h"

#include <boost/test/unit_test.hpp>

#include "audit/store/submission_schema.h"
#include "tests/places.h"

using namespace audit;
using namespace audit::store;

namespace {

struct Fixture {
    tests::TemporaryFolder folder;
    CaseFile made = CaseFile::create(folder.file("a.opcase"));
    const reference::Table& limits = *reference::find_table("limits");

    SourceId source_of(std::int64_t file)
    {
        return add_source(
            made, {file, "限值", "limits", 2, {{"outlet", "排口编号", 0}, {"hourly", "浓度\n限值(mg/m³)", 3}}, true});
    }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(submission_writer_test)

BOOST_AUTO_TEST_CASE(a_contract_type_decides_the_stored_columns)
{
    const reference::Table& table = *reference::find_table("special_limits");
    std::string names;
    for (const StoredColumn& column : stored_columns(table)) {
        const char* const storages[] = {"text", "real", "integer"};
        names += column.name + " " + storages[static_cast<int>(column.storage)] + ", ";
    }
    BOOST_TEST(
        names ==
        "outlet text, outlet_written text, pollutant text, pollutant_written text, starts integer, ends integer, "
        "concentration real, concentration_lower real, concentration_written text, concentration_unit text, daily_kg "
        "real, daily_kg_written text, monthly_t real, monthly_t_written text, ");
    BOOST_TEST((first_stored_columns(table) == std::vector<int>{0, 2, 4, 5, 6, 10, 12}));
}

BOOST_FIXTURE_TEST_CASE(rows_come_back_typed_and_absent_cells_are_null, Fixture)
{
    const SourceId source = source_of(add_file(made, "许可/限值.xlsx"));
    RowWriter writer(made, limits);
    BOOST_TEST(writer.column("nothing") == -1);
    writer.begin(source, 3);
    writer.set_text(writer.column("outlet"), "DA001");
    writer.set_real(writer.column("hourly"), 50);
    writer.set_text(writer.column("hourly_written"), "50mg/Nm3");
    writer.write();
    writer.begin(source, 4);
    writer.write();
    Statement query = made.database().prepare("SELECT source, row, outlet, hourly, hourly_written, daily FROM limits");
    BOOST_REQUIRE(query.step());
    BOOST_TEST(query.integer(0) == source);
    BOOST_TEST(query.integer(1) == 3);
    BOOST_TEST(query.text(2) == "DA001");
    BOOST_TEST(query.real(3) == 50.0);
    BOOST_TEST(query.text(4) == "50mg/Nm3");
    BOOST_TEST(query.is_null(5));
    BOOST_REQUIRE(query.step());
    for (const int column : {2, 3, 4, 5}) BOOST_TEST(query.is_null(column));
}

BOOST_FIXTURE_TEST_CASE(a_superseded_file_takes_its_rows_and_problems_out_of_the_audit, Fixture)
{
    const std::int64_t old_file = add_file(made, "限值.xlsx");
    const SourceId old_source = source_of(old_file);
    RowWriter writer(made, limits);
    writer.begin(old_source, 3);
    writer.write();
    add_problem(made, {old_file, old_source, "限值", 3, "浓度", "五十", {"数", "a number"}, true, false});
    BOOST_TEST(made.problems().size() == 1U);
    BOOST_TEST(file_in_force(made, "限值.xlsx")->id == old_file);
    BOOST_TEST(!file_in_force(made, "other").has_value());

    supersede(made, old_file);
    const std::int64_t new_file = add_file(made, "限值.xlsx");
    const SourceId new_source = source_of(new_file);
    set_counts(made, new_source, 1, 2);
    BOOST_TEST(file_in_force(made, "限值.xlsx")->id == new_file);
    BOOST_TEST(made.file(new_file)->version == 2);
    BOOST_TEST(made.file(old_file)->superseded);
    BOOST_TEST(made.database().integer("SELECT count(*) FROM limits") == 0);
    BOOST_TEST(made.database().integer("SELECT count(*) FROM limits_rows") == 1);
    BOOST_TEST(made.problems().empty());
    BOOST_TEST(made.sources(true).size() == 2U);
    const std::vector<Source> in_force = made.sources();
    BOOST_REQUIRE(in_force.size() == 1U);
    BOOST_TEST(in_force[0].rows == 1);
    BOOST_TEST(in_force[0].rejected == 2);
    BOOST_TEST(in_force[0].hidden);
    BOOST_TEST(*in_force[0].sheet == "限值");
}

BOOST_FIXTURE_TEST_CASE(problems_and_headers_come_back_as_they_were_submitted, Fixture)
{
    const std::int64_t file = add_file(made, "限值.xlsx");
    const SourceId source = source_of(file);
    add_problem(made, {file, {}, {}, 0, "", "", {"无", "none"}, false, true});
    add_problem(made, {file, source, "限值", 7, "浓度", "五十", {"一个数", "a number"}, true, false});
    const std::vector<ImportProblem> problems = made.problems();
    BOOST_REQUIRE(problems.size() == 2U);
    BOOST_TEST(problems[0].note);
    BOOST_TEST(!problems[0].source.has_value());
    BOOST_TEST(*problems[1].source == source);
    BOOST_TEST(problems[1].row == 7);
    BOOST_TEST(problems[1].expected.zh == "一个数");
    BOOST_TEST(problems[1].rejected);
    BOOST_TEST(made.header_of(source, "hourly") == "浓度\n限值(mg/m³)");
    BOOST_TEST(made.header_of(source, "standard") == "执行标准");
    BOOST_TEST(made.header_of(source, "nothing") == "nothing");
    BOOST_TEST(made.header_of(99, "outlet") == "outlet");
}

BOOST_FIXTURE_TEST_CASE(packet_faults_are_kept_with_their_line, Fixture)
{
    const SourceId source = add_source(made, {add_file(made, "log.txt"), {}, "hj212", 0, {}, false});
    add_packet_fault(made, {{source, 17}, "DA001", {}, "crc", "1C80", "1C81"});
    BOOST_TEST(
        made.database().text(
            "SELECT source || row || outlet || fault || found || expected FROM packet_faults WHERE time IS NULL") ==
        std::to_string(source) + "17DA001crc1C801C81");
}

BOOST_AUTO_TEST_SUITE_END()
