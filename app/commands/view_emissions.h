// SPDX-License-Identifier: Apache-2.0
// The emission account as plain values, for the windows and for its documents.
#pragma once

#include <string>

#include "app/commands/commands.h"
#include "reports/emissions_data.h"

namespace commands {

// Of the options' period, else of all data. Throws audit::Error(usage) when the case holds no data or the span needs
// what the permit does not say.
reports::EmissionsData view_emissions(const std::string& case_path, audit::emissions::Span span,
                                      const CommonOptions& options = {});
// By permit years, or calendar years where the permit does not say from when it is valid.
reports::EmissionsData view_yearly_emissions(const std::string& case_path);

}  // namespace commands
