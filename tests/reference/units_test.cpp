// SPDX-License-Identifier: Apache-2.0
#include "audit/reference/units.h"

#include <boost/test/unit_test.hpp>

using namespace audit;
using namespace audit::reference;

namespace {

std::string converted(const char* value, const char* unit, const char* to = "", const char* substance = "")
{
    const Unit* known = find_unit(unit);
    if (known == nullptr) return "unknown";
    const auto result = convert(*Decimal::parse(value), *known, to, find_pollutant(substance));
    return result ? result->to_string() + " " + (*to == '\0' ? known->canonical : to) : "does not fit";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(units_test)

BOOST_AUTO_TEST_CASE(many_spellings_are_one_unit)
{
    for (const char* text : {"mg/m³", "mg/Nm3", "mg/m3", "mg/m^3", "㎎/m³", "mg/Nm³", "毫克/立方米", "MG/M3", "mg／m³",
                             "毫克每立方米", "（mg/m³）"}) {
        BOOST_REQUIRE_MESSAGE(find_unit(text) != nullptr, text);
        BOOST_TEST(find_unit(text)->name == "mg/m³", text);
    }
    for (const char* text : {"m³/h", "m3/h", "Nm3/h", "立方米/小时", "m³/小时"})
        BOOST_TEST(find_unit(text)->name == "m³/h", text);
    for (const char* text : {"μg/m³", "ug/m3", "µg/Nm3", "微克/立方米"})
        BOOST_TEST(find_unit(text)->name == "μg/m³", text);
    for (const char* text : {"吨", "t", "T"}) BOOST_TEST(find_unit(text)->name == "t", text);
    for (const char* text : {"万t/a", "万吨/年", "万吨/a"}) BOOST_TEST(find_unit(text)->name == "万t/a", text);
    BOOST_TEST(find_unit("furlong") == nullptr);
    BOOST_TEST(find_unit("mg/x") == nullptr);
}

BOOST_AUTO_TEST_CASE(conversion_is_decimal)
{
    BOOST_TEST(converted("71.9", "kg") == "0.0719 t");
    BOOST_TEST(converted("104", "万t/a") == "1040000 t/a");
    BOOST_TEST(converted("17.445", "万kWh") == "174450 kWh");
    BOOST_TEST(converted("12.5", "μg/m³") == "0.0125 mg/m³");
    BOOST_TEST(converted("3.41", "L/s") == "12.276 m³/h");
    BOOST_TEST(converted("5.407", "m³/s") == "19465.2 m³/h");
    BOOST_TEST(converted("240", "m³/d") == "10.000 m³/h");
    BOOST_TEST(converted("-0.052", "kPa") == "-52 Pa");
    BOOST_TEST(converted("300.15", "K") == "27.00 ℃");
    BOOST_TEST(converted("50.0", "mg/Nm3") == "50.0 mg/m³");
    BOOST_TEST(converted("2", "t/h") == "2000 kg/h");
    BOOST_TEST(converted("19.75", "t/a", "t") == "19.75 t");
}

BOOST_AUTO_TEST_CASE(every_agreed_unit_is_known)
{
    for (const char* unit :
         {"无量纲", "级",   "倍",     "kWh",   "万kWh", "t/h",  "t/d", "kg/d", "万t/a", "t/a", "万m³",
          "m³/d",   "L/s",  "m³/s",   "μg/m³", "ng/m³", "ppm",  "kPa", "MPa",  "K",     "g",   "kg",
          "吨",     "千克", "立方米", "mg/m³", "mg/L",  "kg/h", "t",   "m³/h", "℃",     "Pa",  "%"})
        BOOST_TEST(find_unit(unit) != nullptr, unit);
}

BOOST_AUTO_TEST_CASE(ppm_needs_the_molar_mass)
{
    BOOST_TEST(converted("10", "ppm", "mg/m³", "二氧化硫") == "28.60 mg/m³");
    BOOST_TEST(converted("10", "ppm", "mg/m³", "颗粒物") == "does not fit");
}

BOOST_AUTO_TEST_CASE(what_measures_something_else_does_not_fit)
{
    BOOST_TEST(converted("10", "mg/L", "mg/m³") == "does not fit");
    BOOST_TEST(converted("10", "t", "kWh") == "does not fit");
}

BOOST_AUTO_TEST_SUITE_END()
