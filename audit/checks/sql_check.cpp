// SPDX-License-Identifier: Apache-2.0
#include "audit/checks/sql_check.h"

#include <algorithm>

#include "audit/checks/conclude.h"
#include "audit/checks/sql_tables.h"
#include "audit/findings/entry_reader.h"
#include "audit/findings/message.h"
#include "audit/findings/parameter_rules.h"
#include "audit/model/error.h"
#include "audit/model/subject_keys.h"
#include "audit/reference/tables.h"

namespace audit::checks {

namespace {

using store::SandboxError;
using store::SandboxQuery;
using store::SqlValue;

constexpr int kMostEvidence = 9;

// The columns of a result by name.
class ResultRow {
 public:
    explicit ResultRow(const SandboxQuery& query) : query_(query), names_(query.columns()) {}

    const std::vector<std::string>& names() const { return names_; }
    bool has(const std::string& name) const { return find(name) != names_.size(); }
    std::optional<std::int64_t> integer(const std::string& name)
    {
        const auto column = take(name);
        return column ? std::optional(query_.integer(*column)) : std::nullopt;
    }
    // Empty when there is no such column or it is NULL.
    std::string text(const std::string& name)
    {
        const auto column = take(name);
        return column ? text_at(*column) : std::string();
    }
    // What nobody took, by name.
    std::map<std::string, std::string> others() const
    {
        std::map<std::string, std::string> values;
        for (std::size_t i = 0; i < names_.size(); ++i) {
            if (std::find(taken_.begin(), taken_.end(), names_[i]) == taken_.end())
                values[names_[i]] = text_at(static_cast<int>(i));
        }
        return values;
    }

 private:
    std::size_t find(const std::string& name) const
    {
        return static_cast<std::size_t>(std::find(names_.begin(), names_.end(), name) - names_.begin());
    }
    std::optional<int> take(const std::string& name)
    {
        const std::size_t column = find(name);
        if (column == names_.size()) return std::nullopt;
        if (std::find(taken_.begin(), taken_.end(), name) == taken_.end()) taken_.push_back(name);
        const int index = static_cast<int>(column);
        return query_.is_null(index) ? std::nullopt : std::optional(index);
    }
    // A computed number without zeros behind its point, anything else as it is.
    std::string text_at(int column) const
    {
        const std::string text = query_.text(column);
        const auto decimal = query_.is_real(column) ? Decimal::parse(text) : std::nullopt;
        return decimal ? decimal->trimmed().to_string() : text;
    }

