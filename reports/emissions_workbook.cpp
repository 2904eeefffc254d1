// SPDX-License-Identifier: Apache-2.0
// The emission account as a workbook.
#include "reports/emissions_documents.h"
#include "reports/wording.h"
#include "reports/workbook.h"

namespace reports {

namespace {

std::vector<SheetColumn> amount_columns()
{
    const auto kind_of = [](const std::string& key) {
        if (key == "filled_share" || key == "cap_share") return CellKind::share;
        if (key == "first_day" || key == "last_day") return CellKind::date;
        if (key == "hours" || key == "cap_t") return CellKind::number;
        if (key == "account_t" || key.starts_with("method_")) return CellKind::tonnes;
        return key == "why" ? CellKind::wrapped : CellKind::text;
    };
    std::vector<SheetColumn> columns;
    for (const std::string& key : kEmissionsColumns)
        columns.push_back({key.c_str(),
                           key == "why"                         ? 48.0
                           : key == "remark" || key == "period" ? 24.0
                                                                : 14.0,
                           kind_of(key)});
    return columns;
}

void fill(lxw_workbook* workbook, const CellFormats& formats, const EmissionsData& data, const Wording& words)
{
    const audit::Language language = words.language();
    Sheet amounts(workbook, formats, words, words("sheet_amounts"), amount_columns());
    for (const EmissionsRow& row : data.rows) amounts.row(emissions_cells(row, language));
    amounts.finish();
    Sheet methods(workbook, formats, words, words("sheet_methods"),
                  {{"outlet", 12}, {"pollutant", 18}, {"account_method", 16}, {"why", 80, CellKind::wrapped}});
    for (const audit::emissions::Choice& choice : data.choices)
        methods.row({choice.outlet, choice.pollutant,
                     choice.method ? words("word_" + std::string(audit::emissions::to_text(*choice.method)))
                                   : words("no_account"),
                     choice.why.in(language)});
    methods.finish();
    Sheet numbers(workbook, formats, words, words("sheet_numbers"),
                  {{"meaning", 44, CellKind::wrapped},
                   {"value", 14, CellKind::number},
                   {"unit", 8},
                   {"source", 44, CellKind::wrapped},
                   {"mark", 24}});
    for (const EmissionsParameter& number : data.parameters)
        numbers.row({number.meaning.in(language), number.value, number.unit, number.source,
                     number.confirmed ? "" : words("mark_unconfirmed")});
    numbers.finish();
}

}  // namespace

void write_emissions_xlsx(const EmissionsData& data, audit::Language language, const std::string& path)
{
    const Wording words("emissions", language);
    write_workbook(path, data.enterprise, data.as_of,
                   [&](lxw_workbook* workbook, const CellFormats& formats) { fill(workbook, formats, data, words); });
}

}  // namespace reports
