// SPDX-License-Identifier: Apache-2.0
#include "app/commands/commands.h"
#include "audit/findings/run.h"
#include "audit/model/error.h"
#include "reports/documents.h"

namespace commands {

std::optional<ReportKind> parse_report_kind(const std::string& text)
{
    if (text == "findings") return ReportKind::findings;
    if (text == "checklist") return ReportKind::checklist;
    return std::nullopt;
}

void write_report(const std::string& case_path, ReportKind kind, const std::string& output,
                  const CommonOptions& options)
{
    using audit::store::CaseFile;
    if (!options.checks_folders.empty()) keep_checks_folders(case_path, options);
    const CaseFile case_file = CaseFile::open(case_path, audit::store::OpenMode::read_only);
    if (!audit::findings::load_latest_run(case_file))
        throw audit::Error(case_path + ": has not been audited yet; run `onepermit audit` first",
                           audit::ErrorKind::usage);
    if (kind == ReportKind::findings) {
        reports::write_findings_report(case_file, options.language, output);
    } else {
        reports::write_checklist(case_file, options.language, output);
    }
}

}  // namespace commands
