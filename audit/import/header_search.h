// SPDX-License-Identifier: Apache-2.0
// The places among the first rows of a sheet where a header may be, of one to three rows, and the label that each
// column would have there. Which of them is one, and of what table, recognition decides.
#pragma once

#include <cstddef>

#include <span>
#include <string>
#include <vector>

#include "audit/import/header_matching.h"
#include "audit/import/recognition.h"

namespace audit::import {

struct Candidate {
    std::size_t row = 0;  // index among the rows; the first of several
    std::size_t lines = 1;
    std::vector<Label> labels;
};

class HeaderSearch {
 public:
    // Keeps views of both.
    HeaderSearch(std::span<const KeptRow> rows, std::span<const MergedRange> merged);

    const std::vector<Candidate>& candidates() const { return candidates_; }
    // Lines of one cell above the first row that holds a header, the nearest first.
    std::vector<std::string> titles() const;

 private:
    friend std::vector<Label> header_labels(std::span<const KeptRow> rows, std::span<const MergedRange> merged,
                                            std::size_t row, std::size_t lines);
    bool holds_header_word(std::size_t row, std::size_t lines) const;
    bool any_below(std::size_t row, std::size_t last, std::size_t column) const;
    std::string upper_text(std::size_t row, std::size_t last, std::size_t column) const;
    Label label(std::size_t row, std::size_t lines, std::size_t column) const;
    std::vector<Label> labels(std::size_t row, std::size_t lines) const;
    bool may_be_lower(std::size_t row) const;

    std::span<const KeptRow> rows_;
    std::span<const MergedRange> merged_;
    std::vector<Candidate> candidates_;
};

// The labels of a header that is known to stand in these rows.
std::vector<Label> header_labels(std::span<const KeptRow> rows, std::span<const MergedRange> merged, std::size_t row,
                                 std::size_t lines);

}  // namespace audit::import
