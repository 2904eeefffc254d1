// SPDX-License-Identifier: Apache-2.0
// The matrix of checks and outlets. A check whose message names an outlet or a treatment is about outlets, any other
// about the plant. Where such a check ran and found nothing, what it needs (its entry's tables) must be there for the
// outlet too: a permit term that is missing makes it not applicable, missing data that the permit asks for mean that it
// could not look.
#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <set>

#include "audit/findings/appraisal.h"
#include "audit/findings/catalogue.h"
#include "audit/findings/plant_links.h"
#include "audit/findings/run.h"
#include "audit/reference/tables.h"
#include "audit/store/series_store.h"

namespace audit::findings {

namespace {

using store::CaseFile;

bool about_outlets(const CheckEntry& entry)
{
    return entry.message.zh.find("{outlet}") != std::string::npos ||
           entry.message.zh.find("{treatment}") != std::string::npos;
}

// The limit that a check judges by: an outlet without one gives it nothing to judge.
bool has_limit_for(const Plant& plant, const std::string& check, const std::string& outlet)
{
    using Fits = std::function<bool(const PermitLimit&)>;
    const bool water = !outlet.starts_with("DA");
    static const Fits concentration = [](const PermitLimit& limit) { return limit.hourly || limit.daily; };
    static const Fits cap = [](const PermitLimit& limit) {
        return std::any_of(limit.years.begin(), limit.years.end(), [](const auto& year) { return year.has_value(); });
    };
    static const Fits baseline = [](const PermitLimit& limit) { return limit.baseline_o2_pct.has_value(); };
    // Water limits given by the hour are judged on daily means, but for pH.
    const std::map<std::string, Fits> judged = {
        {"hourly_limit_exceeded",
         [water](const PermitLimit& limit) { return limit.hourly && (!water || limit.pollutant == "pH值"); }},
        {"daily_limit_exceeded", [water](const PermitLimit& limit) { return limit.daily || (water && limit.hourly); }},
        {"rate_limit_exceeded", [](const PermitLimit& limit) { return limit.rate.has_value(); }},
        {"annual_cap_exceeded", cap},
        {"annual_cap_forecast", cap},
        {"conversion_mismatch", baseline},
        {"oxygen_dilution", baseline},
        {"limit_hugging", concentration},
        {"exceedance_unexplained", concentration},
        {"exceedance_behind_tag", concentration}};
    const auto found = judged.find(check);
    if (found == judged.end()) return true;
    return std::any_of(plant.limits.begin(), plant.limits.end(),
                       [&](const PermitLimit& limit) { return limit.outlet == outlet && found->second(limit); });
}

// Which outlets each table of the case speaks of.
class OutletTables {
 public:
    OutletTables(const CaseFile& case_file, const Plant& plant) : case_file_(case_file), plant_(plant)
    {
        for (const store::SeriesInfo& series : store::SeriesStore(case_file).list())
            series_[series.key.interval].insert(series.key.outlet);
    }

    bool has(const std::string& table, const std::string& outlet)
    {
        if (table == "auto_hourly" || table == "auto_wide") return series_[Interval::hour].contains(outlet);
        if (table == "auto_minute") return series_[Interval::minute].contains(outlet);
        if (table == "auto_daily") return series_[Interval::day].contains(outlet);
        const reference::Table* known = reference::find_table(table);
        if (known == nullptr) return false;
        for (const char* column : {"outlet", "treatment", "facility"}) {
            if (known->find(column) == nullptr) continue;
            const std::set<std::string>& named = named_in(table, column);
            const std::vector<std::string> names =
                std::string_view(column) == "outlet" ? std::vector{outlet} : names_behind(plant_, outlet);
            return std::any_of(names.begin(), names.end(),
                               [&](const std::string& name) { return named.contains(name); });
        }
        return true;  // it speaks of no outlet at all
    }

 private:
    const std::set<std::string>& named_in(const std::string& table, const std::string& column)
    {
        const auto [place, is_new] = named_.try_emplace(table);
        if (is_new) {
            store::Statement row = case_file_.database().prepare("SELECT DISTINCT " + column + " FROM \"" + table +
                                                                 "\" WHERE " + column + " IS NOT NULL");
            while (row.step()) place->second.insert(row.text(0));
        }
        return place->second;
    }

