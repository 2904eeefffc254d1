// SPDX-License-Identifier: Apache-2.0
#include "tests/reports/pdf_tools.h"

#include <cstdio>

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <array>
#include <filesystem>
#include <memory>
#include <sstream>

namespace tests {

namespace {

Picture read_pgm(const std::string& bytes)
{
    std::istringstream in(bytes);
    std::string kind;
    int most = 0;
    Picture picture;
    in >> kind >> picture.width >> picture.height >> most;
    in.get();
    picture.grey.resize(static_cast<std::size_t>(picture.width) * static_cast<std::size_t>(picture.height));
    in.read(reinterpret_cast<char*>(picture.grey.data()), static_cast<std::streamsize>(picture.grey.size()));
    BOOST_REQUIRE_MESSAGE(in && kind == "P5" && most == 255, "not a grey picture");
    return picture;
}

}  // namespace

int Picture::ink(int left, int top, int right, int bottom) const
{
    int dark = 0;
    for (int y = std::max(top, 0); y < std::min(bottom, height); ++y) {
        for (int x = std::max(left, 0); x < std::min(right, width); ++x) {
            if (grey[static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x)] <
                200) {
                ++dark;
            }
        }
    }
    return dark;
}

std::string output_of(const std::string& command)
{
    FILE* pipe = popen(command.c_str(), "r");
    BOOST_REQUIRE(pipe != nullptr);
    std::string out;
    std::array<char, 65536> piece{};
    for (std::size_t n = 0; (n = fread(piece.data(), 1, piece.size(), pipe)) > 0;) out.append(piece.data(), n);
    const int status = pclose(pipe);
    BOOST_REQUIRE_MESSAGE(status == 0, command << " failed: " << out);
    return out;
}

std::string pdf_of(const std::function<void(reports::pdf::Flow&)>& write, reports::pdf::PageStyle style,
                   const std::vector<reports::pdf::FontPath>& fonts)
{
    reports::pdf::Document pdf({"标题", "作者", "", "OnePermit", "2025-03-02T05:06:07Z", false, "记号"}, fonts);
    style.numbers = [](int page, int pages) {
        return "第 " + std::to_string(page) + " 页 共 " + std::to_string(pages) + " 页";
    };
    reports::pdf::Flow flow(pdf, style);
    write(flow);
    flow.finish();
    return pdf.finish();
}

std::string text_of_pdf(const std::string& bytes)
{
    const TemporaryFolder folder;
    return output_of("pdftotext -layout '" + folder.write("a.pdf", bytes) + "' - 2>&1");
}

std::string without_spaces(const std::string& text)
{
    std::string out;
    std::copy_if(text.begin(), text.end(), std::back_inserter(out), [](char c) { return c != ' '; });
    return out;
}

std::vector<Picture> pages_of_pdf(const std::string& bytes, int dots_per_inch)
{
    const TemporaryFolder folder;
    const std::string file = folder.write("a.pdf", bytes);
    output_of("pdftoppm -gray -r " + std::to_string(dots_per_inch) + " '" + file + "' '" + folder.file("page") +
              "' 2>&1");
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(folder.path())) {
        if (entry.path().extension() == ".pgm") names.push_back(entry.path().string());
    }
    std::sort(names.begin(), names.end());
    std::vector<Picture> pages;
    for (const std::string& name : names) pages.push_back(read_pgm(read_file(name)));
    return pages;
}

std::string faults_of_pdf(const std::string& bytes)
{
    const TemporaryFolder folder;
    const std::string said = output_of("qpdf --check '" + folder.write("a.pdf", bytes) + "' 2>&1; true");
    const bool sound = said.find("No syntax or stream encoding errors found") != std::string::npos &&
                       said.find("WARNING") == std::string::npos;
    return sound ? std::string() : said;
}

}  // namespace tests
