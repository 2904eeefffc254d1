// SPDX-License-Identifier: Apache-2.0
#include "reports/report_mark.h"

#include <map>

namespace reports {

namespace {

constexpr std::string_view kFormat = "onepermit-report/1";

// A value that a submission gave must not look like another field, nor end the element that holds the mark.
std::string plain(std::string_view text)
{
    std::string out;
    for (const char c : text) out += c == ';' || c == '<' || c == '>' || c == '&' || c == '=' ? '_' : c;
    return out;
}

std::map<std::string, std::string> fields_of(std::string_view text)
{
    std::map<std::string, std::string> fields;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find("; "), text.size());
        const std::string_view field = text.substr(0, end);
        if (const std::size_t equals = field.find('='); equals != std::string_view::npos)
            fields.emplace(field.substr(0, equals), field.substr(equals + 1));
        text.remove_prefix(std::min(end + 2, text.size()));
    }
    return fields;
}

}  // namespace

std::string to_text(const ReportMark& mark)
{
    return std::string(kFormat) + "; kind=" + plain(mark.kind) +
           "; language=" + (mark.language == audit::Language::en ? "en" : "zh") +
           "; draft=" + (mark.draft ? "yes" : "no") + "; permit=" + plain(mark.permit_no) +
           "; program=" + plain(mark.program) + "; catalogue=" + plain(mark.catalogue) +
           "; findings-sha256=" + mark.findings_sha256;
}

std::optional<ReportMark> read_mark(std::string_view pdf)
{
    const std::string opening = "<pdf:Keywords>" + std::string(kFormat);
    const std::size_t begin = pdf.find(opening);
    if (begin == std::string_view::npos) return std::nullopt;
    const std::size_t end = pdf.find("</pdf:Keywords>", begin);
    if (end == std::string_view::npos) return std::nullopt;
    const auto fields = fields_of(pdf.substr(begin + opening.size(), end - begin - opening.size()));
    const auto value = [&](const char* name) {
        const auto found = fields.find(name);
        return found == fields.end() ? std::string() : found->second;
    };
    return ReportMark{value("kind"),           value("language") == "en" ? audit::Language::en : audit::Language::zh,
                      value("draft") == "yes", value("permit"),
                      value("program"),        value("catalogue"),
                      value("findings-sha256")};
}

}  // namespace reports
