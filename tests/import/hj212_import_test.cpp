// SPDX-License-Identifier: Apache-2.0
// Logs of HJ 212 packets as files of a submission: what becomes series, what is noted, what is a problem.
#include <cstdio>

#include <boost/test/unit_test.hpp>

#include <string>

#include "audit/import/hj212.h"
#include "tests/import/case_fixture.h"

namespace {

std::string framed(const std::string& data)
{
    char head[16], crc[16];
    std::snprintf(head, sizeof head, "##%04zu", data.size());
    std::snprintf(crc, sizeof crc, "%04X", audit::import::hj212_crc(data));
    return head + data + crc + "\r\n";
}

std::string hour(const std::string& header, const std::string& values)
{
    return framed("QN=20250101010005001;ST=31;CN=2061;PW=1;MN=A1;" + header + "CP=&&DataTime=20250101000000;" + values +
                  "&&");
}

std::string utf16(const std::string& ascii)
{
    std::string wide;
    for (const char c : ascii) {
        wide += c;
        wide += '\0';
    }
    return wide;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(hj212_import_test)

BOOST_FIXTURE_TEST_CASE(requests_answers_and_other_commands_are_noted, tests::CaseFixture)
{
    const std::string log =
        "01:00:05 send " +
        framed(
            "QN=20250101010005001;ST=31;CN=2061;PW=1;MN=A1;Flag=5;CP=&&BeginTime=20250101000000,EndTime="
            "20250101010000&&") +
        "01:00:05 recv " + framed("QN=20250101010005001;ST=91;CN=9011;PW=1;MN=A1;CP=&&QnRtn=1&&") + "01:00:06 recv " +
        hour("", "a21026-Avg=1.50,a21026-Cou=2,a21026-Flag=N") + "01:00:07 recv " +
        framed("ST=31;CN=3020;PW=1;MN=A1;CP=&&DataTime=20250101000000;PolId=a21026,i13008-Info=100&&");
    const auto summary = hand_in({folder.write("DA001.log", log)});
    BOOST_TEST(summary.rows() == 2);
    BOOST_TEST(summary.problems() == 0);
    BOOST_TEST(problems() ==
               "0:CN: 2061 请求×1、3020×1、9011×1 -> 请求、应答和其他命令的报文，不含监测数据，原件留存 (note)\n");
    BOOST_TEST(all("SELECT item, statistic, unit FROM series ORDER BY statistic") ==
               "二氧化硫|1|mg/m³\n二氧化硫|2|kg\n");
}

BOOST_FIXTURE_TEST_CASE(a_log_without_data_is_no_problem, tests::CaseFixture)
{
    const auto summary = hand_in({folder.write("x.log", framed("ST=91;CN=9013;PW=1;MN=A1;CP=&&&&"))});
    BOOST_TEST(summary.problems() == 0);
    BOOST_TEST(problems() == "0:CN: 9013×1 -> 请求、应答和其他命令的报文，不含监测数据，原件留存 (note)\n");
}

BOOST_FIXTURE_TEST_CASE(missing_parts_are_told_and_the_others_count, tests::CaseFixture)
{
    const auto summary =
        hand_in({folder.write("DA001.log", hour("Flag=7;PNUM=3;PNO=3;", "a21002-Avg=3,a21002-Flag=N") +
                                               hour("Flag=7;PNUM=3;PNO=1;", "a21026-Avg=1,a21026-Flag=N"))});
    BOOST_TEST(summary.rows() == 2);
    BOOST_TEST(problems() == "2:PNUM: 3 -> 分包报文的全部 3 包；有分包缺失，已到的部分照常导入\n");
    BOOST_TEST(all("SELECT fault FROM packet_faults") == "incomplete\n");
}

BOOST_FIXTURE_TEST_CASE(logs_in_utf16_and_in_tables_are_logs, tests::CaseFixture)
{
    const std::string values = "a21026-Avg=1,a21026-Flag=N", packet = hour("", values);
    const auto summary = hand_in({folder.write("DA001_a.log", utf16("recv " + hour("", values))),
                                  folder.write("DA002_b.csv", "时间,报文\n2025-01-01 01:00:05,\"" +
                                                                  packet.substr(0, packet.size() - 2) + "\"\n")});
    BOOST_TEST(summary.rows() == 2);
    BOOST_TEST(summary.problems() == 0, problems());
}

BOOST_AUTO_TEST_SUITE_END()
