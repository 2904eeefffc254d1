// SPDX-License-Identifier: Apache-2.0
// A sink that writes down what a reader pushes, one line a call, so that tests compare whole files.
#pragma once

#include <string>
#include <vector>

#include "audit/import/sheet.h"

namespace tests {

struct RecordingSink : audit::import::SheetSink {
    std::vector<std::string> lines;

    void begin_sheet(const audit::import::SheetInfo& sheet) override
    {
        lines.push_back("sheet " + sheet.name.value_or("-") + (sheet.hidden ? " hidden" : ""));
    }
    void merged(std::span<const audit::import::MergedRange> ranges) override
    {
        std::string line = "merged";
        for (const auto& range : ranges)
            line += ' ' + std::to_string(range.first_row) + "," + std::to_string(range.first_column) + "-" +
                    std::to_string(range.last_row) + "," + std::to_string(range.last_column);
        lines.push_back(line);
    }
    void hidden_columns(int first, int last) override
    {
        lines.push_back("hides " + std::to_string(first) + "-" + std::to_string(last));
    }
    // "3: a|n1.50|t2025-01-02|..."; the letter is the kind, "~" stands behind a number whose decimals are unknown.
    void row(std::int64_t row, std::span<const audit::import::Cell> cells, bool hidden) override
    {
        std::string line = std::to_string(row) + (hidden ? " hidden:" : ":");
        for (std::size_t i = 0; i < cells.size(); ++i) {
            line += i == 0 ? " " : "|";
            line += std::string(kind(cells[i].kind)) + std::string(cells[i].text);
            if (!cells[i].decimals_known) line += '~';
        }
        lines.push_back(line);
    }
    void end_sheet() override { lines.push_back("end"); }
    void problem(std::int64_t row, const std::string& found, const std::string& expected_zh,
                 const std::string& expected_en) override
    {
        lines.push_back("problem " + std::to_string(row) + ": " + found + " / " + expected_zh + " / " + expected_en);
    }

    std::string text() const
    {
        std::string all;
        for (const std::string& line : lines) all += line + "\n";
        return all;
    }

 private:
    static const char* kind(audit::import::CellKind kind)
    {
        using audit::import::CellKind;
        switch (kind) {
            case CellKind::text:
                return "";
            case CellKind::number:
                return "n:";
            case CellKind::time:
                return "t:";
            case CellKind::boolean:
                return "b:";
            case CellKind::error:
                return "e:";
            case CellKind::uncomputed:
                return "u:";
        }
        return "?";
    }
};

// The text of the Error that an action throws; empty when it throws none.
template <typename Action>
std::string error_of(Action&& action)
{
    try {
        action();
    } catch (const std::exception& error) {
        return error.what();
    }
    return {};
}

}  // namespace tests
