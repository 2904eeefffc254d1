// SPDX-License-Identifier: Apache-2.0
// What all PDF documents share: who and what they are about, header with the case, footer with versions and the
// fingerprint of the findings, the mark for programs, the watermark of drafts, the list of characters without a glyph.
#pragma once

#include <string>

#include "reports/pdf/flow.h"
#include "reports/report_data.h"
#include "reports/report_mark.h"
#include "reports/wording.h"

namespace reports {

// kind as the command line names it. The words' "title" is the document's.
ReportMark mark_of(const ReportData& data, const std::string& kind, audit::Language language);
pdf::DocumentInfo document_info(const ReportData& data, const Wording& words, const ReportMark& mark);
// Margins as the document's layout tells them ("side", "top", "bottom"), else those of PageStyle.
pdf::PageStyle page_style(const ReportData& data, const Wording& words, const ReportMark& mark);
// The beginning of the findings' hash, for people to compare.
std::string fingerprint(const ReportMark& mark);
// A paragraph that names the characters no font has; nothing when there is none. Call behind all other text.
void write_missing_glyphs(pdf::Flow& flow, const Wording& words);

}  // namespace reports
