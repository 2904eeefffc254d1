// SPDX-License-Identifier: Apache-2.0
#include "audit/store/plane.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <utility>

#include "audit/model/error.h"

namespace audit::store {

namespace {

constexpr std::uint8_t kNewStride = 65;
constexpr std::uint8_t kExceptions = 66;
constexpr std::uint8_t kPresence = 67;
constexpr std::uint8_t kAllAbsent = 68;
constexpr std::uint8_t kWidest = 64;
constexpr unsigned kNarrow = 32;  // widths up to here are packed in one pass

using Words = std::array<std::uint64_t, kGroup>;
using Presence = std::array<std::uint8_t, kGroup / 8>;

std::size_t packed_size(unsigned width, std::size_t count)
{
    return (width * count + 7) / 8;
}

// Bit-packs the low `width` (<= 32) bits of each value.
void pack_narrow(const Words& words, std::size_t count, unsigned width, PackedBytes& bytes)
{
    if (width == 0) return;
    const std::size_t start = bytes.size();
    bytes.resize(start + packed_size(width, count) + sizeof(std::uint32_t));
    std::uint8_t* out = bytes.data() + start;
    std::uint64_t pending = 0;
    unsigned bits = 0;
    const std::uint64_t mask = (std::uint64_t{1} << width) - 1;
    for (std::size_t i = 0; i < count; ++i) {
        pending |= (words[i] & mask) << bits;
        bits += width;
        if (bits < kNarrow) continue;
        std::memcpy(out, &pending, sizeof(std::uint32_t));
        out += sizeof(std::uint32_t);
        pending >>= kNarrow;
        bits -= kNarrow;
    }
    std::memcpy(out, &pending, sizeof(std::uint32_t));
    bytes.resize(start + packed_size(width, count));
}

// Reads up to 8 bytes past the packed bits. A loop for each width lets the compiler know every shift.
template <unsigned kWidth>
void unpack_width(const std::byte* in, std::size_t count, Words& words)
{
    constexpr std::uint64_t kMask = (std::uint64_t{1} << kWidth) - 1;
    for (std::size_t i = 0; i < count; ++i) {
        std::uint64_t word = 0;
        std::memcpy(&word, in + i * kWidth / 8, sizeof(word));
        words[i] = (word >> (i * kWidth % 8)) & kMask;
    }
}

using Unpack = void (*)(const std::byte*, std::size_t, Words&);
template <unsigned... kWidths>
constexpr std::array<Unpack, sizeof...(kWidths)> unpackers(std::integer_sequence<unsigned, kWidths...>)
{
    return {unpack_width<kWidths>...};
}
constexpr auto kUnpackers = unpackers(std::make_integer_sequence<unsigned, kNarrow + 1>());

std::size_t unpack_part(std::span<const std::byte> bytes, std::size_t at, std::size_t count, unsigned width,
                        Words& words)
{
    const std::size_t size = packed_size(width, count);
    if (size > bytes.size() - at) refuse_damaged_plane();
    if (bytes.size() - at >= size + sizeof(std::uint64_t)) {
        kUnpackers[width](bytes.data() + at, count, words);
    } else {
        std::array<std::byte, kGroup * sizeof(std::uint32_t) + sizeof(std::uint64_t)> padded{};
        if (size > 0) std::memcpy(padded.data(), bytes.data() + at, size);
        kUnpackers[width](padded.data(), count, words);
    }
    return at + size;
}

// Reads the residuals of a group of any width.
std::size_t unpack(std::span<const std::byte> bytes, std::size_t at, std::size_t count, unsigned width, Words& words)
{
    at = unpack_part(bytes, at, count, std::min(width, kNarrow), words);
    if (width <= kNarrow) return at;
    Words high;
    at = unpack_part(bytes, at, count, width - kNarrow, high);
    for (std::size_t i = 0; i < count; ++i) words[i] |= high[i] << kNarrow;
    return at;
}

// The difference of neighbours that more than half of them share (Boyer and Moore), else the stride as it is.
std::uint64_t usual_difference(const Words& words, std::size_t count, std::uint64_t stride)
{
    std::uint64_t candidate = stride;
    std::size_t votes = 0;
    for (std::size_t i = 1; i < count; ++i) {
        const std::uint64_t difference = words[i] - words[i - 1];
        if (votes == 0) candidate = difference;
        difference == candidate ? ++votes : --votes;
    }
    std::size_t sharing = 0;
    for (std::size_t i = 1; i < count; ++i) sharing += words[i] - words[i - 1] == candidate ? 1 : 0;
    return sharing > count / 2 ? candidate : stride;
}

// The residuals of the words; returns all of them or-ed.
std::uint64_t residuals(const Words& words, std::size_t count, std::uint64_t previous, std::uint64_t stride, Words& out)
{
    std::uint64_t all = 0;
    for (std::size_t i = 0; i < count; ++i) {
        out[i] = zigzag(words[i] - previous - stride);
        previous = words[i];
        all |= out[i];
    }
    return all;
}

// The width that makes the group smallest when wider residuals are listed one by one.
unsigned best_width(const Words& coded, std::size_t count, unsigned widest)
{
    std::array<std::uint16_t, 65> with_width{};
    for (std::size_t i = 0; i < count; ++i) ++with_width[static_cast<std::size_t>(std::bit_width(coded[i]))];
    unsigned best = widest;
    std::size_t best_size = packed_size(widest, count);
    std::size_t listed = 2;
    for (unsigned width = widest; width-- > 0;) {
        listed += with_width[width + 1] * (1 + (width + 7) / 7);
        const std::size_t size = listed + packed_size(width, count);
        if (size >= best_size) continue;
        best_size = size;
        best = width;
    }
    return best;
}

void put_exceptions(Words& coded, std::size_t count, unsigned width, PackedBytes& bytes)
{
    const std::size_t number_at = bytes.size() + 1;
    bytes.insert(bytes.end(), {kExceptions, 0});
    for (std::size_t i = 0; i < count; ++i) {
        if (static_cast<unsigned>(std::bit_width(coded[i])) <= width) continue;
        bytes.push_back(static_cast<std::uint8_t>(i));
        put_varint(bytes, coded[i]);
        coded[i] = 0;
        ++bytes[number_at];
    }
}

void put_packed(Words& coded, std::size_t count, std::uint64_t all, PackedBytes& bytes)
{
    unsigned width = static_cast<unsigned>(std::bit_width(all));
    if (width > 1) {
        const unsigned best = best_width(coded, count, width);
        if (best < width) put_exceptions(coded, count, best, bytes);
        width = best;
    }
    bytes.push_back(static_cast<std::uint8_t>(width));
    pack_narrow(coded, count, std::min(width, kNarrow), bytes);
    if (width <= kNarrow) return;
    for (std::size_t i = 0; i < count; ++i) coded[i] >>= kNarrow;
    pack_narrow(coded, count, width - kNarrow, bytes);
}

}  // namespace

void refuse_damaged_plane()
{
    throw Error(
        "the case file is damaged: a block of automatic monitoring data cannot be read; restore it from a copy");
}

void put_varint(PackedBytes& bytes, std::uint64_t value)
{
    for (; value >= 128; value >>= 7U) bytes.push_back(static_cast<std::uint8_t>(value | 128U));
    bytes.push_back(static_cast<std::uint8_t>(value));
}

std::uint64_t get_varint(std::span<const std::byte> bytes, std::size_t& at)
{
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
        if (at >= bytes.size()) refuse_damaged_plane();
        const auto byte = std::to_integer<std::uint64_t>(bytes[at++]);
        value |= (byte & 127U) << shift;
        if (byte < 128) return value;
    }
    refuse_damaged_plane();
}

