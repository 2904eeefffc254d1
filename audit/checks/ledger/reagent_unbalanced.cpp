// SPDX-License-Identifier: Apache-2.0
// The reagent used in a month does not fit the pollutant it must have removed: used / needed outside a band. Needed is
// what stoichiometry asks for the removed tonnes. Removed is what formed less what came out by the emission account;
// what formed is the fuel's sulfur (shared among outlets by their flue gas) for SO2 where the fuel's sulfur is known,
// else what came out / (1 - design efficiency). Months in a row on the same side are one finding.
#include <algorithm>
#include <set>

#include "audit/checks/hourly_values.h"
#include "audit/checks/reagents.h"
#include "audit/reference/pollutants.h"

namespace audit::checks {

namespace {

constexpr const char* kSo2 = "二氧化硫";

// Treatments that remove one pollutant at one outlet or at outlets they share.
struct Removal {
    std::string pollutant;
    std::set<std::string> treatments, outlets;
    double efficiency = 0;  // design, 0..1; of stages in series
    std::string described;  // names and processes
};

std::vector<Removal> removals(const Plant& plant)
{
    std::vector<Removal> all;
    for (const Treatment& term : plant.treatments) {
        if (term.outlet.empty()) continue;
        auto found = std::find_if(all.begin(), all.end(), [&](const Removal& removal) {
            return removal.pollutant == term.pollutant &&
                   (removal.outlets.count(term.outlet) > 0 || removal.treatments.count(term.treatment) > 0);
        });
        if (found == all.end()) {
            all.push_back(
                {.pollutant = term.pollutant, .treatments = {}, .outlets = {}, .efficiency = 0, .described = {}});
            found = all.end() - 1;
        }
        if (found->treatments.insert(term.treatment).second)
            found->efficiency = 1 - (1 - found->efficiency) * (1 - term.efficiency_pct.value_or(0) / 100);
        found->outlets.insert(term.outlet);
        found->described += term.name + term.process;
    }
    return all;
}

struct MonthBalance {
    Period month;
    double used = 0, needed = 0;  // tonnes of the reagent
    std::int64_t rows = 0;
    std::optional<Evidence> first, last;
    int side = 0;  // -1 too little, 1 too much
};

class Balance {
 public:
    explicit Balance(CheckContext& check)
        : check_(check), uses_(reagent_uses(check)), removals_(removals(check.plant()))
    {
        read_fuel_sulfur();
    }

    void judge()
    {
        for (const Removal& removal : removals_) {
            const Reagent* reagent = reagent_of(removal);
            if (reagent == nullptr) continue;
            std::vector<MonthBalance> months;
            for (Time month = start_of_month(check_.period().from); month < check_.period().to;
                 month = add_months(month, 1))
                if (const auto balance = balance_of(removal, *reagent, month)) months.push_back(*balance);
            check_.examined(static_cast<std::int64_t>(months.size()));
            report_runs(removal, *reagent, months);
        }
    }

 private:
    // What the fuel's sulfur forms by month; empty map when no sulfur is known.
    void read_fuel_sulfur()
    {
        const double factor = 2 * (1 - check_.number("unburnt_pct") / 100) * check_.number("sulfur_conversion") / 100;
        store::Statement rows = check_.rows(
            "SELECT l.date, l.used, COALESCE(l.sulfur_pct, (SELECT m.sulfur_pct FROM materials m WHERE m.material = "
            "l.material))"
            " FROM material_log l WHERE l.date >= ?1 AND l.date < ?2 AND l.used_unit = 't' AND l.used IS NOT NULL AND"
            " (l.kind = '燃料' OR EXISTS (SELECT 1 FROM materials m WHERE m.material = l.material AND m.kind = "
            "'燃料'))");
        rows.bind_all(check_.period().from, check_.period().to);
        while (rows.step())
            if (!rows.is_null(2)) formed_[start_of_month(rows.time(0))] += factor * rows.real(1) * rows.real(2);
    }

    // Share of the flue gas of all outlets with SO2 treatment that leaves at these.
    double flue_gas_share(const std::set<std::string>& outlets, const Period& month)
    {
        double own = 0, all = 0;
        for (const Removal& removal : removals_) {
            if (removal.pollutant != kSo2) continue;
            for (const std::string& outlet : removal.outlets) {
                const double gas = flue_gas(outlet, month);
                all += gas;
                if (outlets.count(outlet) > 0) own += gas;
            }
        }
        return all > 0 ? own / all : 0;
    }

    double flue_gas(const std::string& outlet, const Period& month)
    {
        const auto monitored = check_.monitored_outlets();
        if (std::find(monitored.begin(), monitored.end(), outlet) == monitored.end()) return 0;
        const hours::OutletHours& hours = check_.hours(outlet);
        const hours::ItemHours* flow = hours.item(reference::kGasFlow);
        if (flow == nullptr) return 0;
        double sum = 0;
        for (std::size_t i = 0; i < hours.count; ++i)
            if (month.contains(hours.time(i)) && flow->measured[i] != kAbsent) sum += flow->measured_at(i).to_double();
        return sum;
    }

