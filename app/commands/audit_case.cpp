// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <sstream>

#include "app/commands/commands.h"
#include "audit/findings/catalogue.h"
#include "audit/findings/own_checks.h"
#include "audit/findings/parameter_layers.h"
#include "audit/store/plant_reader.h"

namespace commands {

namespace {

void keep_folders(audit::store::CaseFile& case_file, const std::vector<std::string>& folders)
{
    if (folders.empty()) return;
    const bool none = folders == std::vector<std::string>{"none"};
    const auto checks = audit::findings::read_own_checks(none ? std::vector<std::string>() : folders);
    audit::findings::keep_own_checks(case_file, checks);
}

}  // namespace

void keep_checks_folders(const std::string& case_path, const CommonOptions& options)
{
    audit::store::CaseFile case_file = audit::store::CaseFile::open(case_path);
    keep_folders(case_file, options.checks_folders);
}

audit::findings::Run audit_case(const std::string& case_path, const CommonOptions& options)
{
    audit::store::CaseFile case_file = audit::store::CaseFile::open(case_path);
    audit::AuditOptions audit;
    keep_folders(case_file, options.checks_folders);
    audit.own_checks = audit::findings::kept_own_checks(case_file);
    audit.from = options.from;
    audit.to = options.to;
    audit.only_checks = options.checks;
    audit.without_checks = options.without_checks;
    audit.threads = options.threads;
    audit.cancelled = options.cancelled;
    auto parameters =
        audit::findings::parameters_of(case_file, audit::store::read_plant(case_file), options.parameters);
    audit.parameters = std::move(parameters.values);
    audit.parameter_origins = std::move(parameters.origins);
    if (options.progress) {
        audit.progress = [report = options.progress, own = audit.own_checks](const std::string& check, int done,
                                                                             int total) {
            const audit::findings::CheckEntry* entry = audit::findings::find_check(check, own);
            const audit::Text title = entry == nullptr ? audit::Text{check, check} : entry->title;
            report({{"核查 " + title.zh, "Checking " + title.en}, total > 0 ? static_cast<double>(done) / total : 0.0});
        };
    }
    return audit::audit_case(case_file, audit);
}

std::string describe(const audit::findings::Run& run, audit::Language language)
{
    const auto count = [&](audit::Severity severity) {
        return std::count_if(run.findings.begin(), run.findings.end(),
                             [&](const audit::Finding& finding) { return finding.severity == severity; });
    };
    const auto outcomes = [&](audit::CheckStatus status) {
        return std::count_if(run.outcomes.begin(), run.outcomes.end(),
                             [&](const audit::CheckOutcome& outcome) { return outcome.status == status; });
    };
    std::ostringstream out;
    if (language == audit::Language::zh) {
        out << "核查时段 " << audit::date_text(run.period.from) << " 至 " << audit::date_text(run.period.to)
            << "（不含）：涉嫌违法 " << count(audit::Severity::violation) << " 项，疑点 "
            << count(audit::Severity::suspicion) << " 项，提示 " << count(audit::Severity::notice) << " 项；检查项 "
            << run.outcomes.size() << " 个，不适用 " << outcomes(audit::CheckStatus::not_applicable) << " 个，未能核查 "
            << outcomes(audit::CheckStatus::could_not_run) << " 个。\n";
    } else {
        out << "Audit period " << audit::date_text(run.period.from) << " to " << audit::date_text(run.period.to)
            << " (exclusive): " << count(audit::Severity::violation) << " suspected violations, "
            << count(audit::Severity::suspicion) << " suspicions, " << count(audit::Severity::notice) << " notices; "
            << run.outcomes.size() << " checks, " << outcomes(audit::CheckStatus::not_applicable) << " not applicable, "
            << outcomes(audit::CheckStatus::could_not_run) << " could not run.\n";
    }
    return out.str();
}

}  // namespace commands
