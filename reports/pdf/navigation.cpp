// SPDX-License-Identifier: Apache-2.0
// Bookmarks, and links from one place of the document to another.
#include <algorithm>

#include "reports/pdf/document_state.h"

namespace reports::pdf {

void Document::bookmark(const std::string& title, int level, double y)
{
    State& state = *state_;
    const std::size_t depth = std::min(static_cast<std::size_t>(std::max(level, 0)), state.outlines.size());
    HPDF_Outline parent = depth == 0 ? nullptr : state.outlines[depth - 1];
    HPDF_Encoder encoder = HPDF_GetEncoder(state.document, "UTF-8");
    HPDF_Outline outline = HPDF_CreateOutline(state.document, parent, title.c_str(), encoder);
    HPDF_Outline_SetDestination(outline, state.destination(state.page(), y));
    HPDF_Outline_SetOpened(outline, depth == 0 ? HPDF_TRUE : HPDF_FALSE);
    state.outlines.resize(depth);
    state.outlines.push_back(outline);
}

void Document::anchor(const std::string& name, double y)
{
    state_->anchors[name] = {state_->page(), y};
}

std::optional<int> Document::page_of(const std::string& anchor) const
{
    const auto found = state_->anchors.find(anchor);
    if (found == state_->anchors.end()) return std::nullopt;
    const auto place = std::find(state_->pages.begin(), state_->pages.end(), found->second.page);
    return static_cast<int>(place - state_->pages.begin());
}

void Document::link(const Box& box, const std::string& anchor)
{
    state_->links.push_back({state_->page(), box, anchor});
}

// libharu refuses the zoom 0 that means "as the reader has it", so it is set behind its back.
HPDF_Destination Document::State::destination(HPDF_Page page, double y)
{
    constexpr HPDF_UINT kZoomItem = 4;
    HPDF_Destination target = HPDF_Page_CreateDestination(page);
    HPDF_Destination_SetXYZ(target, 0, real(std::clamp(height - y, 0.0, height)), 1);
    void* zoom = HPDF_Array_GetItem(target, kZoomItem, HPDF_OCLASS_REAL);
    if (zoom != nullptr) HPDF_Real_SetValue(static_cast<HPDF_Real>(zoom), 0);
    return target;
}

void Document::State::add_links()
{
    constexpr HPDF_INT32 kPrinted = 4;  // PDF/A asks for it
    for (const Link& link : links) {
        const auto found = anchors.find(link.anchor);
        if (found == anchors.end()) continue;
        HPDF_Destination target = destination(found->second.page, found->second.y);
        const HPDF_Rect area = {real(link.box.left), real(height - link.box.bottom), real(link.box.right),
                                real(height - link.box.top)};
        HPDF_Annotation annotation = HPDF_Page_CreateLinkAnnot(link.page, area, target);
        HPDF_LinkAnnot_SetBorderStyle(annotation, 0, 0, 0);
        HPDF_Dict_AddNumber(annotation, "F", kPrinted);
    }
}

}  // namespace reports::pdf
