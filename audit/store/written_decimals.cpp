// SPDX-License-Identifier: Apache-2.0
#include "audit/store/written_decimals.h"

#include <algorithm>

namespace audit::store {

namespace {

constexpr std::uint8_t kTrimmed = 16;
constexpr std::uint8_t kEach = 17;

// The fewest decimals that show the value.
std::int8_t trimmed_decimals(std::int64_t value, int decimals)
{
    while (decimals > 0 && value % 10 == 0) {
        value /= 10;
        --decimals;
    }
    return static_cast<std::int8_t>(decimals);
}

}  // namespace

void WrittenDecimals::add_group(const GroupValues& values, const GroupDecimals& decimals, std::size_t count,
                                int block_decimals)
{
    unsigned other = 0;  // than those of the block
    for (std::size_t i = 0; i < count; ++i)
        other |= static_cast<std::uint8_t>(decimals[i]) ^ static_cast<unsigned>(block_decimals);
    if (other == 0) return add_absent_group(block_decimals);

    int shared = -1;
    bool alike = true;
    for (std::size_t i = 0; i < count; ++i) {
        if (values[i] == kAbsent) continue;
        if (shared < 0) shared = decimals[i];
        alike = alike && decimals[i] == shared;
    }
    if (shared < 0) shared = block_decimals;
    if (alike) {
        all_alike_ = all_alike_ && shared == block_decimals;
        bytes_.push_back(static_cast<std::uint8_t>(shared));
        return;
    }
    all_alike_ = false;
    bool trimmed = true;
    for (std::size_t i = 0; i < count && trimmed; ++i)
        trimmed = values[i] == kAbsent || decimals[i] == trimmed_decimals(values[i], block_decimals);
    bytes_.push_back(trimmed ? kTrimmed : kEach);
    if (trimmed) return;
    for (std::size_t i = 0; i < count; i += 2) {
        const unsigned low = values[i] == kAbsent ? 0U : static_cast<unsigned>(decimals[i]);
        const unsigned high = i + 1 >= count || values[i + 1] == kAbsent ? 0U : static_cast<unsigned>(decimals[i + 1]);
        bytes_.push_back(static_cast<std::uint8_t>(low | high << 4U));
    }
}

void WrittenDecimalsReader::read_group(const GroupValues& values, GroupDecimals& decimals, std::size_t count)
{
    if (bytes_.empty()) {
        std::fill_n(decimals.begin(), count, static_cast<std::int8_t>(block_decimals_));
        return;
    }
    if (at_ >= bytes_.size()) refuse_damaged_plane();
    const auto head = std::to_integer<std::uint8_t>(bytes_[at_++]);
    if (head == kTrimmed) {
        for (std::size_t i = 0; i < count; ++i)
            decimals[i] = values[i] == kAbsent ? std::int8_t{0} : trimmed_decimals(values[i], block_decimals_);
    } else if (head == kEach) {
        if (bytes_.size() - at_ < (count + 1) / 2) refuse_damaged_plane();
        for (std::size_t i = 0; i < count; ++i) {
            const auto pair = std::to_integer<unsigned>(bytes_[at_ + i / 2]);
            decimals[i] = static_cast<std::int8_t>(
                std::min<unsigned>(pair >> (i % 2 * 4) & 15U, static_cast<unsigned>(block_decimals_)));
        }
        at_ += (count + 1) / 2;
    } else {
        if (head > block_decimals_) refuse_damaged_plane();
        std::fill_n(decimals.begin(), count, static_cast<std::int8_t>(head));
    }
}

void WrittenDecimalsReader::skip_group(std::size_t count)
{
    if (bytes_.empty()) return;
    if (at_ >= bytes_.size()) refuse_damaged_plane();
    const auto head = std::to_integer<std::uint8_t>(bytes_[at_++]);
    if (head != kEach) return;
    if (bytes_.size() - at_ < (count + 1) / 2) refuse_damaged_plane();
    at_ += (count + 1) / 2;
}

}  // namespace audit::store
