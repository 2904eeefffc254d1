// SPDX-License-Identifier: Apache-2.0
#include "reports/emissions_data.h"

#include <algorithm>

#include "audit/findings/catalogue.h"
#include "audit/hours/outlet_hours.h"
#include "audit/model/error.h"
#include "audit/store/plant_reader.h"

namespace reports {

namespace {

using audit::emissions::Span;

// The largest cap among the permit years that share the time: what is over it is over by either reading.
std::optional<audit::Decimal> cap_within(const audit::Plant& plant, const std::string& outlet,
                                         const std::string& pollutant, const audit::Period& within)
{
    const audit::PermitLimit* limit = plant.find_limit(outlet, pollutant);
    if (limit == nullptr) return std::nullopt;
    const bool dated = plant.permit && plant.permit->valid_from;
    std::optional<audit::Decimal> largest;
    for (std::size_t year = 0; year < limit->years.size(); ++year) {
        if (!limit->years[year]) continue;
        const audit::Decimal& cap = limit->years[year]->upper;
        if (!dated) return cap;
        const audit::Time start = start_of_day(*plant.permit->valid_from);
        const audit::Period of_permit{add_years(start, static_cast<int>(year)),
                                      add_years(start, static_cast<int>(year) + 1)};
        if (of_permit.overlaps(within) && (!largest || *largest < cap)) largest = cap;
    }
    return largest;
}

std::vector<EmissionsParameter> numbers_behind(const audit::emissions::DetailedAccount& account,
                                               const audit::findings::LayeredParameters& parameters)
{
    using audit::emissions::Method;
    const auto used = [&](Method method) {
        return std::any_of(account.months.begin(), account.months.end(),
                           [&](const audit::emissions::MonthAmount& month) { return month.method == method; });
    };
    std::vector<EmissionsParameter> numbers;
    const std::string check = audit::emissions::kCoefficientsCheck;
    for (const audit::findings::Parameter& parameter : audit::findings::find_check(check)->parameters) {
        const bool of_coefficients = parameter.name == "emission_coefficients";
        const bool of_balance = parameter.name.starts_with("so2_");
        if ((!of_coefficients || !used(Method::coefficient)) && (!of_balance || !used(Method::material_balance)))
            continue;
        const audit::findings::ParameterOrigin origin = parameters.origin_of(check, parameter.name);
        numbers.push_back({parameter.name, parameters.values.text(check, parameter.name), parameter.unit,
                           origin.source.empty() ? origin.file : origin.source, parameter.meaning, origin.confirmed});
    }
    return numbers;
}

}  // namespace

std::optional<double> EmissionsRow::share_of_cap() const
{
    const audit::emissions::MethodAmount* account = amounts.account();
    if (account == nullptr || !cap || cap->is_zero()) return std::nullopt;
    return account->tonnes / cap->to_double();
}

EmissionsData gather_emissions(const audit::store::CaseFile& case_file, const audit::Period& period, Span span,
                               const audit::findings::LayeredParameters& parameters)
{
    const audit::Plant plant = audit::store::read_plant(case_file);
    std::optional<audit::Time> valid_from;
    if (plant.permit) valid_from = plant.permit->valid_from;
    if (span == Span::permit_year && !valid_from)
        throw audit::Error(case_file.path() +
                               ": the permit's beginning (有效期起) is not given, so there are no permit years; import "
                               "it or use --by year",
                           audit::ErrorKind::usage);
    audit::hours::HoursReader hours(case_file, plant, period);
    const auto value = [&](std::string_view name) {
        return parameters.values.text(audit::emissions::kCoefficientsCheck, name);
    };
    const audit::emissions::DetailedAccount account = audit::emissions::account_in_detail(
        case_file, plant, hours, period, audit::emissions::read_coefficients(value));

    EmissionsData data;
    if (plant.permit) {
        data.enterprise = plant.permit->enterprise;
        data.permit_no = plant.permit->permit_no;
    }
    for (const audit::store::SubmittedFile& file : case_file.files())
        data.as_of = std::max(data.as_of, file.imported_at);
    data.period = period;
    data.span = span;
    data.choices = account.choices;
    data.parameters = numbers_behind(account, parameters);
    const bool of_a_year = span == Span::year || span == Span::permit_year || span == Span::rolling;
    for (audit::emissions::PeriodAmounts& amounts : amounts_by(account, span, valid_from)) {
        EmissionsRow row{std::move(amounts), std::nullopt, {}};
        if (of_a_year)
            row.cap = cap_within(plant, row.amounts.outlet, row.amounts.pollutant, row.amounts.period.period);
        for (const audit::emissions::Choice& choice : account.choices)
            if (choice.outlet == row.amounts.outlet && choice.pollutant == row.amounts.pollutant) row.why = choice.why;
        data.rows.push_back(std::move(row));
    }
    return data;
}

}  // namespace reports
