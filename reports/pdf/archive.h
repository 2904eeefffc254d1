// SPDX-License-Identifier: Apache-2.0
// What makes a PDF fit for files that are kept: metadata in the document and as XMP, a colour profile, an identifier.
// Kept of PDF/A-1b (ISO 19005-1): version 1.4, every font embedded with its character set, no transparency, no
// encryption, no script, sRGB as output intent, XMP that agrees with the document information, a file identifier.
// Not kept, because libharu has no way to it: no independent validator confirmed the conformance, so the file does not
// claim it (no pdfaid part), and it carries no structure tree (that is level A).
#pragma once

#include <hpdf.h>

#include "reports/pdf/document.h"

namespace reports::pdf {

// The document information; dates only as told, never the clock.
void write_metadata(HPDF_Doc document, const DocumentInfo& info);
// Call once, before the document is saved.
void make_archival(HPDF_Doc document, const DocumentInfo& info);

}  // namespace reports::pdf
