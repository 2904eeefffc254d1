// SPDX-License-Identifier: Apache-2.0
#include "reports/pdf/color_profile.h"

#include <array>
#include <cmath>
#include <cstdint>
#include <string_view>
#include <utility>

namespace reports::pdf {

namespace {

using Bytes = std::string;

void add16(Bytes& out, std::uint32_t value)
{
    out.push_back(static_cast<char>(value >> 8U & 0xFFU));
    out.push_back(static_cast<char>(value & 0xFFU));
}

void add32(Bytes& out, std::uint32_t value)
{
    add16(out, value >> 16U);
    add16(out, value & 0xFFFFU);
}

void add_name(Bytes& out, std::string_view name)
{
    out += name;
}

void add_fixed(Bytes& out, double value)
{
    add32(out, static_cast<std::uint32_t>(std::lround(value * 65536)));
}

struct Xyz {
    double x, y, z;
};
constexpr Xyz kD50 = {0.9642, 1.0, 0.8249};
constexpr Xyz kRed = {0.4360747, 0.2225045, 0.0139322};  // primaries adapted to D50
constexpr Xyz kGreen = {0.3850649, 0.7168786, 0.0971045};
constexpr Xyz kBlue = {0.1430804, 0.0606169, 0.7141733};

Bytes xyz(const Xyz& color)
{
    Bytes out;
    add_name(out, "XYZ ");
    add32(out, 0);
    for (const double value : {color.x, color.y, color.z}) add_fixed(out, value);
    return out;
}

// The standard's curve from stored to linear values.
Bytes curve()
{
    constexpr std::uint32_t kSteps = 256;
    Bytes out;
    add_name(out, "curv");
    add32(out, 0);
    add32(out, kSteps);
    for (std::uint32_t i = 0; i < kSteps; ++i) {
        const double stored = i / (kSteps - 1.0);
        const double linear = stored <= 0.04045 ? stored / 12.92 : std::pow((stored + 0.055) / 1.055, 2.4);
        add16(out, static_cast<std::uint32_t>(std::lround(linear * 65535)));
    }
    return out;
}

Bytes description()
{
    constexpr std::string_view kName = "sRGB IEC61966-2.1";
    constexpr std::size_t kNoOtherScripts = 4 + 4 + 2 + 1 + 67;
    Bytes out;
    add_name(out, "desc");
    add32(out, 0);
    add32(out, static_cast<std::uint32_t>(kName.size() + 1));
    add_name(out, kName);
    out.append(1 + kNoOtherScripts, '\0');
    return out;
}

Bytes copyright()
{
    Bytes out;
    add_name(out, "text");
    add32(out, 0);
    add_name(out, "No copyright, use freely");
    out.push_back('\0');
    return out;
}

Bytes header(std::uint32_t size)
{
    Bytes out;
    add32(out, size);
    add32(out, 0);
    add32(out, 0x02100000);
    for (const char* name : {"mntr", "RGB ", "XYZ "}) add_name(out, name);
    for (const std::uint32_t part : {2000U, 1U, 1U, 0U, 0U, 0U}) add16(out, part);  // a fixed date
    add_name(out, "acsp");
    out.append(28, '\0');  // platform, flags, maker, model, attributes, perceptual intent
    for (const double value : {kD50.x, kD50.y, kD50.z}) add_fixed(out, value);
    out.append(48, '\0');
    return out;
}

}  // namespace

std::string srgb_profile()
{
    const std::array<std::pair<const char*, Bytes>, 9> tags = {{{"desc", description()},
                                                                {"cprt", copyright()},
                                                                {"wtpt", xyz(kD50)},
                                                                {"rXYZ", xyz(kRed)},
                                                                {"gXYZ", xyz(kGreen)},
                                                                {"bXYZ", xyz(kBlue)},
                                                                {"rTRC", curve()},
                                                                {"gTRC", curve()},
                                                                {"bTRC", curve()}}};
    constexpr std::size_t kHeader = 128, kTag = 12;
    Bytes directory;
    Bytes data;
    add32(directory, static_cast<std::uint32_t>(tags.size()));
    for (const auto& [name, bytes] : tags) {
        add_name(directory, name);
        add32(directory, static_cast<std::uint32_t>(kHeader + 4 + kTag * tags.size() + data.size()));
        add32(directory, static_cast<std::uint32_t>(bytes.size()));
        data += bytes;
        while (data.size() % 4 != 0) data.push_back('\0');
    }
    const Bytes out = header(static_cast<std::uint32_t>(kHeader + directory.size() + data.size()));
    return out + directory + data;
}

}  // namespace reports::pdf
