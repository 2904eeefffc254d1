// SPDX-License-Identifier: Apache-2.0
// How each alarm ends (data/triage.json): explained by a row that gives a cause and covers it; a document is owed when
// a row comes near (covers a part, gives no cause), the list of documents names one, or the alarm is small; else go and
// see. Explained says that the plant wrote down why, not that it was allowed.
#include <nlohmann/json.hpp>

#include <algorithm>

#include "audit/findings/appraisal.h"
#include "audit/findings/catalogue.h"
#include "audit/findings/plant_links.h"
#include "audit/findings/run.h"
#include "audit/model/decimal.h"
#include "audit/model/error.h"
#include "audit/reference/resources.h"
#include "audit/reference/tables.h"
#include "audit/store/event_end.h"

namespace audit::findings {

namespace {

using nlohmann::json;
using store::CaseFile;
using store::Statement;
constexpr const char* kFile = "data/triage.json";

struct Kind {
    std::vector<std::string> checks, overlap_is_enough, tables;
    double hours = 0, times = 0;  // up to both a document is enough
    Text look;
};

struct Rules {
    double covered_share = 1;
    std::vector<Kind> kinds;
    std::vector<std::string> document_words;
    std::int64_t document_days = 0;
};

bool holds(const std::vector<std::string>& list, const std::string& one)
{
    return std::find(list.begin(), list.end(), one) != list.end();
}

Rules read_rules()
{
    Rules rules;
    try {
        const json document = json::parse(reference::read_resource(kFile));
        rules.covered_share = document.at("covered_share");
        for (const json& one : document.at("kinds"))
            rules.kinds.push_back({one.at("checks"), one.at("overlap_is_enough"), one.at("tables"),
                                   one.at("document_up_to_hours"), one.at("document_up_to_times"),
                                   Text{one.at("look").at("zh"), one.at("look").at("en")}});
        rules.document_words = document.at("document_words").get<std::vector<std::string>>();
        rules.document_days = document.at("document_days");
    } catch (const json::exception& wrong) {
        throw Error(std::string(kFile) + ": not the rules of triage (" + wrong.what() + "), restore the file",
                    ErrorKind::internal);
    }
    for (const Kind& kind : rules.kinds)
        for (const std::string& check : kind.checks)
            if (find_check(check) == nullptr)
                throw Error(
                    std::string(kFile) + ": names the check " + check + ", which there is not; restore the file",
                    ErrorKind::internal);
    return rules;
}

const Rules& rules()
{
    static const Rules read = read_rules();
    return read;
}

// A submitted row that may explain something, from any of the tables that do.
struct Account {
    std::string table, place, pollutant, cause, column;  // place: outlet, or the name of a facility
    Period period;
    SourceRow source;
};

// cause: what the row says of the reason; column: where it says so.
const std::string kAbnormal =
    std::string("SELECT facility, coalesce(pollutant, ''), starts, ") + store::kEventEnd +
    ", "
    "CASE WHEN coalesce(cause, '') <> '' THEN cause ELSE coalesce(condition, '') END, "
    "CASE WHEN coalesce(cause, '') <> '' THEN 'cause' ELSE 'condition' END, source, row FROM abnormal_log "
    "WHERE starts IS NOT NULL ORDER BY starts, source, row";
constexpr const char* kService =
    "SELECT outlet, coalesce(item, ''), starts, coalesce(ends, starts + 3600), coalesce(kind, ''), 'kind', source, row "
    "FROM cems_qa WHERE starts IS NOT NULL ORDER BY starts, source, row";
const std::string kAdmitted =
    std::string("SELECT outlet, coalesce(pollutant, ''), starts, ") + store::kEventEnd +
    ", coalesce(cause, ''), "
    "'cause', source, row FROM report_exceedances WHERE starts IS NOT NULL ORDER BY starts, source, row";

void read_accounts(const CaseFile& case_file, const char* table, const std::string& sql, std::vector<Account>& accounts)
{
    Statement row = case_file.database().prepare(sql);
    while (row.step())
        accounts.push_back({table,
                            row.text(0),
                            row.text(1),
                            row.text(4),
                            row.text(5),
                            {row.time(2), row.time(3)},
                            {row.integer(6), row.integer(7)}});
}

class Triages {
 public:
    Triages(const CaseFile& case_file, const Plant& plant) : case_file_(case_file), plant_(plant)
    {
        read_accounts(case_file, "report_exceedances", kAdmitted, accounts_);
        read_accounts(case_file, "abnormal_log", kAbnormal, accounts_);
        read_accounts(case_file, "cems_qa", kService, accounts_);
    }

    Triage judge(const Finding& finding, const Kind& kind)
    {
        if (!finding.period) return go_and_see(kind);
        const Account* best = nullptr;
        double best_share = 0;
        const std::vector<std::string> names = names_behind(plant_, finding.subject.outlet);
        for (const Account& account : accounts_) {
            if (!holds(kind.tables, account.table) || !speaks_of(account, finding, names)) continue;
            const double share = covered(account, finding);
            if (best != nullptr && (best->cause.empty() ? 0 : best_share) >= (account.cause.empty() ? 0 : share))
                continue;
            best = &account;
            best_share = share;
        }
        if (best != nullptr) return by_account(*best, best_share, finding, kind);
        if (std::optional<Triage> named = by_document(finding)) return *named;
        return is_small(finding, kind) ? small(kind) : go_and_see(kind);
    }

