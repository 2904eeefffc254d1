// SPDX-License-Identifier: Apache-2.0
#include "reports/findings_report.h"

#include <algorithm>

#include "reports/document_style.h"
#include "reports/report_sections.h"

namespace reports {

std::string check_title(const audit::findings::Run& run, const std::string& check, audit::Language language)
{
    return check_title(run.own_checks, check, language);
}

std::string check_title(const audit::findings::OwnChecks& own, const std::string& check, audit::Language language)
{
    const audit::findings::CheckEntry* entry = audit::findings::find_check(check, own);
    return entry == nullptr ? check : entry->title.in(language);
}

std::string with_unit(const std::string& number, const std::string& unit)
{
    if (number.empty()) return "—";
    return unit.empty() ? number : number + " " + unit;
}

ReportContext make_context(const ReportData& data, const Wording& words, pdf::Flow& flow)
{
    ReportContext report{data, words, flow, {}, std::vector<std::size_t>(data.run.findings.size(), 0), {}};
    std::map<std::string, std::size_t> places;
    const auto group_of = [&](const std::string& check) {
        const auto [place, is_new] = places.emplace(check, report.groups.size());
        if (is_new) {
            const audit::findings::CheckEntry* entry = data.run.find_check(check);
            report.groups.push_back({check,
                                     entry == nullptr ? std::string() : entry->topic,
                                     check_title(data.run, check, words.language()),
                                     entry,
                                     {}});
        }
        return place->second;
    };
    for (const audit::CheckOutcome& outcome : data.run.outcomes) {
        if (outcome.findings > 0) group_of(outcome.check);
    }
    for (std::size_t i = 0; i < data.run.findings.size(); ++i) {
        if (data.standings.at(data.run.findings[i].id).suppression) continue;
        report.groups[group_of(data.run.findings[i].check)].findings.push_back(i);
    }
    std::size_t number = 0;
    for (const CheckGroup& group : report.groups) {
        for (const std::size_t index : group.findings) report.numbers[index] = ++number;
    }
    std::erase_if(report.groups, [](const CheckGroup& group) { return group.findings.empty(); });
    return report;
}

std::string findings_report_pdf(const ReportData& data, audit::Language language)
{
    const Wording words("findings_report", language);
    const ReportMark mark = mark_of(data, "findings", language);
    pdf::Document document(document_info(data, words, mark));
    pdf::PageStyle style = page_style(data, words, mark);
    style.has_cover = true;
    pdf::Flow flow(document, style);
    ReportContext report = make_context(data, words, flow);
    report.findings_sha256 = mark.findings_sha256;
    write_cover(report);
    write_summary(report);
    const int contents_page = document.pages();
    write_causes(report);
    write_coverage(report);
    write_check_table(report);
    write_findings(report);
    write_suppressed(report);
    write_emissions(report);
    write_parameters(report);
    write_problems(report);
    write_inputs(report);
    write_source_rows(report);
    write_missing_glyphs(flow, words);
    write_signature(report);
    constexpr int kLong = 12;  // pages: a shorter report is leafed through
    if (document.pages() > kLong) flow.contents({words("contents_title")}, contents_page);
    flow.finish();
    return document.finish();
}

}  // namespace reports