bool is_line(const GroupValues& values, std::size_t count, std::int64_t previous, std::int64_t stride)
{
    // Unsigned, for differences of any two values wrap around; without a branch, for that is four values at a time.
    const auto step = static_cast<std::uint64_t>(stride);
    const auto word = [&](std::size_t i) { return static_cast<std::uint64_t>(values[i]); };
    std::uint64_t off = word(0) - static_cast<std::uint64_t>(previous) - step;
    for (std::size_t i = 1; i < count; ++i) off |= word(i) - word(i - 1) - step;
    return off == 0;
}

void PlaneWriter::add_absent_group()
{
    bytes_.push_back(kAllAbsent);
}

void PlaneWriter::add_group(const GroupValues& values, std::size_t count)
{
    // Times and row numbers nearly always. The absent value would have to follow itself to pass as a line.
    const bool line = is_line(values, count, static_cast<std::int64_t>(previous_), static_cast<std::int64_t>(stride_));
    if (line && values[0] != kAbsent) {
        previous_ = static_cast<std::uint64_t>(values[count - 1]);
        holds_values_ = true;
        bytes_.push_back(0);
        return;
    }
    Words words;
    Presence presence{};
    std::size_t present = 0;
    std::uint64_t last = previous_;
    for (std::size_t i = 0; i < count; ++i) {
        const bool here = values[i] != kAbsent;
        last = here ? static_cast<std::uint64_t>(values[i]) : last + stride_;
        words[i] = last;
        present += here ? 1 : 0;
        presence[i / 8] = static_cast<std::uint8_t>(presence[i / 8] | (here ? 1U : 0U) << (i % 8));
    }
    if (present == 0) return add_absent_group();
    holds_values_ = true;
    if (present < count) {
        bytes_.push_back(kPresence);
        bytes_.insert(bytes_.end(), presence.begin(), presence.end());
    }
    Words coded;
    std::uint64_t all = residuals(words, count, previous_, stride_, coded);
    if (const auto usual = all == 0 ? stride_ : usual_difference(words, count, stride_); usual != stride_) {
        stride_ = usual;
        bytes_.push_back(kNewStride);
        put_varint(bytes_, zigzag(stride_));
        all = residuals(words, count, previous_, stride_, coded);
    }
    previous_ = words[count - 1];
    put_packed(coded, count, all, bytes_);
}