 private:
    static bool speaks_of(const Account& account, const Finding& finding, const std::vector<std::string>& names)
    {
        if (!account.period.overlaps(*finding.period)) return false;
        if (!account.pollutant.empty() && account.pollutant != finding.subject.pollutant) return false;
        return account.table == "abnormal_log" ? holds(names, account.place) : account.place == finding.subject.outlet;
    }

    static double covered(const Account& account, const Finding& finding)
    {
        const Time from = std::max(account.period.from, finding.period->from);
        const Time to = std::min(account.period.to, finding.period->to);
        return static_cast<double>(to - from) /
               static_cast<double>(std::max<std::int64_t>(finding.period->seconds(), 1));
    }

    Triage by_account(const Account& account, double share, const Finding& finding, const Kind& kind) const
    {
        const reference::Table* table = reference::find_table(account.table);
        const std::string name = table == nullptr ? account.table : table->name.zh;
        Triage triage;
        triage.row =
            Evidence{account.source, case_file_.header_of(account.source.source, account.column), account.cause};
        const bool enough = share >= rules().covered_share || holds(kind.overlap_is_enough, finding.check);
        const std::string percent = std::to_string(static_cast<int>(share * 100)) + "%";
        if (account.cause.empty()) {
            triage.verdict = Verdict::needs_document;
            triage.reason = {"《" + name + "》有对应记录但未写原因，应补交说明材料",
                             "a row of " + account.table + " speaks of it without a cause: ask for a document"};
        } else if (enough) {
            triage.verdict = Verdict::explained;
            triage.reason = {
                "《" + name + "》已有记录：" + account.cause + "（有记录不等于免责，真实性以原始资料为准）",
                "written down in " + account.table + ": " + account.cause +
                    " (which does not excuse it; see the originals)"};
        } else {
            triage.verdict = Verdict::needs_document;
            triage.reason = {
                "《" + name + "》的记录（" + account.cause + "）只覆盖该时段的 " + percent + "，其余应补交说明材料",
                "the row of " + account.table + " (" + account.cause + ") covers " + percent +
                    " of it: ask for a document about the rest"};
        }
        return triage;
    }

    // A document of the list, dated soon after, whose title speaks of the outlet or of such events. Its content was not
    // handed in as a table, so it is to be read.
    std::optional<Triage> by_document(const Finding& finding) const
    {
        Statement row = case_file_.database().prepare(
            "SELECT title, source, row FROM documents WHERE dated >= ? AND dated <= ? ORDER BY dated, source, row");
        row.bind_all(start_of_day(finding.period->from), finding.period->to + rules().document_days * kDay);
        while (row.step()) {
            const std::string title = row.text(0);
            const auto names = [&](const std::string& word) { return title.find(word) != std::string::npos; };
            const auto& words = rules().document_words;
            if (finding.subject.outlet.empty() || !names(finding.subject.outlet) ||
                std::none_of(words.begin(), words.end(), names))
                continue;
            const SourceRow source{row.integer(1), row.integer(2)};
            return Triage{
                Verdict::needs_document,
                {"资料清单列有《" + title + "》，应调阅核对", "the list of documents names \"" + title + "\": read it"},
                Evidence{source, case_file_.header_of(source.source, "title"), title}};
        }
        return std::nullopt;
    }

    static bool is_small(const Finding& finding, const Kind& kind)
    {
        const std::optional<Decimal> times = Decimal::parse(finding.times);
        const double hours = static_cast<double>(finding.period->seconds()) / static_cast<double>(kHour);
        return hours <= kind.hours && (!times || times->to_double() <= kind.times);
    }

    static Triage small(const Kind& kind)
    {
        return {Verdict::needs_document,
                {"时间短、幅度小，资料中没有说明，应补交说明材料（" + kind.look.zh + "）",
                 "short and slight, and nothing explains it: ask for a document (" + kind.look.en + ")"},
                {}};
    }

    static Triage go_and_see(const Kind& kind)
    {
        return {Verdict::go_and_see,
                {"资料中没有任何说明，应到现场查看：" + kind.look.zh,
                 "nothing handed in explains it; see on site: " + kind.look.en},
                {}};
    }

    const CaseFile& case_file_;
    const Plant& plant_;
    std::vector<Account> accounts_;
};

}  // namespace

std::map<std::string, Triage> triage_of(const CaseFile& case_file, const Plant& plant, const Run& run)
{
    Triages triages(case_file, plant);
    std::map<std::string, Triage> all;
    for (const Finding& finding : run.findings) {
        for (const Kind& kind : rules().kinds) {
            if (!holds(kind.checks, finding.check)) continue;
            all[finding.id] = triages.judge(finding, kind);
            break;
        }
    }
    return all;
}

}  // namespace audit::findings
