// SPDX-License-Identifier: Apache-2.0
#include "app/commands/view_emissions.h"

#include "audit/findings/parameter_layers.h"
#include "audit/hours/outlet_hours.h"
#include "audit/model/error.h"
#include "audit/store/plant_reader.h"

namespace commands {

namespace {

using audit::emissions::Span;
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

}  // namespace

reports::EmissionsData view_emissions(const std::string& case_path, Span span, const CommonOptions& options)
{
    const CaseFile case_file = CaseFile::open(case_path, audit::store::OpenMode::read_only);
    const auto parameters =
        audit::findings::parameters_of(case_file, audit::store::read_plant(case_file), options.parameters);
    return reports::gather_emissions(case_file, accounted_period(case_file, options), span, parameters);
}

reports::EmissionsData view_yearly_emissions(const std::string& case_path)
{
    const CaseFile case_file = CaseFile::open(case_path, audit::store::OpenMode::read_only);
    const audit::Plant plant = audit::store::read_plant(case_file);
    const bool dated = plant.permit && plant.permit->valid_from;
    return view_emissions(case_path, dated ? Span::permit_year : Span::year);
}

}  // namespace commands
