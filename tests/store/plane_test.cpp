// SPDX-License-Identifier: Apache-2.0
#include "audit/store/plane.h"

#include <boost/test/unit_test.hpp>

#include <limits>
#include <random>

#include "audit/model/error.h"
#include "audit/store/written_decimals.h"

using namespace audit;
using namespace audit::store;

namespace {

constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max();

PackedBytes packed(const std::vector<std::int64_t>& values)
{
    PlaneWriter writer;
    for (std::size_t at = 0; at < values.size(); at += kGroup) {
        GroupValues group{};
        const std::size_t count = std::min(kGroup, values.size() - at);
        std::copy_n(values.begin() + static_cast<std::ptrdiff_t>(at), count, group.begin());
        writer.add_group(group, count);
    }
    return writer.bytes();
}

std::vector<std::int64_t> unpacked(std::span<const std::uint8_t> bytes, std::size_t size)
{
    PlaneReader reader(std::as_bytes(bytes));
    std::vector<std::int64_t> values;
    while (values.size() < size) {
        GroupValues group{};
        const std::size_t count = std::min(kGroup, size - values.size());
        reader.read_group(group, count);
        values.insert(values.end(), group.begin(), group.begin() + static_cast<std::ptrdiff_t>(count));
    }
    return values;
}

void check_round_trip(const std::vector<std::int64_t>& values, const std::string& name)
{
    BOOST_TEST((unpacked(packed(values), values.size()) == values), name);
}

// Planes of many kinds: every width of residual, jumps, lines, absent values.
std::vector<std::int64_t> random_plane(std::mt19937_64& random)
{
    std::vector<std::int64_t> values;
    const std::size_t size = random() % 700 + 1;
    std::int64_t value = static_cast<std::int64_t>(random() >> (random() % 64));
    std::uint64_t stride = 0;
    while (values.size() < size) {
        const unsigned width = static_cast<unsigned>(random() % 65);
        const std::size_t length = random() % 300;
        const unsigned absent_in = static_cast<unsigned>(random() % 5);
        if (random() % 3 == 0) stride = random() >> (random() % 64);
        for (std::size_t i = 0; i < length && values.size() < size; ++i) {
            const std::uint64_t residual = width == 0 ? 0 : random() >> (64 - width);
            value = static_cast<std::int64_t>(static_cast<std::uint64_t>(value) + stride +
                                              (random() % 2 == 0 ? residual : 0 - residual));
            values.push_back(absent_in == 1 && random() % 4 == 0 ? kAbsent : value);
        }
    }
    return values;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(plane_test)

BOOST_AUTO_TEST_CASE(planes_at_the_ends_of_the_numbers_come_back)
{
    check_round_trip({0}, "zero");
    check_round_trip({kMost}, "most");
    check_round_trip({kAbsent}, "absent");
    check_round_trip({kAbsent, 1, kAbsent}, "around");
    check_round_trip({-kMost, kMost, kAbsent, kMost, -kMost, 0, kAbsent + 1}, "ends");
    for (const std::size_t size : {127U, 128U, 129U, 255U, 256U, 1000U}) {
        check_round_trip(std::vector<std::int64_t>(size, -7), "constant");
        check_round_trip(std::vector<std::int64_t>(size, kAbsent), "all absent");
        std::vector<std::int64_t> alternating;
        for (std::size_t i = 0; i < size; ++i) alternating.push_back(i % 2 == 0 ? kMost : -kMost);
        check_round_trip(alternating, "alternating");
    }
}

BOOST_AUTO_TEST_CASE(every_width_comes_back)
{
    for (unsigned width = 0; width < 64; ++width) {
        std::vector<std::int64_t> values;
        for (std::size_t i = 0; i < 200; ++i)
            values.push_back(i % 3 == 0 ? 0 : static_cast<std::int64_t>((std::uint64_t{1} << width) - i % 2));
        std::replace(values.begin(), values.end(), kAbsent, kMost);
        check_round_trip(values, std::to_string(width));
    }
}

BOOST_AUTO_TEST_CASE(random_planes_come_back)
{
    std::mt19937_64 random(20260115);
    for (int i = 0; i < 2000; ++i) check_round_trip(random_plane(random), std::to_string(i));
}

BOOST_AUTO_TEST_CASE(lines_and_constants_take_about_a_byte_a_group)
{
    std::vector<std::int64_t> hours;
    for (std::int64_t i = 0; i < 12'800; ++i) hours.push_back(1'740'000'000 + i * 3600);
    BOOST_TEST(packed(hours).size() < 120U);
    hours[6'000] += 900;  // one late record
    BOOST_TEST(packed(hours).size() < 140U);
    hours.erase(hours.begin() + 3'000, hours.begin() + 3'100);  // a gap
    BOOST_TEST(packed(hours).size() < 150U);
    BOOST_TEST(packed(std::vector<std::int64_t>(12'800, 50)).size() < 110U);
}

BOOST_AUTO_TEST_CASE(damaged_bytes_are_refused_or_read_as_something_but_never_past_their_end)
{
    std::mt19937_64 random(7);
    for (int i = 0; i < 3000; ++i) {
        const std::vector<std::int64_t> values = random_plane(random);
        PackedBytes bytes = packed(values);
        if (i % 2 == 0) bytes.resize(random() % bytes.size());
        if (!bytes.empty()) bytes[random() % bytes.size()] = static_cast<std::uint8_t>(random());
        // A copy of the exact size, so that the sanitizer sees a read past the end.
        const PackedBytes exact(bytes.begin(), bytes.end());
        try {
            unpacked(exact, values.size());
        } catch (const Error& error) {
            BOOST_TEST(error.what() ==
                       std::string("the case file is damaged: a block of automatic monitoring data cannot be read; "
                                   "restore it from a copy"));
        }
    }
    BOOST_CHECK_THROW(unpacked({}, 1), Error);
    BOOST_CHECK_THROW(unpacked(PackedBytes{69}, 1), Error);
    BOOST_CHECK_THROW(unpacked(PackedBytes{64, 1, 2}, 128), Error);
}

BOOST_AUTO_TEST_CASE(flags_come_back_as_runs_and_the_letter_b_is_what_its_source_says)
{
    FlagWriter writer;
    for (int i = 0; i < 1000; ++i) writer.add(i % 400 == 0 ? Flag::letter_b : Flag::normal);
    const PackedBytes bytes = writer.finish();
    BOOST_TEST(bytes.size() <= 18U);
    for (const Flag letter_b : {Flag::banked, Flag::communication}) {
        FlagReader reader(std::as_bytes(std::span(bytes)), letter_b);
        std::vector<Flag> flags(1000);
        reader.read(flags.data(), 128);
        reader.read(flags.data() + 128, 872);
        for (std::size_t i = 0; i < flags.size(); ++i)
            BOOST_TEST((flags[i] == (i % 400 == 0 ? letter_b : Flag::normal)));
        Flag more{};
        BOOST_CHECK_THROW(reader.read(&more, 1), Error);
    }
}

BOOST_AUTO_TEST_CASE(written_decimals_come_back_however_mixed_they_are)
{
    const GroupValues values = [] {
        GroupValues made{};
        for (std::size_t i = 0; i < kGroup; ++i) made[i] = static_cast<std::int64_t>(i) * 5 - 40;  // at two decimals
        made[9] = kAbsent;
        return made;
    }();
    GroupDecimals alike, trimmed, mixed;
    alike.fill(2);
    for (std::size_t i = 0; i < kGroup; ++i) {
        trimmed[i] = static_cast<std::int8_t>(values[i] % 100 == 0 ? 0 : values[i] % 10 == 0 ? 1 : 2);
        mixed[i] = static_cast<std::int8_t>(i % 2 == 0 ? trimmed[i] : 2);
    }
    for (const GroupDecimals& decimals : {alike, trimmed, mixed}) {
        WrittenDecimals writer;
        writer.add_group(values, decimals, kGroup, 2);
        writer.add_group(values, decimals, 77, 2);
        BOOST_TEST(writer.all_alike() == (decimals == alike));
        WrittenDecimalsReader reader(std::as_bytes(std::span(writer.bytes())), 2);
        for (const std::size_t count : {kGroup, std::size_t{77}}) {
            GroupDecimals read{};
            reader.read_group(values, read, count);
            for (std::size_t i = 0; i < count; ++i) BOOST_TEST((values[i] == kAbsent || read[i] == decimals[i]), i);
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()
