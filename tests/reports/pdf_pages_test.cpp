// SPDX-License-Identifier: Apache-2.0
// What documents are made of beside text and tables: pictures, places to sign, watermark, contents, marks for archives.
#include <cstdio>

#include <boost/test/unit_test.hpp>
#include <jpeglib.h>
#include <png.h>

#include "audit/model/error.h"
#include "tests/reports/pdf_tools.h"

using namespace reports::pdf;

namespace {

constexpr int kDpi = 72;  // one pixel a point

// 40 x 20 pixels, the left half black.
constexpr int kWide = 40, kHigh = 20;
std::vector<unsigned char> half_black()
{
    std::vector<unsigned char> pixels;
    for (int i = 0; i < kWide * kHigh; ++i) pixels.insert(pixels.end(), 3, i % kWide < kWide / 2 ? 0 : 255);
    return pixels;
}

std::string png_of(const std::vector<unsigned char>& pixels, png_uint_32 format)
{
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    image.width = kWide;
    image.height = kHigh;
    image.format = format;
    png_alloc_size_t size = 0;
    BOOST_REQUIRE(png_image_write_to_memory(&image, nullptr, &size, 0, pixels.data(), 0, nullptr) != 0);
    std::string bytes(size, '\0');
    BOOST_REQUIRE(png_image_write_to_memory(&image, bytes.data(), &size, 0, pixels.data(), 0, nullptr) != 0);
    bytes.resize(size);
    return bytes;
}

// orientation: as Exif has it.
std::string jpeg(int orientation)
{
    jpeg_compress_struct encoder{};
    jpeg_error_mgr errors{};
    encoder.err = jpeg_std_error(&errors);
    jpeg_create_compress(&encoder);
    unsigned char* buffer = nullptr;
    unsigned long size = 0;
    jpeg_mem_dest(&encoder, &buffer, &size);
    encoder.image_width = kWide;
    encoder.image_height = kHigh;
    encoder.input_components = 3;
    encoder.in_color_space = JCS_RGB;
    jpeg_set_defaults(&encoder);
    jpeg_start_compress(&encoder, TRUE);
    std::vector<unsigned char> pixels = half_black();
    for (int y = 0; y < kHigh; ++y) {
        JSAMPROW row = &pixels[static_cast<std::size_t>(3 * kWide * y)];
        jpeg_write_scanlines(&encoder, &row, 1);
    }
    jpeg_finish_compress(&encoder);
    jpeg_destroy_compress(&encoder);
    std::string bytes(reinterpret_cast<char*>(buffer), size);
    std::free(buffer);
    const std::string tiff = std::string("MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0", 19) +
                             static_cast<char>(orientation) + std::string(6, '\0');
    const std::string exif = std::string("Exif\0\0", 6) + tiff;
    bytes.insert(2, std::string("\xFF\xE1\0", 3) + static_cast<char>(exif.size() + 2) + exif);
    return bytes;
}

tests::Picture page_with(const std::string& picture)
{
    const std::string pdf = tests::pdf_of([&](Flow& flow) { flow.document().picture({100, 100, 180, 180}, picture); });
    BOOST_TEST(tests::faults_of_pdf(pdf) == "");
    return tests::pages_of_pdf(pdf, kDpi).at(0);
}

int pale(const tests::Picture& page)
{
    return static_cast<int>(
        std::count_if(page.grey.begin(), page.grey.end(), [](std::uint8_t grey) { return grey > 200 && grey < 245; }));
}

std::vector<std::string> pages_of_text(const std::string& pdf)
{
    std::vector<std::string> pages = {""};
    for (const char c : tests::text_of_pdf(pdf)) {
        if (c == '\f') {
            pages.emplace_back();
        } else {
            pages.back() += c;
        }
    }
    pages.pop_back();
    return pages;
}

bool contains(const std::string& text, const std::string& part)
{
    return text.find(part) != std::string::npos;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(pdf_pages_test)

BOOST_AUTO_TEST_CASE(a_picture_fills_its_box_without_being_stretched)
{
    const tests::Picture page = page_with(png_of(half_black(), PNG_FORMAT_RGB));
    BOOST_TEST(page.ink(101, 121, 139, 159) == 38 * 38);  // 80 x 40 in the middle of 80 x 80, the left half
    BOOST_TEST(page.ink(142, 100, 180, 180) == 0);
    BOOST_TEST(page.ink(100, 100, 180, 119) == 0);
}

BOOST_AUTO_TEST_CASE(a_photo_stands_as_the_camera_held_it)
{
    // Which half of the picture is black once it is upright: left, top, right or bottom of the box's middle.
    const auto dark = [](int orientation) {
        const tests::Picture page = page_with(jpeg(orientation));
        const bool left = page.ink(122, 132, 128, 148) > 50 || page.ink(104, 132, 112, 148) > 50;
        const bool right = page.ink(152, 132, 158, 148) > 50 || page.ink(168, 132, 176, 148) > 50;
        const bool top = page.ink(132, 104, 148, 112) > 50;
        const bool bottom = page.ink(132, 168, 148, 176) > 50;
        return std::string(top ? "top" : bottom ? "bottom" : left ? "left" : right ? "right" : "none");
    };
    BOOST_TEST(dark(1) == "left");
    BOOST_TEST(dark(2) == "right");
    BOOST_TEST(dark(3) == "right");
    BOOST_TEST(dark(4) == "left");
    BOOST_TEST(dark(5) == "top");
    BOOST_TEST(dark(6) == "top");
    BOOST_TEST(dark(7) == "bottom");
    BOOST_TEST(dark(8) == "bottom");
    BOOST_TEST(dark(9) == "left");  // nonsense: as it lies
}

BOOST_AUTO_TEST_CASE(transparent_parts_of_a_signature_are_white)
{
    std::vector<unsigned char> pixels(4 * kWide * kHigh, 0);                       // black, and wholly transparent
    for (std::size_t i = 0; i < 4 * kWide; ++i) pixels[i] = i % 4 == 3 ? 255 : 0;  // but for the first row
    const tests::Picture page = page_with(png_of(pixels, PNG_FORMAT_RGBA));
    BOOST_CHECK_GT(page.ink(100, 120, 180, 123), 60);
    BOOST_TEST(page.ink(100, 124, 180, 180) == 0);
}

BOOST_AUTO_TEST_CASE(a_damaged_picture_is_refused_and_the_document_goes_on)
{
    Document pdf({"标题", "", "", "", "", false});
    pdf.add_page();
    const std::string png = png_of(half_black(), PNG_FORMAT_RGB);
    const std::string photo = jpeg(1);
    for (const std::string& bytes :
         {std::string("no picture"), png.substr(0, png.size() / 2), photo.substr(0, 20), std::string()}) {
        BOOST_CHECK_EXCEPTION(pdf.picture({100, 100, 180, 180}, bytes), audit::Error, [](const audit::Error& error) {
            return contains(error.what(), "save it again as JPEG or PNG");
        });
    }
    pdf.text({60, 60}, "后文", {20, false, {}});
    const std::string bytes = pdf.finish();
    BOOST_TEST(contains(tests::text_of_pdf(bytes), "后文"));
    BOOST_TEST(tests::faults_of_pdf(bytes) == "");
}

BOOST_AUTO_TEST_CASE(drafts_are_marked_on_every_page_beneath_the_text)
{
    PageStyle style;
    style.watermark = "草稿";
    const auto write = [](Flow& flow) {
        flow.heading("章", 0);
        flow.paragraph("正文");
        flow.new_page();
        flow.paragraph("正文");
        flow.contents({"目录"}, 0);
    };
    const std::string pdf = tests::pdf_of(write, style);
    for (const tests::Picture& page : tests::pages_of_pdf(pdf, kDpi)) {
        BOOST_CHECK_GT(pale(page), 3000);
        BOOST_TEST(page.ink(200, 300, 400, 500) == 0);
    }
    for (const tests::Picture& page : tests::pages_of_pdf(tests::pdf_of(write), kDpi)) BOOST_CHECK_LT(pale(page), 500);
}

BOOST_AUTO_TEST_CASE(the_contents_name_the_page_where_each_heading_stands)
{
    const std::string pdf = tests::pdf_of([](Flow& flow) {
        flow.paragraph("封面");
        for (int chapter = 1; chapter <= 40; ++chapter) {
            flow.new_page();
            flow.heading("第" + std::to_string(chapter) + "章甲", 0);
            flow.paragraph("正文");
            flow.heading("第" + std::to_string(chapter) + "章的节", 1);
            flow.paragraph("正文");
            flow.heading("不列入", 2);
            flow.paragraph("正文");
        }
        flow.contents({"目录"}, 1);
    });
    const std::vector<std::string> pages = pages_of_text(pdf);
    BOOST_REQUIRE_EQUAL(pages.size(), 44U);  // the cover, three of contents, 40 chapters
    BOOST_TEST(contains(pages[1], "目录"));
    BOOST_TEST(contains(pages[1], "第1章的节"));
    BOOST_TEST(contains(pages[3], "第40章的节"));
    BOOST_TEST(!contains(pages[1] + pages[2] + pages[3], "不列入"));
    for (int chapter = 1; chapter <= 40; ++chapter) {
        const std::string title = "第" + std::to_string(chapter) + "章甲";
        const std::string list = pages[1] + pages[2] + pages[3];
        const std::size_t at = list.find(title) + title.size();
        const int page = std::stoi(list.substr(list.find_first_of("0123456789", at)));
        BOOST_TEST(page == chapter + 4);
        BOOST_TEST(contains(pages.at(static_cast<std::size_t>(page) - 1), title));
    }
    BOOST_TEST(contains(tests::without_spaces(pages[43]), "第44页共44页"));
    BOOST_TEST(tests::faults_of_pdf(pdf) == "");
}

BOOST_AUTO_TEST_CASE(places_to_sign_are_never_torn_apart)
{
    for (int lines = 20; lines < 45; ++lines) {
        const std::string pdf = tests::pdf_of([&](Flow& flow) {
            for (int i = 0; i < lines; ++i) flow.paragraph("正文");
            flow.signatures({{.label = "检查人员", .date_label = "日期"},
                             {.label = "被检查人", .name = "张三", .date_label = "日期", .date = "2025-03-02"}});
            flow.end_mark("（以下空白）");
        });
        const std::vector<std::string> pages = pages_of_text(pdf);
        BOOST_TEST(contains(pages.back(), "检查人员"));
        BOOST_TEST(contains(pages.back(), "张三"));
        BOOST_TEST(contains(pages.back(), "（以下空白）"));
    }
}

BOOST_AUTO_TEST_CASE(a_signature_picture_stands_in_its_field)
{
    const auto ink = [](const std::string& picture) {
        const std::string pdf = tests::pdf_of(
            [&](Flow& flow) { flow.signatures({{.label = "检查人员", .picture = picture, .date_label = "日期"}}); });
        return tests::pages_of_pdf(pdf, kDpi).at(0).ink(157, 66, 372, 110);  // the field beside the label
    };
    BOOST_CHECK_GT(ink(png_of(half_black(), PNG_FORMAT_RGB)), ink("") + 300);
}

BOOST_AUTO_TEST_CASE(a_paragraph_can_be_kept_with_what_follows)
{
    for (int lines = 30; lines < 60; ++lines) {
        const std::vector<std::string> pages = pages_of_text(tests::pdf_of([&](Flow& flow) {
            for (int i = 0; i < lines; ++i) flow.paragraph("正文");
            flow.paragraph("引出下文的一句", {.keep_with_next = true});
            flow.paragraph("下文甲乙丙");
        }));
        for (const std::string& page : pages) BOOST_TEST(contains(page, "引出下文") == contains(page, "下文甲乙丙"));
    }
}

BOOST_AUTO_TEST_CASE(the_height_of_a_table_is_known_beforehand)
{
    tests::pdf_of([](Flow& flow) {
        Table table;
        table.columns = {{"名称", 1}, {"数值", 1}};
        table.rows = {{.cells = {"很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长", "1"}},
                      {.cells = {"短", "2"}}};
        const double before = flow.y();
        const double height = flow.height_of(table);
        flow.table(table);
        BOOST_CHECK_CLOSE(flow.y() - before, height, 0.001);
    });
}

BOOST_AUTO_TEST_CASE(the_file_is_made_for_archives)
{
    const std::string pdf = tests::pdf_of([](Flow& flow) { flow.paragraph("正文 <&>"); });
    BOOST_TEST(pdf.substr(0, 8) == "%PDF-1.4");
    for (const char* part : {"<pdfaid:part>1</pdfaid:part>", "<pdf:Keywords>记号</pdf:Keywords>",
                             "<rdf:li xml:lang=\"x-default\">标题</rdf:li>", "/GTS_PDFA1", "/CIDSet", "/ID [",
                             "<xmp:CreateDate>2025-03-02T05:06:07Z</xmp:CreateDate>"})
        BOOST_TEST(contains(pdf, part), part);
    for (const char* part : {"/SMask", "/JavaScript", "/Encrypt"}) BOOST_TEST(!contains(pdf, part), part);
    const tests::TemporaryFolder folder;
    const std::string told = tests::output_of("TZ=UTC pdfinfo -enc UTF-8 '" + folder.write("a.pdf", pdf) + "'");
    for (const char* line : {"Title:           标题", "Keywords:        记号", "Author:          作者",
                             "Creator:         OnePermit", "Sun Mar  2 05:06:07 2025"})
        BOOST_TEST(contains(told, line), line);
}

BOOST_AUTO_TEST_SUITE_END()
