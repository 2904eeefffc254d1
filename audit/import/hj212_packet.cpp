// SPDX-License-Identifier: Apache-2.0
#include "audit/import/hj212_packet.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>

namespace audit::import {

namespace {

constexpr std::size_t kHead = 6;  // ## and the length
constexpr std::size_t kCrc = 4;
constexpr std::size_t kLongest = 16384;  // the standard allows 1024, stations send more

constexpr std::array<std::string_view, 12> kFields = {"Rtd",   "Min",   "Avg",   "Max",  "Cou",        "ZsRtd",
                                                      "ZsMin", "ZsAvg", "ZsMax", "Flag", "SampleTime", "EFlag"};

constexpr std::array<std::uint16_t, 256> crc_table()
{
    std::array<std::uint16_t, 256> table{};
    for (unsigned i = 0; i < table.size(); ++i) {
        unsigned crc = i;
        for (int bit = 0; bit < 8; ++bit) crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xA001 : crc >> 1;
        table[i] = static_cast<std::uint16_t>(crc);
    }
    return table;
}
constexpr std::array<std::uint16_t, 256> kCrcTable = crc_table();

bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}
bool is_hex(char c)
{
    return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}
char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}
bool same_word(std::string_view a, std::string_view b)
{
    return a.size() == b.size() &&
           std::equal(a.begin(), a.end(), b.begin(), [](char x, char y) { return lower(x) == lower(y); });
}

bool crc_at(std::string_view text, std::size_t at)
{
    return at + kCrc <= text.size() && std::all_of(text.begin() + static_cast<std::ptrdiff_t>(at),
                                                   text.begin() + static_cast<std::ptrdiff_t>(at + kCrc), is_hex);
}

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
    return text;
}

// As the standard spells it, whatever a station makes of it ("FLAG", "avg").
std::string_view standard_field(std::string_view field)
{
    for (const std::string_view known : kFields)
        if (field == known) return known;
    for (const std::string_view known : kFields)
        if (same_word(field, known)) return known;
    return field;
}

int number(std::string_view text, int otherwise)
{
    int value = otherwise;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

void set_header(std::string_view name, std::string_view value, Hj212Packet& packet)
{
    if (same_word(name, "QN"))
        packet.qn = value;
    else if (same_word(name, "ST"))
        packet.st = value;
    else if (same_word(name, "CN"))
        packet.cn = value;
    else if (same_word(name, "MN"))
        packet.mn = value;
    else if (same_word(name, "Flag"))
        packet.flag = value;
    else if (same_word(name, "PNUM"))
        packet.parts = number(value, 1);
    else if (same_word(name, "PNO"))
        packet.part = number(value, 1);
}

void add_item(std::string_view text, Hj212Packet& packet, std::vector<Hj212Item>& items)
{
    const std::size_t equals = text.find('=');
    if (equals == std::string_view::npos) return;
    const std::string_view name = trimmed(text.substr(0, equals)), value = trimmed(text.substr(equals + 1));
    if (name.empty()) return;
    const std::size_t dash = name.find('-');
    if (dash != std::string_view::npos) {
        items.push_back({name.substr(0, dash), standard_field(name.substr(dash + 1)), value});
    } else if (same_word(name, "DataTime")) {
        packet.time_text = value;
        packet.time = parse_hj212_time(value);
    } else {
        items.push_back({name, {}, value});
    }
}

// Calls take(piece) for what stands between separators; stray ones make nothing.
template <typename Take>
void split(std::string_view text, bool commas, Take&& take)
{
    std::size_t begin = 0;
    for (std::size_t i = 0; i <= text.size(); ++i) {
        if (i < text.size() && text[i] != ';' && !(commas && text[i] == ',')) continue;
        if (i > begin) take(text.substr(begin, i - begin));
        begin = i + 1;
    }
}

std::size_t content_begin(std::string_view data)
{
    std::size_t at = data.find("CP=&&");
    if (at == std::string_view::npos) at = data.find("cp=&&");
    return at;
}

// The end of a packet whose length field does not help: behind the && that closes its content, else the end of its
// line or the next packet.
FrameFound search_end(std::string_view text, bool last, Hj212Frame& frame)
{
    text = text.substr(0, kLongest + kCrc);
    std::size_t limit = std::min({text.find_first_of("\r\n", kHead), text.find("##", kHead), text.size()});
    const bool bounded = limit < text.size() || text.size() >= kLongest;
    limit = std::min(limit, kLongest);
    const std::size_t content = content_begin(text.substr(0, limit));
    const std::size_t close =
        content == std::string_view::npos ? content : text.substr(0, limit).find("&&", content + 5);
    const bool whole = close != std::string_view::npos && close + 2 + kCrc <= text.size();
    if (!bounded && !last && !whole) return FrameFound::cut_off;
    if (content == std::string_view::npos) return FrameFound::no_packet;
    const std::size_t end = close == std::string_view::npos ? limit : close + 2;
    frame.data = text.substr(kHead, end - kHead);
    frame.crc = end + kCrc <= limit && crc_at(text, end) ? text.substr(end, kCrc) : std::string_view();
    frame.size = end + frame.crc.size();
    frame.text = text.substr(0, frame.size);
    return FrameFound::packet;
}

// Whether a packet of the declared length ends where it should; fills the frame.
bool ends_as_declared(std::string_view text, Hj212Frame& frame)
{
    const std::size_t end = kHead + static_cast<std::size_t>(frame.declared_length);
    if (end <= kHead + 2 || !crc_at(text, end) || text.substr(end - 2, 2) != "&&" ||
        content_begin(text.substr(0, end)) == std::string_view::npos)
        return false;
    frame.size = end + kCrc;
    frame.text = text.substr(0, frame.size);
    frame.data = text.substr(kHead, end - kHead);
    frame.crc = text.substr(end, kCrc);
    return true;
}

// Joins lines, leaving `prefix` bytes of each further one out, until `size` bytes are there. Returns how much of the
// text they take; 0 when another packet or the end of the text comes first, which `short_of_text` tells apart.
std::size_t join_lines(std::string_view text, std::size_t size, std::size_t prefix, std::string& joined,
                       bool& short_of_text)
{
    joined.clear();
    std::size_t at = 0;
    while (joined.size() < size) {
        const std::size_t end = std::min(text.find_first_of("\r\n", at), text.size());
        const std::size_t taken = std::min(end - at, size - joined.size());
        joined.append(text.substr(at, taken));
        at += taken;
        if (joined.size() == size) break;
        at = std::min(text.find_first_not_of("\r\n", at), text.size());
        short_of_text = at + prefix >= text.size();
        if (short_of_text || text.substr(at + prefix).starts_with("##")) return 0;
        at += prefix;
    }
    return at;
}

// A packet that the log has broken into lines: with nothing before each of them, or with as much as before the first.
FrameFound find_broken(std::string_view text, bool last, std::size_t prefix, std::string& unbroken, Hj212Frame& frame)
{
    const std::size_t line = text.find_first_of("\r\n");
    const std::size_t size = kHead + static_cast<std::size_t>(frame.declared_length) + kCrc;
    if (line == std::string_view::npos || line >= size) return FrameFound::no_packet;
    bool waits = false;
    for (const std::size_t left_out : {std::size_t{0}, prefix}) {
        bool short_of_text = false;
        const std::size_t taken = join_lines(text, size, left_out, unbroken, short_of_text);
        waits = waits || short_of_text;
        if (taken == 0 || !ends_as_declared(unbroken, frame)) continue;
        frame.size = taken;
        return FrameFound::packet;
    }
    return waits && !last ? FrameFound::cut_off : FrameFound::no_packet;
}

}  // namespace

