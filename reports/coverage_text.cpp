// SPDX-License-Identifier: Apache-2.0
#include "reports/coverage_text.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>

#include "reports/findings_text.h"
#include "reports/report_sections.h"
#include "reports/standing_words.h"
#include "reports/unicode.h"

namespace reports {

namespace {

using audit::findings::CellState;
using audit::findings::CoverageCell;
using Row = std::vector<std::string>;

constexpr std::size_t kTitleWidth = 40;
constexpr std::size_t kColumnWidth = 7;

std::string sign(const CoverageCell* cell, const Wording& words)
{
    if (cell == nullptr) return {};
    switch (cell->state) {
        case CellState::found:
            return words("sign_found", {{"count", std::to_string(cell->findings)}});
        case CellState::clean:
            return words("sign_clean");
        case CellState::not_applicable:
            return words("sign_not_applicable");
        case CellState::could_not_run:
            break;
    }
    return words("sign_could_not_run");
}

// The cells of one topic: check -> outlet -> cell, checks in the run's order.
struct Topic {
    std::string id;
    std::vector<std::string> checks;
    std::map<std::string, std::map<std::string, const CoverageCell*>> cells;
};

std::vector<Topic> topics_of(const ReportData& data)
{
    std::vector<Topic> topics;
    for (const CoverageCell& cell : data.run.appraisal.coverage) {
        const audit::findings::CheckEntry* entry = data.run.find_check(cell.check);
        const std::string id = entry == nullptr ? std::string() : entry->topic;
        if (topics.empty() || topics.back().id != id) topics.push_back({id, {}, {}});
        Topic& topic = topics.back();
        if (!topic.cells.contains(cell.check)) topic.checks.push_back(cell.check);
        topic.cells[cell.check][cell.outlet] = &cell;
    }
    return topics;
}

std::string block(const ReportData& data, const Topic& topic, const std::vector<std::string>& outlets,
                  const Wording& words)
{
    std::vector<Row> rows = {{words.topic(topic.id)}};
    std::vector<std::size_t> widths = {kTitleWidth};
    for (const std::string& outlet : outlets) {
        rows.front().push_back(outlet.empty() ? words("whole_plant") : outlet);
        widths.push_back(kColumnWidth);
    }
    for (const std::string& check : topic.checks) {
        Row row = {check_title(data.run, check, words.language())};
        const auto& cells = topic.cells.at(check);
        for (const std::string& outlet : outlets) {
            const auto cell = cells.find(outlet);
            row.push_back(sign(cell == cells.end() ? nullptr : cell->second, words));
        }
        rows.push_back(std::move(row));
    }
    return aligned_rows(rows, widths);
}

// Each reason once, with the checks and outlets that it stands for.
std::string reasons(const ReportData& data, const Topic& topic, const Wording& words)
{
    std::string out;
    for (const std::string& check : topic.checks) {
        std::map<std::string, std::string> outlets;  // reason -> outlets
        for (const auto& [outlet, cell] : topic.cells.at(check)) {
            if (cell->state != CellState::could_not_run) continue;
            std::string& list = outlets[cell->reason.in(words.language())];
            if (!outlet.empty()) list += (list.empty() ? "" : "、") + outlet;
        }
        for (const auto& [reason, list] : outlets) {
            out += "  ";
            out += check_title(data.run, check, words.language());
            if (!list.empty()) out += ' ' + list;
            out += words("colon") + reason + "\n";
        }
    }
    return out.empty() ? out : words("could_not_run_because") + "\n" + out;
}

// The words of a cell, in the order of its columns.
Row words_of(const ReportData& data, const CoverageCell& cell, audit::Language language)
{
    return {cell.check,
            check_title(data.run, cell.check, language),
            cell.outlet,
            std::string(to_text(cell.state)),
            std::to_string(cell.findings),
            cell.worst ? std::string(to_text(*cell.worst)) : std::string(),
            cell.reason.in(language)};
}

constexpr const char* kColumns[] = {"check", "title", "outlet", "state", "findings", "worst", "reason"};

}  // namespace

std::string to_coverage_json(const ReportData& data, audit::Language language)
{
    using Json = nlohmann::ordered_json;
    Json cells = Json::array();
    for (const CoverageCell& cell : data.run.appraisal.coverage) {
        const Row words = words_of(data, cell, language);
        Json one;
        for (std::size_t i = 0; i < words.size(); ++i)
            one[kColumns[i]] = words[i].empty() ? Json(nullptr) : Json(words[i]);
        one["findings"] = cell.findings;
        cells.push_back(std::move(one));
    }
    const Json document = {{"format", "onepermit-coverage/1"}, {"cells", std::move(cells)}};
    return document.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string to_coverage_csv(const ReportData& data, audit::Language language)
{
    std::string out = "\xEF\xBB\xBF";
    const auto add = [&](const Row& cells) {
        for (std::size_t i = 0; i < cells.size(); ++i) {
            if (i > 0) out += ',';
            out += csv_cell(cells[i]);
        }
        out += "\r\n";
    };
    Row head;
    for (const char* column : kColumns) head.emplace_back(column);
    add(head);
    for (const CoverageCell& cell : data.run.appraisal.coverage) add(words_of(data, cell, language));
    return out;
}

std::string to_coverage_text(const ReportData& data, audit::Language language, std::size_t width)
{
    const Wording words("common", language);
    if (data.run.appraisal.coverage.empty()) return words("no_coverage") + "\n";
    std::vector<std::string> columns = {""};
    for (std::string& outlet : data.run.appraisal.outlets()) columns.push_back(std::move(outlet));
    const std::size_t fit = std::max<std::size_t>(1, (width - kTitleWidth) / (kColumnWidth + 2));
    std::string out = words("coverage_legend") + "\n";
    for (const Topic& topic : topics_of(data)) {
        for (std::size_t begin = 0; begin < columns.size(); begin += fit) {
            const auto from = columns.begin() + static_cast<std::ptrdiff_t>(begin);
            const auto to = columns.begin() + static_cast<std::ptrdiff_t>(std::min(begin + fit, columns.size()));
            out += '\n' + block(data, topic, {from, to}, words);
        }
        out += reasons(data, topic, words);
    }
    return out;
}

}  // namespace reports
