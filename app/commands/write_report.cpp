// SPDX-License-Identifier: Apache-2.0
#include "app/commands/commands.h"
#include "audit/findings/run.h"
#include "audit/model/error.h"
#include "reports/documents.h"

namespace commands {

void write_report(const std::string& case_path, const std::string& kind, const std::string& output,
                  const CommonOptions& options, bool html)
{
    using audit::store::CaseFile;
    if (html && kind != "findings")
        throw audit::Error("only the findings report is written as HTML; name a PDF file for --kind " + kind,
                           audit::ErrorKind::usage);
    if (html && options.draft)
        throw audit::Error("a page in HTML has no draft mark; name a PDF file, or leave out --draft",
                           audit::ErrorKind::usage);
    if (!options.checks_folders.empty()) keep_checks_folders(case_path, options);
    const CaseFile case_file = CaseFile::open(case_path, audit::store::OpenMode::read_only);
    if (reports::needs_audit(kind) && !audit::findings::is_audited(case_file))
        throw audit::Error(case_path + ": has not been audited yet; run `onepermit audit` first",
                           audit::ErrorKind::usage);
    reports::write_document(case_file, {kind, options.language, options.draft, html}, output);
}

}  // namespace commands