    const SandboxQuery& query_;
    std::vector<std::string> names_;
    std::vector<std::string> taken_;
};

SqlValue value_of(const std::string& text)
{
    const std::optional<Decimal> number = Decimal::parse(text);
    if (!number) return text;
    if (number->trimmed().decimals == 0) return number->trimmed().mantissa;
    return number->to_double();
}

// :from, :to and the parameters of the entry, by their names.
void bind_parameters(const SharedData& shared, const findings::CheckEntry& entry, SandboxQuery& query)
{
    const std::vector<findings::Parameter>& known = entry.parameters;
    const bool may_be_set = findings::find_check(entry.id, shared.parameters.own()) != nullptr;
    for (const std::string& name : query.parameters()) {
        if (name == "from" || name == "to") {
            query.bind(name, name == "from" ? shared.period.from.seconds : shared.period.to.seconds);
            continue;
        }
        const auto found = std::find_if(known.begin(), known.end(), [&](const auto& one) { return one.name == name; });
        if (found == known.end())
            throw SandboxError({"“:" + name + "”不是该检查项的参数，也不是 :from 或 :to",
                                "\":" + name + "\" is neither a parameter of the check nor :from or :to"},
                               0);
        query.bind(name, value_of(may_be_set ? shared.parameters.text(entry.id, name) : found->default_value));
    }
}

[[noreturn]] void refuse_message(const findings::OwnCheck& own, const std::string& name)
{
    const std::string place =
        own.entry_place + ":" + std::to_string(findings::line_of_key(own.entry_text, "message")) + ": ";
    throw SandboxError({place + "说明文字中的 {" + name + "} 不是查询结果的列",
                        place + "the message names {" + name + "}, which is no column of the query"},
                       -1);
}

std::optional<Period> period_of(ResultRow& row)
{
    const auto starts = row.integer("starts");
    const auto ends = row.integer("ends");
    if (!starts || !ends) return std::nullopt;
    return Period{Time{*starts}, Time{*ends}};
}

// The first column of the table stands for the row where none is named.
std::string evidence_column(const SharedData& shared, SourceId id, const std::string& named)
{
    const std::optional<store::Source> source = shared.case_file.source(id);
    const reference::Table* table = source ? reference::find_table(source->table) : nullptr;
    if (table == nullptr)
        throw SandboxError({"source 列的值 " + std::to_string(id) + " 不是数据表中的来源",
                            "the column source holds " + std::to_string(id) + ", which is no source of a table"},
                           0);
    if (named.empty()) return table->columns.front().id;
    if (table->find(named) == nullptr)
        throw SandboxError({"证据列“" + named + "”不是数据表 " + table->id + " 的列",
                            "the evidence names \"" + named + "\", which is no column of " + table->id},
                           0);
    return named;
}

// source, row, column or cell; then source2, row2, column2 or cell2, and so on.
std::vector<Evidence> evidence_of(const SharedData& shared, const CheckContext& check, ResultRow& row)
{
    std::vector<Evidence> cells;
    for (int i = 1; i <= kMostEvidence; ++i) {
        const std::string number = i == 1 ? "" : std::to_string(i);
        const auto source = row.integer("source" + number);
        const auto line = row.integer("row" + number);
        const std::string column = row.text("column" + number);
        const auto hour = parse_hour_cell(row.text("cell" + number));
        if (source && line) cells.push_back(check.cell({*source, *line}, evidence_column(shared, *source, column)));
        if (hour) cells.push_back(check.hour_cell(hour->outlet, hour->item, hour->hour));
    }
    return cells;
}

// A number as a Decimal, words as they are.
void set_number(const std::string& text, std::optional<Decimal>& number, std::string& words)
{
    number = Decimal::parse(text);
    if (!number || number->to_string() != text) words = text;
}

Report report_of(const SharedData& shared, const CheckContext& check, ResultRow& row)
{
    Report report;
    for (const SubjectKey& key : kSubjectKeys) report.subject.*key.part = row.text(std::string(key.name));
    report.period = period_of(row);
    report.records = row.integer("records").value_or(1);
    set_number(row.text("measured"), report.measured, report.measured_text);
    set_number(row.text("limit"), report.limit, report.limit_text);
    report.unit = row.text("unit");
    const std::string severity = row.text("severity");
    report.severity = parse_severity(severity);
    if (!severity.empty() && !report.severity)
        throw SandboxError({"severity 列的值“" + severity + "”不是 violation、suspicion 或 notice",
                            "the column severity holds \"" + severity + "\", none of violation, suspicion, notice"},
                           0);
    report.evidence = evidence_of(shared, check, row);
    report.values = row.others();
    return report;
}

void report_rows(const SharedData& shared, const findings::OwnCheck& own, CheckContext& check, SandboxQuery& query)
{
    ResultRow row(query);
    const auto unknown = findings::unknown_placeholders(own.entry, row.names());
    if (!unknown.empty()) refuse_message(own, unknown.front());
    std::int64_t found = 0;
    while (query.step()) {
        if (++found > kMostSqlFindings)
            throw SandboxError(
                {"结果超过 " + std::to_string(kMostSqlFindings) + " 行，请合并或收紧条件",
                 "more than " + std::to_string(kMostSqlFindings) + " rows; group them or narrow the condition"},
                0);
        check.report(report_of(shared, check, row));
    }
    check.examined(query.records());
}

std::string place_of(const findings::OwnCheck& own, int line)
{
    if (line < 0) return {};
    return own.sql_place + (line > 0 ? ":" + std::to_string(line) : "") + ": ";
}

}  // namespace

SqlChecks::SqlChecks(SharedData& shared) : shared_(shared) {}
SqlChecks::~SqlChecks() = default;

void SqlChecks::run(const findings::OwnCheck& own)
{
    conclude(shared_, own.entry, [&](CheckContext& check) {
        if (!tables_) tables_ = std::make_unique<SqlTables>(shared_.case_file, shared_.hours);
        try {
            SandboxQuery query = tables_->sandbox().query(own.sql);
            bind_parameters(shared_, own.entry, query);
            report_rows(shared_, own, check, query);
        } catch (const SandboxError& error) {
            const std::string place = place_of(own, error.line());
            check.could_not_run({place + error.words().zh, place + error.words().en});
        }
    });
}

}  // namespace audit::checks
