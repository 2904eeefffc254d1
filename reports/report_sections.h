// SPDX-License-Identifier: Apache-2.0
// The parts of the findings report in their order; findings_report.cpp puts them together. One file each.
#pragma once

#include <cstddef>

#include <map>
#include <string>
#include <vector>

#include "audit/findings/catalogue.h"
#include "reports/pdf/flow.h"
#include "reports/report_data.h"
#include "reports/wording.h"

namespace reports {

// The findings of one check, in the order of the run.
struct CheckGroup {
    std::string check, topic, title;
    const audit::findings::CheckEntry* entry = nullptr;  // none when the catalogue no longer knows the check
    std::vector<std::size_t> findings;                   // indexes into the run, suppressed ones left out
};

struct ReportContext {
    const ReportData& data;
    const Wording& words;
    pdf::Flow& flow;
    std::vector<CheckGroup> groups;    // checks with findings, in the catalogue's order
    std::vector<std::size_t> numbers;  // of each finding of the run as printed, counted from 1 in the groups' order
    std::string findings_sha256;       // of the findings file, printed on the cover

    const audit::Finding& finding(std::size_t index) const { return data.run.findings[index]; }
    std::string anchor(std::size_t index) const { return "finding-" + std::to_string(numbers[index]); }
    audit::Language language() const { return words.language(); }
};

ReportContext make_context(const ReportData& data, const Wording& words, pdf::Flow& flow);

void write_cover(ReportContext& report);
void write_summary(ReportContext& report);
void write_causes(ReportContext& report);  // findings by root cause, and the grades of doubt
void write_coverage(ReportContext& report);
void write_suppressed(ReportContext& report);
void write_check_table(ReportContext& report);
void write_findings(ReportContext& report);
void write_emissions(ReportContext& report);
void write_parameters(ReportContext& report);
void write_problems(ReportContext& report);
void write_inputs(ReportContext& report);
void write_source_rows(ReportContext& report);
void write_signature(ReportContext& report);

// Where the findings of a root cause are listed, by its place in the appraisal.
std::string cause_anchor(std::size_t index);
// The title of a check of the run in that language; its id when nobody knows it any more.
std::string check_title(const audit::findings::Run& run, const std::string& check, audit::Language language);
std::string check_title(const audit::findings::OwnChecks& own, const std::string& check, audit::Language language);
// "61.3 mg/m³", "—" when there is no number.
std::string with_unit(const std::string& number, const std::string& unit);

}  // namespace reports
