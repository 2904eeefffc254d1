// SPDX-License-Identifier: Apache-2.0
// Activated carbon stayed in use longer than it can adsorb: T = m s / (c 1e-6 Q t). m is the filling in the treatment
// log, s its dynamic capacity, c the concentration it removes (inlet - outlet where an inlet was measured, else outlet
// x efficiency / (1 - efficiency)), Q the flow, both from manual results, t the hours of production a day.
#include <algorithm>
#include <set>

#include "audit/checks/hourly_values.h"
#include "audit/checks/ledger_rows.h"

namespace audit::checks {

namespace {

struct Filling {
    Time time;
    double kilograms = 0;
    SourceRow source;
};

std::vector<Filling> fillings_of(const CheckContext& check, const std::string& treatment)
{
    std::vector<Filling> fillings;
    store::Statement rows = check.rows(
        "SELECT starts, reagent_used, reagent_unit, source, row FROM treatment_log WHERE treatment = ?1 AND starts < ?2"
        " AND reagent LIKE '%活性炭%' AND reagent_used > 0 ORDER BY starts, source, row");
    rows.bind_all(treatment, check.period().to);
    constexpr double kKgOfTonne = 1000;
    while (rows.step())
        if (rows.view(2) == "t") fillings.push_back({rows.time(0), rows.real(1) * kKgOfTonne, source_at(rows, 3)});
    return fillings;
}

struct Adsorber {
    std::string treatment;
    std::set<std::string> facilities, outlets, pollutants;
    double efficiency = 0;  // 0..1
};

std::vector<Adsorber> adsorbers(const Plant& plant)
{
    std::vector<Adsorber> all;
    for (const Treatment& term : plant.treatments) {
        if ((term.name + term.process).find("活性炭") == std::string::npos || !term.treatment.starts_with("TA"))
            continue;
        auto found = std::find_if(all.begin(), all.end(),
                                  [&](const Adsorber& adsorber) { return adsorber.treatment == term.treatment; });
        if (found == all.end()) found = all.insert(all.end(), Adsorber{term.treatment, {}, {}, {}, 0});
        found->facilities.insert(term.facilities.begin(), term.facilities.end());
        found->outlets.insert(term.outlet);
        found->pollutants.insert(term.pollutant);
        found->efficiency = std::max(found->efficiency, term.efficiency_pct.value_or(0) / 100);
    }
    return all;
}

struct Mean {
    double sum = 0;
    int count = 0;
    void add(double value)
    {
        sum += value;
        ++count;
    }
    std::optional<double> value() const { return count > 0 ? std::optional(sum / count) : std::nullopt; }
};

struct Load {
    double concentration = 0;  // removed, mg/m³
    double flow = 0;           // m³/h
    std::optional<Evidence> evidence;
};

// 非甲烷总烃 stands for all organic compounds where it was measured; else the treated pollutants are added up.
std::set<std::string> judged_pollutants(const Adsorber& adsorber)
{
    constexpr const char* kTotal = "非甲烷总烃";
    if (adsorber.pollutants.count(kTotal) > 0) return {kTotal};
    return adsorber.pollutants;
}

// Manual results while the filling was in use, else those of the whole audit period.
std::optional<Load> load_during(const CheckContext& check, const Adsorber& adsorber, const Period& in_use)
{
    Load load;
    Mean flow;
    double removed = 0;
    for (const std::string& pollutant : judged_pollutants(adsorber)) {
        Mean outlet, inlet;
        store::Statement rows = check.rows(
            "SELECT outlet, measured, flow_m3h, source, row FROM manual_results WHERE pollutant = ?1"
            " AND sampled_at >= ?2 AND sampled_at < ?3 AND measured IS NOT NULL ORDER BY sampled_at, source, row");
        rows.bind_all(pollutant, in_use.from, in_use.to);
        while (rows.step()) {
            const std::string at = rows.text(0);
            const bool is_inlet = at.find("进口") != std::string::npos;
            const bool of_it = std::any_of(
                adsorber.outlets.begin(), adsorber.outlets.end(),
                [&](const std::string& code) { return is_inlet ? at.find(code) != std::string::npos : at == code; });
            if (!of_it) continue;
            (is_inlet ? inlet : outlet).add(rows.real(1));
            if (!rows.is_null(2)) flow.add(rows.real(2));
            if (!load.evidence) load.evidence = check.cell(source_at(rows, 3), "measured");
        }
        if (!outlet.value()) continue;
        const bool by_efficiency = adsorber.efficiency > 0 && adsorber.efficiency < 1;
        if (inlet.value()) {
            removed += std::max(0.0, *inlet.value() - *outlet.value());
        } else if (by_efficiency) {
            removed += *outlet.value() * adsorber.efficiency / (1 - adsorber.efficiency);
        }
    }
    if (removed <= 0 || !flow.value()) return std::nullopt;
    load.concentration = removed;
    load.flow = *flow.value();
    return load;
}

void judge_filling(CheckContext& check, const Adsorber& adsorber, const Filling& filling, Time until, const Spans& runs)
{
    constexpr double kMgOfKg = 1e6;
    const Period in_use{filling.time, until};
    std::optional<Load> load = load_during(check, adsorber, in_use);
    if (!load) load = load_during(check, adsorber, check.period());
    const double days = static_cast<double>(in_use.seconds()) / kDay;
    const double hours = static_cast<double>(total_seconds(shared_time(runs, {in_use}))) / kHour;
    if (!load || hours <= 0) return;
    check.examined(1);
    const double hours_a_day = hours / days;
    const double allowed_hours =
        filling.kilograms * check.number("capacity_pct") / 100 * kMgOfKg / (load->concentration * load->flow);
    if (!is_beyond(hours, allowed_hours)) return;
    Report report;
    report.subject.treatment = adsorber.treatment;
    report.subject.material = "活性炭";
    report.period = in_use;
    report.measured = Decimal::from_double(days, 1);
    report.limit = Decimal::from_double(allowed_hours / hours_a_day, 1);
    report.unit = 'd';
    report.values = {{"filling", Decimal::from_double(filling.kilograms, 0).to_string()},
                     {"capacity", check.text("capacity_pct")},
                     {"concentration", Decimal::from_double(load->concentration, 2).to_string()},
                     {"flow", Decimal::from_double(load->flow, 0).to_string()},
                     {"hours", Decimal::from_double(hours_a_day, 1).to_string()}};
    report.evidence = {check.cell(filling.source, "reagent_used")};
    if (load->evidence) report.evidence.push_back(*load->evidence);
    check.report(std::move(report));
}

}  // namespace

void carbon_overused(CheckContext& check)
{
    const std::vector<Adsorber> all = adsorbers(check.plant());
    if (all.empty()) {
        check.not_applicable({"许可证没有活性炭吸附设施", "the permit has no treatment by activated carbon"});
        return;
    }
    const std::vector<LoggedState> production = production_states(check);
    for (const Adsorber& adsorber : all) {
        Spans runs;
        for (const std::string& facility : adsorber.facilities)
            for (const Period& span : producing(production, facility)) runs.push_back(span);
        const std::vector<Filling> fillings = fillings_of(check, adsorber.treatment);
        for (std::size_t i = 0; i < fillings.size(); ++i) {
            const Time until = i + 1 < fillings.size() ? fillings[i + 1].time : check.period().to;
            if (until > fillings[i].time && until > check.period().from)
                judge_filling(check, adsorber, fillings[i], until, joined(runs));
        }
    }
}

}  // namespace audit::checks
