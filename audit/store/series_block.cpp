// SPDX-License-Identifier: Apache-2.0
#include "audit/store/series_block.h"

#include <algorithm>
#include <cstdlib>

#include "audit/model/decimal.h"

namespace audit::store {

namespace {

// value / 10^from as value / 10^to, to >= from; false when it does not fit.
bool rescale(std::int64_t value, int from, int to, std::int64_t& scaled)
{
    if (value == kAbsent || from == to) {
        scaled = value;
        return true;
    }
    return !__builtin_mul_overflow(value, power_of_ten(to - from), &scaled) && scaled != kAbsent;
}

// written_decimals of a block: length of the first part, the part of measured, the part of converted.
std::pair<std::span<const std::byte>, std::span<const std::byte>> split_written(std::span<const std::byte> bytes)
{
    if (bytes.empty()) return {};
    std::size_t at = 0;
    const std::uint64_t length = get_varint(bytes, at);
    if (length > bytes.size() - at) refuse_damaged_plane();
    const auto first = bytes.subspan(at);
    return {first.first(static_cast<std::size_t>(length)), first.subspan(static_cast<std::size_t>(length))};
}

}  // namespace

bool BlockWriter::fits(std::int64_t value, int decimals) const
{
    std::int64_t ignored = 0;
    return value == kAbsent || (decimals <= decimals_ && rescale(value, decimals, decimals_, ignored));
}

void BlockWriter::append(const SeriesRecord& record)
{
    const std::size_t i = pending_++;
    times_[i] = record.time.seconds;
    rescale(record.measured, record.measured_decimals, decimals_, measured_[i]);
    measured_decimals_[i] = record.measured_decimals;
    if (record.converted != kAbsent || converted_here_) {
        if (!converted_here_) std::fill_n(converted_.begin(), i, kAbsent);
        converted_here_ = true;
        rescale(record.converted, record.converted_decimals, decimals_, converted_[i]);
        converted_decimals_[i] = record.converted_decimals;
    }
    rows_[i] = record.row;
    flags_.add(record.flag);
    if (pending_ == kGroup) flush();
}

// Which distance most neighbours have (Boyer and Moore), and whether all of them have it.
void BlockWriter::count_distances()
{
    std::size_t i = 0;
    if (count_ == 0) {
        first_ = last_ = previous_time_ = times_[0];
        i = 1;
    } else if (regular_ && is_line(times_, pending_, previous_time_, regular_step_)) {  // nearly always
        votes_ += static_cast<std::int64_t>(pending_);
        last_ = previous_time_ = times_[pending_ - 1];
        return;
    }
    for (; i < pending_; ++i) {
        const std::int64_t difference = times_[i] - previous_time_;
        previous_time_ = times_[i];
        if (regular_step_ == 0) regular_step_ = difference;
        regular_ = regular_ && difference == regular_step_ && difference > 0;
        const std::int64_t distance = std::llabs(difference);
        if (votes_ == 0) usual_step_ = distance;
        votes_ += distance == usual_step_ ? 1 : -1;
        if (distance > 0 && (smallest_step_ == 0 || distance < smallest_step_)) smallest_step_ = distance;
        first_ = std::min(first_, times_[i]);
        last_ = std::max(last_, times_[i]);
    }
}

void BlockWriter::flush()
{
    if (pending_ == 0) return;
    count_distances();
    times_plane_.add_group(times_, pending_);
    measured_plane_.add_group(measured_, pending_);
    if (converted_here_) {
        converted_plane_.add_group(converted_, pending_);
        converted_written_.add_group(converted_, converted_decimals_, pending_, decimals_);
    } else {
        converted_plane_.add_absent_group();
        converted_written_.add_absent_group(decimals_);
    }
    converted_here_ = false;
    rows_plane_.add_group(rows_, pending_);
    measured_written_.add_group(measured_, measured_decimals_, pending_, decimals_);
    count_ += static_cast<std::int64_t>(pending_);
    pending_ = 0;
}

std::int64_t BlockWriter::step() const
{
    return votes_ > 0 && usual_step_ > 0 ? usual_step_ : smallest_step_;
}

std::size_t BlockWriter::memory() const
{
    return sizeof(*this) + times_plane_.bytes().capacity() + measured_plane_.bytes().capacity() +
           converted_plane_.bytes().capacity() + rows_plane_.bytes().capacity() + flags_.size() +
           measured_written_.bytes().capacity() + converted_written_.bytes().capacity();
}

BlockPlanes BlockWriter::finish()
{
    flush();
    BlockPlanes planes;
    if (measured_plane_.holds_values()) planes.measured = measured_plane_.bytes();
    if (converted_plane_.holds_values()) planes.converted = converted_plane_.bytes();
    planes.flags = flags_.finish();
    planes.rows = rows_plane_.bytes();
    if (!regular_) planes.times = times_plane_.bytes();
    if (!measured_written_.all_alike() || !converted_written_.all_alike()) {
        written_.clear();
        put_varint(written_, measured_written_.bytes().size());
        written_.insert(written_.end(), measured_written_.bytes().begin(), measured_written_.bytes().end());
        written_.insert(written_.end(), converted_written_.bytes().begin(), converted_written_.bytes().end());
        planes.written_decimals = written_;
    }
    return planes;
}

BlockReader::BlockReader(const StoredBlock& block, const Planes& planes, Flag letter_b, const BlockParts& parts)
    : block_(block),
      parts_(parts),
      has_measured_(!planes.measured.empty()),
      has_converted_(!planes.converted.empty()),
      has_times_(!planes.times.empty()),
      measured_(planes.measured),
      converted_(planes.converted),
      rows_(planes.rows),
      times_(planes.times),
      flags_(planes.flags, letter_b),
      measured_written_(split_written(planes.written_decimals).first, block.decimals),
      converted_written_(split_written(planes.written_decimals).second, block.decimals)
{
    if (block.decimals < 0 || block.decimals > 18) refuse_damaged_plane();
}

void BlockReader::read_times(RecordGroup& group)
{
    if (has_times_) {
        times_.read_group(group.times, group.count);
        group.line = times_.was_line();
        group.first = group.times[0];
        group.step = times_.stride();
    } else {
        group.line = true;
        group.first = block_.start + done_ * block_.step;
        group.step = block_.step;
    }
}

GroupRange groups_within(const StoredBlock& block, const StoredPlanes& planes, const Period& period)
{
    constexpr auto kRecords = static_cast<std::int64_t>(kGroup);
    const std::int64_t groups = (block.count + kRecords - 1) / kRecords;
    if (period.from.seconds <= block.start && block.finish < period.to.seconds) return {0, groups};
    if (planes.times.empty()) {
        const std::int64_t step = std::max<std::int64_t>(block.step, 1);
        const std::int64_t from = std::max<std::int64_t>(period.from.seconds - block.start, 0);
        const std::int64_t to = std::max<std::int64_t>(period.to.seconds - block.start, 0);
        return {std::min(groups, from / step / kRecords), std::min(groups, to / step / kRecords + 1)};
    }
    GroupRange range{groups, 0};
    PlaneReader times(planes.times);
    GroupValues values;
    for (std::int64_t group = 0; group < groups; ++group) {
        const auto count = static_cast<std::size_t>(std::min(kRecords, block.count - group * kRecords));
        times.read_group(values, count);
        const bool any = std::any_of(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(count),
                                     [&](std::int64_t time) { return period.contains({time}); });
        if (!any) continue;
        range.first = std::min(range.first, group);
        range.last = group + 1;
    }
    if (range.last == 0) range.first = 0;
    return range;
}

void BlockReader::skip(std::int64_t groups)
{
    for (; groups > 0 && done_ < block_.count; --groups) {
        const auto count = static_cast<std::size_t>(std::min<std::int64_t>(kGroup, block_.count - done_));
        flags_.skip(count);
        if (has_times_) times_.skip_group(count);
        if (has_measured_) measured_.skip_group(count);
        if (has_converted_) converted_.skip_group(count);
        if (parts_.rows) rows_.skip_group(count);
        if (parts_.decimals) {
            measured_written_.skip_group(count);
            converted_written_.skip_group(count);
        }
        done_ += static_cast<std::int64_t>(count);
    }
}

bool BlockReader::next(RecordGroup& group)
{
    if (done_ >= block_.count) return false;
    group.count = static_cast<std::size_t>(std::min<std::int64_t>(kGroup, block_.count - done_));
    read_times(group);
    flags_.read(group.flags.data(), group.count);
    group.complete = has_measured_;
    if (has_measured_) {
        measured_.read_group(group.measured, group.count);
        group.complete = measured_.was_complete();
    } else {
        std::fill_n(group.measured.begin(), group.count, kAbsent);
    }
    group.has_converted = has_converted_;
    if (has_converted_) {
        converted_.read_group(group.converted, group.count);
    } else if (!blank_) {
        group.converted.fill(kAbsent);
        blank_ = true;
    }
    if (parts_.rows) rows_.read_group(group.rows, group.count);
    if (parts_.decimals) {
        measured_written_.read_group(group.measured, group.measured_decimals, group.count);
        converted_written_.read_group(group.converted, group.converted_decimals, group.count);
    }
    done_ += static_cast<std::int64_t>(group.count);
    return true;
}

}  // namespace audit::store
