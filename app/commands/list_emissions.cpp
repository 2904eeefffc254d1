// SPDX-License-Identifier: Apache-2.0
#include "app/commands/commands.h"
#include "audit/findings/parameter_layers.h"
#include "audit/hours/outlet_hours.h"
#include "audit/model/error.h"
#include "audit/store/plant_reader.h"
#include "reports/emissions_documents.h"
#include "reports/write_file.h"

namespace commands {

namespace {

using audit::store::CaseFile;

audit::Period accounted_period(const CaseFile& case_file, const CommonOptions& options)
{
    std::optional<audit::Period> period = audit::hours::data_period(case_file);
    if (options.from && options.to) period = audit::Period{*options.from, *options.to};
    if (!period)
        throw audit::Error(case_file.path() + ": holds no monitoring data or ledgers yet; import a submission first",
                           audit::ErrorKind::usage);
    if (options.from) period->from = *options.from;
    if (options.to) period->to = *options.to;
    return *period;
}

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
    const CaseFile case_file = CaseFile::open(case_path, audit::store::OpenMode::read_only);
    const bool to_file = !output.empty() && output != "-";
    if (format == FindingsFormat::xlsx && !to_file)
        throw audit::Error("a workbook needs a file to go to: add -o FILE.xlsx", audit::ErrorKind::usage);
    const auto parameters =
        audit::findings::parameters_of(case_file, audit::store::read_plant(case_file), options.parameters);
    const reports::EmissionsData data =
        reports::gather_emissions(case_file, accounted_period(case_file, options), span, parameters);
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
