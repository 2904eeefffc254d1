// SPDX-License-Identifier: Apache-2.0
#include "reports/documents.h"

#include "reports/findings_json.h"
#include "reports/findings_report.h"
#include "reports/report_data.h"
#include "reports/write_file.h"

namespace reports {

using audit::Language;
using audit::store::CaseFile;

void write_findings_report(const CaseFile& case_file, Language language, const std::string& path)
{
    write_whole_file(path, findings_report_pdf(gather(case_file, language), language));
}

std::string findings_json(const CaseFile& case_file, Language language)
{
    return to_findings_json(gather(case_file, language), language);
}

}  // namespace reports
