// SPDX-License-Identifier: Apache-2.0
#include "audit/import/hj212.h"

#include <cstdio>

#include <boost/test/unit_test.hpp>

#include <algorithm>

#include "audit/import/csv.h"
#include "tests/import/recording_sink.h"
#include "tests/places.h"

using namespace audit::import;

namespace {

std::string framed(const std::string& data)
{
    char head[16], crc[16];
    std::snprintf(head, sizeof head, "##%04zu", data.size());
    std::snprintf(crc, sizeof crc, "%04X", hj212_crc(data));
    return head + data + crc;
}

// A line a packet: row, verdicts, header, time, items.
std::string packets(std::string_view log, std::size_t piece = 0)
{
    Hj212Scanner scanner;
    Hj212Packet packet;
    std::string lines;
    const auto take = [&] {
        while (scanner.next(packet)) {
            lines +=
                std::to_string(packet.row) + (packet.length_ok ? " len" : " LEN") + (packet.crc_ok ? " crc" : " CRC");
            for (const std::string_view part : {packet.st, packet.cn, packet.mn}) lines += ' ' + std::string(part);
            lines += packet.time ? ' ' + audit::time_text(*packet.time) : " -";
            if (packet.incomplete) lines += " incomplete";
            for (const Hj212Item& item : packet.items)
                lines += ' ' + std::string(item.code) + "." + std::string(item.field) + "=" + std::string(item.value);
            lines += "\n";
        }
    };
    while (!log.empty()) {
        const std::size_t size = piece == 0 ? log.size() : std::min(piece, log.size());
        scanner.feed(log.substr(0, size));
        log.remove_prefix(size);
        take();
    }
    scanner.finish();
    take();
    return lines;
}

const std::string kHour =
    "QN=20250301010005001;ST=31;CN=2061;PW=123456;MN=ABC123;Flag=4;CP=&&DataTime=20250301000000;"
    "a21026-Avg=48.10,a21026-ZsAvg=50.2,a21026-Cou=12.5,a21026-Flag=N;a19001-Avg=6.5,a19001-Flag=N&&";
const std::string kHourRead =
    " len crc 31 2061 ABC123 2025-03-01 00:00 a21026.Avg=48.10 a21026.ZsAvg=50.2 a21026.Cou=12.5 a21026.Flag=N "
    "a19001.Avg=6.5 a19001.Flag=N\n";

}  // namespace

BOOST_AUTO_TEST_SUITE(hj212_test)

BOOST_AUTO_TEST_CASE(computes_the_crc_of_the_standards_example)
{
    BOOST_TEST(
        hj212_crc(
            "QN=20160801085857223;ST=32;CN=1062;PW=100000;MN=010000A8900016F000169DC0;Flag=5;CP=&&RtdInterval=30&&") ==
        0x1C80);
}

BOOST_AUTO_TEST_CASE(finds_packets_in_logs_with_prefixes_and_several_a_line)
{
    const std::string packet = framed(kHour);
    const std::string log = "# 日志 ## 1 ##12\r\n2025-03-01 01:00:05 [INFO] recv: " + packet + "\r\n" + packet +
                            packet + " ok\n\n" + packet;
    const std::string expected = '2' + kHourRead + "3" + kHourRead + "3" + kHourRead + "5" + kHourRead;
    BOOST_TEST(packets(log) == expected);
    for (const std::size_t piece : {1, 2, 7, 100, 333}) BOOST_TEST(packets(log, piece) == expected);
}

BOOST_AUTO_TEST_CASE(accepts_what_stations_write)
{
    // Lower-case CRC, 17-digit time, upper-case FLAG, stray separators, no QN, no Flag, blanks.
    std::string odd = framed(
        "ST=32;CN=2011;PW=123456;MN=NJ01;CP=&&DataTime=20210305003817000;;w01018-rtd= "
        "31.5,w01018-FLAG=N,;w21003-Rtd=0.5,&&");
    std::transform(odd.end() - 4, odd.end(), odd.end() - 4,
                   [](char c) { return c >= 'A' && c <= 'F' ? static_cast<char>(c + 32) : c; });
    BOOST_TEST(packets(odd) ==
               "1 len crc 32 2011 NJ01 2021-03-05 00:38:17 w01018.Rtd=31.5 w01018.Flag=N w21003.Rtd=0.5\n");
    BOOST_TEST(packets(framed("ST=22;CN=9011;MN=A;CP=&&QnRtn=1&&")) == "1 len crc 22 9011 A - QnRtn.=1\n");
    BOOST_TEST(packets(framed("CN=2061;CP=&&DataTime=20250301240000;a-Avg=1&&")) ==
               "1 len crc  2061  2025-03-02 00:00 a.Avg=1\n");
    BOOST_TEST(packets(framed("CN=2061;CP=&&DataTime=20250230000000;a-Avg=1&&")) == "1 len crc  2061  - a.Avg=1\n");
}

BOOST_AUTO_TEST_CASE(tells_wrong_lengths_and_crcs_and_reads_on)
{
    const std::string good = framed(kHour);
    std::string wrong_crc = good, wrong_length = good, no_crc = good, cut = good;
    wrong_crc.replace(wrong_crc.size() - 4, 4, "0000");
    wrong_length.replace(2, 4, "0100");
    no_crc.resize(no_crc.size() - 4);
    cut.resize(cut.find(";a19001"));
    std::string lines;
    for (const std::string& line : {wrong_crc, wrong_length, no_crc, cut, good}) lines += line + "\n";
    const std::string rest = kHourRead.substr(8);
    BOOST_TEST(packets(lines) == "1 len CRC" + rest + "2 LEN crc" + rest + "3 len CRC" + rest +
                                     "4 LEN CRC 31 2061 ABC123 2025-03-01 00:00 a21026.Avg=48.10 a21026.ZsAvg=50.2 "
                                     "a21026.Cou=12.5 a21026.Flag=N\n5" +
                                     kHourRead);
    for (const std::size_t piece : {1, 50}) BOOST_TEST(packets(lines, piece) == packets(lines));
}

