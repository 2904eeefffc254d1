// SPDX-License-Identifier: Apache-2.0
#include "audit/pipeline.h"

#include <algorithm>
#include <iterator>

#include "audit/checks/check.h"
#include "audit/checks/sql_check.h"
#include "audit/findings/parameter_layers.h"
#include "audit/model/error.h"
#include "audit/quoted_evidence.h"
#include "audit/store/snapshot.h"

namespace audit {

namespace {

using findings::CheckEntry;
using findings::Run;

void require_checks(const std::vector<std::string>& ids, const findings::OwnChecks& own)
{
    for (const std::string& id : ids) {
        if (findings::find_check(id, own) == nullptr)
            throw Error("there is no check \"" + id + "\"; `onepermit checks` lists them", ErrorKind::usage);
    }
}

bool holds(const std::vector<std::string>& list, const std::string& id)
{
    return std::find(list.begin(), list.end(), id) != list.end();
}

std::vector<const CheckEntry*> chosen_checks(const AuditOptions& options)
{
    require_checks(options.only_checks, options.own_checks);
    require_checks(options.without_checks, options.own_checks);
    std::vector<const CheckEntry*> chosen;
    for (const CheckEntry* entry : findings::all_checks(options.own_checks)) {
        const bool wanted = options.only_checks.empty() || holds(options.only_checks, entry->id);
        if (wanted && !holds(options.without_checks, entry->id)) chosen.push_back(entry);
    }
    return chosen;
}

// What the person asked for, and where nothing was asked what the data span.
std::optional<Period> audit_period(const store::CaseFile& case_file, const AuditOptions& options)
{
    if (!options.from && !options.to) return std::nullopt;
    const Period spanned = hours::data_period(case_file).value_or(Period{});
    const Period period{options.from.value_or(spanned.from), options.to.value_or(spanned.to)};
    if (period.empty())
        throw Error("the audit period " + date_text(period.from) + " to " + date_text(period.to) +
                        " holds no day; give --from and --to with the end after the start",
                    ErrorKind::usage);
    return period;
}

// Outcomes in the catalogue's order. Findings worst first; within a severity in the catalogue's order, and as each
// check ordered its own.
void gather_results(const std::vector<const CheckEntry*>& chosen, checks::SharedData& shared, Run& run)
{
    for (const CheckEntry* entry : chosen) {
        run.outcomes.push_back(std::move(shared.outcomes.at(entry->id)));
        std::vector<Finding>& found = shared.found.at(entry->id);
        std::move(found.begin(), found.end(), std::back_inserter(run.findings));
    }
    std::stable_sort(run.findings.begin(), run.findings.end(),
                     [](const Finding& a, const Finding& b) { return a.severity > b.severity; });
}

}  // namespace

Run run_checks(const store::CaseFile& case_file, const AuditOptions& options)
{
    const std::vector<const CheckEntry*> chosen = chosen_checks(options);
    const store::Snapshot snapshot(case_file.database());
    checks::SharedData shared = checks::share(case_file, audit_period(case_file, options), options.parameters);
    checks::SqlChecks own_checks(shared);

    Run run;
    run.period = shared.period;
    run.program_version = program_version();
    run.catalogue_version = findings::catalogue_version(options.own_checks);
    run.own_checks = options.own_checks;
    run.parameters_json = findings::to_record(options.parameters, options.parameter_origins);
    int done = 0;
    for (const CheckEntry* entry : chosen) {
        if (options.cancelled != nullptr && *options.cancelled) throw Cancelled();
        if (options.progress) options.progress(entry->id, done, static_cast<int>(chosen.size()));
        const findings::OwnCheck* own = findings::find_own_check(entry->id, options.own_checks);
        if (own != nullptr) {
            own_checks.run(*own);
        } else {
            checks::run_check(shared, *entry);
        }
        ++done;
    }
    gather_results(chosen, shared, run);
    quote_evidence(case_file, run);
    run.appraisal = findings::appraise(case_file, shared.plant, run);
    return run;
}

Run audit_case(store::CaseFile& case_file, const AuditOptions& options)
{
    Run run = run_checks(case_file, options);
    run.id = findings::store_run(case_file, run);
    return run;
}

std::string program_version()
{
    return ONEPERMIT_VERSION;
}

}  // namespace audit
