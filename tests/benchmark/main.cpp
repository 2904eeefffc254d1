// SPDX-License-Identifier: Apache-2.0
// Measures OnePermit from the submission on disk to the findings in the case file, against the sqlite3 command line
// with the same checks in SQL. Findings are compared first; only then do times mean anything. Rounds are interleaved
// and medians printed; on a shared machine the ratio of CPU time is the one that holds still.
#include <cstdio>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstring>
#include <fstream>
#include <iostream>
#include <optional>
#include <stdexcept>

#include "tests/benchmark/comparison.h"
#include "tests/benchmark/plant.h"
#include "tests/benchmark/process.h"

namespace {

namespace fs = std::filesystem;
using benchmark::Usage;

struct Options {
    fs::path folder = fs::path(ONEPERMIT_SOURCE_DIR) / "build/bench";
    int rounds = 3;
    bool quick = false;  // without the minutes
    bool month = false;  // a month of hours only, for the test
};

struct Case {
    benchmark::Extent extent;
    const char* title = "";
    int sql_rounds = 1;
};

struct Tool {
    std::string name;
    std::vector<Usage> rounds{};
    double file_mb = 0;

    double median(double Usage::*what) const
    {
        std::vector<double> values;
        for (const Usage& usage : rounds) values.push_back(usage.*what);
        std::sort(values.begin(), values.end());
        return values[values.size() / 2];
    }
};

// The first runs the same checks as the SQL; the second every check there is, for which there is no SQL.
struct Measured {
    std::string title;
    std::size_t findings = 0;
    Tool same{"onepermit, the same checks"};
    Tool all{"onepermit, all checks"};
    Tool sql{"sqlite3, the same checks"};
};

double megabytes(const fs::path& path)
{
    return static_cast<double>(fs::file_size(path)) / 1e6;
}

void remove_database(const fs::path& path)
{
    for (const char* suffix : {"", "-wal", "-shm", "-journal"}) fs::remove(path.string() + suffix);
}

// The checks that the SQL holds; of flatline the part that looks for equal values.
std::vector<std::string> same_checks(const fs::path& folder)
{
    const fs::path parameters = folder / "parameters.json";
    std::ofstream(parameters) << R"({"format": "onepermit-parameters/1", "checks": {"flatline": {"narrow_pct": 0}}})";
    std::vector<std::string> options = {"--parameters", parameters.string()};
    for (const char* id :
         {"hourly_limit_exceeded", "daily_limit_exceeded", "exceedance_unexplained", "annual_cap_exceeded",
          "availability_low", "abnormal_tags_frequent", "data_gap", "flatline", "repeated_block"}) {
        options.emplace_back("--check");
        options.emplace_back(id);
    }
    return options;
}

void audit(Tool& tool, const fs::path& folder, const fs::path& submission, const std::vector<std::string>& options)
{
    const fs::path file = folder / "measured.opcase";
    remove_database(file);
    std::vector<std::string> command = {ONEPERMIT_PROGRAM, "audit", file.string(), submission.string(), "--quiet"};
    command.insert(command.end(), options.begin(), options.end());
    const Usage usage = benchmark::run(command, folder, folder / "onepermit.txt");
    constexpr int kViolations = 1;  // the plant has them on purpose
    if (usage.status != kViolations)
        throw std::runtime_error("onepermit audit ended with status " + std::to_string(usage.status));
    tool.rounds.push_back(usage);
    tool.file_mb = megabytes(file);
}

// What the case file holds, for the comparison; documents are no part of what is measured.
benchmark::Findings findings_in_case(const fs::path& folder)
{
    const fs::path json = folder / "findings.json";
    const Usage usage = benchmark::run(
        {ONEPERMIT_PROGRAM, "findings", (folder / "measured.opcase").string(), "-f", "json", "-o", json.string()},
        folder, folder / "onepermit.txt");
    if (usage.status != 0)
        throw std::runtime_error("onepermit findings ended with status " + std::to_string(usage.status));
    return benchmark::read_findings_file(json);
}

void query(Tool& tool, const fs::path& folder, const fs::path& submission, const benchmark::Extent& extent)
{
    const fs::path database = folder / "measured.sqlite";
    remove_database(database);
    const fs::path scripts = fs::path(ONEPERMIT_SOURCE_DIR) / "tests/benchmark";
    const char* load = extent.step_seconds == 60 ? "load_minute.sql" : "load_hourly.sql";
    const Usage usage =
        benchmark::run({"sqlite3", "-batch", "-bail", database.string(), ".read " + (scripts / load).string(),
                        ".read " + (scripts / "checks.sql").string()},
                       submission, folder / "sqlite3.txt");
    if (usage.status != 0) throw std::runtime_error("sqlite3 ended with status " + std::to_string(usage.status));
    tool.rounds.push_back(usage);
    tool.file_mb = megabytes(database);
    remove_database(database);
}

Measured measure(const Case& measured_case, const Options& options)
{
    const fs::path& folder = options.folder;
    const fs::path submission = folder / measured_case.extent.name;
    benchmark::do_apart([&] { benchmark::write_submission(submission, measured_case.extent); });
    const std::vector<std::string> same = same_checks(folder);
    Measured measured;
    measured.title = measured_case.title;
    for (int round = 0; round < options.rounds; ++round) {
        audit(measured.same, folder, submission, same);
        if (round < measured_case.sql_rounds) {
            query(measured.sql, folder, submission, measured_case.extent);
            const auto found = findings_in_case(folder);
            const std::string different = benchmark::differences(found, benchmark::read_lines(folder / "sqlite3.txt"));
            if (!different.empty())
                throw std::runtime_error(measured.title + ": the findings differ, so times mean nothing\n" + different);
            if (found.empty()) throw std::runtime_error(measured.title + ": nothing was found, so nothing is compared");
            measured.findings = found.size();
        }
        audit(measured.all, folder, submission, {});
    }
    return measured;
}

void print(const Tool& tool)
{
    std::printf("  %-28s %9.3f %9.3f %9.1f %9.1f\n", tool.name.c_str(), tool.median(&Usage::cpu),
                tool.median(&Usage::wall), tool.median(&Usage::peak_mb), tool.file_mb);
}

double ratio(const Measured& measured, double Usage::*what)
{
    return measured.sql.median(what) / measured.same.median(what);
}

void print(const Measured& measured)
{
    std::printf("%s: %zu findings, none missing, none extra\n", measured.title.c_str(), measured.findings);
    std::printf("  %-28s %9s %9s %9s %9s\n", "", "CPU s", "wall s", "peak MB", "file MB");
    for (const Tool* tool : {&measured.same, &measured.all, &measured.sql}) print(*tool);
    std::printf("  sqlite3 takes %.1f times the CPU time and %.1f times the wall time\n\n",
                ratio(measured, &Usage::cpu), ratio(measured, &Usage::wall));
    std::fflush(stdout);
}

nlohmann::json json_of(const Tool& tool)
{
    return {{"rounds", tool.rounds.size()},
            {"cpu_s", tool.median(&Usage::cpu)},
            {"wall_s", tool.median(&Usage::wall)},
            {"peak_mb", tool.median(&Usage::peak_mb)},
            {"file_mb", tool.file_mb}};
}

nlohmann::json json_of(const Measured& measured)
{
    return {{"case", measured.title},
            {"findings", measured.findings},
            {"onepermit_same_checks", json_of(measured.same)},
            {"onepermit_all_checks", json_of(measured.all)},
            {"sqlite3_same_checks", json_of(measured.sql)},
            {"cpu_ratio", ratio(measured, &Usage::cpu)},
            {"wall_ratio", ratio(measured, &Usage::wall)}};
}

std::vector<Case> cases_of(const Options& options)
{
    std::vector<Case> cases;
    if (options.month) {
        cases.push_back({{"hourly-month-2", 3600, 31}, "a month of hours (35,712 values)", 1});
        return cases;
    }
    cases.push_back({{"hourly-year-2", 3600, 365}, "a year of hours (420,480 values)", options.rounds});
    if (!options.quick) cases.push_back({{"minute-year-2", 60, 365}, "a year of minutes (25.2 million values)", 1});
    return cases;
}

std::optional<Options> parse(int count, char** words)
{
    Options options;
    for (int i = 1; i < count; ++i) {
        const std::string word = words[i];
        const bool has_value = i + 1 < count;
        if (word == "--quick") {
            options.quick = true;
        } else if (word == "--month") {
            options.month = true;
        } else if (word == "--rounds" && has_value) {
            options.rounds = std::atoi(words[++i]);
        } else if (word == "--folder" && has_value) {
            options.folder = fs::absolute(words[++i]);
        } else {
            return std::nullopt;
        }
    }
    if (options.rounds < 1) return std::nullopt;
    return options;
}

void measure_all(const Options& options)
{
    fs::create_directories(options.folder);
    nlohmann::json results = nlohmann::json::array();
    for (const Case& one : cases_of(options)) {
        const Measured measured = measure(one, options);
        print(measured);
        results.push_back(json_of(measured));
    }
    const fs::path file = options.folder.string() + ".json";
    std::ofstream(file) << results.dump(2) << '\n';
    std::cout << "written: " << file.string() << '\n';
}

}  // namespace

int main(int count, char** words)
{
    const std::optional<Options> options = parse(count, words);
    if (!options) {
        std::cerr << "usage: onepermit_benchmark [--quick] [--month] [--rounds N] [--folder DIR]\n";
        return 2;
    }
    try {
        measure_all(*options);
        return 0;
    } catch (const std::exception& error) {
        std::cerr << "onepermit_benchmark: " << error.what() << '\n';
        return 1;
    }
}
