// SPDX-License-Identifier: Apache-2.0
#include "audit/checks/check.h"

#include <algorithm>

#include "audit/checks/conclude.h"
#include "audit/checks/hourly_values.h"
#include "audit/findings/laws.h"
#include "audit/model/error.h"
#include "audit/store/plant_reader.h"

namespace audit::checks {

namespace {

std::string times_over(const Decimal& measured, const Decimal& limit)
{
    constexpr int kDecimals = 2;
    return limit.is_zero() ? std::string() : quotient(measured, limit, kDecimals).to_string();
}

bool before(const Finding& a, const Finding& b)
{
    if (a.severity != b.severity) return a.severity > b.severity;
    if (a.subject != b.subject) return a.subject < b.subject;
    return a.period < b.period;
}

std::string digest_of(const Finding& finding)
{
    const Subject& subject = finding.subject;
    std::string key = finding.check;
    for (const std::string* part : {&subject.outlet, &subject.pollutant, &subject.facility, &subject.treatment,
                                    &subject.material, &subject.waste_code, &subject.manifest, &subject.report})
        key += '\n' + *part;
    if (finding.period) key += '\n' + to_text(finding.period->from);
    constexpr std::size_t kDigits = 12;
    return store::sha256_of(key).substr(0, kDigits);
}

// Check, subject and start decide the id; what they share is told apart by an ordinal, in the order of the findings.
void sort_and_name(std::vector<Finding>& findings)
{
    std::stable_sort(findings.begin(), findings.end(), before);
    std::map<std::string, int> seen;
    for (Finding& finding : findings) {
        finding.id = digest_of(finding);
        const int ordinal = ++seen[finding.id];
        if (ordinal > 1) finding.id += '-' + std::to_string(ordinal);
    }
}

}  // namespace

namespace {

// Limits of air for which the permit gives no baseline O2 take the one that a person gave.
void add_baseline(const findings::Parameters& parameters, Plant& plant)
{
    const std::string baseline = parameters.text("conversion_mismatch", "baseline_o2_pct");
    if (baseline.empty()) return;
    for (PermitLimit& limit : plant.limits)
        if (limit.outlet.starts_with("DA") && !limit.baseline_o2_pct) limit.baseline_o2_pct = Decimal::parse(baseline);
}

// What is granted to the plant's industry, with the numbers that a jurisdiction or a person gave instead. Empty where
// nobody did.
std::optional<hours::Grant> grant_by_parameters(const findings::Parameters& parameters, const Plant& plant)
{
    const auto text = [&](const char* name) { return parameters.text("startup_overused", name); };
    const auto number = [&](const char* name) { return static_cast<int>(parameters.number("startup_overused", name)); };
    const hours::Grant* of_industry = plant.permit ? hours::grant_of(plant.permit->industry) : nullptr;
    hours::Grant grant = of_industry == nullptr ? hours::Grant() : *of_industry;
    const std::string start = text("start_hours"), stop = text("stop_hours"), year = text("year_hours");
    const std::string pollutants = text("pollutants"), source = text("grant_source");
    if (start.empty() && stop.empty() && year.empty() && pollutants.empty()) return std::nullopt;
    if (!start.empty()) grant.start_hours = number("start_hours");
    if (!stop.empty()) grant.stop_hours = number("stop_hours");
    if (!year.empty()) grant.year_hours = number("year_hours");
    if (!pollutants.empty()) grant.pollutants = names_in(pollutants);
    if (pollutants == "全部") grant.pollutants.clear();
    if (!source.empty()) grant.source = source;
    return grant;
}

}  // namespace

SharedData share(const store::CaseFile& case_file, const std::optional<Period>& period,
                 const findings::Parameters& parameters)
{
    Plant plant = store::read_plant(case_file);
    add_baseline(parameters, plant);
    const Period used = period ? *period : hours::data_period(case_file).value_or(Period{});
    hours::HoursReader reader(case_file, plant, used, grant_by_parameters(parameters, plant));
    return {case_file, std::move(plant), used, std::move(reader), parameters, std::nullopt, {}};
}

CheckContext::CheckContext(SharedData& shared, const findings::CheckEntry& entry) : shared_(shared), entry_(entry)
{
    outcome_.check = entry.id;
}

double CheckContext::number(std::string_view parameter) const
{
    return shared_.parameters.number(entry_.id, parameter);
}

std::string CheckContext::text(std::string_view parameter) const
{
    return shared_.parameters.text(entry_.id, parameter);
}

const hours::OutletHours& CheckContext::hours(const std::string& outlet)
{
    return shared_.hours.outlet(outlet);
}

std::vector<std::string> CheckContext::monitored_outlets() const
{
    return shared_.hours.outlets();
}

const store::SeriesStore& CheckContext::series() const
{
    return shared_.hours.series();
}

const emissions::Account& CheckContext::account()
{
    if (!shared_.account) {
        const auto value = [&](std::string_view name) {
            return shared_.parameters.text(emissions::kCoefficientsCheck, name);
        };
        shared_.account = emissions::account_emissions(shared_.case_file, shared_.plant, shared_.hours, shared_.period,
                                                       emissions::read_coefficients(value));
    }
    return *shared_.account;
}

const std::vector<Finding>& CheckContext::findings_of(std::string_view check)
{
    const findings::CheckEntry* entry = findings::find_check(check);
    if (entry == nullptr)
        throw Error(entry_.id + ": asks for the findings of \"" + std::string(check) + "\", which is not a check",
                    ErrorKind::internal);
    run_check(shared_, *entry);
    return shared_.found[entry->id];
}

void CheckContext::report(Report report)
{
    Finding finding;
    finding.check = entry_.id;
    finding.severity = report.severity.value_or(entry_.severity);
    finding.subject = std::move(report.subject);
    finding.period = report.period;
    finding.records = report.records;
    finding.unit = std::move(report.unit);
    finding.values = std::move(report.values);
    // Evidence without a source is a value that was computed from others; a cell is shown once.
    for (Evidence& cell : report.evidence) {
        const bool known = std::any_of(finding.evidence.begin(), finding.evidence.end(), [&](const Evidence& other) {
            return other.source == cell.source && other.column == cell.column;
        });
        if (cell.source.source != 0 && !known) finding.evidence.push_back(std::move(cell));
    }
    if (report.measured) finding.measured = report.measured->to_string();
    if (report.limit) finding.limit = report.limit->to_string();
    if (report.measured && report.limit && report.measured_text.empty() && report.limit_text.empty())
        finding.times = times_over(*report.measured, *report.limit);
    if (!report.measured_text.empty()) finding.measured = std::move(report.measured_text);
    if (!report.limit_text.empty()) finding.limit = std::move(report.limit_text);
    finding.message = findings::render_message(entry_, finding);
    finding.verify = entry_.verify;
    finding.basis = findings::basis_of(entry_.conduct, finding.period ? finding.period : shared_.period, std::nullopt,
                                       finding.subject.outlet);
    findings_.push_back(std::move(finding));
}

void CheckContext::not_applicable(Text reason)
{
    outcome_.status = CheckStatus::not_applicable;
    outcome_.reason = std::move(reason);
}

void CheckContext::could_not_run(Text reason)
{
    outcome_.status = CheckStatus::could_not_run;
    outcome_.reason = std::move(reason);
}

namespace {

Text failure(const std::string& words)
{
    return {"核查过程出错：" + words, "the check failed: " + words};
}

CheckFunction function_of(const std::string& id)
{
    for (const RegisteredCheck& check : registered_checks()) {
        if (check.id == id) return check.run;
    }
    throw Error("audit/checks: there is no code for the check " + id, ErrorKind::internal);
}

}  // namespace

void conclude(SharedData& shared, const findings::CheckEntry& entry, const std::function<void(CheckContext&)>& run)
{
    CheckContext context(shared, entry);
    try {
        const std::optional<Text> missing = missing_tables(context);
        if (missing) {
            context.could_not_run(*missing);
        } else {
            run(context);
        }
    } catch (const Cancelled&) {
        throw;
    } catch (const std::exception& error) {
        context.could_not_run(failure(error.what()));
    }
    CheckOutcome outcome = context.outcome();
    std::vector<Finding>& findings = shared.found[entry.id];
    if (outcome.status == CheckStatus::ran) findings = std::move(context.findings());
    sort_and_name(findings);
    outcome.findings = static_cast<std::int64_t>(findings.size());
    shared.outcomes[entry.id] = std::move(outcome);
}

void run_check(SharedData& shared, const findings::CheckEntry& entry)
{
    if (shared.outcomes.contains(entry.id)) return;
    if (!shared.running.insert(entry.id).second)
        throw Error("the check " + entry.id + " asks for its own findings", ErrorKind::internal);
    conclude(shared, entry, [&](CheckContext& context) { function_of(entry.id)(context); });
    shared.running.erase(entry.id);
}

}  // namespace audit::checks
