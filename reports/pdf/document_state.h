// SPDX-License-Identifier: Apache-2.0
// What a document holds while it is drawn: libharu's handles, the fonts, and the targets of links. Inside reports/pdf
// only.
#pragma once

#include <cstdio>

#include <hpdf.h>

#include <map>
#include <memory>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "audit/model/error.h"
#include "reports/pdf/document.h"
#include "reports/pdf/face.h"

namespace reports::pdf {

// libharu is C: an exception must not cross it, so the first error is kept and looked at after the calls.
struct Failure {
    HPDF_STATUS error = 0, detail = 0;
};

inline HPDF_REAL real(double value)
{
    return static_cast<HPDF_REAL>(value);
}

// How one character is drawn: by which font, as which code.
struct Drawn {
    std::size_t face = 0;
    Face::Glyph glyph;
};

struct Document::State {
    // Pages by handle: those inserted later change no target.
    struct Anchor {
        HPDF_Page page = nullptr;
        double y = 0;
    };
    struct Link {
        HPDF_Page page = nullptr;
        Box box;
        std::string anchor;
    };

    State(const DocumentInfo& told, const std::vector<FontPath>& fonts);
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
    HPDF_Destination destination(HPDF_Page page, double y);
    HPDF_Image load(const std::string& picture);
    HPDF_Page page() const { return pages[current]; }
    void add_links();

    DocumentInfo info;
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
    std::map<std::string, HPDF_Image> pictures;  // by the hash of their bytes
};

}  // namespace reports::pdf
