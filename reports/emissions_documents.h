// SPDX-License-Identifier: Apache-2.0
// The emission account as documents: for a terminal, CSV (UTF-8 with BOM, safe against formulas), workbook and JSON
// (onepermit-emissions/1). The same case gives the same bytes.
#pragma once

#include <string>

#include "audit/model/text.h"
#include "reports/emissions_data.h"

namespace reports {

std::string to_emissions_text(const EmissionsData& data, audit::Language language);
std::string to_emissions_csv(const EmissionsData& data, audit::Language language);
std::string to_emissions_json(const EmissionsData& data, audit::Language language);
// Sheets: the amounts, the methods with their reasons, the numbers behind balance and coefficients. Throws audit::Error
// when the file cannot be written.
void write_emissions_xlsx(const EmissionsData& data, audit::Language language, const std::string& path);

// One row as cells in the order of kEmissionsColumns (words of templates/documents/emissions.json); numbers plain.
std::vector<std::string> emissions_cells(const EmissionsRow& row, audit::Language language);
extern const std::vector<std::string> kEmissionsColumns;

}  // namespace reports
