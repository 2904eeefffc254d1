// SPDX-License-Identifier: Apache-2.0
// The bands, drifts and intervals as HJ 75-2017 and HJ 355-2019 print them.
#include "audit/reference/accuracy_limits.h"

#include <boost/test/unit_test.hpp>

using namespace audit::reference;

BOOST_AUTO_TEST_SUITE(accuracy_limits_test)

BOOST_AUTO_TEST_CASE(the_band_of_the_reference_value_decides)
{
    BOOST_TEST(accuracy_limit("二氧化硫", false, 18.9)->limit == 17);
    BOOST_TEST(!accuracy_limit("二氧化硫", false, 18.9)->relative);
    BOOST_TEST(accuracy_limit("二氧化硫", false, 57)->limit == 30);
    BOOST_TEST(accuracy_limit("二氧化硫", false, 57)->relative);
    BOOST_TEST(accuracy_limit("二氧化硫", false, 715)->accuracy);
    BOOST_TEST(accuracy_limit("颗粒物", false, 9.99)->limit == 5);
    BOOST_TEST(accuracy_limit("化学需氧量", true, 59.9)->limit == 30);
    BOOST_TEST(accuracy_limit("pH值", true, 7.1)->limit == 0.5);
}

BOOST_AUTO_TEST_CASE(other_gases_share_one_limit_and_unknown_water_items_have_none)
{
    BOOST_TEST(accuracy_limit("氯化氢", false, 5)->limit == 15);
    BOOST_TEST(!accuracy_limit("总铜", true, 0.3).has_value());
}

BOOST_AUTO_TEST_CASE(drift_limits_of_zero_and_span)
{
    BOOST_TEST(drift_limit("氮氧化物", false, false).limit == 2.5);
    BOOST_TEST(drift_limit("氮氧化物", false, false).out_of_control == 5);
    BOOST_TEST(drift_limit("氮氧化物", false, true).out_of_control == 10);
    BOOST_TEST(drift_limit("颗粒物", false, true).limit == 2);
    BOOST_TEST(!drift_limit("pH值", true, false).relative);
}

BOOST_AUTO_TEST_CASE(the_instrument_decides_how_often_it_is_calibrated)
{
    const AnalyserKind manual = analyser_kind("非分散红外气体分析仪（抽取式，手动校准）");
    const AnalyserKind automatic = analyser_kind("紫外差分分析仪（抽取式，自动校准）");
    const AnalyserKind direct = analyser_kind("原位激光分析仪");
    BOOST_TEST(calibration_days("二氧化硫", false, manual) == 7);
    BOOST_TEST(calibration_days("二氧化硫", false, automatic) == 1);
    BOOST_TEST(calibration_days("二氧化硫", false, direct) == 15);
    BOOST_TEST(calibration_days("颗粒物", false, manual) == 15);
    BOOST_TEST(calibration_days("烟气流速", false, manual) == 30);
    BOOST_TEST(calibration_days("化学需氧量", true, analyser_kind("")) == 7);
    BOOST_TEST(verification_months("二氧化硫", false, manual) == 6);
    BOOST_TEST(verification_months("二氧化硫", false, direct) == 3);
    BOOST_TEST(verification_months("颗粒物", false, direct) == 6);
    BOOST_TEST(verification_months("氨氮", true, manual) == 0);
}

BOOST_AUTO_TEST_SUITE_END()
