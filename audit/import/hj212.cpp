// SPDX-License-Identifier: Apache-2.0
#include "audit/import/hj212.h"

#include <algorithm>
#include <charconv>
#include <cstring>
#include <deque>
#include <map>

#include "audit/import/hj212_packet.h"
#include "audit/import/text_decoding.h"

namespace audit::import {

namespace {

constexpr std::size_t kMostPending = 1000;  // split packets that wait for their rest
constexpr int kMostParts = 1000;

// A part that waits for the others, with its own copy of the bytes.
struct Part {
    std::string text, data, crc;
    Hj212Packet facts;  // numbers and verdicts; its views are not used
};

struct Split {
    std::string key;
    std::map<int, Part> parts;  // by PNO
    int expected = 0;
};

}  // namespace

struct Hj212Scanner::State {
    std::vector<char> buffer;
    std::size_t at = 0;   // what is before has been looked at
    std::size_t end = 0;  // of what has been fed
    std::int64_t row = 1;
    std::size_t column = 0;  // bytes of the line before `at`
    bool finished = false;
    std::vector<Hj212Item> items;
    std::string unbroken;    // a packet that the log has broken into lines
    std::string decoded;     // of a packet that is not UTF-8
    std::deque<Split> open;  // oldest first
    Split given;             // keeps the bytes of the joined packet that was given last

    std::string_view rest() const { return {buffer.data() + at, end - at}; }
    void skip(std::size_t size);
    bool find_packet(Hj212Packet& packet);
    std::optional<Split> join(const Hj212Packet& packet, std::string_view data);
    void give(Split split, Hj212Packet& packet);
};

Hj212Scanner::Hj212Scanner() : state_(std::make_unique<State>()) {}
Hj212Scanner::~Hj212Scanner() = default;

char* Hj212Scanner::room(std::size_t size)
{
    State& state = *state_;
    if (state.at > 0) {
        std::memmove(state.buffer.data(), state.buffer.data() + state.at, state.end - state.at);
        state.end -= state.at;
        state.at = 0;
    }
    if (state.buffer.size() < state.end + size) state.buffer.resize((state.end + size) * 3 / 2);
    return state.buffer.data() + state.end;
}

void Hj212Scanner::filled(std::size_t size)
{
    state_->end += size;
}

void Hj212Scanner::feed(std::string_view bytes)
{
    if (bytes.empty()) return;
    std::memcpy(room(bytes.size()), bytes.data(), bytes.size());
    filled(bytes.size());
}

void Hj212Scanner::finish()
{
    state_->finished = true;
}

// Moves on and counts the lines passed.
void Hj212Scanner::State::skip(std::size_t size)
{
    if (size == 0) return;
    const char* from = buffer.data() + at;
    const char* const to = from + size;
    bool broken = false;
    while ((from = static_cast<const char*>(std::memchr(from, '\n', static_cast<std::size_t>(to - from)))) != nullptr) {
        ++row;
        ++from;
        column = static_cast<std::size_t>(to - from);
        broken = true;
    }
    if (!broken) column += size;
    at += size;
}

// The next packet of the text, whole or a part. False: none in what is there.
bool Hj212Scanner::State::find_packet(Hj212Packet& packet)
{
    for (;;) {
        const std::size_t begin = rest().find("##");
        if (begin == std::string_view::npos) {
            const bool half = !finished && !rest().empty() && rest().back() == '#';
            skip(rest().size() - (half ? 1 : 0));
            return false;
        }
        skip(begin);
        Hj212Frame frame;
        const FrameFound found = find_frame(rest(), finished, column, unbroken, frame);
        if (found == FrameFound::cut_off) return false;
        if (found == FrameFound::no_packet) {
            skip(1);
            continue;
        }
        packet = {};
        packet.row = row;
        packet.text = frame.text;
        packet.declared_length = frame.declared_length;
        packet.actual_length = static_cast<int>(frame.data.size());
        packet.length_ok = packet.declared_length == packet.actual_length;
        packet.crc = frame.crc;
        packet.computed_crc = hj212_crc(frame.data);
        unsigned written = 0x10000;
        std::from_chars(frame.crc.data(), frame.crc.data() + frame.crc.size(), written, 16);
        packet.crc_ok = written == packet.computed_crc;
        skip(frame.size);
        return true;
    }
}

bool Hj212Scanner::next(Hj212Packet& packet)
{
    State& state = *state_;
    state.given = {};
    while (state.open.size() <= kMostPending && state.find_packet(packet)) {
        std::string_view data = packet.text.substr(6, static_cast<std::size_t>(packet.actual_length));
        if (!is_utf8(data)) {
            state.decoded = to_utf8(data);
            data = state.decoded;
        }
        state.items.clear();
        parse_segment(data, packet, state.items);
        packet.items = state.items;
        if (packet.parts <= 1 || packet.parts > kMostParts || packet.part < 1 || packet.part > packet.parts)
            return true;
        if (std::optional<Split> whole = state.join(packet, data)) {
            state.give(std::move(*whole), packet);
            return true;
        }
    }
    if (state.open.empty() || (!state.finished && state.open.size() <= kMostPending)) return false;
    Split oldest = std::move(state.open.front());
    state.open.pop_front();
    state.give(std::move(oldest), packet);
    return true;
}

// Keeps a part; gives all of them when it was the last that was missing.
std::optional<Split> Hj212Scanner::State::join(const Hj212Packet& packet, std::string_view data)
{
    std::string key;
    for (const std::string_view piece : {packet.mn, packet.st, packet.cn, packet.qn}) key += std::string(piece) + ";";
    key += std::to_string(packet.parts);
    auto split = std::find_if(open.begin(), open.end(), [&](const Split& one) { return one.key == key; });
    if (split == open.end()) split = open.insert(open.end(), Split{key, {}, packet.parts});
    split->parts[packet.part] = {std::string(packet.text), std::string(data), std::string(packet.crc), packet};
    if (static_cast<int>(split->parts.size()) < split->expected) return std::nullopt;
    Split whole = std::move(*split);
    open.erase(split);
    return whole;
}

// A joined packet says of itself what its last part says, and passes its verdicts only when all parts do.
void Hj212Scanner::State::give(Split split, Hj212Packet& packet)
{
    given = std::move(split);
    items.clear();
    packet = {};
    std::optional<Time> time;
    std::string_view time_text;
    bool length_ok = true, crc_ok = true;
    for (const auto& [number, part] : given.parts) {
        parse_segment(part.data, packet, items);
        if (packet.time && !time) {
            time = packet.time;
            time_text = packet.time_text;
        }
        length_ok = length_ok && part.facts.length_ok;
        crc_ok = crc_ok && part.facts.crc_ok;
    }
    const Part& last = given.parts.rbegin()->second;
    packet.row = given.parts.begin()->second.facts.row;
    packet.text = last.text;
    packet.crc = last.crc;
    packet.declared_length = last.facts.declared_length;
    packet.actual_length = last.facts.actual_length;
    packet.computed_crc = last.facts.computed_crc;
    packet.length_ok = length_ok;
    packet.crc_ok = crc_ok;
    packet.incomplete = static_cast<int>(given.parts.size()) < given.expected;
    if (time) packet.time = time, packet.time_text = time_text;
    packet.items = items;
}

}  // namespace audit::import
