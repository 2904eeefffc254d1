// SPDX-License-Identifier: Apache-2.0
// Looks at a PDF the way a reader does: its text by pdftotext, its pages as grey pictures by pdftoppm, its structure by
// qpdf. A tool that is not installed fails the test.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "reports/pdf/flow.h"
#include "tests/places.h"

namespace tests {

struct Picture {
    int width = 0, height = 0;
    std::vector<std::uint8_t> grey;  // 0 black, 255 white
    // Dark pixels within the box, ends exclusive.
    int ink(int left, int top, int right, int bottom) const;
};

// A whole document with what `write` writes; the style's page numbers are 第 x 页 共 y 页.
std::string pdf_of(const std::function<void(reports::pdf::Flow&)>& write, reports::pdf::PageStyle style = {},
                   const std::vector<reports::pdf::FontPath>& fonts = reports::pdf::installed_fonts());

std::string text_of_pdf(const std::string& bytes);
std::string without_spaces(const std::string& text);  // pdftotext guesses them between wide characters
std::vector<Picture> pages_of_pdf(const std::string& bytes, int dots_per_inch);
// What qpdf --check says is wrong; empty when the structure is sound.
std::string faults_of_pdf(const std::string& bytes);
// The output of a shell command; fails the test when it ends with another status than 0.
std::string output_of(const std::string& command);

}  // namespace tests
