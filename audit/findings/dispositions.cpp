// SPDX-License-Identifier: Apache-2.0
#include "audit/findings/dispositions.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>

#include "audit/findings/fingerprint.h"
#include "audit/findings/standings.h"
#include "audit/findings/states.h"
#include "audit/model/error.h"
#include "audit/store/clock.h"
#include "audit/store/trail.h"

namespace audit::findings {

namespace {

bool holds(const std::vector<std::string>& list, const std::string& one)
{
    return std::find(list.begin(), list.end(), one) != list.end();
}

std::string joined(const std::vector<std::string>& words)
{
    std::string text;
    for (const std::string& word : words) text += (text.empty() ? "" : ", ") + word;
    return text;
}

struct Found {
    Run run;
    Finding finding;
    Standing standing;
};

Found find(const store::CaseFile& case_file, const std::string& id)
{
    std::optional<Run> run = load_latest_run(case_file);
    const std::optional<Finding> finding = load_finding(case_file, id);
    if (!run || !finding)
        throw Error(id + ": no finding of the newest audit has this id; `onepermit findings` lists them",
                    ErrorKind::usage);
    const Standing standing = standings(case_file, *run).at(finding->id);
    return {std::move(*run), *finding, standing};
}

void insert(store::CaseFile& case_file, const Disposition& event)
{
    case_file.database()
        .prepare(
            "INSERT INTO dispositions(at, author, run, finding, state, reason, note, fingerprint, undoes) "
            "VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .bind_all(event.at, event.author, event.run, event.finding, event.state, event.reason, event.note,
                  event.fingerprint, event.undoes)
        .run();
}

void require_step(const std::string& from, const Decision& decision)
{
    const State& present = state_of(from);
    const State& wanted = state_of(decision.state);
    if (!holds(present.next, wanted.id))
        throw Error(decision.finding + ": is " + present.id + "; from there it can become " + joined(present.next) +
                        ", not " + wanted.id,
                    ErrorKind::usage);
    if (!holds(wanted.reasons, decision.reason))
        throw Error(decision.finding + ": found the reason \"" + decision.reason + "\", expected one of " +
                        joined(wanted.reasons) + " for " + wanted.id,
                    ErrorKind::usage);
}

}  // namespace

std::vector<Disposition> dispositions(const store::CaseFile& case_file)
{
    store::Statement row = case_file.database().prepare(
        "SELECT id, at, author, run, finding, state, reason, note, fingerprint, undoes FROM dispositions ORDER BY id");
    std::vector<Disposition> events;
    while (row.step())
        events.push_back({row.integer(0), row.text(1), row.text(2), row.integer(3), row.text(4), row.text(5),
                          row.text(6), row.text(7), row.text(8), row.optional_integer(9)});
    return events;
}

const Disposition* last_disposition(const std::vector<Disposition>& events, const std::string& finding)
{
    std::set<std::int64_t> undone;
    for (auto event = events.rbegin(); event != events.rend(); ++event) {
        if (event->finding != finding) continue;
        if (event->undoes) {
            undone.insert(*event->undoes);
        } else if (!undone.contains(event->id)) {
            return &*event;
        }
    }
    return nullptr;
}

std::string named_author(const store::CaseFile& case_file, const std::string& author)
{
    std::string name = author.empty() ? store::author_of(case_file) : author;
    if (name.empty()) throw Error("nobody is named: say with --author who decides, for the trail", ErrorKind::usage);
    return name;
}

void dispose(store::CaseFile& case_file, const Decision& decision)
{
    const Found found = find(case_file, decision.finding);
    require_step(found.standing.state, decision);
    Disposition event;
    event.at = store::utc_now();
    event.author = named_author(case_file, decision.author);
    event.run = found.run.id;
    event.finding = found.finding.id;
    event.state = decision.state;
    event.reason = decision.reason;
    event.note = decision.note;
    event.fingerprint = fingerprint(found.finding);
    store::Transaction transaction(case_file.database());
    insert(case_file, event);
    case_file.append_trail("dispose", nlohmann::json{{"finding", event.finding},
                                                     {"check", found.finding.check},
                                                     {"from", found.standing.state},
                                                     {"to", event.state},
                                                     {"reason", event.reason},
                                                     {"note", event.note},
                                                     {"author", event.author}}
                                          .dump());
    transaction.commit();
}

void undo_disposition(store::CaseFile& case_file, const std::string& finding, const std::string& note,
                      const std::string& author)
{
    const Found found = find(case_file, finding);
    const std::vector<Disposition> events = dispositions(case_file);
    const Disposition* last = last_disposition(events, found.finding.id);
    if (last == nullptr)
        throw Error(found.finding.id + ": nothing was decided about it that could be taken back", ErrorKind::usage);
    Disposition event;
    event.at = store::utc_now();
    event.author = named_author(case_file, author);
    event.run = found.run.id;
    event.finding = found.finding.id;
    event.state = last->state;
    event.note = note;
    event.fingerprint = fingerprint(found.finding);
    event.undoes = last->id;
    store::Transaction transaction(case_file.database());
    insert(case_file, event);
    case_file.append_trail("undo", nlohmann::json{{"finding", event.finding},
                                                  {"disposition", last->id},
                                                  {"state", last->state},
                                                  {"note", note},
                                                  {"author", event.author}}
                                       .dump());
    transaction.commit();
}

}  // namespace audit::findings
