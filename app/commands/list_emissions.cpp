// SPDX-License-Identifier: Apache-2.0
#include "app/commands/commands.h"
#include "app/commands/view_emissions.h"
#include "audit/model/error.h"
#include "reports/emissions_documents.h"
#include "reports/write_file.h"

namespace commands {

namespace {

std::string document(const reports::EmissionsData& data, FindingsFormat format, audit::Language language)
{
    if (format == FindingsFormat::json) return reports::to_emissions_json(data, language);
    if (format == FindingsFormat::csv) return reports::to_emissions_csv(data, language);
    return reports::to_emissions_text(data, language);
}

}  // namespace

std::string list_emissions(const std::string& case_path, audit::emissions::Span span, FindingsFormat format,
                           const std::string& output, const CommonOptions& options)
{
    const bool to_file = !output.empty() && output != "-";
    if (format == FindingsFormat::xlsx && !to_file)
        throw audit::Error("a workbook needs a file to go to: add -o FILE.xlsx", audit::ErrorKind::usage);
    const reports::EmissionsData data = view_emissions(case_path, span, options);
    if (format == FindingsFormat::xlsx) {
        reports::write_emissions_xlsx(data, options.language, output);
        return {};
    }
    std::string text = document(data, format, options.language);
    if (!to_file) return text;
    reports::write_whole_file(output, text);
    return {};
}

}  // namespace commands
