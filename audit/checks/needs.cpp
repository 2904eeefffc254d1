// SPDX-License-Identifier: Apache-2.0
// Which tables a case holds, and the sentence about those that a check needs and does not find.
#include "audit/checks/check.h"
#include "audit/model/error.h"
#include "audit/reference/tables.h"

namespace audit::checks {

namespace {

// The series tables by what their values stand for; 自动监测小时报表 holds hours as 自动监测小时数据 does.
std::optional<Interval> interval_of(std::string_view table)
{
    if (table == "auto_hourly" || table == "auto_wide") return Interval::hour;
    if (table == "auto_minute") return Interval::minute;
    if (table == "auto_daily") return Interval::day;
    return std::nullopt;
}

bool has_series(const store::CaseFile& case_file, Interval interval)
{
    store::Statement statement = case_file.database().prepare(
        "SELECT 1 FROM series JOIN series_blocks ON series_blocks.series = series.id "
        "JOIN sources ON sources.id = series_blocks.source JOIN files ON files.id = sources.file "
        "WHERE files.superseded = 0 AND series.interval = ? LIMIT 1");
    statement.bind(1, static_cast<int>(interval));
    return statement.step();
}

Text names_of(const std::vector<std::string>& group)
{
    Text names;
    for (const std::string& id : group) {
        const reference::Table* table = reference::find_table(id);
        names.zh += (names.zh.empty() ? "" : "、") + (table == nullptr ? id : table->name.zh);
        names.en += (names.en.empty() ? "" : " or ") + id;
    }
    return names;
}

}  // namespace

store::Statement CheckContext::rows(std::string_view sql) const
{
    return shared_.case_file.database().prepare(sql);
}

bool CheckContext::has_rows(std::string_view table) const
{
    if (const auto interval = interval_of(table)) return has_series(shared_.case_file, *interval);
    if (reference::find_table(table) == nullptr)
        throw Error(entry_.id + ": the contract has no table \"" + std::string(table) + "\"", ErrorKind::internal);
    store::Statement statement = rows("SELECT 1 FROM \"" + std::string(table) + "\" LIMIT 1");
    return statement.step();
}

std::optional<Text> missing_tables(const CheckContext& check)
{
    Text missing;
    for (const std::vector<std::string>& group : check.entry().needs) {
        bool found = false;
        for (const std::string& table : group) found = found || check.has_rows(table);
        if (found) continue;
        const Text names = names_of(group);
        missing.zh += (missing.zh.empty() ? "" : "；") + (group.size() > 1 ? "（其一）" + names.zh : names.zh);
        missing.en += (missing.en.empty() ? "" : "; ") + names.en;
    }
    if (missing.zh.empty()) return std::nullopt;
    return Text{"缺少资料：" + missing.zh, "could not run: table " + missing.en + " missing"};
}

}  // namespace audit::checks
