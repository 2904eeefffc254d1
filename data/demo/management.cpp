// SPDX-License-Identifier: Apache-2.0
// Management documents, problems of earlier inspections, and the files that go with them.
#include <cstddef>
#include <cstdio>

#include <jpeglib.h>

#include <cstdlib>
#include <memory>

#include "data/demo/parts.h"

namespace demo {

namespace {

struct Document {
    const char* kind;
    const char* title;
    const char* dated;
    const char* valid_to;
    const char* file;
};

constexpr Document kDocuments[] = {{"环境管理制度", "环境保护管理制度汇编", "2024-03-01", "", ""},
                                   {"应急预案", "突发环境事件应急预案（备案）", "2022-08-10", "2025-08-09", ""},
                                   {"自行监测方案", "自行监测方案", "2024-12-10", "", "附件_自行监测方案.pdf"},
                                   {"验收报告", "竣工环境保护验收报告", "2017-06-01", "", ""},
                                   {"环评批复", "环境影响报告书批复", "2015-04-02", "", ""},
                                   {"处置协议", "危险废物委托处置协议", "2024-12-20", "2026-12-31", ""},
                                   {"责任制考核", "环保责任制考核记录", "2025-12-18", "", ""},
                                   {"危险废物管理计划", "2025年危险废物管理计划", "2025-01-10", "", ""},
                                   {"环境管理台账", "排污单位基本信息台账", "2025-01-05", "", ""},
                                   {"培训记录", "第1次环保培训签到及试卷", "2025-03-12", "", ""},
                                   {"培训记录", "第2次环保培训签到及试卷", "2025-09-12", "", ""},
                                   {"应急演练", "突发环境事件应急演练记录", "2025-06-05", "", ""},
                                   {"信息公开", "1季度环境信息公开截图", "2025-02-20", "", ""},
                                   {"信息公开", "2季度环境信息公开截图", "2025-05-20", "", ""},
                                   {"信息公开", "3季度环境信息公开截图", "2025-08-20", "", ""},
                                   {"信息公开", "4季度环境信息公开截图", "2025-11-20", "", ""}};

Cell day_or_nothing(const char* text)
{
    const auto day = audit::parse_time(text);
    return day ? date(*day) : nothing();
}

// A one-page PDF with a line of Latin text, as small as the format allows.
std::string small_pdf(const std::string& line)
{
    const std::string content = "BT /F1 14 Tf 72 770 Td (" + line + ") Tj ET";
    const std::string objects[] = {
        "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> "
        ">>",
        "<< /Length " + std::to_string(content.size()) + " >>\nstream\n" + content + "\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"};
    std::string pdf = "%PDF-1.4\n";
    std::string table;
    int number = 0;
    for (const std::string& object : objects) {
        std::string offset = std::to_string(pdf.size());
        table += std::string(10 - offset.size(), '0') + offset + " 00000 n \n";
        pdf += std::to_string(++number) + " 0 obj\n" + object + "\nendobj\n";
    }
    const std::size_t start = pdf.size();
    return pdf + "xref\n0 6\n0000000000 65535 f \n" + table + "trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n" +
           std::to_string(start) + "\n%%EOF\n";
}

// A drawn picture of two stacks under a grey sky stands for a photo.
std::vector<unsigned char> picture(int width, int height)
{
    std::vector<unsigned char> pixels;
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x) {
            const bool stack = (x > width / 3 && x < width / 3 + 26) || (x > width * 3 / 5 && x < width * 3 / 5 + 26);
            const bool hall = y > height * 3 / 4;
            const int shade = 200 - y * 60 / height;
            const bool drawn = (stack && y > height / 6) || hall;
            pixels.push_back(static_cast<unsigned char>(drawn ? 120 : shade));
            pixels.push_back(static_cast<unsigned char>(drawn ? 96 : shade));
            pixels.push_back(static_cast<unsigned char>(drawn ? 88 : shade + 15));
        }
    return pixels;
}

std::string photo()
{
    constexpr int kWidth = 480;
    constexpr int kHeight = 320;
    constexpr int kQuality = 82;
    std::vector<unsigned char> pixels = picture(kWidth, kHeight);
    jpeg_compress_struct encoder{};
    jpeg_error_mgr errors{};
    encoder.err = jpeg_std_error(&errors);
    jpeg_create_compress(&encoder);
    unsigned char* bytes = nullptr;
    unsigned long size = 0;
    jpeg_mem_dest(&encoder, &bytes, &size);
    encoder.image_width = kWidth;
    encoder.image_height = kHeight;
    encoder.input_components = 3;
    encoder.in_color_space = JCS_RGB;
    jpeg_set_defaults(&encoder);
    jpeg_set_quality(&encoder, kQuality, TRUE);
    jpeg_start_compress(&encoder, TRUE);
    while (encoder.next_scanline < encoder.image_height) {
        JSAMPROW row = pixels.data() + static_cast<std::size_t>(encoder.next_scanline) * kWidth * 3;
        jpeg_write_scanlines(&encoder, &row, 1);
    }
    jpeg_finish_compress(&encoder);
    jpeg_destroy_compress(&encoder);
    const std::unique_ptr<unsigned char, decltype(&std::free)> owned(bytes, &std::free);
    return {reinterpret_cast<const char*>(bytes), size};
}

}  // namespace

std::vector<Sheet> management_sheets()
{
    Sheet documents{"管理资料清单", "", {"资料类别", "资料名称", "日期", "有效期止", "文件名"}, {}, {}};
    for (const Document& document : kDocuments)
        documents.rows.push_back({words(document.kind), words(document.title), day_or_nothing(document.dated),
                                  day_or_nothing(document.valid_to),
                                  document.file[0] == '\0' ? nothing() : words(document.file)});
    Sheet problems{
        "历次检查问题", "", {"检查日期", "问题描述", "问题代码", "整改期限", "整改完成日期", "整改材料"}, {}, {}};
    problems.rows.push_back({day_or_nothing("2025-02-18"), words("危废暂存间标识牌破损"), nothing(),
                             day_or_nothing("2025-03-20"), day_or_nothing("2025-03-05"),
                             words("危废暂存间标识牌照片.jpg")});
    // Due in July and never put right.
    problems.rows.push_back({day_or_nothing("2025-06-24"), words("事故应急池内积水未清空"), nothing(),
                             day_or_nothing("2025-07-24"), nothing(), nothing()});
    return {documents, problems};
}

void write_attachments(const std::string& folder)
{
    write_bytes(folder + "/附件_自行监测方案.pdf", small_pdf("Self-monitoring plan of the demonstration plant, 2025"));
    write_bytes(folder + "/危废暂存间标识牌照片.jpg", photo());
}

}  // namespace demo
