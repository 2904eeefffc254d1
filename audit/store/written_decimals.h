// SPDX-License-Identifier: Apache-2.0
// How many decimals each value of a block was written with, so that "61.30" and "61.3" both come back as they were.
// Per group of 128 one byte says it for all of them: a number of decimals, or 16 for "without zeros at the end" (as
// spreadsheets write), or 17 when each value's number follows as half a byte.
#pragma once

#include <array>
#include <cstdint>
#include <span>

#include "audit/store/plane.h"

namespace audit::store {

using GroupDecimals = std::array<std::int8_t, kGroup>;

class WrittenDecimals {
 public:
    // values are scaled by block_decimals; decimals of absent values do not matter.
    void add_group(const GroupValues& values, const GroupDecimals& decimals, std::size_t count, int block_decimals);
    void add_absent_group(int block_decimals) { bytes_.push_back(static_cast<std::uint8_t>(block_decimals)); }
    // Whether every value so far was written with the decimals of the block: nothing needs to be stored then.
    bool all_alike() const { return all_alike_; }
    const PackedBytes& bytes() const { return bytes_; }

 private:
    bool all_alike_ = true;
    PackedBytes bytes_;
};

class WrittenDecimalsReader {
 public:
    // No bytes: every value has the decimals of the block.
    WrittenDecimalsReader(std::span<const std::byte> bytes, int block_decimals)
        : bytes_(bytes), block_decimals_(block_decimals)
    {
    }
    void read_group(const GroupValues& values, GroupDecimals& decimals, std::size_t count);
    void skip_group(std::size_t count);

 private:
    std::span<const std::byte> bytes_;
    int block_decimals_;
    std::size_t at_ = 0;
};

}  // namespace audit::store
