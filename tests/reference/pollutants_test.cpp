// SPDX-License-Identifier: Apache-2.0
#include "audit/reference/pollutants.h"

#include <boost/test/unit_test.hpp>

#include "audit/reference/units.h"

using namespace audit::reference;

namespace {

std::string named(std::string_view text, Medium medium = Medium::unknown)
{
    const Pollutant* found = find_pollutant(text, medium);
    return found == nullptr ? "unknown" : found->name;
}

std::string factor(std::string_view code, int system_type)
{
    const Pollutant* found = find_factor(code, system_type);
    return found == nullptr ? "unknown" : found->name;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(pollutants_test)

BOOST_AUTO_TEST_CASE(names_formulas_and_codes_lead_to_the_standard_name)
{
    for (const char* text : {"二氧化硫", "SO2", "SO₂", "so2", "ＳＯ２", " 二氧化硫 ", "a21026"})
        BOOST_TEST(named(text) == "二氧化硫", text);
    for (const char* text : {"COD", "CODcr", "CODCr", "化学需氧量", "w01018"})
        BOOST_TEST(named(text) == "化学需氧量", text);
    for (const char* text : {"NH3-N", "NH₃-N", "氨氮"}) BOOST_TEST(named(text) == "氨氮", text);
    for (const char* text : {"烟尘", "颗粒物", "a34013"}) BOOST_TEST(named(text) == "颗粒物", text);
    for (const char* text : {"O2", "氧含量", "含氧量"}) BOOST_TEST(named(text) == kOxygen, text);
    BOOST_TEST(named("烟温") == kGasTemperature);
    BOOST_TEST(named("标干流量") == kGasFlow);
    BOOST_TEST(named("pH") == kPh);
    BOOST_TEST(named("不知道") == "unknown");
}

BOOST_AUTO_TEST_CASE(some_words_mean_another_item_by_medium)
{
    BOOST_TEST(named("流量", medium_of("DA001")) == kGasFlow);
    BOOST_TEST(named("流量", medium_of("DW001")) == kWaterFlow);
    BOOST_TEST(named("流量") == "unknown");
    BOOST_TEST(named("汞", Medium::air) == "汞及其化合物");
    BOOST_TEST(named("汞", Medium::water) == "总汞");
}

BOOST_AUTO_TEST_CASE(factor_codes_are_read_by_system_type)
{
    BOOST_TEST(factor("02", 31) == "二氧化硫");
    BOOST_TEST(factor("011", 32) == "化学需氧量");
    BOOST_TEST(factor("S01", 31) == kOxygen);
    BOOST_TEST(factor("B02", 31) == kGasFlow);
    BOOST_TEST(factor("B01", 32) == kWaterFlow);
    BOOST_TEST(factor("a21026", 31) == "二氧化硫");
    BOOST_TEST(factor("w00000", 32) == kWaterFlow);
    BOOST_TEST(factor("SO2", 31) == "unknown");
    BOOST_TEST(factor("011", 31) == "unknown");
}

BOOST_AUTO_TEST_CASE(every_pollutant_has_a_unit_that_is_canonical)
{
    BOOST_TEST(pollutants().size() >= 120U);
    for (const Pollutant& pollutant : pollutants()) {
        BOOST_TEST((!pollutant.air_unit.empty() || !pollutant.water_unit.empty()), pollutant.name);
        for (const std::string& unit : {pollutant.air_unit, pollutant.water_unit}) {
            if (unit.empty()) continue;
            BOOST_REQUIRE_MESSAGE(find_unit(unit) != nullptr, unit);
            BOOST_TEST(find_unit(unit)->is_canonical(), unit);
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()
