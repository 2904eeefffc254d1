// SPDX-License-Identifier: Apache-2.0
// One HJ 212 packet: where it ends in a text, and what its data segment says. hj212.h puts packets together.
#pragma once

#include <cstddef>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "audit/import/hj212.h"

namespace audit::import {

// A packet in a text. Its length field is trusted where the text bears it out; else its end is searched for.
struct Hj212Frame {
    std::size_t size = 0;   // of the text it takes, from ## to behind the CRC
    std::string_view text;  // from ## to the CRC; the log's line breaks in it are left out
    std::string_view data;
    std::string_view crc;  // empty when it is missing
    int declared_length = 0;
};
enum class FrameFound { packet, no_packet, cut_off };

// text begins with "##". cut_off: more bytes are needed to tell, and more may come (not `last`). A log may break a
// packet into lines, each with a prefix as long as the one before the packet: `prefix` bytes. `unbroken` then holds the
// packet.
FrameFound find_frame(std::string_view text, bool last, std::size_t prefix, std::string& unbroken, Hj212Frame& frame);

// Fills qn ... part, time and the items of one data segment; items are appended.
void parse_segment(std::string_view data, Hj212Packet& packet, std::vector<Hj212Item>& items);

// 14 or 17 digits, "24" hours being the next day.
std::optional<Time> parse_hj212_time(std::string_view digits);

}  // namespace audit::import
