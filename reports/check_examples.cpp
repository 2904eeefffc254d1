// SPDX-License-Identifier: Apache-2.0
// The section of examples of a check's page: what was handed in, and what came of it.
#include <algorithm>
#include <sstream>

#include "audit/reference/tables.h"
#include "reports/check_page.h"
#include "reports/unicode.h"

namespace reports {

namespace {

using audit::examples::CheckCase;
using audit::examples::Example;
using audit::examples::SubmissionFile;

constexpr std::size_t kMostRows = 10;
constexpr std::size_t kMostColumns = 8;
constexpr std::size_t kWidestLine = 96;  // columns of a terminal

// The fields of a line as the cases write them: commas, and quotes around a field that holds one.
std::vector<std::string> fields_of(const std::string& line)
{
    std::vector<std::string> fields(1);
    bool is_quoted = false;
    for (const char c : line) {
        if (c == '"') {
            is_quoted = !is_quoted;
        } else if (c == ',' && !is_quoted) {
            fields.emplace_back();
        } else {
            fields.back() += c;
        }
    }
    return fields;
}

std::vector<std::string> lines_of(const std::string& bytes)
{
    std::vector<std::string> lines;
    std::istringstream in(bytes);
    for (std::string line; std::getline(in, line);) {
        if (!line.empty()) lines.push_back(line);
    }
    return lines;
}

std::string shortened(const std::string& text)
{
    return cut_to_width(text, kWidestLine);
}

std::string name_of(const SubmissionFile& file, const Wording& words)
{
    const audit::reference::Table* table = audit::reference::find_table(file.table);
    return table == nullptr ? file.name : table->name.in(words.language());
}

PageTable table_of(const std::vector<std::string>& lines)
{
    PageTable table;
    table.header = fields_of(lines.front());
    for (std::size_t i = 1; i < lines.size() && table.rows.size() < kMostRows; ++i) {
        std::vector<std::string> row = fields_of(lines[i]);
        row.resize(table.header.size());
        table.rows.push_back(std::move(row));
    }
    return table;
}

// A table too wide for a page is shown as its lines.
std::string text_of(const std::vector<std::string>& lines)
{
    std::string text;
    for (std::size_t i = 0; i < lines.size() && i <= kMostRows; ++i) {
        if (i > 0) text += '\n';
        text += shortened(lines[i]);
    }
    return text;
}

void add_file(const SubmissionFile& file, const Wording& words, std::vector<PageBlock>& blocks)
{
    if (!file.notation.empty()) {
        blocks.push_back({name_of(file, words), text_of(file.notation), {}, false});
        return;
    }
    const std::vector<std::string> lines = lines_of(file.bytes);
    if (lines.empty()) return;
    const bool is_table = !file.table.empty() && fields_of(lines.front()).size() <= kMostColumns;
    PageBlock block{name_of(file, words), {}, {}, false};
    if (is_table) {
        block.table = table_of(lines);
    } else {
        block.text = text_of(lines);
    }
    blocks.push_back(std::move(block));
    if (lines.size() > kMostRows + 1)
        blocks.push_back({{}, words("more_rows", {{"count", std::to_string(lines.size() - kMostRows - 1)}}), {}, true});
}

std::string outcome_of(const Example& example, const Wording& words)
{
    if (example.result.findings.empty()) return words("nothing_found");
    std::string text;
    for (const audit::Finding& finding : example.result.findings) {
        if (!text.empty()) text += '\n';
        text += words.severity(finding.severity) + words("colon") + finding.message.in(words.language());
    }
    return text;
}

std::string parameters_of(const CheckCase& one, const Wording& words)
{
    std::string text;
    for (const auto& [check, parameter] : one.parameters)
        text += (text.empty() ? "" : words("semicolon")) + parameter.first + " = " + parameter.second;
    return text;
}

}  // namespace

PageSection examples_section(const std::vector<Example>& examples, const Wording& words)
{
    PageSection made{words("examples"), {}};
    made.blocks.push_back({{}, words("examples_note"), {}, true});
    for (const Example& example : examples) {
        const bool fires = !example.result.findings.empty();
        made.blocks.push_back({words(fires ? "example_found" : "example_clean"), example.shown.name, {}, false});
        for (const SubmissionFile& file : example.shown.files) add_file(file, words, made.blocks);
        const std::string parameters = parameters_of(example.shown, words);
        if (!parameters.empty()) made.blocks.push_back({words("parameters"), parameters, {}, false});
        made.blocks.push_back({words("result"), outcome_of(example, words), {}, false});
    }
    return made;
}

}  // namespace reports
