// SPDX-License-Identifier: Apache-2.0
#include "app/commands/commands.h"
#include "audit/findings/run.h"
#include "audit/model/error.h"
#include "reports/documents.h"
#include "reports/write_file.h"

namespace commands {

namespace {

using audit::store::CaseFile;

std::string document(const CaseFile& case_file, FindingsFormat format, audit::Language language,
                     const reports::Selection& selection)
{
    if (format == FindingsFormat::json) return reports::findings_json(case_file, language, selection);
    if (format == FindingsFormat::csv) return reports::findings_csv(case_file, language, selection);
    return reports::findings_text(case_file, language, selection);
}

}  // namespace

std::optional<FindingsFormat> parse_findings_format(const std::string& text)
{
    if (text == "text") return FindingsFormat::text;
    if (text == "json") return FindingsFormat::json;
    if (text == "csv") return FindingsFormat::csv;
    if (text == "xlsx") return FindingsFormat::xlsx;
    return std::nullopt;
}

std::string list_findings(const std::string& case_path, FindingsFormat format, const std::string& output,
                          const CommonOptions& options)
{
    if (!options.checks_folders.empty()) keep_checks_folders(case_path, options);
    const CaseFile case_file = CaseFile::open(case_path, audit::store::OpenMode::read_only);
    if (!audit::findings::is_audited(case_file))
        throw audit::Error(case_path + ": has not been audited yet; run `onepermit audit` first",
                           audit::ErrorKind::usage);
    const reports::Selection selection{options.severity, options.checks, options.without_checks};
    if (format == FindingsFormat::xlsx) {
        if (output.empty() || output == "-")
            throw audit::Error("a workbook needs a file to go to: add -o FILE.xlsx", audit::ErrorKind::usage);
        reports::write_findings_workbook(case_file, options.language, output, selection);
        return {};
    }
    std::string text = document(case_file, format, options.language, selection);
    if (output.empty() || output == "-") return text;
    reports::write_whole_file(output, text);
    return {};
}

}  // namespace commands
