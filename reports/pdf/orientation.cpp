// SPDX-License-Identifier: Apache-2.0
#include "reports/pdf/orientation.h"

#include <cstddef>

#include <cstdint>

namespace reports::pdf {

namespace {

// Numbers of a block in its byte order; 0 beyond its end.
class Reader {
 public:
    explicit Reader(std::string_view bytes, bool little) : bytes_(bytes), little_(little) {}
    std::uint32_t byte(std::size_t at) const { return at < bytes_.size() ? static_cast<unsigned char>(bytes_[at]) : 0; }
    std::uint32_t two(std::size_t at) const
    {
        return little_ ? byte(at) | byte(at + 1) << 8U : byte(at) << 8U | byte(at + 1);
    }
    std::uint32_t four(std::size_t at) const
    {
        return little_ ? two(at) | two(at + 2) << 16U : two(at) << 16U | two(at + 2);
    }

 private:
    std::string_view bytes_;
    bool little_;
};

int orientation_of(std::string_view tiff)
{
    constexpr std::uint32_t kOrientation = 0x0112;
    constexpr std::size_t kEntry = 12;
    const Reader read(tiff, tiff.substr(0, 2) == "II");
    const std::size_t directory = read.four(4);
    const std::uint32_t entries = read.two(directory);
    for (std::size_t i = 0; i < entries && directory + 2 + (i + 1) * kEntry <= tiff.size(); ++i) {
        const std::size_t entry = directory + 2 + i * kEntry;
        if (read.two(entry) != kOrientation) continue;
        const std::uint32_t value = read.two(entry + 8);
        return value >= 1 && value <= 8 ? static_cast<int>(value) : 1;
    }
    return 1;
}

}  // namespace

int exif_orientation(std::string_view jpeg)
{
    constexpr std::uint32_t kExifMarker = 0xFFE1, kScan = 0xFFDA;
    const std::string_view kExif("Exif\0\0", 6);
    const Reader read(jpeg, false);
    for (std::size_t at = 2; at + 4 <= jpeg.size();) {
        const std::uint32_t marker = read.two(at);
        const std::size_t length = read.two(at + 2);
        if (marker == kScan || (marker >> 8U) != 0xFF || length < 2) break;
        const std::string_view block = jpeg.substr(at + 4, length - 2);
        if (marker == kExifMarker && block.substr(0, kExif.size()) == kExif)
            return orientation_of(block.substr(kExif.size()));
        at += 2 + length;
    }
    return 1;
}

}  // namespace reports::pdf