    std::optional<double> removed(const Removal& removal, const Period& month)
    {
        double emitted = 0;
        bool known = false;
        for (const std::string& outlet : removal.outlets) {
            const std::optional<double> tonnes = check_.account().tonnes(outlet, removal.pollutant, month);
            if (tonnes) emitted += *tonnes;
            known = known || tonnes.has_value();
        }
        if (!known) return std::nullopt;
        const auto formed = formed_.find(start_of_month(month.from));
        if (removal.pollutant == kSo2 && formed != formed_.end()) {
            const double share = flue_gas_share(removal.outlets, month);
            if (share > 0) return formed->second * share - emitted;
        }
        if (removal.efficiency <= 0 || removal.efficiency >= 1) return std::nullopt;
        return emitted * removal.efficiency / (1 - removal.efficiency);
    }

    // The reagent these treatments use by their ledger, else by that of materials, else by their process in the permit.
    const Reagent* reagent_of(const Removal& removal) const
    {
        for (const ReagentUse& use : uses_)
            if (removal.treatments.count(use.treatment) > 0 && use.reagent->pollutant == removal.pollutant)
                return use.reagent;
        for (const ReagentUse& use : uses_)
            if (use.from_material_log && use.reagent->pollutant == removal.pollutant) return use.reagent;
        if (!check_.has_rows("treatment_log")) return nullptr;  // no ledger that could have named one
        const Reagent* described = find_reagent(removal.described);
        return described != nullptr && described->pollutant == removal.pollutant ? described : nullptr;
    }

    std::optional<MonthBalance> balance_of(const Removal& removal, const Reagent& reagent, Time start)
    {
        MonthBalance balance;
        balance.month = {std::max(start, check_.period().from), std::min(add_months(start, 1), check_.period().to)};
        const std::optional<double> tonnes = removed(removal, balance.month);
        const double per_tonne = check_.number(reagent.parameter);
        if (!tonnes || *tonnes * per_tonne < check_.number("least_t")) return std::nullopt;
        balance.needed = *tonnes * per_tonne;
        for (const ReagentUse& use : uses_) {
            const bool own = removal.treatments.count(use.treatment) > 0;
            if (use.reagent->pollutant != removal.pollutant || (!own && !use.from_material_log)) continue;
            const auto month = use.by_month.find(start);
            if (month == use.by_month.end()) continue;
            const double share = own ? 1 : share_of_need(removal, balance.month, *tonnes);
            balance.used += month->second * share * per_tonne / check_.number(use.reagent->parameter);
            const std::vector<SourceRow>& rows = use.rows.at(start);
            const char* column = use.from_material_log ? "used" : "reagent_used";
            balance.rows += static_cast<std::int64_t>(rows.size());
            if (!balance.first) balance.first = check_.cell(rows.front(), column);
            balance.last = check_.cell(rows.back(), column);
        }
        const double ratio = balance.used / balance.needed;
        balance.side = is_beyond(check_.number("least_ratio"), ratio)  ? -1
                       : is_beyond(ratio, check_.number("most_ratio")) ? 1
                                                                       : 0;
        return balance;
    }

    // What the material log tells belongs to all treatments of the pollutant, by what each removed.
    double share_of_need(const Removal& removal, const Period& month, double own)
    {
        double all = 0;
        for (const Removal& other : removals_)
            if (other.pollutant == removal.pollutant) all += removed(other, month).value_or(0);
        return all > 0 ? own / all : 0;
    }

    void report_runs(const Removal& removal, const Reagent& reagent, const std::vector<MonthBalance>& months)
    {
        for (std::size_t first = 0; first < months.size();) {
            std::size_t last = first;
            while (last + 1 < months.size() && months[last + 1].side == months[first].side &&
                   months[last + 1].month.from == months[last].month.to)
                ++last;
            if (months[first].side != 0)
                report(removal, reagent,
                       {months.begin() + static_cast<std::ptrdiff_t>(first),
                        months.begin() + static_cast<std::ptrdiff_t>(last) + 1});
            first = last + 1;
        }
    }

    void report(const Removal& removal, const Reagent& reagent, const std::vector<MonthBalance>& months)
    {
        Report report;
        report.subject.treatment = *removal.treatments.begin();
        report.subject.pollutant = removal.pollutant;
        report.period = Period{months.front().month.from, months.back().month.to};
        report.records = 0;
        double used = 0, needed = 0;
        for (const MonthBalance& month : months) {
            used += month.used;
            needed += month.needed;
            report.records += month.rows;
            if (month.first) report.evidence.push_back(*month.first);
            if (month.last) report.evidence.push_back(*month.last);
        }
        report.measured = Decimal::from_double(used, 2);
        report.limit = Decimal::from_double(needed, 2);
        report.unit = 't';
        report.values = {{"reagent", reagent.name},
                         {"removed", Decimal::from_double(needed / check_.number(reagent.parameter), 2).to_string()},
                         {"ratio", Decimal::from_double(used / needed, 2).to_string()},
                         {"least", check_.text("least_ratio")},
                         {"most", check_.text("most_ratio")}};
        check_.report(std::move(report));
    }

    CheckContext& check_;
    std::vector<ReagentUse> uses_;
    std::vector<Removal> removals_;
    std::map<Time, double> formed_;  // SO2 by month
};

}  // namespace

void reagent_unbalanced(CheckContext& check)
{
    Balance(check).judge();
    if (check.outcome().records == 0) {
        check.not_applicable({"没有可衡算的药剂：治理设施的药剂、去除的污染物及其排放量三者不全",
                              "no reagent can be balanced: a treatment's reagent, the pollutant it removes and its "
                              "emissions are not all known"});
    }
}

}  // namespace audit::checks