std::uint16_t hj212_crc(std::string_view data_segment)
{
    std::uint16_t crc = 0xFFFF;
    for (const char c : data_segment)
        crc = kCrcTable[static_cast<std::size_t>(crc >> 8) ^ static_cast<unsigned char>(c)];
    return crc;
}

FrameFound find_frame(std::string_view text, bool last, std::size_t prefix, std::string& unbroken, Hj212Frame& frame)
{
    if (text.size() < kHead) return last ? FrameFound::no_packet : FrameFound::cut_off;
    const std::string_view length = text.substr(2, 4);
    if (!std::all_of(length.begin(), length.end(), is_digit)) return FrameFound::no_packet;
    frame.declared_length = number(length, 0);
    if (ends_as_declared(text, frame)) return FrameFound::packet;
    const FrameFound broken = find_broken(text, last, prefix, unbroken, frame);
    return broken == FrameFound::no_packet ? search_end(text, last, frame) : broken;
}

void parse_segment(std::string_view data, Hj212Packet& packet, std::vector<Hj212Item>& items)
{
    const std::size_t content = content_begin(data);
    split(data.substr(0, content), false, [&](std::string_view piece) {
        const std::size_t equals = piece.find('=');
        if (equals != std::string_view::npos)
            set_header(trimmed(piece.substr(0, equals)), trimmed(piece.substr(equals + 1)), packet);
    });
    if (content == std::string_view::npos) return;
    std::string_view inside = data.substr(content + 5);
    if (inside.ends_with("&&")) inside.remove_suffix(2);
    split(inside, true, [&](std::string_view piece) { add_item(piece, packet, items); });
}

std::optional<Time> parse_hj212_time(std::string_view digits)
{
    if (digits.size() != 14 && digits.size() != 17) return std::nullopt;
    if (!std::all_of(digits.begin(), digits.end(), is_digit)) return std::nullopt;
    const auto part = [&](std::size_t at, std::size_t size) { return number(digits.substr(at, size), 0); };
    const int year = part(0, 4), month = part(4, 2), day = part(6, 2);
    const int hour = part(8, 2), minute = part(10, 2), second = part(12, 2);
    if (!is_real_date(year, month, day) || minute > 59 || second > 59) return std::nullopt;
    if (hour > 24 || (hour == 24 && minute + second > 0)) return std::nullopt;
    return midnight({year, month, day}) + hour * kHour + minute * kMinute + second;
}

}  // namespace audit::import
