// SPDX-License-Identifier: Apache-2.0
// What every document says of itself for programs: the state of the case that it was made from. It stands plain in the
// PDF (keywords of its metadata), so that it can be asked later whether the document belongs to a case.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "audit/model/text.h"

namespace reports {

struct ReportMark {
    std::string kind;  // "findings", "checklist", … as the command line names it
    audit::Language language = audit::Language::zh;
    bool draft = false;
    std::string permit_no, program, catalogue;  // versions; may be empty
    std::string findings_sha256;                // hex, of the findings file in that language
};

// "onepermit-report/1; kind=findings; language=zh; …"
std::string to_text(const ReportMark& mark);
// Of the bytes of a PDF; empty when it carries no mark.
std::optional<ReportMark> read_mark(std::string_view pdf);

}  // namespace reports
