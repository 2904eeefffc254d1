// SPDX-License-Identifier: Apache-2.0
#include "data/demo/attachments.h"

#include <cstddef>
#include <cstdio>

#include <jpeglib.h>

#include <cstdlib>
#include <memory>
#include <vector>

namespace demo {

namespace {

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

}  // namespace

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

}  // namespace demo
