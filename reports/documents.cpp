// SPDX-License-Identifier: Apache-2.0
#include "reports/documents.h"

#include "reports/checklist.h"
#include "reports/findings_json.h"
#include "reports/findings_report.h"
#include "reports/findings_text.h"
#include "reports/findings_workbook.h"
#include "reports/report_data.h"
#include "reports/write_file.h"

namespace reports {

using audit::Language;
using audit::store::CaseFile;

void write_findings_report(const CaseFile& case_file, Language language, const std::string& path)
{
    write_whole_file(path, findings_report_pdf(gather(case_file, language), language));
}

void write_checklist(const CaseFile& case_file, Language language, const std::string& path)
{
    write_whole_file(path, checklist_pdf(gather(case_file, language), language));
}

std::string findings_json(const CaseFile& case_file, Language language)
{
    return to_findings_json(gather(case_file, language), language);
}

std::string findings_text(const CaseFile& case_file, Language language)
{
    return to_findings_text(gather(case_file, language), language);
}

std::string findings_csv(const CaseFile& case_file, Language language)
{
    return to_findings_csv(gather(case_file, language), language);
}

void write_findings_workbook(const CaseFile& case_file, Language language, const std::string& path)
{
    write_findings_xlsx(gather(case_file, language), language, path);
}

}  // namespace reports
