// SPDX-License-Identifier: Apache-2.0
#include "audit/import/cell_reading.h"

#include <boost/test/unit_test.hpp>

using namespace audit;
using namespace audit::import;

namespace {

std::string time_read(std::string_view text)
{
    const auto read = read_time(text);
    return read ? to_text(read->time) + (read->date_only ? " day" : "") : "none";
}

std::string number_read(std::string_view text)
{
    const auto read = read_number(text);
    if (!read) return "unreadable";
    return (read->value ? read->value->to_string() : "?") + " [" + read->unit + "] " + read->written +
           (read->below_limit ? " below" : "");
}

std::string limit_read(std::string_view text)
{
    const auto read = read_limit(text);
    if (!read) return "unreadable";
    return (read->lower ? read->lower->to_string() + ".." : "") + read->upper.to_string() + " [" + read->unit + "]";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(cell_reading_test)

BOOST_AUTO_TEST_CASE(every_form_of_a_date_is_read)
{
    for (const char* text : {"2025-01-02", "2025/1/2", "2025.1.2", "2025年1月2日", "20250102", "2025年01月02日",
                             "２０２５-１-２", " 2025-01-02 ", "45659"})
        BOOST_TEST(time_read(text) == "2025-01-02T00:00 day", text);
}

BOOST_AUTO_TEST_CASE(every_form_of_a_time_is_read)
{
    for (const char* text :
         {"2025-01-02 03:00", "2025-01-02 03:00:00", "2025-01-02T03:00:00", "2025/1/2 3:00", "2025-01-02 3时",
          "2025年1月2日3时", "2025年1月2日 3时00分", "20250102030000", "2025010203", "45659.125",
          "2025-01-02  03:00:00.000", "２０２５／１／２　３：００", "20250102030000123"})
        BOOST_TEST(time_read(text) == "2025-01-02T03:00", text);
    BOOST_TEST(time_read("2025-12-31 24:00") == "2026-01-01T00:00");
    BOOST_TEST(time_read("2025-01-02 03:04:05") == "2025-01-02T03:04:05");
    BOOST_TEST(time_read("45658.04166666666") == "2025-01-01T01:00");
}

BOOST_AUTO_TEST_CASE(what_is_no_time_is_refused)
{
    for (const char* text : {"", "2025-02-30", "2025-13-01", "2025-01-02 24:01", "2025-01-02 25:00", "2025-01", "abc",
                             "2025-01-02 03:00 x", "12:00", "3.5", "2025-01-02 03:61", "99999999"})
        BOOST_TEST(time_read(text) == "none", text);
}

BOOST_AUTO_TEST_CASE(numbers_keep_their_digits)
{
    BOOST_TEST(number_read("48.10") == "48.10 [] 48.10");
    BOOST_TEST(number_read("７２．７") == "72.7 [] 72.7");
    BOOST_TEST(number_read("108,931") == "108931 [] 108931");
    BOOST_TEST(number_read("1，234，567.5") == "1234567.5 [] 1234567.5");
    BOOST_TEST(number_read("12 345") == "12345 [] 12345");
    BOOST_TEST(number_read("50mg/Nm3") == "50 [mg/Nm3] 50");
    BOOST_TEST(number_read("50.0 mg/m³") == "50.0 [mg/m³] 50.0");
    BOOST_TEST(number_read("98.5%") == "98.5 [%] 98.5");
    BOOST_TEST(number_read("1.2E-3") == "0.0012 [] 1.2e-3");
    BOOST_TEST(number_read("1.2×10^3") == "1200 [] 1.2e3");
    BOOST_TEST(number_read("1.2×10⁻²mg/L") == "0.012 [mg/L] 1.2e-2");
    BOOST_TEST(number_read("-137") == "-137 [] -137");
    BOOST_TEST(number_read(".5") == "0.5 [] 0.5");
}

BOOST_AUTO_TEST_CASE(below_the_detection_limit_is_half_of_it)
{
    BOOST_TEST(number_read("<0.5") == "0.25 [] <0.5 below");
    BOOST_TEST(number_read("＜0.5mg/L") == "0.25 [mg/L] <0.5 below");
    BOOST_TEST(number_read("0.06L") == "0.030 [] 0.06L below");
    BOOST_TEST(number_read("ND") == "? [] ND below");
    BOOST_TEST(number_read("未检出") == "? [] 未检出 below");
    BOOST_TEST(number_read("未检出（<0.5）") == "0.25 [] 未检出(<0.5) below");
    BOOST_TEST(number_read("3.4L/s") == "3.4 [L/s] 3.4");
}

BOOST_AUTO_TEST_CASE(what_is_no_number_is_refused)
{
    for (const char* text : {"abc", "1.2.3", "1-2", "12,34", "--5", "5..", "", "约50", "1e", ">16000"})
        BOOST_TEST((number_read(text) == "unreadable" || text == std::string("1e")), text);
    BOOST_TEST(number_read("1e") == "1 [e] 1");  // an unknown unit, which the row reader refuses
}

BOOST_AUTO_TEST_CASE(marks_of_no_value_are_not_zero)
{
    for (const char* text : {"", " ", "/", "-", "—", "——", "无", "／", "－", "　"})
        BOOST_TEST(means_no_value(text), text);
    for (const char* text : {"0", "无量纲", "0.0", "/5", "正常"}) BOOST_TEST(!means_no_value(text), text);
}

BOOST_AUTO_TEST_CASE(limits_keep_unit_and_decimals)
{
    BOOST_TEST(limit_read("50mg/Nm3") == "50 [mg/Nm3]");
    BOOST_TEST(limit_read("50.0") == "50.0 []");
    BOOST_TEST(limit_read("6-9") == "6..9 []");
    BOOST_TEST(limit_read("6～9") == "6..9 []");
    BOOST_TEST(limit_read("6~9（无量纲）") == "6..9 [(无量纲)]");
    BOOST_TEST(limit_read("6.5—8.5") == "6.5..8.5 []");
    BOOST_TEST(limit_read("1级") == "1 [级]");
    BOOST_TEST(limit_read("≤35 mg/m³") == "35 [mg/m³]");
    BOOST_TEST(limit_read("1000") == "1000 []");
    BOOST_TEST(limit_read("按标准") == "unreadable");
}

BOOST_AUTO_TEST_CASE(codes_have_one_spelling)
{
    BOOST_TEST(read_code(" da001 ") == "DA001");
    BOOST_TEST(read_code("ＤＡ００１") == "DA001");
    BOOST_TEST(read_code("900—217—08") == "900-217-08");
    BOOST_TEST(read_code("MF0001，MF0002") == "MF0001、MF0002");
    BOOST_TEST(read_code("全厂") == "全厂");
}

BOOST_AUTO_TEST_CASE(degrees_are_decimal_or_sexagesimal)
{
    BOOST_TEST(read_degrees("120.6213")->to_string() == "120.6213");
    BOOST_TEST(read_degrees("120°37′16.68″")->rounded(4).to_string() == "120.6213");
    BOOST_TEST(read_degrees("120度37分16.68秒")->rounded(4).to_string() == "120.6213");
    BOOST_TEST(read_degrees("东经120°30′")->to_string() == "120.5");
    BOOST_TEST(!read_degrees("400"));
    BOOST_TEST(!read_degrees("北边"));
}

BOOST_AUTO_TEST_CASE(flags_are_letters_or_words)
{
    BOOST_TEST((read_flag("N") == Flag::normal));
    BOOST_TEST((read_flag("") == Flag::normal));
    BOOST_TEST((read_flag("st") == Flag::starting));
    BOOST_TEST((read_flag("B") == Flag::letter_b));
    BOOST_TEST((read_flag("停运") == Flag::stopped));
    BOOST_TEST((read_flag("超测定上限") == Flag::over_range));
    BOOST_TEST((read_flag("通讯中断") == Flag::communication));
    BOOST_TEST((read_flag("怪") == Flag::unknown));
    BOOST_TEST(is_report_flag("Md"));
    BOOST_TEST(!is_report_flag("D"));
}

BOOST_AUTO_TEST_SUITE_END()
