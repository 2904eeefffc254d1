// SPDX-License-Identifier: Apache-2.0
// What the fuzzers began with and what once broke them, with damage of every simple kind, goes through every target:
// nothing but an error of ours may come of it. The long search is `./onepermit.sh fuzz`.
#include <boost/test/unit_test.hpp>

#include <random>

#include "tests/fuzz/targets.h"

namespace {

constexpr int kDamagedCopies = 60;  // of every seed

// The bytes with a few of them changed, lost, doubled, or cut off.
std::string damaged(std::string bytes, std::mt19937& random)
{
    const auto below = [&](std::size_t end) {
        return static_cast<std::size_t>(random()) % std::max<std::size_t>(end, 1);
    };
    for (int changes = 1 + static_cast<int>(below(4)); changes > 0 && !bytes.empty(); --changes) {
        const std::size_t at = below(bytes.size());
        const std::size_t length = 1 + below(std::min<std::size_t>(bytes.size() - at, 64));
        switch (below(5)) {
            case 0:
                bytes[at] = static_cast<char>(below(256));
                break;
            case 1:
                bytes.erase(at, length);
                break;
            case 2:
                bytes.insert(at, bytes.substr(at, length));
                break;
            case 3:
                bytes.resize(at);
                break;
            default:
                bytes[at] = static_cast<char>(static_cast<unsigned char>(bytes[at]) ^ (1U << below(8)));
        }
    }
    return bytes;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(replay_test)

BOOST_AUTO_TEST_CASE(every_target_has_a_seed)
{
    for (const fuzz::Target& target : fuzz::targets()) BOOST_TEST(!fuzz::seeds(target.name).empty(), target.name);
}

BOOST_AUTO_TEST_CASE(former_crashes_are_answered)
{
    for (const fuzz::Target& target : fuzz::targets()) {
        for (const auto& [name, bytes] : fuzz::crashes(target.name)) {
            BOOST_TEST_CONTEXT(target.name << "/" << name) BOOST_CHECK_NO_THROW(target.run(bytes));
        }
    }
}

BOOST_AUTO_TEST_CASE(damaged_seeds_are_answered)
{
    std::mt19937 random(20250815);
    for (const fuzz::Target& target : fuzz::targets()) {
        for (const auto& [name, bytes] : fuzz::seeds(target.name)) {
            BOOST_TEST_CONTEXT(target.name << "/" << name)
            {
                BOOST_CHECK_NO_THROW(target.run(bytes));
                for (int i = 0; i < kDamagedCopies; ++i) BOOST_CHECK_NO_THROW(target.run(damaged(bytes, random)));
            }
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()