// What stands before the packed bits of a group.
struct PlaneReader::Head {
    unsigned width = 0;
    bool all_absent = false, some_absent = false;
    Presence presence;
    std::size_t exceptions = 0;
    std::array<std::pair<std::size_t, std::uint64_t>, kGroup> exception;  // index and residual
};

std::uint8_t PlaneReader::next_byte()
{
    if (at_ >= bytes_.size()) refuse_damaged_plane();
    return std::to_integer<std::uint8_t>(bytes_[at_++]);
}

void PlaneReader::read_exceptions(Head& head, std::size_t count)
{
    head.exceptions = next_byte();
    if (head.exceptions > count) refuse_damaged_plane();
    for (std::size_t i = 0; i < head.exceptions; ++i) {
        const std::size_t index = next_byte();
        if (index >= count) refuse_damaged_plane();
        head.exception[i] = {index, get_varint(bytes_, at_)};
    }
}

PlaneReader::Head PlaneReader::read_head(std::size_t count)
{
    Head head;
    for (;;) {
        const std::uint8_t code = next_byte();
        if (code <= kWidest) {
            head.width = code;
            return head;
        }
        switch (code) {
            case kNewStride:
                stride_ = unzigzag(get_varint(bytes_, at_));
                break;
            case kExceptions:
                read_exceptions(head, count);
                break;
            case kPresence:
                if (bytes_.size() - at_ < head.presence.size()) refuse_damaged_plane();
                std::memcpy(head.presence.data(), bytes_.data() + at_, head.presence.size());
                at_ += head.presence.size();
                head.some_absent = true;
                break;
            case kAllAbsent:
                head.all_absent = true;
                return head;
            default:
                refuse_damaged_plane();
        }
    }
}

void PlaneReader::read_group(GroupValues& values, std::size_t count)
{
    const Head head = read_head(count);
    was_complete_ = !head.all_absent && !head.some_absent;
    was_line_ = was_complete_ && head.width == 0 &&
                (head.exceptions == 0 || (head.exceptions == 1 && head.exception[0].first == 0));
    if (head.all_absent) {
        std::fill_n(values.begin(), count, kAbsent);
        return;
    }
    if (was_line_ && head.exceptions == 0) {  // times and row numbers: no value waits for the one before it
        for (std::size_t i = 0; i < count; ++i) values[i] = static_cast<std::int64_t>(previous_ + (i + 1) * stride_);
        previous_ += count * stride_;
        return;
    }
    Words coded;
    at_ = unpack(bytes_, at_, count, head.width, coded);
    for (std::size_t i = 0; i < head.exceptions; ++i) coded[head.exception[i].first] = head.exception[i].second;
    std::uint64_t value = previous_;
    for (std::size_t i = 0; i < count; ++i) {
        value += stride_ + unzigzag(coded[i]);
        values[i] = static_cast<std::int64_t>(value);
    }
    previous_ = value;
    if (!head.some_absent) return;
    for (std::size_t i = 0; i < count; ++i) {
        if ((head.presence[i / 8] >> (i % 8) & 1U) == 0) values[i] = kAbsent;
    }
}

void PlaneReader::skip_group(std::size_t count)
{
    const Head head = read_head(count);
    if (head.all_absent) return;
    previous_ += count * stride_;
    for (std::size_t i = 0; i < head.exceptions; ++i) previous_ += unzigzag(head.exception[i].second);
    if (head.width == 0) return;
    Words coded;
    at_ = unpack(bytes_, at_, count, head.width, coded);
    for (std::size_t i = 0; i < head.exceptions; ++i) coded[head.exception[i].first] = 0;
    for (std::size_t i = 0; i < count; ++i) previous_ += unzigzag(coded[i]);
}

void FlagWriter::start_run(Flag flag)
{
    if (length_ > 0) {
        bytes_.push_back(static_cast<std::uint8_t>(flag_));
        put_varint(bytes_, length_);
    }
    flag_ = flag;
    length_ = 0;
}

const PackedBytes& FlagWriter::finish()
{
    start_run(Flag::absent);
    return bytes_;
}

void FlagReader::begin_run()
{
    if (at_ >= bytes_.size()) refuse_damaged_plane();
    const auto code = std::to_integer<std::uint8_t>(bytes_[at_++]);
    if (code > static_cast<std::uint8_t>(Flag::letter_b)) refuse_damaged_plane();
    flag_ = static_cast<Flag>(code) == Flag::letter_b ? letter_b_ : static_cast<Flag>(code);
    left_ = get_varint(bytes_, at_);
    if (left_ == 0) refuse_damaged_plane();
}

void FlagReader::read(Flag* flags, std::size_t count)
{
    for (std::size_t done = 0; done < count;) {
        if (left_ == 0) begin_run();
        const std::size_t take = static_cast<std::size_t>(std::min<std::uint64_t>(left_, count - done));
        std::fill_n(flags + done, take, flag_);
        done += take;
        left_ -= take;
    }
}

void FlagReader::skip(std::size_t count)
{
    while (count > 0) {
        if (left_ == 0) begin_run();
        const std::uint64_t take = std::min<std::uint64_t>(left_, count);
        count -= static_cast<std::size_t>(take);
        left_ -= take;
    }
}

}  // namespace audit::store
