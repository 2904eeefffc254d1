// SPDX-License-Identifier: Apache-2.0
// Counts the instructions that import and audit of a year of hours take, all checks, under callgrind: a number that no
// clock and no other program on the machine disturbs. It is held to the one in instructions.txt within 10 %, both ways:
// what became slower is to be looked at, what became faster is to be written down.
#include <cstdio>

#include <cctype>
#include <cmath>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>

#include "tests/benchmark/plant.h"
#include "tests/benchmark/process.h"

namespace {

namespace fs = std::filesystem;

constexpr double kBand = 0.10;

// The number that stands alone on a line; what begins with # is for people.
double number_kept(const fs::path& path)
{
    std::ifstream in(path);
    for (std::string line; std::getline(in, line);) {
        if (!line.empty() && std::isdigit(static_cast<unsigned char>(line.front())) != 0) return std::stod(line);
    }
    throw std::runtime_error(path.string() + ": holds no number of instructions");
}

// The "summary:" or "totals:" line of callgrind's file.
double number_counted(const fs::path& path)
{
    std::ifstream in(path);
    for (std::string line; std::getline(in, line);) {
        for (const std::string word : {"summary: ", "totals: "})
            if (line.starts_with(word)) return std::stod(line.substr(word.size()));
    }
    throw std::runtime_error(path.string() + ": callgrind left no sum");
}

double count(const fs::path& folder)
{
    fs::remove_all(folder);
    fs::create_directories(folder);
    const benchmark::Extent extent{"hourly-year-2", 3600, 365};
    const fs::path submission = folder / extent.name;
    benchmark::write_submission(submission, extent);
    const fs::path sums = folder / "callgrind.out";
    constexpr int kViolations = 1;  // the plant has them on purpose
    const benchmark::Usage usage = benchmark::run(
        {"valgrind", "--quiet", "--tool=callgrind", "--callgrind-out-file=" + sums.string(), ONEPERMIT_PROGRAM, "audit",
         (folder / "counted.opcase").string(), submission.string(), "--threads", "1", "--quiet"},
        folder, folder / "onepermit.txt");
    if (usage.status != kViolations)
        throw std::runtime_error("valgrind onepermit audit ended with status " + std::to_string(usage.status));
    return number_counted(sums);
}

int compare(const fs::path& folder)
{
    const fs::path file = fs::path(ONEPERMIT_SOURCE_DIR) / "tests/benchmark/instructions.txt";
    const double kept = number_kept(file);
    const double counted = count(folder);
    std::printf("instructions for a year of hours: %.0f million, kept %.0f million (%+.1f %%)\n", counted / 1e6,
                kept / 1e6, 100 * (counted / kept - 1));
    if (std::abs(counted / kept - 1) <= kBand) return 0;
    std::printf("that is beyond %.0f %%: find out why, then write the new number into %s\n", 100 * kBand, file.c_str());
    return 1;
}

}  // namespace

int main(int count, char** words)
{
    if (count != 2) {
        std::fprintf(stderr, "usage: onepermit_instructions FOLDER\n");
        return 2;
    }
    try {
        return compare(fs::absolute(words[1]));
    } catch (const std::exception& error) {
        std::fprintf(stderr, "onepermit_instructions: %s\n", error.what());
        return 1;
    }
}
