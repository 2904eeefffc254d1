// SPDX-License-Identifier: Apache-2.0
// Reads from a TrueType file what libharu does not tell: glyphs of characters beyond the BMP, widths, and the parts of
// composite glyphs. Only the small tables are kept in memory; outlines are read when asked for.
#pragma once

#include <cstdint>
#include <fstream>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace reports::pdf {

// A font on this machine: index is the face inside a .ttc collection, -1 for a plain .ttf.
struct FontPath {
    std::string path;
    int index = -1;
};

// The Chinese fonts in the order of preference: text, then where rare characters are looked up. $ONEPERMIT_FONTS
// (path or path#index, separated by ':') replaces the list.
std::vector<FontPath> font_search_list();
// Those of the list that are installed. Throws audit::Error saying what to install when there is none.
std::vector<FontPath> installed_fonts(const std::vector<FontPath>& list = font_search_list());

class FontFile {
 public:
    explicit FontFile(const FontPath& font);
    // 0 when the font has no glyph for the character.
    std::uint16_t glyph(char32_t code_point) const;
    // In thousandths of the font size.
    int width(std::uint16_t glyph) const;
    // Adds the glyphs that a composite glyph is made of, and theirs.
    void add_components(std::uint16_t glyph, std::set<std::uint16_t>& found) const;

 private:
    using Table = std::vector<std::uint8_t>;
    struct Segment {
        char32_t first, last;
        std::uint32_t start_glyph;
    };
    Table read(const std::string& tag) const;
    void read_directory(int index);
    void read_characters();
    void read_segments(const Table& cmap, std::size_t at);
    void read_groups(const Table& cmap, std::size_t at);
    std::uint32_t offset_of(std::uint16_t glyph) const;
    Table outline(std::uint16_t glyph) const;

    std::string path_;
    mutable std::ifstream file_;
    std::map<std::string, std::pair<std::uint32_t, std::uint32_t>> tables_;  // tag -> offset, length
    std::vector<Segment> segments_;                                          // sorted, each with consecutive glyphs
    Table loca_, hmtx_;
    bool long_offsets_ = false;
    std::uint16_t units_ = 1000, glyphs_ = 0, metrics_ = 0;
};

}  // namespace reports::pdf