    const CaseFile& case_file_;
    const Plant& plant_;
    std::map<Interval, std::set<std::string>> series_;
    std::map<std::string, std::set<std::string>> named_;
};

Text names_of(const std::vector<std::string>& tables)
{
    Text names;
    for (const std::string& id : tables) {
        const reference::Table* table = reference::find_table(id);
        names.zh += (names.zh.empty() ? "" : "、") + (table == nullptr ? id : table->name.zh);
        names.en += (names.en.empty() ? "" : ", ") + id;
    }
    return names;
}

bool is_permit_table(const std::string& table)
{
    static const std::set<std::string> kPermit = {"outlets",    "limits",           "special_limits",
                                                  "treatments", "treatment_limits", "monitoring_plan"};
    return kPermit.contains(table);
}

// What the monitoring plan asks of the outlet, where it speaks of it.
enum class Asked { nothing_known, yes, no };
Asked asked_for(const Plant& plant, const std::vector<std::string>& tables, const std::string& outlet)
{
    const auto begins = [&](std::string_view with) {
        return std::any_of(tables.begin(), tables.end(), [&](const std::string& one) { return one.starts_with(with); });
    };
    const bool automatic = begins("auto_") || begins("cems_qa");
    const bool manual = begins("manual_results");
    if (!automatic && !manual) return Asked::nothing_known;
    Asked asked = Asked::nothing_known;
    for (const MonitoringRequirement& requirement : plant.monitoring) {
        if (requirement.outlet != outlet) continue;
        if (requirement.automatic ? automatic : manual) return Asked::yes;
        asked = Asked::no;
    }
    return asked;
}

// Empty when what the check needs is there for the outlet.
std::optional<CoverageCell> what_is_missing(const Plant& plant, OutletTables& tables, const CheckEntry& entry,
                                            const std::string& outlet)
{
    for (const std::vector<std::string>& group : entry.needs) {
        if (std::any_of(group.begin(), group.end(), [&](const auto& table) { return tables.has(table, outlet); }))
            continue;
        const Text names = names_of(group);
        CoverageCell cell{entry.id, outlet, CellState::not_applicable, 0, {}, {}};
        if (std::all_of(group.begin(), group.end(), is_permit_table)) {
            cell.reason = {"许可证未对该排放口作此类规定（" + names.zh + "）",
                           "the permit holds nothing of the kind for this outlet (" + names.en + ")"};
        } else if (asked_for(plant, group, outlet) == Asked::no) {
            cell.reason = {"许可证未要求该排放口作此类监测", "the permit asks for no such monitoring at this outlet"};
        } else {
            cell.state = CellState::could_not_run;
            cell.reason = {"缺少该排放口的资料：" + names.zh, "nothing of this outlet in " + names.en};
        }
        return cell;
    }
    if (has_limit_for(plant, entry.id, outlet)) return std::nullopt;
    return CoverageCell{
        entry.id, outlet, CellState::not_applicable,
        0,        {},     {"许可证未对该排放口规定此类限值", "the permit sets no limit of the kind for this outlet"}};
}

CoverageCell cell_of(const CheckOutcome& outcome, const std::string& outlet,
                     const std::vector<const Finding*>& findings)
{
    CoverageCell cell{outcome.check, outlet, CellState::clean, static_cast<std::int64_t>(findings.size()), {}, {}};
    if (outcome.status != CheckStatus::ran) {
        cell.state =
            outcome.status == CheckStatus::not_applicable ? CellState::not_applicable : CellState::could_not_run;
        cell.reason = outcome.reason;
    }
    for (const Finding* finding : findings) {
        cell.state = CellState::found;
        if (!cell.worst || *cell.worst < finding->severity) cell.worst = finding->severity;
    }
    return cell;
}

// The outlets of the permit, and those that findings name beside them.
std::set<std::string> columns_of(const Plant& plant, const Run& run)
{
    std::set<std::string> outlets;
    for (const Outlet& outlet : plant.outlets) outlets.insert(outlet.outlet);
    for (const PermitLimit& limit : plant.limits) outlets.insert(limit.outlet);
    for (const Finding& finding : run.findings) outlets.insert(finding.subject.outlet);
    outlets.erase("");
    outlets.erase(kWholePlant);
    return outlets;
}

}  // namespace

std::vector<CoverageCell> coverage_of(const CaseFile& case_file, const Plant& plant, const Run& run)
{
    const std::set<std::string> columns = columns_of(plant, run);
    std::map<std::string, std::map<std::string, std::vector<const Finding*>>> found;  // check -> outlet -> findings
    for (const Finding& finding : run.findings) {
        const CheckEntry* entry = run.find_check(finding.check);
        std::vector<std::string> outlets;
        if (entry != nullptr && about_outlets(*entry)) outlets = outlets_of(plant, finding.subject);
        if (outlets.empty()) outlets = {""};
        for (const std::string& outlet : outlets) found[finding.check][outlet].push_back(&finding);
    }
    OutletTables tables(case_file, plant);
    std::vector<CoverageCell> cells;
    for (const CheckOutcome& outcome : run.outcomes) {
        const CheckEntry* entry = run.find_check(outcome.check);
        const bool by_outlet = entry != nullptr && about_outlets(*entry) && !columns.empty();
        if (!by_outlet || found[outcome.check].contains(""))
            cells.push_back(cell_of(outcome, "", found[outcome.check][""]));
        if (!by_outlet) continue;
        for (const std::string& outlet : columns) {
            CoverageCell cell = cell_of(outcome, outlet, found[outcome.check][outlet]);
            if (cell.state == CellState::clean)
                cell = what_is_missing(plant, tables, *entry, outlet).value_or(std::move(cell));
            cells.push_back(std::move(cell));
        }
    }
    return cells;
}

}  // namespace audit::findings
