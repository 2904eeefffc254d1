// SPDX-License-Identifier: Apache-2.0
// Photos and pictures of signatures. PNG is decoded by libpng's own reader, because libharu's ends the program on a
// damaged file and keeps transparency, which archives do not allow; a JPEG is embedded as it is.
#include <png.h>

#include <algorithm>
#include <utility>

#include "audit/store/case_file.h"
#include "reports/pdf/document_state.h"
#include "reports/pdf/orientation.h"

namespace reports::pdf {

namespace {

constexpr std::size_t kMostPixels = 100'000'000;

[[noreturn]] void refuse(const std::string& what)
{
    throw audit::Error("the picture " + what + ": save it again as JPEG or PNG and add it once more");
}

bool is_jpeg(const std::string& bytes)
{
    return bytes.starts_with("\xFF\xD8");
}

struct Pixels {
    png_uint_32 width = 0, height = 0;
    std::vector<png_byte> rgb;
};

Pixels decode_png(const std::string& bytes)
{
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    if (png_image_begin_read_from_memory(&image, bytes.data(), bytes.size()) == 0) refuse("is neither JPEG nor PNG");
    if (std::size_t{image.width} * image.height > kMostPixels) {
        png_image_free(&image);
        refuse("has more than 100 million pixels");
    }
    image.format = PNG_FORMAT_RGB;
    Pixels pixels{image.width, image.height, std::vector<png_byte>(PNG_IMAGE_SIZE(image))};
    const png_color white = {255, 255, 255};
    if (png_image_finish_read(&image, &white, pixels.rgb.data(), 0, nullptr) == 0)
        refuse(std::string("is damaged (") + image.message + ")");
    return pixels;
}

// The box in which a picture of that size appears.
Box fitted(const Box& box, double width, double height)
{
    const double scale = std::min(box.width() / width, box.height() / height);
    const double left = box.left + (box.width() - width * scale) / 2;
    const double top = box.top + (box.height() - height * scale) / 2;
    return {left, top, left + width * scale, top + height * scale};
}

}  // namespace

HPDF_Image Document::State::load(const std::string& picture)
{
    const std::string hash = audit::store::sha256_of(picture);
    if (const auto known = pictures.find(hash); known != pictures.end()) return known->second;
    HPDF_Image image = nullptr;
    if (is_jpeg(picture)) {
        image = HPDF_LoadJpegImageFromMem(document, reinterpret_cast<const HPDF_BYTE*>(picture.data()),
                                          static_cast<HPDF_UINT>(picture.size()));
    } else {
        const Pixels pixels = decode_png(picture);
        image =
            HPDF_LoadRawImageFromMem(document, pixels.rgb.data(), pixels.width, pixels.height, HPDF_CS_DEVICE_RGB, 8);
    }
    if (image == nullptr || failure.error != 0) {
        failure = {};
        HPDF_ResetError(document);
        refuse("is a damaged JPEG");
    }
    return pictures[hash] = image;
}

void Document::picture(const Box& box, const std::string& bytes)
{
    State& state = *state_;
    HPDF_Image image = state.load(bytes);
    const int turned = is_jpeg(bytes) ? exif_orientation(bytes) : 1;
    double width = HPDF_Image_GetWidth(image);
    double height = HPDF_Image_GetHeight(image);
    if (turned >= 5) std::swap(width, height);
    const Box shown = fitted(box, width, height);
    const double w = shown.width(), h = shown.height();
    const double x = shown.left, y = state.height - shown.bottom;
    HPDF_Page page = state.page();
    HPDF_Page_GSave(page);
    const auto place = [&](double a, double b, double c, double d, double e, double f) {
        HPDF_Page_Concat(page, real(a), real(b), real(c), real(d), real(e), real(f));
    };
    switch (turned) {  // where the stored picture's right and top point to
        case 2:
            place(-w, 0, 0, h, x + w, y);
            break;
        case 3:
            place(-w, 0, 0, -h, x + w, y + h);
            break;
        case 4:
            place(w, 0, 0, -h, x, y + h);
            break;
        case 5:
            place(0, -h, -w, 0, x + w, y + h);
            break;
        case 6:
            place(0, -h, w, 0, x, y + h);
            break;
        case 7:
            place(0, h, w, 0, x, y);
            break;
        case 8:
            place(0, h, -w, 0, x + w, y);
            break;
        default:
            place(w, 0, 0, h, x, y);
    }
    HPDF_Page_ExecuteXObject(page, image);
    HPDF_Page_GRestore(page);
}

}  // namespace reports::pdf
