// SPDX-License-Identifier: Apache-2.0
#include "tests/benchmark/comparison.h"

#include <cstdio>

#include <nlohmann/json.hpp>

#include <array>
#include <cstdlib>
#include <fstream>
#include <stdexcept>

namespace benchmark {

namespace {

std::ifstream open(const std::filesystem::path& path)
{
    std::ifstream in(path);
    if (!in) throw std::runtime_error(path.string() + ": cannot be read");
    return in;
}

// Ten digits of it, as the SQL prints a number; empty where it is words or nothing.
std::string number_text(const std::string& text)
{
    char* end = nullptr;
    const double number = std::strtod(text.c_str(), &end);
    if (text.empty() || *end != '\0') return {};
    std::array<char, 40> digits{};
    std::snprintf(digits.data(), digits.size(), "%.10g", number);
    return digits.data();
}

}  // namespace

Findings read_findings_file(const std::filesystem::path& json)
{
    std::ifstream in = open(json);
    const nlohmann::json root = nlohmann::json::parse(in);
    Findings findings;
    for (const nlohmann::json& finding : root.at("findings")) {
        const nlohmann::json& subject = finding.at("subject");
        const nlohmann::json& measured = finding.at("measured");
        findings.insert(finding.at("check").get<std::string>() + '|' + subject.at("outlet").get<std::string>() + '|' +
                        subject.at("pollutant").get<std::string>() + '|' + finding.at("severity").get<std::string>() +
                        '|' + finding.at("starts").get<std::string>() + '|' +
                        std::to_string(finding.at("records").get<int>()) + '|' +
                        number_text(measured.is_string() ? measured.get<std::string>() : std::string()));
    }
    return findings;
}

Findings read_lines(const std::filesystem::path& path)
{
    std::ifstream in = open(path);
    Findings lines;
    for (std::string line; std::getline(in, line);) {
        if (line.find('|') != std::string::npos) lines.insert(line);
    }
    return lines;
}

std::string differences(const Findings& onepermit, const Findings& other)
{
    std::string text;
    for (const std::string& one : onepermit)
        if (!other.contains(one)) text += "  only OnePermit: " + one + '\n';
    for (const std::string& one : other)
        if (!onepermit.contains(one)) text += "  only sqlite3:   " + one + '\n';
    return text;
}

}  // namespace benchmark
