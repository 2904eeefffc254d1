// SPDX-License-Identifier: Apache-2.0
#include "audit/examples/check_case.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <filesystem>
#include <fstream>

#include "audit/model/error.h"
#include "audit/reference/tables.h"

namespace audit::examples {

namespace {

constexpr const char* kSeriesHeader = "排放口编号,监测时间,监测因子,实测值,折算值,单位,数据标记\n";
constexpr std::array<std::string_view, 14> kKeys = {"outlet",     "pollutant", "facility", "treatment", "material",
                                                    "waste_code", "manifest",  "report",   "starts",    "ends",
                                                    "records",    "measured",  "limit",    "unit"};

constexpr std::array<std::string_view, 9> kWords = {"case",   "table",     "rows",   "without", "file",
                                                    "period", "parameter", "shared", "expect"};

std::string without_underscores(std::string text)
{
    std::replace(text.begin(), text.end(), '_', ' ');
    return text;
}

std::string trimmed(const std::string& text)
{
    const std::size_t first = text.find_first_not_of(" \t\r");
    if (first == std::string::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

// The first word of a line; the line keeps what follows it.
std::string take_word(std::string& line)
{
    line = trimmed(line);
    const std::size_t end = std::min(line.find_first_of(" \t"), line.size());
    std::string word = line.substr(0, end);
    line = trimmed(line.substr(end));
    return word;
}

class Reader {
 public:
    explicit Reader(const std::string& path) : path_(path), check_(std::filesystem::path(path).stem().string())
    {
        std::ifstream in(path);
        if (!in) throw Error(path + ": cannot be read; check that it exists", ErrorKind::usage);
        for (std::string line; std::getline(in, line);) {
            if (!line.empty() && line.back() == '\r') line.pop_back();
            lines_.push_back(line);
        }
    }

    std::vector<CheckCase> read()
    {
        CheckCase shared;
        shared.check = check_;
        current_ = &shared;
        for (; at_ < lines_.size(); ++at_) {
            const std::string& line = lines_[at_];
            if (trimmed(line).empty() || line.front() == '#') continue;
            if (line.front() == ' ' || line.front() == '\t') fail("a line that begins with a space belongs to nothing");
            std::string rest = line;
            const std::string word = take_word(rest);
            if (word == "case") {
                begin_case(shared, rest);
            } else {
                read_line(word, rest);
            }
        }
        for (const CheckCase& one : cases_) {
            if (!one.expectation) throw Error(one.place + ": the case expects nothing", ErrorKind::usage);
        }
        return std::move(cases_);
    }

 private:
    [[noreturn]] void fail(const std::string& words) const
    {
        throw Error(path_ + ":" + std::to_string(at_ + 1) + ": " + words, ErrorKind::usage);
    }

    void begin_case(const CheckCase& shared, const std::string& name)
    {
        if (name.empty()) fail("the case has no name");
        cases_.push_back(shared);
        current_ = &cases_.back();
        current_->name = name;
        current_->place = path_ + ":" + std::to_string(at_ + 1);
    }

    void read_line(const std::string& word, std::string rest)
    {
        if (word == "table" || word == "rows") {
            const std::string id = take_word(rest);
            if (word == "table") remove_table(id);
            const reference::Table* known = reference::find_table(id);
            if (known == nullptr) fail("the contract has no table \"" + id + "\"");
            add_file(id, known->name.zh, block(true));
        } else if (word == "without") {
            remove_table(rest);
        } else if (word == "file") {
            read_file_line(rest);
        } else if (interval_of(word)) {
            read_series(word, rest, {});
        } else if (word == "period") {
            const auto from = parse_time(take_word(rest));
            const auto to = parse_time(rest);
            if (!from || !to) fail("expected: period FROM TO, for example period 2025-01-01 2025-02-01");
            current_->period = Period{*from, *to};
        } else if (word == "parameter") {
            const std::string name = take_word(rest);
            current_->parameters.push_back({check_, {name, rest}});
        } else if (word == "shared") {
            if (take_word(rest) != "parameter") fail("expected: shared parameter CHECK NAME VALUE");
            const std::string check = take_word(rest);
            const std::string name = take_word(rest);
            current_->parameters.push_back({check, {name, rest}});
        } else if (word == "expect") {
            read_expectation(rest);
        } else {
            fail("\"" + word + "\" is not a line of the grammar in tests/checks/README.md");
        }
    }

    // A row of a table never begins with a word of the grammar.
    static bool begins_a_line_of_the_grammar(const std::string& line)
    {
        std::string rest = line;
        const std::string word = take_word(rest);
        return interval_of(word) || std::find(std::begin(kWords), std::end(kWords), word) != std::end(kWords);
    }

    // The lines up to an empty one; a table also ends where the grammar goes on.
    std::string block(bool is_table)
    {
        std::string bytes;
        while (at_ + 1 < lines_.size() && !trimmed(lines_[at_ + 1]).empty()) {
            if (is_table && begins_a_line_of_the_grammar(lines_[at_ + 1])) break;
            bytes += lines_[++at_] + "\n";
        }
        if (bytes.empty()) fail("the table or file is empty");
        return bytes;
    }

    void add_file(const std::string& table, const std::string& stem, const std::string& bytes)
    {
        int number = 1;
        const auto name_of = [&] { return stem + (number > 1 ? '_' + std::to_string(number) : "") + ".csv"; };
        while (find_file(name_of()) != nullptr) ++number;
        current_->files.push_back({table, name_of(), bytes, {}});
    }

    SubmissionFile* find_file(const std::string& name)
    {
        for (SubmissionFile& file : current_->files) {
            if (file.name == name) return &file;
        }
        return nullptr;
    }

    void remove_table(const std::string& id)
    {
        auto& files = current_->files;
        files.erase(std::remove_if(files.begin(), files.end(),
                                   [&](const SubmissionFile& file) { return file.table == id || file.name == id; }),
                    files.end());
    }

    void read_file_line(std::string rest)
    {
        const std::string name = take_word(rest);
        if (rest.empty()) {
            current_->files.push_back({{}, name, block(false), {}});
            return;
        }
        const std::string word = take_word(rest);
        if (!interval_of(word)) fail("expected: file NAME, or file NAME series …");
        read_series(word, rest, name);
    }

    // "series", "minutes", "minutes/5", "days": seconds between two values.
    static std::optional<std::int64_t> interval_of(const std::string& word)
    {
        if (word == "series") return kHour;
        if (word == "days") return kDay;
        if (word == "minutes") return kMinute;
        if (!word.starts_with("minutes/")) return std::nullopt;
        std::int64_t minutes = 0;
        const char* end = word.data() + word.size();
        const auto [stop, error] = std::from_chars(word.data() + 8, end, minutes);
        if (error != std::errc{} || stop != end || minutes < 1) return std::nullopt;
        return minutes * kMinute;
    }

    void read_series(const std::string& word, std::string rest, const std::string& file_name)
    {
        const std::int64_t step = interval_of(word).value();
        const std::string table = step == kHour ? "auto_hourly" : step == kDay ? "auto_daily" : "auto_minute";
        const std::string outlet = without_underscores(take_word(rest));
        const std::string item = without_underscores(take_word(rest));
        const std::string first = take_word(rest);
        const auto start = parse_time(first);
        const std::string written = word + ' ' + outlet + ' ' + item + ' ' + first + " = ";
        if (!start || take_word(rest) != "=") fail("expected: " + word + " OUTLET ITEM START = values");
        // A line that begins with spaces goes on.
        while (at_ + 1 < lines_.size() && lines_[at_ + 1].starts_with(' ') && !trimmed(lines_[at_ + 1]).empty())
            rest += ' ' + trimmed(lines_[++at_]);
        const std::string name = file_name.empty() ? table + "_series.csv" : file_name;
        SubmissionFile* file = find_file(name);
        if (file == nullptr) file = &current_->files.emplace_back(SubmissionFile{table, name, kSeriesHeader, {}});
        try {
            file->bytes += series_rows(outlet, item, *start, step, rest);
            file->notation.push_back(written + rest);
        } catch (const Error& error) {
            fail(error.what());
        }
    }

    void read_expectation(std::string rest)
    {
        if (cases_.empty()) fail("expect stands before the first case");
        const bool first = !current_->expectation;
        if (first) current_->expectation = Expectation{CheckStatus::ran, {}, {}, static_cast<int>(at_ + 1)};
        Expectation& expected = *current_->expectation;
        const std::string word = take_word(rest);
        if (const auto severity = parse_severity(word)) {
            if (expected.status != CheckStatus::ran) fail("a check that did not run has no findings");
            expected.findings.push_back(read_finding(*severity, rest));
            return;
        }
        if (!first) fail("a second outcome");
        if (word == "none") return;
        if (word != "not_applicable" && word != "could_not_run") fail("\"" + word + "\" is no outcome and no severity");
        expected.status = word == "not_applicable" ? CheckStatus::not_applicable : CheckStatus::could_not_run;
        expected.words = rest;
    }

    ExpectedFinding read_finding(Severity severity, std::string rest)
    {
        ExpectedFinding finding;
        finding.severity = severity;
        finding.line = static_cast<int>(at_ + 1);
        while (!rest.empty()) {
            const std::string word = take_word(rest);
            const std::size_t equals = word.find('=');
            const std::string key = word.substr(0, equals);
            const bool known = key == "times" || std::find(kKeys.begin(), kKeys.end(), key) != kKeys.end();
            if (equals == std::string::npos || !known) fail("\"" + word + "\" is no key=value of a finding");
            finding.keys[key] = without_underscores(word.substr(equals + 1));
        }
        while (at_ + 1 < lines_.size() && lines_[at_ + 1].starts_with(' ') && !trimmed(lines_[at_ + 1]).empty()) {
            ++at_;
            read_detail(finding);
        }
        return finding;
    }

    void read_detail(ExpectedFinding& finding)
    {
        std::string rest = lines_[at_];
        const std::string word = take_word(rest);
        if (word == "message") {
            finding.message = rest;
        } else if (word == "message_en") {
            finding.message_en = rest;
        } else if (word == "evidence") {
            const std::size_t equals = rest.find('=');
            if (equals == std::string::npos) fail("expected: evidence HEADER=TEXT");
            finding.evidence.emplace_back(rest.substr(0, equals), rest.substr(equals + 1));
        } else {
            fail("\"" + word + "\" is not one of message, message_en, evidence");
        }
    }

    std::string path_, check_;
    std::vector<std::string> lines_;
    std::size_t at_ = 0;
    std::vector<CheckCase> cases_;
    CheckCase* current_ = nullptr;
};

}  // namespace

std::vector<CheckCase> read_case_file(const std::string& path)
{
    return Reader(path).read();
}

}  // namespace audit::examples
