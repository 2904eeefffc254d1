// SPDX-License-Identifier: Apache-2.0
// Production runs while a treatment that serves it stands still by its own record, or has no record at all over the
// span its ledger is kept by (a day, a week), and the abnormal log names no event of the treatment, of the facilities
// it serves or of its outlets. Treatments of noise and of waste storage (TN, TS) keep no such record.
#include <map>
#include <set>

#include "audit/checks/ledger_rows.h"

namespace audit::checks {

namespace {

struct Served {
    std::string name;
    std::set<std::string> facilities, outlets;
};

std::map<std::string, Served> served_by_treatments(const Plant& plant)
{
    std::map<std::string, Served> all;
    for (const Treatment& term : plant.treatments) {
        if (!term.treatment.starts_with("TA") && !term.treatment.starts_with("TW")) continue;
        Served& served = all[term.treatment];
        served.name = term.name;
        served.facilities.insert(term.facilities.begin(), term.facilities.end());
        if (!term.outlet.empty()) served.outlets.insert(term.outlet);
    }
    return all;
}

std::string listed(const std::set<std::string>& codes)
{
    std::string text;
    for (const std::string& code : codes) text += (text.empty() ? "" : "、") + code;
    return text;
}

// Days a record of the treatment ledger may stand for, by the permit: 1 unless it asks for less than daily.
int days_of_a_record(const Plant& plant)
{
    for (const LedgerRequirement& plan : plant.ledgers) {
        if (plan.category != "污染防治设施运行管理信息" || !plan.frequency) continue;
        switch (plan.frequency->unit) {
            case FrequencyUnit::week:
                return 7 * plan.frequency->every;
            case FrequencyUnit::month:
                return 31 * plan.frequency->every;
            case FrequencyUnit::day:
                return plan.frequency->every;
            default:
                return 1;
        }
    }
    return 1;
}

class Idleness {
 public:
    explicit Idleness(CheckContext& check)
        : check_(check),
          production_(production_states(check)),
          treatment_(treatment_states(check)),
          events_(ledger_events(check)),
          days_(days_of_a_record(check.plant()))
    {
        check.examined(static_cast<std::int64_t>(treatment_.size()));
    }

    void judge(const std::string& treatment, const Served& served)
    {
        Spans runs, covered;
        for (const std::string& facility : served.facilities)
            for (const Period& span : producing(production_, facility)) runs.push_back(span);
        for (const LedgerEvent& event : events_)
            if (event.code == treatment || served.facilities.count(event.code) || served.outlets.count(event.code))
                covered.push_back(event.period);
        const Spans unexplained = remaining_time(runs, covered);
        report_standing_still(treatment, served, unexplained);
        report_unrecorded(treatment, served, unexplained);
    }

 private:
    void report_standing_still(const std::string& treatment, const Served& served, const Spans& runs)
    {
        Spans still;
        for (const LoggedState& state : treatment_)
            if (state.code == treatment && is_standing_still(state.state)) still.push_back(state.period);
        for (const Period& span : joined(shared_time(runs, still), kHour)) {
            Report report = begin(treatment, served, span, shared_time(shared_time(runs, still), {span}));
            std::vector<const LoggedState*> records;
            for (const LoggedState& state : treatment_)
                if (state.code == treatment && is_standing_still(state.state) && state.period.overlaps(span))
                    records.push_back(&state);
            report.records = static_cast<std::int64_t>(records.size());
            report.evidence.push_back(check_.cell(records.front()->source, "state"));
            if (records.size() > 1) report.evidence.push_back(check_.cell(records.back()->source, "state"));
            report.values["why_zh"] = "台账记录为停运";
            report.values["why_en"] = "is recorded as standing still";
            finish(std::move(report), served, span);
        }
    }

    void report_unrecorded(const std::string& treatment, const Served& served, const Spans& runs)
    {
        Spans recorded;
        for (const LoggedState& state : treatment_)
            if (state.code == treatment)
                recorded.push_back({start_of_day(state.period.from), start_of_day(state.period.to - 1) + kDay});
        Spans bare_days;
        for (const Period& run : remaining_time(runs, recorded))
            if (run.seconds() >= static_cast<std::int64_t>(check_.number("least_hours") * kHour))
                bare_days.push_back({start_of_day(run.from), start_of_day(run.to - 1) + kDay});
        for (const Period& days : joined(bare_days)) {
            if (days.seconds() < days_ * kDay) continue;
            const Spans unrecorded = shared_time(runs, {days});
            Report report = begin(treatment, served, {unrecorded.front().from, unrecorded.back().to}, unrecorded);
            report.records = days.seconds() / kDay;
            report.values["why_zh"] = "没有任何运行记录";
            report.values["why_en"] = "has no record at all";
            finish(std::move(report), served, days);
        }
    }

    Report begin(const std::string& treatment, const Served& served, const Period& span, const Spans& runs) const
    {
        Report report;
        report.subject.treatment = treatment;
        report.period = span;
        report.measured = Decimal::from_double(static_cast<double>(total_seconds(runs)) / kHour, 1).trimmed();
        report.unit = 'h';
        report.values["name"] = served.name;
        report.values["facilities"] = listed(served.facilities);
        return report;
    }

    // Adds the production that ran meanwhile: its first and last record.
    void finish(Report report, const Served& served, const Period& span)
    {
        const LoggedState* first = nullptr;
        const LoggedState* last = nullptr;
        for (const LoggedState& state : production_) {
            if (!served.facilities.count(state.code) || !is_producing(state.state) || !state.period.overlaps(span))
                continue;
            if (first == nullptr || state.period < first->period) first = &state;
            if (last == nullptr || last->period < state.period) last = &state;
        }
        if (first != nullptr) report.evidence.push_back(check_.cell(first->source, "state"));
        if (last != first) report.evidence.push_back(check_.cell(last->source, "state"));
        check_.report(std::move(report));
    }

    CheckContext& check_;
    std::vector<LoggedState> production_, treatment_;
    std::vector<LedgerEvent> events_;
    int days_;
};

}  // namespace

void treatment_idle(CheckContext& check)
{
    Idleness idleness(check);
    for (const auto& [treatment, served] : served_by_treatments(check.plant())) idleness.judge(treatment, served);
}

}  // namespace audit::checks
