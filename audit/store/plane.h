// SPDX-License-Identifier: Apache-2.0
// One plane of a series block: a column of 64-bit integers (values, times, row numbers), packed in groups of 128 as
// they come, so that an open block needs little more memory than it will need on disk. Every value is predicted as the
// one before plus a stride that the plane remembers; what is left is zigzag-coded and bit-packed, so that constants and
// straight lines cost one byte a group. A group is any of these, ended by its width:
//   65 varint            the stride from here on, zigzag
//   66 n (index varint)* n residuals too wide for the rest, zigzag
//   67 16 bytes          which values are there, a bit each; the others are kAbsent
//   68                   no value is there; ends the group
//   0..64 bits           width and the residuals with that many bits each; above 32 the low 32 bits of all come first
#pragma once

#include <cstddef>

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "audit/model/series.h"

namespace audit::store {

inline constexpr std::size_t kGroup = 128;
using PackedBytes = std::vector<std::uint8_t>;
using GroupValues = std::array<std::int64_t, kGroup>;

// Whether each value is the one before plus `stride`, the first one `previous` plus it.
bool is_line(const GroupValues& values, std::size_t count, std::int64_t previous, std::int64_t stride);

class PlaneWriter {
 public:
    // count is kGroup but for the last group of a plane.
    void add_group(const GroupValues& values, std::size_t count);
    void add_absent_group();  // one without any value
    bool holds_values() const { return holds_values_; }
    const PackedBytes& bytes() const { return bytes_; }

 private:
    std::uint64_t previous_ = 0;
    std::uint64_t stride_ = 0;
    bool holds_values_ = false;
    PackedBytes bytes_;
};

// Throws Error where the bytes are no plane.
class PlaneReader {
 public:
    explicit PlaneReader(std::span<const std::byte> bytes) : bytes_(bytes) {}
    void read_group(GroupValues& values, std::size_t count);
    void skip_group(std::size_t count);  // several times as fast
    // Of the last group: whether it was a straight line without absent values, start + i * stride; whether no value
    // was absent.
    bool was_line() const { return was_line_; }
    bool was_complete() const { return was_complete_; }
    std::int64_t stride() const { return static_cast<std::int64_t>(stride_); }

 private:
    struct Head;
    std::uint8_t next_byte();
    Head read_head(std::size_t count);
    void read_exceptions(Head& head, std::size_t count);

    std::span<const std::byte> bytes_;
    std::size_t at_ = 0;
    std::uint64_t previous_ = 0;
    std::uint64_t stride_ = 0;
    bool was_line_ = false;
    bool was_complete_ = false;
};

// Flags change seldom: runs of (flag, varint length).
class FlagWriter {
 public:
    void add(Flag flag)
    {
        if (flag != flag_ || length_ == 0) start_run(flag);
        ++length_;
    }
    const PackedBytes& finish();
    std::size_t size() const { return bytes_.size(); }

 private:
    void start_run(Flag flag);
    Flag flag_ = Flag::absent;
    std::uint64_t length_ = 0;
    PackedBytes bytes_;
};

class FlagReader {
 public:
    // letter_b: what the letter B of this source stands for.
    FlagReader(std::span<const std::byte> bytes, Flag letter_b) : bytes_(bytes), letter_b_(letter_b) {}
    void read(Flag* flags, std::size_t count);
    void skip(std::size_t count);

 private:
    void begin_run();
    std::span<const std::byte> bytes_;
    Flag letter_b_;
    std::size_t at_ = 0;
    Flag flag_ = Flag::absent;
    std::uint64_t left_ = 0;
};

// Variable-length integers, seven bits a byte, and their signed form.
void put_varint(PackedBytes& bytes, std::uint64_t value);
std::uint64_t get_varint(std::span<const std::byte> bytes, std::size_t& at);
[[noreturn]] void refuse_damaged_plane();
inline std::uint64_t zigzag(std::uint64_t difference)
{
    return (difference << 1U) ^ (0 - (difference >> 63U));
}
inline std::uint64_t unzigzag(std::uint64_t coded)
{
    return (coded >> 1U) ^ (0 - (coded & 1U));
}

}  // namespace audit::store
