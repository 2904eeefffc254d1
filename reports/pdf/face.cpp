// SPDX-License-Identifier: Apache-2.0
#include "reports/pdf/face.h"

#include <cstdio>

#include <algorithm>
#include <cstring>
#include <string>
#include <vector>

#include "audit/model/error.h"

namespace reports::pdf {

namespace {

HPDF_FontAttr attributes(HPDF_Font font)
{
    return static_cast<HPDF_FontAttr>(font->attr);
}

HPDF_TTFontDefAttr truetype(HPDF_Font font)
{
    return static_cast<HPDF_TTFontDefAttr>(attributes(font)->fontdef->attr);
}

void replace_stream(HPDF_Dict dictionary, const HPDF_BYTE* bytes, std::size_t size)
{
    HPDF_MemStream_FreeData(dictionary->stream);
    HPDF_Stream_Write(dictionary->stream, bytes, static_cast<HPDF_UINT>(size));
}

std::string utf16_hex(char32_t c)
{
    char text[16];
    if (c < 0x10000) {
        std::snprintf(text, sizeof text, "%04X", static_cast<unsigned>(c));
    } else {
        const unsigned rest = static_cast<unsigned>(c) - 0x10000;
        std::snprintf(text, sizeof text, "%04X%04X", 0xD800 + (rest >> 10U), 0xDC00 + (rest & 0x3FFU));
    }
    return text;
}

}  // namespace

Face::Face(HPDF_Doc document, const FontPath& path) : file_(path), document_(document)
{
    const char* name = path.index < 0 ? HPDF_LoadTTFontFromFile(document, path.path.c_str(), HPDF_TRUE)
                                      : HPDF_LoadTTFontFromFile2(document, path.path.c_str(),
                                                                 static_cast<HPDF_UINT>(path.index), HPDF_TRUE);
    if (name != nullptr) font_ = HPDF_GetFont(document, name, "UTF-8");
    if (font_ == nullptr) {
        throw audit::Error(path.path + ": this font cannot be embedded in a PDF, install fonts-wqy-zenhei instead");
    }
}

std::optional<Face::Glyph> Face::find(char32_t character)
{
    if (const auto known = private_.find(character); known != private_.end()) {
        return Glyph{known->second, used_[known->second].width};
    }
    if (const auto known = used_.find(character); known != used_.end() && known->second.character == character) {
        return Glyph{character, known->second.width};
    }
    const std::uint16_t glyph = file_.glyph(character);
    if (glyph == 0) return std::nullopt;
    if (character > 0xFFFF || used_.count(character) != 0) return add_private(character, glyph);
    const Use use{glyph, character, file_.width(glyph)};
    used_[character] = use;
    return Glyph{character, use.width};
}

std::optional<Face::Glyph> Face::find_disguised(char32_t character, char32_t shown)
{
    if (const auto known = private_.find(character); known != private_.end()) {
        return Glyph{known->second, used_[known->second].width};
    }
    const std::uint16_t glyph = file_.glyph(shown);
    if (glyph == 0) return std::nullopt;
    return add_private(character, glyph);
}

Face::Glyph Face::add_private(char32_t character, std::uint16_t glyph)
{
    while (used_.count(next_private_) != 0 || file_.glyph(next_private_) != 0) ++next_private_;
    const char32_t code = next_private_++;
    used_[code] = {glyph, character, file_.width(glyph)};
    private_[character] = code;
    return {code, used_[code].width};
}

void Face::repair()
{
    mark_glyphs();
    write_unicode_map();
    write_widths();
    drop_unneeded_tables();
    write_character_set();
}

// libharu embeds the outlines whose flag is set; drawing sets too few (no parts) and too many (private codes as
// .notdef).
void Face::mark_glyphs()
{
    std::set<std::uint16_t> glyphs = {0};
    for (const auto& [code, use] : used_) {
        if (glyphs.insert(use.glyph).second) file_.add_components(use.glyph, glyphs);
    }
    HPDF_TTFontDefAttr definition = truetype(font_);
    std::memset(definition->glyph_tbl.flgs, 0, definition->num_glyphs);
    for (const std::uint16_t glyph : glyphs) {
        if (glyph < definition->num_glyphs) definition->glyph_tbl.flgs[glyph] = 1;
    }
}

void Face::write_unicode_map()
{
    std::string map =
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n";
    constexpr std::size_t kRowsPerBlock = 100;  // more is not allowed
    std::vector<std::string> rows;
    for (const auto& [code, use] : used_)
        rows.push_back('<' + utf16_hex(code) + "> <" + utf16_hex(use.character) + ">\n");
    for (std::size_t begin = 0; begin < rows.size(); begin += kRowsPerBlock) {
        const std::size_t end = std::min(rows.size(), begin + kRowsPerBlock);
        map += std::to_string(end - begin) + " beginbfchar\n";
        for (std::size_t i = begin; i < end; ++i) map += rows[i];
        map += "endbfchar\n";
    }
    map += "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n";
    HPDF_Dict stream = attributes(font_)->cmap_stream;
    replace_stream(stream, reinterpret_cast<const HPDF_BYTE*>(map.data()), map.size());
    for (const char* key : {"CIDSystemInfo", "Type", "CMapName", "WMode"}) HPDF_Dict_RemoveElement(stream, key);
}

void Face::write_widths()
{
    HPDF_Dict descendant = attributes(font_)->descendant_font;
    HPDF_Array widths = HPDF_Array_New(descendant->mmgr);
    HPDF_Array run = nullptr;
    char32_t previous = 0;
    std::vector<HPDF_BYTE> map;
    for (const auto& [code, use] : used_) {
        map.resize(2 * (static_cast<std::size_t>(code) + 1), 0);
        map[2 * code] = static_cast<HPDF_BYTE>(use.glyph >> 8U);
        map[2 * code + 1] = static_cast<HPDF_BYTE>(use.glyph & 0xFFU);
        if (use.width == 1000) continue;
        if (run == nullptr || code != previous + 1) {
            HPDF_Array_AddNumber(widths, static_cast<HPDF_INT32>(code));
            run = HPDF_Array_New(descendant->mmgr);
            HPDF_Array_Add(widths, run);
        }
        HPDF_Array_AddNumber(run, use.width);
        previous = code;
    }
    HPDF_Dict_AddNumber(descendant, "DW", 1000);
    HPDF_Dict_Add(descendant, "W", widths);
    replace_stream(attributes(font_)->map_stream, map.data(), map.size());
}

void Face::drop_unneeded_tables()
{
    HPDF_TTF_OffsetTbl& directory = truetype(font_)->offset_tbl;
    for (HPDF_UINT i = 0; i < directory.num_tables; ++i) {
        const std::string tag(directory.table[i].tag, 4);
        if (tag == "post" || tag == "cmap") directory.table[i].length = 0;
    }
}

// PDF/A asks which characters a subset holds. libharu makes the font's descriptor when it is about to write the font;
// it is asked to do so now, and finds it made later.
void Face::write_character_set()
{
    if (used_.empty() || font_->before_write_fn == nullptr) return;
    font_->before_write_fn(font_);
    HPDF_Dict descriptor = attributes(font_)->fontdef->descriptor;
    if (descriptor == nullptr) return;
    std::vector<HPDF_BYTE> bits(used_.rbegin()->first / 8 + 1, 0);
    bits[0] = 0x80;  // .notdef
    for (const auto& [code, use] : used_) bits[code / 8] |= static_cast<HPDF_BYTE>(0x80U >> (code % 8));
    HPDF_Dict set = HPDF_DictStream_New(descriptor->mmgr, document_->xref);
    if (set == nullptr) return;  // libharu has kept the error
    set->filter = HPDF_STREAM_FILTER_FLATE_DECODE;
    HPDF_Stream_Write(set->stream, bits.data(), static_cast<HPDF_UINT>(bits.size()));
    HPDF_Dict_Add(descriptor, "CIDSet", set);
}

}  // namespace reports::pdf
