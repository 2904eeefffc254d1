// SPDX-License-Identifier: Apache-2.0
// HJ 212-2017 packets (and those of the 2005 and 2025 editions, which share the frame) found in any text: logs with
// prefixes, several packets a line. Verdicts on length and CRC are told, not enforced; what values mean is not
// judged here.
#pragma once

#include <cstddef>

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "audit/import/byte_source.h"
#include "audit/model/time.h"

namespace audit::import {

// One name=value of the CP part. "a21026-Avg=48.1" is code a21026, field Avg, value 48.1; a name without a dash
// ("QnRtn=1") has an empty field.
struct Hj212Item {
    std::string_view code;
    std::string_view field;  // spelled as in the standard: Rtd Avg Min Max Cou ZsRtd ZsAvg ZsMin ZsMax Flag EFlag ...
    std::string_view value;
};

// All views are valid until the next call of next(), room() or feed().
struct Hj212Packet {
    std::int64_t row = 0;   // line of the file, from 1; of the first part of a joined packet
    std::string_view text;  // from ## to the CRC; of the last part of a joined packet
    int declared_length = 0;
    int actual_length = 0;  // bytes from behind the length field to the last &&
    bool length_ok = false;
    std::string_view crc;            // as written
    std::uint16_t computed_crc = 0;  // of the actual data segment, as HJ 212-2017 appendix A
    bool crc_ok = false;

    std::string_view qn;               // empty when missing
    std::string_view st;               // 31 flue gas, 32 waste water, ...
    std::string_view cn;               // 2011 real time, 2051 minutes, 2061 hour, 2031 day, ...
    std::string_view mn;               // the station
    std::string_view flag;             // of the packet
    int parts = 1;                     // PNUM
    int part = 1;                      // PNO
    bool incomplete = false;           // parts of it never came
    std::optional<Time> time;          // DataTime to the second; none when missing or unreadable
    std::string_view time_text;        // as written
    std::span<const Hj212Item> items;  // in the order written, DataTime left out
};

std::uint16_t hj212_crc(std::string_view data_segment);

// Feed pieces as to CsvScanner. Split packets (PNUM, PNO) come out joined, once, when their last part has come; parts
// whose rest never comes are given at the end as incomplete.
class Hj212Scanner {
 public:
    Hj212Scanner();
    ~Hj212Scanner();
    Hj212Scanner(const Hj212Scanner&) = delete;
    Hj212Scanner& operator=(const Hj212Scanner&) = delete;

    char* room(std::size_t size);
    void filled(std::size_t size);
    void feed(std::string_view bytes);
    void finish();
    bool next(Hj212Packet& packet);

 private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace audit::import
