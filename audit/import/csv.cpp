// SPDX-License-Identifier: Apache-2.0
#include "audit/import/csv.h"

#include <algorithm>
#include <array>
#include <map>
#include <string>

namespace audit::import {

namespace {

constexpr std::size_t kPiece = std::size_t{256} * 1024;
constexpr std::size_t kLinesLookedAt = 200;
constexpr int kProblemsTold = 20;
constexpr std::array<char, 3> kSeparators = {',', '\t', ';'};

// How often each separator stands outside quotes, line by line.
std::vector<std::array<int, 3>> counts_by_line(std::string_view head)
{
    std::vector<std::array<int, 3>> lines(1);
    bool quoted = false;
    for (const char c : head) {
        if (c == '"') quoted = !quoted;
        if (quoted) continue;
        if (c == '\n' || c == '\r') {
            if (lines.size() == kLinesLookedAt) return lines;
            lines.emplace_back();
        }
        for (std::size_t i = 0; i < kSeparators.size(); ++i) lines.back()[i] += c == kSeparators[i];
    }
    return lines;
}

// Lines that agree on a number of separators, times how far the number tells columns apart.
int score(const std::vector<std::array<int, 3>>& lines, std::size_t separator)
{
    std::map<int, int> times;
    for (const auto& line : lines)
        if (line[separator] > 0) ++times[line[separator]];
    int best = 0;
    for (const auto& [count, lines_with_it] : times) best = std::max(best, lines_with_it * std::min(count, 8));
    return best;
}

// A platform writes ="0012" so that a spreadsheet program keeps the zeros: the text is what stands in the quotes.
std::string_view without_formula_of_text(std::string_view field)
{
    if (field.size() < 3 || field[0] != '=' || field[1] != '"' || field.back() != '"') return field;
    const std::string_view text = field.substr(2, field.size() - 3);
    return text.find('"') == std::string_view::npos ? text : field;
}

// Tells the first damaged rows one by one and the rest as a number.
class DamageReport {
 public:
    explicit DamageReport(SheetSink& sink) : sink_(sink) {}

    void look_at(const CsvRow& row)
    {
        if (row.damaged && ++damaged_ <= kProblemsTold)
            sink_.problem(row.number, damaged_field(row), "可以识别的文字（此处有无法解码的字符）",
                          "text that can be decoded (a character here cannot)");
        if (row.unclosed_quote && ++unclosed_ <= kProblemsTold)
            sink_.problem(row.number, row.fields.empty() ? "\"" : std::string(row.fields[0].substr(0, 80)),
                          "成对的引号（此行有未闭合的引号，按普通字符读取）",
                          "a quote that is closed (one in this row is not and was read as text)");
    }
    void finish()
    {
        if (damaged_ > kProblemsTold)
            sink_.problem(0, std::to_string(damaged_), "可以识别的文字（这么多行有无法解码的字符）",
                          "text that can be decoded (so many rows hold characters that cannot)");
    }

 private:
    static std::string damaged_field(const CsvRow& row)
    {
        for (const std::string_view field : row.fields)
            if (field.find("\xEF\xBF\xBD") != std::string_view::npos) return std::string(field.substr(0, 200));
        return {};
    }

    SheetSink& sink_;
    std::int64_t damaged_ = 0;
    std::int64_t unclosed_ = 0;
};

}  // namespace

char detect_separator(std::string_view head)
{
    const auto lines = counts_by_line(head);
    std::size_t best = 0;
    for (std::size_t i = 1; i < kSeparators.size(); ++i)
        if (score(lines, i) > score(lines, best)) best = i;
    return kSeparators[best];
}

void read_csv(ByteSource& source, const std::string& name, SheetSink& sink)
{
    CsvScanner scanner(name);
    DamageReport damage(sink);
    std::vector<Cell> cells;
    CsvRow row;
    const auto push_rows = [&] {
        for (;;) {
            if (const std::string_view ahead = scanner.ahead(); !ahead.empty()) {
                const SheetSink::Taken taken = sink.text_rows(ahead, scanner.separator(), scanner.rows() + 1);
                if (taken.rows > 0) scanner.skip(taken.bytes, taken.rows);
            }
            if (!scanner.next(row)) return;
            if (row.damaged || row.unclosed_quote) damage.look_at(row);
            if (cells.size() < row.fields.size()) cells.resize(row.fields.size());
            for (std::size_t i = 0; i < row.fields.size(); ++i) cells[i].text = without_formula_of_text(row.fields[i]);
            sink.row(row.number, {cells.data(), row.fields.size()}, false);
        }
    };
    sink.begin_sheet({});
    for (std::size_t size; (size = source.read(scanner.room(kPiece), kPiece)) > 0;) {
        scanner.filled(size);
        push_rows();
    }
    scanner.finish();
    push_rows();
    damage.finish();
    sink.end_sheet();
}

}  // namespace audit::import
