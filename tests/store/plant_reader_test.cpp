// SPDX-License-Identifier: Apache-2.0
#include "audit/store/plant_reader.h"

#include <boost/test/unit_test.hpp>

#include "audit/store/stored_number.h"
#include "audit/store/submission_writer.h"
#include "tests/places.h"

using namespace audit;
using namespace audit::store;

namespace {

struct Fixture {
    tests::TemporaryFolder folder;
    CaseFile made = CaseFile::create(folder.file("a.opcase"));
    SourceId source = add_source(made, {add_file(made, "许可.xlsx"), {}, "limits", 1, {}, false});
    int row = 1;

    // Texts, numbers and absent cells (nullptr) by stored column.
    struct Value {
        const char* column;
        const char* text = nullptr;
        double number = 0;
    };
    void add(const char* table, std::initializer_list<Value> values)
    {
        RowWriter writer(made, *reference::find_table(table));
        writer.begin(source, ++row);
        for (const Value& value : values) {
            BOOST_REQUIRE(writer.column(value.column) >= 0);
            if (value.text != nullptr) {
                writer.set_text(writer.column(value.column), value.text);
            } else {
                writer.set_real(writer.column(value.column), value.number);
            }
        }
        writer.write();
    }
};

std::string text_of(const std::optional<Decimal>& value)
{
    return value ? value->to_string() : "none";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(plant_reader_test)

BOOST_AUTO_TEST_CASE(numbers_keep_the_decimals_they_were_written_with)
{
    BOOST_TEST(text_of(stored_decimal(50, "50.0")) == "50.0");
    BOOST_TEST(text_of(stored_decimal(50, "50mg/Nm3")) == "50");
    BOOST_TEST(text_of(stored_decimal(3, "SO3: 3.00mg/m3")) == "3");
    BOOST_TEST(text_of(stored_decimal(1234.5, "1,234.50")) == "1234.50");
    BOOST_TEST(text_of(stored_decimal(-0.5, "-0.50")) == "-0.50");
    BOOST_TEST(text_of(stored_decimal(50, "0.05g/m³")) == "50");
    BOOST_TEST(text_of(stored_decimal(0.025, "25μg/m³")) == "0.025");
    BOOST_TEST(text_of(stored_decimal(0.1, "")) == "0.1");
    BOOST_TEST(text_of(stored_decimal(std::nullopt, "/")) == "none");
}

BOOST_AUTO_TEST_CASE(a_range_has_two_ends)
{
    const auto limit = stored_limit(6, 9, "6~9", "无量纲");
    BOOST_TEST(text_of(limit->lower) == "6");
    BOOST_TEST(limit->upper.to_string() == "9");
    BOOST_TEST(limit->written == "6~9");
    BOOST_TEST(!stored_limit(std::nullopt, std::nullopt, "/", "").has_value());
}

BOOST_FIXTURE_TEST_CASE(an_empty_case_gives_an_empty_plant, Fixture)
{
    const Plant plant = read_plant(made);
    BOOST_TEST(!plant.permit.has_value());
    BOOST_TEST(plant.limits.empty());
}

BOOST_FIXTURE_TEST_CASE(the_permit_is_the_first_of_several, Fixture)
{
    add("permit", {{"permit_no", "91110000000000001X001P"},
                   {"enterprise", "甲公司"},
                   {"annual_production_hours", nullptr, 7200}});
    add("permit", {{"enterprise", "乙公司"}});
    const Plant plant = read_plant(made);
    BOOST_TEST(plant.permit->enterprise == "甲公司");
    BOOST_TEST(plant.permit->permit_no == "91110000000000001X001P");
    BOOST_TEST(*plant.permit->annual_production_hours == 7200.0);
    BOOST_TEST(!plant.permit->valid_to.has_value());
    BOOST_TEST((plant.permit->source == SourceRow{source, 2}));
}

BOOST_FIXTURE_TEST_CASE(limits_are_read_with_all_their_columns, Fixture)
{
    add("limits", {{"outlet", "DA001"},
                   {"pollutant", "二氧化硫"},
                   {"hourly", nullptr, 35},
                   {"hourly_written", "35mg/Nm3"},
                   {"hourly_unit", "mg/m³"},
                   {"year1", nullptr, 120.5},
                   {"year1_written", "120.50"},
                   {"year1_unit", "t/a"},
                   {"baseline_o2_pct", nullptr, 6},
                   {"baseline_o2_pct_written", "6"},
                   {"standard", "GB 13223-2011"}});
    add("limits", {{"outlet", "DW001"},
                   {"pollutant", "pH值"},
                   {"hourly", nullptr, 9},
                   {"hourly_lower", nullptr, 6},
                   {"hourly_written", "6-9"}});
    const Plant plant = read_plant(made);
    const PermitLimit& sulfur = *plant.find_limit("DA001", "二氧化硫");
    BOOST_TEST(sulfur.hourly->upper.to_string() == "35");
    BOOST_TEST(sulfur.hourly->unit == "mg/m³");
    BOOST_TEST(!sulfur.daily.has_value());
    BOOST_REQUIRE(sulfur.years.size() == 5U);
    BOOST_TEST(sulfur.years[0]->upper.to_string() == "120.50");
    BOOST_TEST(!sulfur.years[1].has_value());
    BOOST_TEST(text_of(sulfur.baseline_o2_pct) == "6");
    BOOST_TEST(sulfur.standard == "GB 13223-2011");
    BOOST_TEST(plant.find_limit("DW001", "pH值")->hourly->lower->to_string() == "6");
    BOOST_TEST((plant.limits[1].source == SourceRow{source, 3}));
}

BOOST_FIXTURE_TEST_CASE(a_treatment_row_may_name_several_facilities_and_outlets, Fixture)
{
    add("treatments", {{"treatment", "TA001"},
                       {"name", "脱硫塔"},
                       {"facility", "MF0001、MF0002, MF0003"},
                       {"outlet", "DA001；DA002"},
                       {"pollutant", "二氧化硫"},
                       {"efficiency_pct", nullptr, 95}});
    add("treatments", {{"treatment", "TA002"}, {"name", "布袋"}});
    const Plant plant = read_plant(made);
    BOOST_REQUIRE(plant.treatments.size() == 3U);
    BOOST_TEST((plant.facilities_of("DA002") == std::vector<std::string>{"MF0001", "MF0002", "MF0003"}));
    BOOST_TEST(plant.treatments[2].outlet == "");
    BOOST_TEST(plant.treatments[2].facilities.empty());
    BOOST_TEST(*plant.treatments[0].efficiency_pct == 95.0);
}

BOOST_FIXTURE_TEST_CASE(duties_are_read_with_their_frequency, Fixture)
{
    add("monitoring_plan", {{"outlet", "DA001"},
                            {"pollutant", "二氧化硫"},
                            {"mode", "自动"},
                            {"online", "是"},
                            {"frequency", "1次/6小时"}});
    add("monitoring_plan", {{"outlet", "DA001"},
                            {"pollutant", "汞"},
                            {"mode", "手工"},
                            {"frequency", "1次/季"},
                            {"method", "HJ 543-2009"}});
    add("ledger_plan", {{"category", "基本信息"}, {"contents", "单位名称"}, {"frequency", "变化时"}});
    add("report_plan", {{"kind", "年报"}, {"frequency", "1次/年"}, {"due", "次年1月15日前"}});
    const Plant plant = read_plant(made);
    BOOST_TEST(plant.monitoring[0].automatic);
    BOOST_TEST(plant.monitoring[0].online);
    BOOST_TEST(plant.monitoring[0].frequency->every == 6);
    BOOST_TEST(!plant.monitoring[1].automatic);
    BOOST_TEST(plant.monitoring[1].method == "HJ 543-2009");
    BOOST_TEST(!plant.ledgers[0].frequency.has_value());
    BOOST_TEST(plant.ledgers[0].frequency_text == "变化时");
    BOOST_TEST((plant.reports[0].frequency->unit == FrequencyUnit::year));
    BOOST_TEST(plant.reports[0].due == "次年1月15日前");
}

BOOST_FIXTURE_TEST_CASE(the_other_permit_tables_come_back_too, Fixture)
{
    add("products", {{"product", "蒸汽"}, {"capacity", nullptr, 130}, {"capacity_unit", "t/h"}});
    add("facilities",
        {{"facility", "MF0001"}, {"name", "锅炉"}, {"design_value", nullptr, 130}, {"design_unit", "t/h"}});
    add("materials",
        {{"kind", "燃料"}, {"material", "煤"}, {"sulfur_pct", nullptr, 0.8}, {"sulfur_pct_written", "0.80"}});
    add("treatment_limits",
        {{"treatment", "TA001"}, {"parameter", "浆液pH"}, {"minimum", nullptr, 5.2}, {"minimum_written", "5.2"}});
    add("outlets", {{"outlet", "DA001"}, {"kind", "主要排放口"}, {"height_m", nullptr, 80}});
    add("special_limits",
        {{"outlet", "DA001"}, {"pollutant", "颗粒物"}, {"daily_kg", nullptr, 12.5}, {"daily_kg_written", "12.5"}});
    add("waste_permit", {{"waste_code", "900-249-08"}, {"annual_t", nullptr, 3}});
    const Plant plant = read_plant(made);
    BOOST_TEST(plant.products[0].capacity_unit == "t/h");
    BOOST_TEST(*plant.facilities[0].design_value == 130.0);
    BOOST_TEST(text_of(plant.materials[0].sulfur_pct) == "0.80");
    BOOST_TEST(text_of(plant.materials[0].ash_pct) == "none");
    BOOST_TEST(text_of(plant.treatment_limits[0].minimum) == "5.2");
    BOOST_TEST(plant.outlets[0].is_main());
    BOOST_TEST(text_of(plant.special_limits[0].daily_kg) == "12.5");
    BOOST_TEST(plant.wastes[0].waste_code == "900-249-08");
}

BOOST_AUTO_TEST_SUITE_END()
