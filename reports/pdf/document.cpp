// SPDX-License-Identifier: Apache-2.0
#include "reports/pdf/document.h"

#include <algorithm>
#include <cmath>

#include "reports/pdf/archive.h"
#include "reports/pdf/document_state.h"
#include "reports/unicode.h"

namespace reports::pdf {

namespace {

constexpr double kShortSide = 595.276, kLongSide = 841.89;  // A4
constexpr char32_t kGeta = 0x3013;                          // 〓, what Chinese typesetters put for a missing type
constexpr double kBoldStroke = 0.03;                        // of the size: how much bolder strokes become

void record_failure(HPDF_STATUS error, HPDF_STATUS detail, void* user)
{
    auto* failure = static_cast<Failure*>(user);
    if (failure->error == 0) *failure = {error, detail};
}

bool is_invisible(char32_t c)
{
    return c == 0x200B || c == 0x2060 || c == 0xFEFF;
}

}  // namespace

Document::State::State(const DocumentInfo& told, const std::vector<FontPath>& fonts)
    : info(told),
      width(info.landscape ? kLongSide : kShortSide),
      height(info.landscape ? kShortSide : kLongSide),
      paths(fonts)
{
}

const Drawn& Document::State::drawn(char32_t c)
{
    const auto known = characters.find(c);
    if (known != characters.end()) return known->second;
    const char32_t character = c < 0x20 || is_invisible(c) || c == 0xA0 || c == 0x3000 ? U' ' : c;
    for (std::size_t i = 0; i < paths.size(); ++i) {
        if (const auto glyph = face(i).find(character)) {
            Drawn found{i, *glyph};
            if (c == 0x3000) found.glyph.width = 1000;
            if (is_invisible(c)) found.glyph.width = 0;
            return characters[c] = found;
        }
    }
    missing.insert(c);
    for (std::size_t i = 0; i < paths.size(); ++i) {
        for (const char32_t shown : {kGeta, char32_t{U'?'}}) {
            if (const auto glyph = face(i).find_disguised(c, shown)) return characters[c] = Drawn{i, *glyph};
        }
    }
    throw audit::Error(paths.front().path + ": the font has not even a question mark, install fonts-wqy-zenhei");
}

void Document::State::set_color(const Color& color)
{
    HPDF_Page_SetRGBFill(pages[current], real(color.red), real(color.green), real(color.blue));
    HPDF_Page_SetRGBStroke(pages[current], real(color.red), real(color.green), real(color.blue));
}

void Document::State::show(std::size_t face_index, const std::string& codes, double x, double y, const TextStyle& style)
{
    HPDF_Page page = pages[current];
    HPDF_Page_SetFontAndSize(page, face(face_index).font(), real(style.size));
    if (style.bold) HPDF_Page_SetLineWidth(page, real(style.size * kBoldStroke));
    HPDF_Page_SetTextRenderingMode(page, style.bold ? HPDF_FILL_THEN_STROKE : HPDF_FILL);
    HPDF_Page_BeginText(page);
    HPDF_Page_TextOut(page, real(x), real(height - y), codes.c_str());
    HPDF_Page_EndText(page);
}

Document::Document(const DocumentInfo& info, const std::vector<FontPath>& fonts)
    : state_(std::make_unique<State>(info, fonts))
{
    State& state = *state_;
    state.document = HPDF_New(record_failure, &state.failure);
    HPDF_UseUTFEncodings(state.document);
    HPDF_SetCurrentEncoder(state.document, "UTF-8");
    HPDF_SetCompressionMode(state.document, HPDF_COMP_ALL);
    write_metadata(state.document, info);
    state.face(0);
    state.check();
}

Document::~Document() = default;

double Document::width() const
{
    return state_->width;
}

double Document::height() const
{
    return state_->height;
}

void Document::add_page()
{
    insert_page(pages());
}

void Document::insert_page(int before)
{
    State& state = *state_;
    const auto place = static_cast<std::size_t>(before);
    HPDF_Page page =
        place < state.pages.size() ? HPDF_InsertPage(state.document, state.pages[place]) : HPDF_AddPage(state.document);
    state.check();
    HPDF_Page_SetWidth(page, real(state.width));
    HPDF_Page_SetHeight(page, real(state.height));
    state.pages.insert(state.pages.begin() + before, page);
    state.current = place;
}

int Document::pages() const
{
    return static_cast<int>(state_->pages.size());
}

void Document::go_to_page(int index)
{
    state_->current = static_cast<std::size_t>(index);
}

int Document::page() const
{
    return static_cast<int>(state_->current);
}

double Document::text_width(std::string_view text, const TextStyle& style)
{
    double thousandths = 0;
    for (std::size_t i = 0; i < text.size();) thousandths += state_->drawn(next_code_point(text, i)).glyph.width;
    return thousandths * style.size / 1000;
}

void Document::text(const Point& start, std::string_view text, const TextStyle& style)
{
    state_->set_color(style.color);
    double x = start.x;
    double width = 0;
    std::size_t face = 0;
    std::string codes;
    const auto flush = [&] {
        if (!codes.empty()) state_->show(face, codes, x, start.y, style);
        x += width;
        width = 0;
        codes.clear();
    };
    for (std::size_t i = 0; i < text.size();) {
        const char32_t c = next_code_point(text, i);
        if (is_invisible(c)) continue;
        const Drawn& next = state_->drawn(c);
        if (next.face != face) flush();
        face = next.face;
        append_utf8(codes, next.glyph.code);
        width += next.glyph.width * style.size / 1000;
        if (c == 0x3000) flush();  // drawn as a space of another width
    }
    flush();
}

void Document::watermark(const std::string& text)
{
    constexpr double kSize = 110, kDegrees = 50, kGrey = 0.91;
    State& state = *state_;
    const double radians = kDegrees * std::acos(-1.0) / 180;
    const TextStyle style = {
        std::min(kSize, kSize * 0.8 * state.height / text_width(text, {kSize, true, {}})), true, {}};
    const double half = text_width(text, style) / 2;
    HPDF_Page page = state.page();
    HPDF_Page_GSave(page);
    HPDF_Page_Concat(page, real(std::cos(radians)), real(std::sin(radians)), real(-std::sin(radians)),
                     real(std::cos(radians)), real(state.width / 2), real(state.height / 2));
    // Drawn around the origin: text() counts y from the top of the page.
    this->text({-half, state.height + style.size * 0.35}, text, {style.size, true, {kGrey, kGrey, kGrey}});
    HPDF_Page_GRestore(page);
}

void Document::line(const Point& from, const Point& to, double thickness, const Color& color, bool dashed)
{
    HPDF_Page page = state_->pages[state_->current];
    constexpr HPDF_UINT16 kDash[] = {3, 2};
    state_->set_color(color);
    HPDF_Page_SetLineWidth(page, real(thickness));
    HPDF_Page_SetDash(page, dashed ? kDash : nullptr, dashed ? 2 : 0, 0);
    HPDF_Page_MoveTo(page, real(from.x), real(state_->height - from.y));
    HPDF_Page_LineTo(page, real(to.x), real(state_->height - to.y));
    HPDF_Page_Stroke(page);
    if (dashed) HPDF_Page_SetDash(page, nullptr, 0, 0);
}

void Document::polyline(const std::vector<Point>& points, double thickness, const Color& color)
{
    if (points.empty()) return;
    HPDF_Page page = state_->pages[state_->current];
    state_->set_color(color);
    HPDF_Page_SetLineWidth(page, real(thickness));
    HPDF_Page_SetLineJoin(page, HPDF_ROUND_JOIN);
    HPDF_Page_SetLineCap(page, HPDF_ROUND_END);
    HPDF_Page_MoveTo(page, real(points.front().x), real(state_->height - points.front().y));
    for (const Point& point : points) HPDF_Page_LineTo(page, real(point.x), real(state_->height - point.y));
    HPDF_Page_Stroke(page);
    HPDF_Page_SetLineCap(page, HPDF_BUTT_END);
    HPDF_Page_SetLineJoin(page, HPDF_MITER_JOIN);
}

void Document::fill(const Box& box, const Color& color)
{
    HPDF_Page page = state_->pages[state_->current];
    state_->set_color(color);
    HPDF_Page_Rectangle(page, real(box.left), real(state_->height - box.bottom), real(box.width()), real(box.height()));
    HPDF_Page_Fill(page);
}

void Document::frame(const Box& box, double thickness, const Color& color)
{
    HPDF_Page page = state_->pages[state_->current];
    state_->set_color(color);
    HPDF_Page_SetLineWidth(page, real(thickness));
    HPDF_Page_Rectangle(page, real(box.left), real(state_->height - box.bottom), real(box.width()), real(box.height()));
    HPDF_Page_Stroke(page);
}

std::vector<char32_t> Document::missing_characters() const
{
    return {state_->missing.begin(), state_->missing.end()};
}

std::string Document::finish()
{
    State& state = *state_;
    state.add_links();
    state.check();
    for (const auto& face : state.faces) face->repair();
    make_archival(state.document, state.info);
    HPDF_SaveToStream(state.document);
    state.check();
    std::string bytes(HPDF_GetStreamSize(state.document), '\0');
    auto size = static_cast<HPDF_UINT32>(bytes.size());
    HPDF_ResetStream(state.document);
    HPDF_ReadFromStream(state.document, reinterpret_cast<HPDF_BYTE*>(bytes.data()), &size);
    bytes.resize(size);
    state.failure = {};  // reading to the end of the stream is an error to libharu, not to us
    return bytes;
}

}  // namespace reports::pdf
