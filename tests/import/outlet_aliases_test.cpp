// SPDX-License-Identifier: Apache-2.0
#include "audit/import/outlet_aliases.h"

#include <boost/test/unit_test.hpp>

#include "audit/reference/codes.h"

using audit::import::outlets_meant;
using audit::reference::Medium;
using audit::store::PermitOutlet;

namespace {

const std::vector<PermitOutlet> kPlant = {
    {"DA001", "1号锅炉烟气排放口"}, {"DA002", "2号锅炉烟气排放口"}, {"DA010", "输煤转运站"}, {"DW001", "厂区总排口"}};

std::string meant(std::string_view written, Medium medium = Medium::unknown)
{
    std::string list;
    for (const std::string& code : outlets_meant(written, medium, kPlant)) {
        if (!list.empty()) list += ' ';
        list += code;
    }
    return list;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(outlet_aliases_test)

BOOST_AUTO_TEST_CASE(spellings_of_a_code_lead_to_it)
{
    for (const char* written : {"DA001", "da001", "DA1", "DA-001", "DA_1", "ＤＡ００１", "DA 001", "DA0001",
                                "DA001(1号锅炉烟气排放口)", "DA001排气筒"})
        BOOST_TEST(meant(written) == "DA001", written);
    BOOST_TEST(meant("DA10") == "DA010");
    BOOST_TEST(meant("DW-1") == "DW001");
}

BOOST_AUTO_TEST_CASE(numbers_and_names_lead_to_the_permit_s_code)
{
    for (const char* written :
         {"2#", "2号", "#2", "No.2", "2#排气筒", "2号烟囱", "２＃", "2号锅炉烟气排放口", "2 号锅炉烟气排放口"})
        BOOST_TEST(meant(written) == "DA002", written);
    BOOST_TEST(meant("输煤转运站") == "DA010");
    BOOST_TEST(meant("厂区总排口") == "DW001");
}

BOOST_AUTO_TEST_CASE(what_fits_two_outlets_is_not_decided)
{
    BOOST_TEST(meant("1#") == "DA001 DW001");
    BOOST_TEST(meant("1#排放口") == "DA001 DW001");
    BOOST_TEST(meant("1#", Medium::air) == "DA001");
    BOOST_TEST(meant("1#", Medium::water) == "DW001");
    BOOST_TEST(meant("1#废水排放口") == "DW001");
    const std::vector<PermitOutlet> crossed = {{"DA001", "2#排气筒"}, {"DA002", "1#排气筒"}};
    BOOST_TEST(outlets_meant("1#", Medium::air, crossed).size() == 2U);
    BOOST_TEST(outlets_meant("1#排气筒", Medium::air, crossed).front() == "DA002");  // the permit's own word
    const std::vector<PermitOutlet> twins = {{"DA001", "排气筒"}, {"DA002", "排气筒"}};
    BOOST_TEST(outlets_meant("排气筒", Medium::air, twins).size() == 2U);
}

BOOST_AUTO_TEST_CASE(what_names_no_outlet_of_the_permit_stays)
{
    for (const char* written :
         {"DA003", "DA003排气筒", "3#", "全厂", "厂界", "DA001、DA002", "1", "1#锅炉", "MF0001", "DA001A", ""})
        BOOST_TEST(meant(written) == "", written);
    BOOST_TEST(outlets_meant("1#", Medium::air, {}).empty());
}

BOOST_AUTO_TEST_CASE(codes_are_repaired_only_where_they_then_hold)
{
    using namespace audit::reference;
    BOOST_TEST(is_valid_uscc("91370283MA01077799"));
    BOOST_TEST(repaired_uscc("9137O283MAO1O77799").value_or("") == "91370283MA01077799");
    BOOST_TEST(repaired_uscc("9I370283MA01077799").value_or("") == "91370283MA01077799");
    BOOST_TEST(repaired_uscc("9l370283ma01077799").value_or("") == "91370283MA01077799");
    BOOST_TEST(!repaired_uscc("91370283MA01077799").has_value());
    BOOST_TEST(!repaired_uscc("9137O283MAO1O77798").has_value());  // the check digit still fails
    BOOST_TEST(!repaired_uscc("91370283MA0107779").has_value());
    BOOST_TEST(!repaired_uscc("").has_value());
    BOOST_TEST(repaired_permit_number("91370283MAO1077799OO1P").value_or("") == "91370283MA01077799001P");
    BOOST_TEST(repaired_permit_number("91370283MA01077799OOlP").value_or("") == "91370283MA01077799001P");
    BOOST_TEST(!repaired_permit_number("91370283MA01077798OO1P").has_value());
    BOOST_TEST(!repaired_permit_number("91370283MA01077799001O").has_value());  // holds as it is
}

BOOST_AUTO_TEST_SUITE_END()
