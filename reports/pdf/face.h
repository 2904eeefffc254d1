// SPDX-License-Identifier: Apache-2.0
// One font inside one PDF document, with libharu 2.3.0's faults put right before the document is saved: parts of
// composite glyphs are embedded too, ToUnicode is valid, widths and the glyph map hold only what is used, and the
// tables `post` and `cmap`, which no viewer needs, are left out. Characters beyond the BMP, which libharu cannot
// write, get private codes that copy and search as the real character.
#pragma once

#include <hpdf.h>

#include <cstdint>
#include <map>
#include <optional>

#include "reports/pdf/font_file.h"

namespace reports::pdf {

class Face {
 public:
    Face(HPDF_Doc document, const FontPath& path);

    struct Glyph {
        char32_t code = 0;  // what is written into the page, always in the BMP
        int width = 0;      // thousandths of the size
    };
    // Empty when the font lacks the character.
    std::optional<Glyph> find(char32_t character);
    // The drawn form of `shown`, copied and searched as `character`.
    std::optional<Glyph> find_disguised(char32_t character, char32_t shown);
    HPDF_Font font() const { return font_; }
    // Call once, after all text was drawn and before the document is saved.
    void repair();

 private:
    Glyph add_private(char32_t character, std::uint16_t glyph);
    void mark_glyphs();
    void write_unicode_map();
    void write_widths();
    void drop_unneeded_tables();
    void write_character_set();

    struct Use {
        std::uint16_t glyph = 0;
        char32_t character = 0;
        int width = 0;
    };
    FontFile file_;
    HPDF_Doc document_;
    HPDF_Font font_ = nullptr;
    std::map<char32_t, Use> used_;          // code -> what stands behind it
    std::map<char32_t, char32_t> private_;  // character -> its private code
    char32_t next_private_ = 0xE800;
};

}  // namespace reports::pdf
