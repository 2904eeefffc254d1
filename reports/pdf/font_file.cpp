// SPDX-License-Identifier: Apache-2.0
#include "reports/pdf/font_file.h"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <filesystem>

#include "audit/model/error.h"

namespace reports::pdf {

namespace {

constexpr std::uint16_t kArgumentsAreWords = 0x0001, kHasScale = 0x0008, kMoreComponents = 0x0020,
                        kHasTwoScales = 0x0040, kHasMatrix = 0x0080;

std::uint16_t u16(const std::vector<std::uint8_t>& b, std::size_t at)
{
    if (at + 2 > b.size()) return 0;
    return static_cast<std::uint16_t>(b[at] << 8U | b[at + 1]);
}

std::uint32_t u32(const std::vector<std::uint8_t>& b, std::size_t at)
{
    return static_cast<std::uint32_t>(u16(b, at)) << 16U | u16(b, at + 2);
}

FontPath parse_font_path(const std::string& text)
{
    const std::size_t mark = text.rfind('#');
    int index = -1;
    if (mark == std::string::npos) return {text, index};
    std::from_chars(text.data() + mark + 1, text.data() + text.size(), index);
    return {text.substr(0, mark), index};
}

}  // namespace

std::vector<FontPath> font_search_list()
{
    if (const char* chosen = std::getenv("ONEPERMIT_FONTS"); chosen != nullptr && *chosen != '\0') {
        std::vector<FontPath> list;
        const std::string text = chosen;
        for (std::size_t begin = 0; begin <= text.size();) {
            const std::size_t end = std::min(text.find(':', begin), text.size());
            if (end > begin) list.push_back(parse_font_path(text.substr(begin, end - begin)));
            begin = end + 1;
        }
        return list;
    }
    const std::string folder = "/usr/share/fonts/truetype/";
    return {{folder + "wqy/wqy-zenhei.ttc", 0},
            {folder + "lxgw-wenkai/LXGWWenKai-Regular.ttf", -1},
            {folder + "arphic/uming.ttc", 0}};
}

std::vector<FontPath> installed_fonts(const std::vector<FontPath>& list)
{
    std::vector<FontPath> found;
    std::copy_if(list.begin(), list.end(), std::back_inserter(found), [](const FontPath& font) {
        std::error_code ignored;
        return std::filesystem::is_regular_file(font.path, ignored);
    });
    if (found.empty()) {
        throw audit::Error("no Chinese font is installed (looked for " + (list.empty() ? "none" : list.front().path) +
                           " and others): install the package fonts-wqy-zenhei, or name a font in ONEPERMIT_FONTS");
    }
    return found;
}

FontFile::FontFile(const FontPath& font) : path_(font.path), file_(font.path, std::ios::binary)
{
    read_directory(font.index);
    const Table head = read("head");
    const Table hhea = read("hhea");
    units_ = std::max<std::uint16_t>(u16(head, 18), 16);
    long_offsets_ = u16(head, 50) != 0;
    glyphs_ = u16(read("maxp"), 4);
    metrics_ = std::max<std::uint16_t>(u16(hhea, 34), 1);
    loca_ = read("loca");
    hmtx_ = read("hmtx");
    read_characters();
    if (loca_.empty() || hmtx_.size() < 4U * metrics_ || segments_.empty()) {
        throw audit::Error(path_ + ": not a TrueType font with outlines, choose another in ONEPERMIT_FONTS");
    }
}

void FontFile::read_directory(int index)
{
    Table header(16 * 1024);
    file_.read(reinterpret_cast<char*>(header.data()), static_cast<std::streamsize>(header.size()));
    header.resize(static_cast<std::size_t>(file_.gcount()));
    file_.clear();
    std::size_t at = 0;
    if (u32(header, 0) == 0x74746366) at = u32(header, 12 + 4 * static_cast<std::size_t>(std::max(index, 0)));
    const std::uint16_t count = u16(header, at + 4);
    for (std::size_t i = 0; i < count && at + 12 + 16 * (i + 1) <= header.size(); ++i) {
        const std::size_t entry = at + 12 + 16 * i;
        const std::string tag(reinterpret_cast<const char*>(&header[entry]), 4);
        tables_[tag] = {u32(header, entry + 8), u32(header, entry + 12)};
    }
}

FontFile::Table FontFile::read(const std::string& tag) const
{
    const auto found = tables_.find(tag);
    if (found == tables_.end()) return {};
    Table bytes(found->second.second);
    file_.clear();
    file_.seekg(found->second.first);
    file_.read(reinterpret_cast<char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    bytes.resize(static_cast<std::size_t>(file_.gcount()));
    return bytes;
}

// The widest Unicode subtable: format 12 reaches beyond the BMP, format 4 does not.
void FontFile::read_characters()
{
    const Table cmap = read("cmap");
    std::size_t format_4 = 0;
    for (std::size_t i = 0; i < u16(cmap, 2); ++i) {
        const std::size_t at = u32(cmap, 4 + 8 * i + 4);
        if (u16(cmap, at) == 12) return read_groups(cmap, at);
        if (u16(cmap, at) == 4) format_4 = at;
    }
    if (format_4 != 0) read_segments(cmap, format_4);
}

void FontFile::read_groups(const Table& cmap, std::size_t at)
{
    const std::uint32_t count = u32(cmap, at + 12);
    for (std::size_t i = 0; i < count && at + 16 + 12 * (i + 1) <= cmap.size(); ++i) {
        const std::size_t group = at + 16 + 12 * i;
        segments_.push_back({u32(cmap, group), u32(cmap, group + 4), u32(cmap, group + 8)});
    }
}

void FontFile::read_segments(const Table& cmap, std::size_t at)
{
    const std::size_t twice = u16(cmap, at + 6);
    for (std::size_t i = 0; i < twice; i += 2) {
        const char32_t last = u16(cmap, at + 14 + i);
        const char32_t first = u16(cmap, at + 16 + twice + i);
        const std::uint16_t delta = u16(cmap, at + 16 + 2 * twice + i);
        const std::size_t range_at = at + 16 + 3 * twice + i;
        const std::uint16_t range = u16(cmap, range_at);
        for (char32_t c = first; c <= last && c != 0xFFFF; ++c) {
            std::uint16_t glyph = static_cast<std::uint16_t>(c + delta);
            if (range != 0) {
                glyph = u16(cmap, range_at + range + 2 * (c - first));
                if (glyph != 0) glyph = static_cast<std::uint16_t>(glyph + delta);
            }
            if (glyph != 0) segments_.push_back({c, c, glyph});
        }
    }
}

std::uint16_t FontFile::glyph(char32_t code_point) const
{
    const auto after = std::upper_bound(segments_.begin(), segments_.end(), code_point,
                                        [](char32_t c, const Segment& segment) { return c < segment.first; });
    if (after == segments_.begin()) return 0;
    const Segment& segment = *std::prev(after);
    if (code_point > segment.last) return 0;
    return static_cast<std::uint16_t>(segment.start_glyph + (code_point - segment.first));
}

int FontFile::width(std::uint16_t glyph) const
{
    const std::size_t entry = std::min<std::size_t>(glyph, metrics_ - 1U);
    return u16(hmtx_, 4 * entry) * 1000 / units_;
}

std::uint32_t FontFile::offset_of(std::uint16_t glyph) const
{
    return long_offsets_ ? u32(loca_, 4U * glyph) : 2U * u16(loca_, 2U * glyph);
}

FontFile::Table FontFile::outline(std::uint16_t glyph) const
{
    const auto glyf = tables_.find("glyf");
    if (glyf == tables_.end() || glyph >= glyphs_) return {};
    const std::uint32_t begin = offset_of(glyph);
    const std::uint32_t end = glyph + 1U <= glyphs_ ? offset_of(static_cast<std::uint16_t>(glyph + 1U)) : begin;
    if (end <= begin || end > glyf->second.second) return {};
    Table bytes(end - begin);
    file_.clear();
    file_.seekg(glyf->second.first + begin);
    file_.read(reinterpret_cast<char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    return bytes;
}

void FontFile::add_components(std::uint16_t glyph, std::set<std::uint16_t>& found) const
{
    const Table bytes = outline(glyph);
    if (static_cast<std::int16_t>(u16(bytes, 0)) >= 0) return;  // a simple outline
    std::uint16_t flags = kMoreComponents;
    for (std::size_t at = 10; (flags & kMoreComponents) != 0 && at + 4 <= bytes.size();) {
        flags = u16(bytes, at);
        const std::uint16_t part = u16(bytes, at + 2);
        at += 4 + ((flags & kArgumentsAreWords) != 0 ? 4U : 2U);
        if ((flags & kHasScale) != 0) at += 2;
        if ((flags & kHasTwoScales) != 0) at += 4;
        if ((flags & kHasMatrix) != 0) at += 8;
        if (found.insert(part).second) add_components(part, found);
    }
}

}  // namespace reports::pdf
