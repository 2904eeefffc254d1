// SPDX-License-Identifier: Apache-2.0
// How the tables of a case name outlets and facilities, and what those names mean by the permit.
#include <algorithm>
#include <map>
#include <tuple>

#include "audit/reference/tables.h"
#include "audit/store/changes.h"
#include "audit/store/submission_writer.h"

namespace audit::store {

namespace {

using Key = std::tuple<SourceId, std::string, std::string>;  // source, kind, written

// The codes that a table of the permit defines, with their names.
std::vector<PermitOutlet> listed(const CaseFile& case_file, const std::string& table, const std::string& code)
{
    Statement query =
        case_file.database().prepare("SELECT " + code + ", coalesce(max(name), '') FROM " + table + " WHERE " + code +
                                     " IS NOT NULL GROUP BY " + code + " ORDER BY " + code);
    std::vector<PermitOutlet> found;
    while (query.step()) found.push_back({query.text(0), query.text(1)});
    return found;
}

void split_list(std::string_view list, std::vector<std::string>& words)
{
    while (!list.empty()) {
        const std::size_t comma = std::min(list.find(','), list.size());
        if (comma > 0) words.emplace_back(list.substr(0, comma));
        list.remove_prefix(std::min(comma + 1, list.size()));
    }
}

void add_named(const char* column, Statement& query, std::vector<NamedOutlet>& found)
{
    while (query.step()) {
        NamedOutlet named{column,        query.integer(0), query.integer(1), query.text(2),
                          query.text(3), query.integer(4), query.integer(5), {}};
        split_list(query.view(6), named.pollutants);
        found.push_back(std::move(named));
    }
}

std::map<Key, Change> present_changes(const CaseFile& case_file)
{
    Statement query = case_file.database().prepare(
        "SELECT id, source, kind, written, meant, undone FROM changes WHERE kind IN ('outlet', 'outlet_unclear', "
        "'facility', 'facility_unclear', 'treatment', 'treatment_unclear')");
    std::map<Key, Change> present;
    while (query.step()) {
        Change change;
        change.id = query.integer(0);
        change.meant = query.text(4);
        change.undone = query.integer(5) != 0;
        present.emplace(Key{query.integer(1), query.text(2), query.text(3)}, std::move(change));
    }
    return present;
}

void remove_change(CaseFile& case_file, std::int64_t id)
{
    case_file.database().prepare("DELETE FROM problems WHERE change = ?").bind_all(id).run();
    case_file.database().prepare("DELETE FROM changes WHERE id = ?").bind_all(id).run();
}

void tell_unclear(CaseFile& case_file, const OutletChange& unclear, std::int64_t change)
{
    const std::optional<Source> source = case_file.source(unclear.change.source);
    ImportProblem problem;
    problem.file = unclear.file;
    problem.source = unclear.change.source;
    if (source) problem.sheet = source->sheet;
    problem.row = unclear.change.row;
    problem.column = unclear.change.column;
    problem.found = unclear.change.written;
    problem.expected = unclear.expected;
    add_problem(case_file, problem);
    case_file.database()
        .prepare("UPDATE problems SET change = ? WHERE id = ?")
        .bind_all(change, case_file.database().last_insert_id())
        .run();
}

}  // namespace

std::vector<PermitOutlet> permit_outlets(const CaseFile& case_file)
{
    std::vector<PermitOutlet> found = listed(case_file, "outlets", "outlet");
    if (!found.empty()) return found;
    Statement limited = case_file.database().prepare(
        "SELECT outlet, coalesce(max(outlet_name), '') FROM limits WHERE outlet GLOB '[DY][AWS][0-9][0-9]*' "
        "GROUP BY outlet ORDER BY outlet");
    while (limited.step()) found.push_back({limited.text(0), limited.text(1)});
    return found;
}

std::vector<PermitOutlet> permit_facilities(const CaseFile& case_file)
{
    return listed(case_file, "facilities", "facility");
}

std::vector<PermitOutlet> permit_treatments(const CaseFile& case_file)
{
    return listed(case_file, "treatments", "treatment");
}

bool names_by_permit(const reference::Table& table, std::string_view column)
{
    if (table.is_series || table.find(column) == nullptr) return false;
    const bool defines = (column == "outlet" && table.id == "outlets") ||
                         (column == "facility" && table.id == "facilities") ||
                         (column == "treatment" && table.id == "treatments");
    return !defines;
}

std::vector<NamedOutlet> named_outlets(const CaseFile& case_file)
{
    std::vector<NamedOutlet> found;
    for (const reference::Table& table : reference::tables()) {
        const reference::Column* pollutant = table.find("pollutant");
        if (pollutant == nullptr) pollutant = table.find("item");
        const std::string items = pollutant == nullptr ? "''" : "group_concat(DISTINCT r.\"" + pollutant->id + "\")";
        for (const char* column : kNamingColumns) {
            if (!names_by_permit(table, column)) continue;
            const std::string name = std::string("r.") + column;
            Statement query = case_file.database().prepare(
                "SELECT r.source, f.id, f.name, " + name + ", min(r.row), count(*), " + items + " FROM \"" + table.id +
                "_rows\" r JOIN sources s ON s.id = r.source JOIN files f ON f.id = s.file WHERE f.superseded = 0 "
                "AND " +
                name + " IS NOT NULL GROUP BY r.source, " + name + " ORDER BY 1, 5");
            add_named(column, query, found);
        }
    }
    Statement series = case_file.database().prepare(
        "SELECT c.source, f.id, f.name, k.outlet, 0, 0, group_concat(DISTINCT k.item) FROM series_columns c JOIN "
        "series "
        "k ON k.id = c.series JOIN sources s ON s.id = c.source JOIN files f ON f.id = s.file WHERE f.superseded = 0 "
        "GROUP BY c.source, k.outlet ORDER BY 1, 4");
    add_named("outlet", series, found);
    return found;
}

std::vector<OutletChange> set_outlet_changes(CaseFile& case_file, const std::vector<OutletChange>& wanted)
{
    std::map<Key, Change> stale = present_changes(case_file);
    std::vector<OutletChange> added;
    for (OutletChange change : wanted) {
        const auto known = stale.find({change.change.source, to_text(change.change.kind), change.change.written});
        if (known != stale.end() && known->second.meant == change.change.meant &&
            known->second.undone == change.change.undone) {
            stale.erase(known);
            continue;
        }
        change.change.column = case_file.header_of(change.change.source, change.named_in);
        change.change.id = add_change(case_file, change.change);
        if (is_unclear(change.change.kind)) tell_unclear(case_file, change, change.change.id);
        added.push_back(std::move(change));
    }
    for (const auto& [key, change] : stale) remove_change(case_file, change.id);
    return added;
}

}  // namespace audit::store