BOOST_AUTO_TEST_CASE(joins_split_packets)
{
    const auto part = [](int number, const std::string& content, int of = 2) {
        return framed("QN=20250301010005001;ST=31;CN=2061;MN=ABC;Flag=6;PNUM=" + std::to_string(of) +
                      ";PNO=" + std::to_string(number) + ";CP=&&" + content + "&&");
    };
    const std::string log = part(2, "a19001-Avg=6.5") + "\n" + framed("CN=2011;MN=X;CP=&&a-Rtd=1&&") + "\n" +
                            part(1, "DataTime=20250301000000;a21026-Avg=48.1") + "\n" + part(1, "b-Avg=1", 3) + "\n";
    BOOST_TEST(packets(log) ==
               "2 len crc  2011 X - a.Rtd=1\n"
               "3 len crc 31 2061 ABC 2025-03-01 00:00 a21026.Avg=48.1 a19001.Avg=6.5\n"
               "4 len crc 31 2061 ABC - incomplete b.Avg=1\n");
}

BOOST_AUTO_TEST_CASE(joins_parts_out_of_order_in_the_dialect_of_2005)
{
    const auto part = [](int number, const std::string& content) {
        return framed("ST=31;CN=2061;PW=123456;MN=ABC;PNUM=3;PNO=" + std::to_string(number) + ";CP=&&" + content +
                      "&&");
    };
    BOOST_TEST(packets(part(3, "03-Avg=3,03-Flag=N") + part(1, "DataTime=20080301000000;01-Avg=1,01-Flag=N") + "\n" +
                       part(2, "02-Avg=2,02-Flag=D")) ==
               "1 len crc 31 2061 ABC 2008-03-01 00:00 01.Avg=1 01.Flag=N 02.Avg=2 02.Flag=D 03.Avg=3 03.Flag=N\n");
}

BOOST_AUTO_TEST_CASE(joins_lines_that_a_log_has_broken)
{
    const std::string packet = framed(kHour);
    const auto broken = [&](std::size_t width, const std::string& prefix, const std::string& end) {
        std::string log;
        for (std::size_t at = 0; at < packet.size(); at += width) log += prefix + packet.substr(at, width) + end;
        return log;
    };
    const std::string next = '2' + kHourRead;
    for (const std::size_t width : {16U, 40U, 64U}) {
        const std::string lines = std::to_string((packet.size() + width - 1) / width + 1);
        const std::string expected = "1" + kHourRead + lines + kHourRead;
        for (const char* prefix : {"", "00000040: ", "2025-03-01 01:00:05 recv: "}) {
            const std::string log = broken(width, prefix, "\r\n") + packet + "\n";
            BOOST_TEST(packets(log) == expected, width << prefix);
            BOOST_TEST(packets(log, 7) == expected, width << prefix);
        }
    }
    // A packet cut off by the next one is not joined with it.
    BOOST_TEST(packets(packet.substr(0, 97) + "\n" + packet) == "1 LEN CRC 31 2061 ABC123 2025-03-01 00:00\n" + next);
}

BOOST_AUTO_TEST_CASE(survives_texts_that_are_no_packets)
{
    BOOST_TEST(packets("") == "");
    BOOST_TEST(packets(std::string(100000, '#')) == "");
    BOOST_TEST(packets("##0123 a heading\n##9999CP=&&") == "2 LEN CRC    -\n");
    std::string noise;
    for (unsigned i = 0, state = 7; i < 200000; ++i)
        noise += static_cast<char>((state = state * 1664525 + 1013904223) >> 24);
    BOOST_TEST(packets(noise) == "");
}

BOOST_AUTO_TEST_CASE(gives_the_labelled_packets_their_verdicts)
{
    const auto samples = tests::samples();
    if (!samples) {
        BOOST_TEST_MESSAGE("ONEPERMIT_SAMPLES names no folder: the labelled packets are not looked at");
        return;
    }
    CsvScanner scanner("messages.csv");
    scanner.feed(tests::read_file((*samples / "hj212/messages.csv").string()));
    scanner.finish();
    CsvRow row;
    BOOST_REQUIRE(scanner.next(row));
    BOOST_REQUIRE(row.fields.size() == 12);
    BOOST_TEST(row.fields[11] == "message");
    int looked_at = 0;
    while (scanner.next(row)) {
        Hj212Scanner log;
        log.feed(row.fields[11]);
        log.finish();
        Hj212Packet packet;
        BOOST_TEST_CONTEXT("packet " << row.fields[0])
        {
            BOOST_REQUIRE(log.next(packet));
            BOOST_TEST(packet.length_ok == (row.fields[6] == "yes"));
            BOOST_TEST(packet.actual_length == std::stoi(std::string(row.fields[5])));
            BOOST_TEST(packet.crc_ok == (row.fields[9] == "yes"));
            char computed[8];
            std::snprintf(computed, sizeof computed, "%04X", packet.computed_crc);
            BOOST_TEST(row.fields[7] == computed);
            BOOST_TEST(!log.next(packet));
        }
        ++looked_at;
    }
    BOOST_TEST(looked_at == 11);
}

BOOST_AUTO_TEST_SUITE_END()
