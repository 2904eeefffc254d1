// SPDX-License-Identifier: Apache-2.0
#include "audit/findings/suppressions.h"

#include <nlohmann/json.hpp>

#include <algorithm>

#include "audit/findings/catalogue.h"
#include "audit/findings/dispositions.h"
#include "audit/findings/fingerprint.h"
#include "audit/findings/own_checks.h"
#include "audit/findings/run.h"
#include "audit/findings/states.h"
#include "audit/model/error.h"
#include "audit/store/clock.h"

namespace audit::findings {

namespace {

void require_scope(const store::CaseFile& case_file, const Suppression& wanted)
{
    if (!wanted.check.empty() && find_check(wanted.check, kept_own_checks(case_file)) == nullptr)
        throw Error("there is no check \"" + wanted.check + "\"; `onepermit checks` lists them", ErrorKind::usage);
    if (wanted.check.empty() && wanted.outlet.empty() && wanted.pollutant.empty() && !wanted.from && !wanted.to)
        throw Error("a suppression of everything hides the audit: name a check, an outlet, a pollutant or a period",
                    ErrorKind::usage);
    const auto& reasons = suppression_reasons();
    if (std::find(reasons.begin(), reasons.end(), wanted.reason) != reasons.end()) return;
    std::string known;
    for (const std::string& code : reasons) known += (known.empty() ? "" : ", ") + code;
    throw Error("found the reason \"" + wanted.reason + "\", expected one of " + known, ErrorKind::usage);
}

nlohmann::json scope_json(const Suppression& suppression)
{
    return {{"check", suppression.check},
            {"outlet", suppression.outlet},
            {"pollutant", suppression.pollutant},
            {"from", suppression.from ? to_text(*suppression.from) : ""},
            {"to", suppression.to ? to_text(*suppression.to) : ""},
            {"until", suppression.until ? date_text(*suppression.until) : ""}};
}

std::int64_t insert(store::Database& database, const Suppression& made)
{
    database
        .prepare(
            "INSERT INTO suppressions(at, author, run, check_id, outlet, pollutant, period_from, period_to, reason, "
            "note, until) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .bind_all(made.at, made.author, made.run, made.check, made.outlet, made.pollutant, made.from, made.to,
                  made.reason, made.note, made.until)
        .run();
    const std::int64_t id = database.last_insert_id();
    store::Statement seen = database.prepare("INSERT INTO suppressed_findings VALUES(?, ?, ?)");
    for (const auto& [finding, print] : made.seen) seen.bind_all(id, finding, print).run();
    return id;
}

}  // namespace

std::vector<Suppression> suppressions(const store::CaseFile& case_file)
{
    store::Statement row = case_file.database().prepare(
        "SELECT s.id, s.at, s.author, s.run, check_id, outlet, pollutant, period_from, period_to, reason, s.note, "
        "until, "
        "r.at, r.author, r.note FROM suppressions s LEFT JOIN revocations r ON r.suppression = s.id ORDER BY s.id");
    store::Statement seen =
        case_file.database().prepare("SELECT finding, fingerprint FROM suppressed_findings WHERE suppression = ?");
    std::vector<Suppression> all;
    while (row.step()) {
        Suppression one{row.integer(0),
                        row.text(1),
                        row.text(2),
                        row.integer(3),
                        row.text(4),
                        row.text(5),
                        row.text(6),
                        {},
                        {},
                        row.text(9),
                        row.text(10),
                        row.optional_time(11),
                        {},
                        row.text(12),
                        row.text(13),
                        row.text(14)};
        one.from = row.optional_time(7);
        one.to = row.optional_time(8);
        seen.bind(1, one.id);
        while (seen.step()) one.seen[seen.text(0)] = seen.text(1);
        seen.reset();
        all.push_back(std::move(one));
    }
    return all;
}

bool in_scope(const Suppression& suppression, const Finding& finding)
{
    const auto fits = [](const std::string& wanted, const std::string& is) { return wanted.empty() || wanted == is; };
    if (!fits(suppression.check, finding.check) || !fits(suppression.outlet, finding.subject.outlet) ||
        !fits(suppression.pollutant, finding.subject.pollutant))
        return false;
    if (!suppression.from && !suppression.to) return true;
    if (!finding.period) return false;
    return (!suppression.from || *suppression.from <= finding.period->from) &&
           (!suppression.to || finding.period->to <= *suppression.to);
}

std::int64_t suppress(store::CaseFile& case_file, const Suppression& wanted)
{
    require_scope(case_file, wanted);
    const std::optional<Run> run = load_latest_run(case_file);
    Suppression made = wanted;
    made.at = store::utc_now();
    made.author = named_author(case_file, wanted.author);
    made.run = run ? run->id : 0;
    made.seen.clear();
    if (run) {
        for (const Finding& finding : run->findings)
            if (in_scope(made, finding)) made.seen[finding.id] = fingerprint(finding);
    }
    if (made.seen.empty())
        throw Error(case_file.path() +
                        ": no finding of the newest audit lies in this scope; `onepermit findings` lists "
                        "them with check, outlet, pollutant and period",
                    ErrorKind::usage);
    store::Transaction transaction(case_file.database());
    made.id = insert(case_file.database(), made);
    nlohmann::json findings = nlohmann::json::array();
    for (const auto& [finding, print] : made.seen) findings.push_back(finding);
    case_file.append_trail("suppress", nlohmann::json{{"suppression", made.id},
                                                      {"scope", scope_json(made)},
                                                      {"reason", made.reason},
                                                      {"note", made.note},
                                                      {"author", made.author},
                                                      {"findings", findings}}
                                           .dump());
    transaction.commit();
    return made.id;
}

void revoke_suppression(store::CaseFile& case_file, std::int64_t id, const std::string& note, const std::string& author)
{
    const std::vector<Suppression> all = suppressions(case_file);
    const auto found = std::find_if(all.begin(), all.end(), [&](const Suppression& one) { return one.id == id; });
    if (found == all.end())
        throw Error("there is no suppression " + std::to_string(id) + "; `onepermit suppressions` lists them",
                    ErrorKind::usage);
    if (!found->revoked_at.empty())
        throw Error("the suppression " + std::to_string(id) + " was revoked before, on " + found->revoked_at,
                    ErrorKind::usage);
    const std::string name = named_author(case_file, author);
    store::Transaction transaction(case_file.database());
    case_file.database()
        .prepare("INSERT INTO revocations(suppression, at, author, note) VALUES(?, ?, ?, ?)")
        .bind_all(id, store::utc_now(), name, note)
        .run();
    case_file.append_trail("revoke", nlohmann::json{{"suppression", id}, {"note", note}, {"author", name}}.dump());
    transaction.commit();
}

}  // namespace audit::findings
