// SPDX-License-Identifier: Apache-2.0
// A column that the contract requires, or that every ledger row must fill (state, recorder, time of record), is blank
// in more than a share of a ledger's rows. A column that is blank in every row of its sheet counts as not part of that
// form, unless the contract requires it. Rows left out at import for want of a required cell count as blank.
#include <sstream>

#include "audit/checks/hourly_values.h"
#include "audit/checks/ledger_rows.h"
#include "audit/reference/tables.h"

namespace audit::checks {

namespace {

constexpr const char* kLedgers[] = {"production_log", "material_log", "treatment_log", "abnormal_log",
                                    "utility_log",    "purchases",    "waste_log"};

struct Blanks {
    std::int64_t rows = 0, blank = 0;
    std::optional<SourceRow> first, last;
};

// One column over all sheets of a ledger that have it.
Blanks count_blanks(const CheckContext& check, const std::string& table, const reference::Column& column)
{
    Blanks all;
    const std::string is_blank = "(" + column.id + " IS NULL OR " + column.id + " = '')";
    store::Statement rows = check.rows("SELECT source, COUNT(*), SUM(" + is_blank + "), MIN(CASE WHEN " + is_blank +
                                       " THEN row END), MAX(CASE WHEN " + is_blank + " THEN row END) FROM " + table +
                                       " GROUP BY source ORDER BY source");
    while (rows.step()) {
        const bool absent = !column.required && rows.integer(1) == rows.integer(2);
        if (absent) continue;
        all.rows += rows.integer(1);
        all.blank += rows.integer(2);
        if (rows.is_null(3)) continue;
        if (!all.first) all.first = SourceRow{rows.integer(0), rows.integer(3)};
        all.last = SourceRow{rows.integer(0), rows.integer(4)};
    }
    return all;
}

// Rows of the ledger that import left out because a required cell of that column was blank.
std::int64_t left_out(const CheckContext& check, const std::string& table, const reference::Column& column)
{
    if (!column.required) return 0;
    store::Statement rows = check.rows(
        "SELECT COUNT(*) FROM problems p JOIN sources s ON s.id = p.source JOIN files f ON f.id = p.file"
        " WHERE f.superseded = 0 AND p.rejected = 1 AND p.found = '' AND s.table_id = ?1 AND EXISTS (SELECT 1 FROM"
        " json_each(s.columns) c WHERE json_extract(c.value, '$[0]') = ?2 AND json_extract(c.value, '$[1]') ="
        " p.column_header)");
    rows.bind_all(table, column.id);
    return rows.step() ? rows.integer(0) : 0;
}

bool must_be_filled(const reference::Column& column, const std::string& also_required)
{
    std::istringstream words(also_required);
    for (std::string id; std::getline(words, id, ',');)
        if (id == column.id) return true;
    return column.required;
}

}  // namespace

void ledger_blank(CheckContext& check)
{
    for (const char* name : kLedgers) {
        const reference::Table* table = reference::find_table(name);
        if (!check.has_rows(name)) continue;
        for (const reference::Column& column : table->columns) {
            if (!must_be_filled(column, check.text("also_required"))) continue;
            Blanks blanks = count_blanks(check, table->id, column);
            const std::int64_t rejected = left_out(check, table->id, column);
            blanks.rows += rejected;
            blanks.blank += rejected;
            check.examined(blanks.rows);
            const double percent =
                blanks.rows == 0 ? 0 : 100.0 * static_cast<double>(blanks.blank) / static_cast<double>(blanks.rows);
            if (!is_beyond(percent, check.number("blank_pct"))) continue;
            Report report;
            report.subject.report = table->name.zh;
            report.records = blanks.blank;
            report.measured = Decimal::from_double(percent, 1);
            report.limit = Decimal::parse(check.text("blank_pct"));
            report.unit = '%';
            report.values = {{"table_zh", table->name.zh},
                             {"table_en", table->name.en},
                             {"column_zh", column.header.zh},
                             {"column_en", column.header.en},
                             {"rows", std::to_string(blanks.rows)}};
            if (blanks.first) report.evidence.push_back(check.cell(*blanks.first, column.id));
            if (blanks.last && *blanks.last != *blanks.first)
                report.evidence.push_back(check.cell(*blanks.last, column.id));
            check.report(std::move(report));
        }
    }
}

}  // namespace audit::checks
