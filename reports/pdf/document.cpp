// SPDX-License-Identifier: Apache-2.0
#include "reports/pdf/document.h"

#include <cstdio>

#include <hpdf.h>

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>

#include "audit/model/error.h"
#include "reports/pdf/face.h"
#include "reports/unicode.h"

namespace reports::pdf {

namespace {

constexpr double kShortSide = 595.276, kLongSide = 841.89;  // A4
constexpr char32_t kGeta = 0x3013;                          // 〓, what Chinese typesetters put for a missing type
constexpr double kBoldStroke = 0.03;                        // of the size: how much bolder strokes become

// libharu is C: an exception must not cross it, so the first error is kept and looked at after the calls.
struct Failure {
    HPDF_STATUS error = 0, detail = 0;
};

void record_failure(HPDF_STATUS error, HPDF_STATUS detail, void* user)
{
    auto* failure = static_cast<Failure*>(user);
    if (failure->error == 0) *failure = {error, detail};
}

HPDF_REAL real(double value)
{
    return static_cast<HPDF_REAL>(value);
}

bool is_invisible(char32_t c)
{
    return c == 0x200B || c == 0x2060 || c == 0xFEFF;
}

// How one character is drawn: by which font, as which code.
struct Drawn {
    std::size_t face = 0;
    Face::Glyph glyph;
};

}  // namespace

struct Document::State {
    struct Anchor {
        std::size_t page = 0;
        double y = 0;
    };
    struct Link {
        std::size_t page = 0;
        Box box;
        std::string anchor;
    };

    State(const DocumentInfo& info, const std::vector<FontPath>& fonts)
        : width(info.landscape ? kLongSide : kShortSide), height(info.landscape ? kShortSide : kLongSide), paths(fonts)
    {
    }
    ~State()
    {
        faces.clear();
        if (document != nullptr) HPDF_Free(document);
    }

    void check() const
    {
        if (failure.error == 0) return;
        char text[64];
        std::snprintf(text, sizeof text, "0x%04lX, detail %lu", static_cast<unsigned long>(failure.error),
                      static_cast<unsigned long>(failure.detail));
        throw audit::Error(std::string("the PDF library failed (error ") + text + ")", audit::ErrorKind::internal);
    }

    Face& face(std::size_t index)
    {
        while (faces.size() <= index) faces.push_back(std::make_unique<Face>(document, paths[faces.size()]));
        return *faces[index];
    }

    const Drawn& drawn(char32_t c);
    void show(std::size_t face_index, const std::string& codes, double x, double y, const TextStyle& style);
    void set_color(const Color& color);
    HPDF_Destination destination(std::size_t page, double y);
    void add_links();

    Failure failure;
    HPDF_Doc document = nullptr;
    double width, height;
    std::vector<FontPath> paths;
    std::vector<std::unique_ptr<Face>> faces;
    std::unordered_map<char32_t, Drawn> characters;
    std::set<char32_t> missing;
    std::vector<HPDF_Page> pages;
    std::size_t current = 0;
    std::vector<HPDF_Outline> outlines;  // the newest of each level
    std::map<std::string, Anchor> anchors;
    std::vector<Link> links;
};

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
    const std::pair<HPDF_InfoType, const std::string*> texts[] = {{HPDF_INFO_TITLE, &info.title},
                                                                  {HPDF_INFO_AUTHOR, &info.author},
                                                                  {HPDF_INFO_SUBJECT, &info.subject},
                                                                  {HPDF_INFO_CREATOR, &info.creator}};
    for (const auto& [kind, value] : texts) {
        if (!value->empty()) HPDF_SetInfoAttr(state.document, kind, value->c_str());
    }
    HPDF_Date date{};
    date.ind = 'Z';
    if (std::sscanf(info.created.c_str(), "%d-%d-%dT%d:%d:%d", &date.year, &date.month, &date.day, &date.hour,
                    &date.minutes, &date.seconds) == 6) {
        HPDF_SetInfoDateAttr(state.document, HPDF_INFO_CREATION_DATE, date);
        HPDF_SetInfoDateAttr(state.document, HPDF_INFO_MOD_DATE, date);
    }
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
    HPDF_Page page = HPDF_AddPage(state_->document);
    state_->check();
    HPDF_Page_SetWidth(page, real(state_->width));
    HPDF_Page_SetHeight(page, real(state_->height));
    state_->pages.push_back(page);
    state_->current = state_->pages.size() - 1;
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

void Document::bookmark(const std::string& title, int level, double y)
{
    State& state = *state_;
    const std::size_t depth = std::min(static_cast<std::size_t>(std::max(level, 0)), state.outlines.size());
    HPDF_Outline parent = depth == 0 ? nullptr : state.outlines[depth - 1];
    HPDF_Encoder encoder = HPDF_GetEncoder(state.document, "UTF-8");
    HPDF_Outline outline = HPDF_CreateOutline(state.document, parent, title.c_str(), encoder);
    HPDF_Outline_SetDestination(outline, state.destination(state.current, y));
    HPDF_Outline_SetOpened(outline, depth == 0 ? HPDF_TRUE : HPDF_FALSE);
    state.outlines.resize(depth);
    state.outlines.push_back(outline);
}

void Document::anchor(const std::string& name, double y)
{
    state_->anchors[name] = {state_->current, y};
}

void Document::link(const Box& box, const std::string& anchor)
{
    state_->links.push_back({state_->current, box, anchor});
}

// libharu refuses the zoom 0 that means "as the reader has it", so it is set behind its back.
HPDF_Destination Document::State::destination(std::size_t page, double y)
{
    constexpr HPDF_UINT kZoomItem = 4;
    HPDF_Destination target = HPDF_Page_CreateDestination(pages[page]);
    HPDF_Destination_SetXYZ(target, 0, real(std::clamp(height - y, 0.0, height)), 1);
    void* zoom = HPDF_Array_GetItem(target, kZoomItem, HPDF_OCLASS_REAL);
    if (zoom != nullptr) HPDF_Real_SetValue(static_cast<HPDF_Real>(zoom), 0);
    return target;
}

void Document::State::add_links()
{
    for (const Link& link : links) {
        const auto found = anchors.find(link.anchor);
        if (found == anchors.end()) continue;
        HPDF_Destination target = destination(found->second.page, found->second.y);
        const HPDF_Rect area = {real(link.box.left), real(height - link.box.bottom), real(link.box.right),
                                real(height - link.box.top)};
        HPDF_Annotation annotation = HPDF_Page_CreateLinkAnnot(pages[link.page], area, target);
        HPDF_LinkAnnot_SetBorderStyle(annotation, 0, 0, 0);
    }
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
