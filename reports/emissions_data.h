// SPDX-License-Identifier: Apache-2.0
// What the documents of the emission account say, as plain values: gathered once from the case, then written as text,
// CSV, workbook or JSON.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "audit/emissions/account_detail.h"
#include "audit/emissions/periods.h"
#include "audit/findings/parameter_layers.h"
#include "audit/model/plant.h"
#include "audit/model/text.h"
#include "audit/store/case_file.h"

namespace reports {

// One outlet, pollutant and period.
struct EmissionsRow {
    audit::emissions::PeriodAmounts amounts;
    std::optional<audit::Decimal> cap;  // permitted t/a; only of periods of twelve months
    audit::Text why;                    // why that method is the account, or why there is none

    std::optional<double> share_of_cap() const;  // of the account, 0..1; empty without cap or account
};

// A number of the material balance or the coefficients.
struct EmissionsParameter {
    std::string name, value, unit, source;
    audit::Text meaning;
    bool confirmed = false;
};

struct EmissionsData {
    std::string enterprise, permit_no, as_of;
    audit::Period period;
    audit::emissions::Span span = audit::emissions::Span::month;
    std::vector<EmissionsRow> rows;  // by outlet, pollutant, period
    std::vector<audit::emissions::Choice> choices;
    std::vector<EmissionsParameter> parameters;
};

// Throws Error(usage) when permit years are asked for and the permit does not say from when it is valid.
EmissionsData gather_emissions(const audit::store::CaseFile& case_file, const audit::Period& period,
                               audit::emissions::Span span, const audit::findings::LayeredParameters& parameters);

}  // namespace reports
