// SPDX-License-Identifier: Apache-2.0
#include "reports/document_style.h"

#include <cstdio>

#include "audit/store/case_file.h"
#include "reports/findings_json.h"
#include "reports/number_text.h"

namespace reports {

ReportMark mark_of(const ReportData& data, const std::string& kind, audit::Language language)
{
    return {kind,
            language,
            data.draft,
            data.permit_no,
            data.run.program_version,
            data.run.catalogue_version,
            audit::store::sha256_of(to_findings_json(data, language))};
}

std::string fingerprint(const ReportMark& mark)
{
    constexpr std::size_t kDigits = 12;
    return mark.findings_sha256.substr(0, kDigits);
}

pdf::DocumentInfo document_info(const ReportData& data, const Wording& words, const ReportMark& mark)
{
    return {.title = words("title"),
            .author = words("document_author"),
            .subject = data.enterprise,
            .creator = mark.program.empty() ? "OnePermit" : "OnePermit " + mark.program,
            .created = data.as_of,
            .keywords = to_text(mark)};
}

pdf::PageStyle page_style(const ReportData& data, const Wording& words, const ReportMark& mark)
{
    pdf::PageStyle style;
    style.left = words.measure("side", style.left);
    style.right = words.measure("side", style.right);
    style.top = words.measure("top", style.top);
    style.bottom = words.measure("bottom", style.bottom);
    style.header_left = data.enterprise + (data.permit_no.empty() ? "" : "　" + data.permit_no);
    style.header_right = words("title");
    style.footer_left = words("document_footer", {{"version", mark.program}, {"catalogue", mark.catalogue}});
    style.footer_right =
        words("document_state", {{"fingerprint", fingerprint(mark)}, {"date", china_time(data.as_of).substr(0, 10)}});
    style.numbers = [&words](int page, int pages) {
        return words("page_of", {{"page", std::to_string(page)}, {"pages", std::to_string(pages)}});
    };
    if (mark.draft) style.watermark = words("draft_mark");
    return style;
}

void write_missing_glyphs(pdf::Flow& flow, const Wording& words)
{
    const std::vector<char32_t> missing = flow.document().missing_characters();
    if (missing.empty()) return;
    std::string list;
    for (const char32_t c : missing) {
        char code[16];
        std::snprintf(code, sizeof code, "U+%04X", static_cast<unsigned>(c));
        list += (list.empty() ? "" : ", ") + std::string(code);
    }
    flow.paragraph(words("missing_glyphs", {{"count", std::to_string(missing.size())}, {"list", list}}),
                   {.text = {8.5, false, {0.35, 0.35, 0.35}}, .before = 8});
}

}  // namespace reports
