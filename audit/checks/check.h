// SPDX-License-Identifier: Apache-2.0
// What a check sees and how it answers. A check is one function `void <id>(CheckContext&)` in
// audit/checks/<topic>/<id>.cpp; its words and numbers are data/checks/<id>.json; its test is tests/checks/<id>.case.
// The list of checks is generated from the folder. A check reads, compares and reports; it never writes, and it never
// stops the run: an exception is the outcome "could not run".
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "audit/emissions/account.h"
#include "audit/findings/catalogue.h"
#include "audit/findings/parameters.h"
#include "audit/hours/outlet_hours.h"
#include "audit/model/finding.h"
#include "audit/model/plant.h"
#include "audit/store/database.h"
#include "audit/store/series_store.h"

namespace audit::checks {

// What the checks of one run share; made by the pipeline.
struct SharedData {
    const store::CaseFile& case_file;
    Plant plant;
    Period period;
    hours::HoursReader hours;
    findings::Parameters parameters;
    std::optional<emissions::Account> account;  // computed when first asked for
    // Exceedances found by the limit checks, for the checks that ask whether they were explained or admitted.
    std::map<std::string, std::vector<Finding>> found;  // check id -> findings of this run
    std::map<std::string, CheckOutcome> outcomes = {};  // check id -> how it went
    std::set<std::string> running = {};                 // checks under way, to name two that ask for each other
    // For evidence, filled as it is asked for: a source's table, and where its rows are stored.
    struct RowsOfSource {
        std::string table;
        std::map<std::int64_t, std::int64_t> ids = {};    // submitted row -> id of the first row stored from it
        std::map<std::string, std::string> headers = {};  // column -> header as submitted
    };
    std::map<SourceId, RowsOfSource> rows_of_sources = {};
};

// Loads what the checks share: the plant, and the audit period where `period` leaves it open.
SharedData share(const store::CaseFile& case_file, const std::optional<Period>& period,
                 const findings::Parameters& parameters);

// What a check says about one defect; the context adds id, message, basis and what to verify.
struct Report {
    Subject subject{};
    std::optional<Period> period{};
    std::int64_t records = 1;
    std::optional<Decimal> measured{};
    std::optional<Decimal> limit{};
    std::string measured_text{}, limit_text{};  // instead of the numbers, where they are words ("6-9")
    std::string unit{};
    std::map<std::string, std::string> values{};
    std::vector<Evidence> evidence{};
    std::optional<Severity> severity{};  // where it differs from the check's default
};

class CheckContext {
 public:
    CheckContext(SharedData& shared, const findings::CheckEntry& entry);

    const Plant& plant() const { return shared_.plant; }
    const Period& period() const { return shared_.period; }
    const findings::CheckEntry& entry() const { return entry_; }
    double number(std::string_view parameter) const;  // of this check, in force
    std::string text(std::string_view parameter) const;

    // Submitted rows of files in force. Table and column names are those of the contract; every table also has
    // `source` and `row`; times are seconds, numbers REAL with their digits in <column>_written.
    store::Statement rows(std::string_view sql) const;
    bool has_rows(std::string_view table) const;

    const hours::OutletHours& hours(const std::string& outlet);
    std::vector<std::string> monitored_outlets() const;  // with automatic data
    const store::SeriesStore& series() const;
    const emissions::Account& account();
    // Findings of another check in this run, run first when it has not been yet.
    const std::vector<Finding>& findings_of(std::string_view check);

    // Evidence from a ledger row: column is the contract id; the submitted header and text are looked up.
    Evidence cell(const SourceRow& source, std::string_view column) const;
    // Evidence from a series value.
    Evidence series_cell(const SeriesKey& key, Time time, bool converted = false) const;
    Evidence hour_cell(const std::string& outlet, const std::string& item, Time hour, bool converted = false) const;

    void examined(std::int64_t records) { outcome_.records += records; }
    void report(Report report);
    // Either one ends what the check says about itself; findings reported before are kept only by not doing so.
    void not_applicable(Text reason);
    void could_not_run(Text reason);

    const CheckOutcome& outcome() const { return outcome_; }
    std::vector<Finding>& findings() { return findings_; }

 private:
    SharedData::RowsOfSource& rows_of(SourceId source) const;

    SharedData& shared_;
    const findings::CheckEntry& entry_;
    CheckOutcome outcome_;
    std::vector<Finding> findings_;
};

using CheckFunction = void (*)(CheckContext&);
struct RegisteredCheck {
    std::string_view id;
    CheckFunction run;
};
// Generated from audit/checks/*/*.cpp at configure time.
const std::vector<RegisteredCheck>& registered_checks();

// Runs one check: needs of its entry first, then the function; an exception is "could not run". Leaves its outcome and
// its findings, by severity (worst first), subject and start, in `shared` under its id. A check that ran before in this
// run is not run again.
void run_check(SharedData& shared, const findings::CheckEntry& entry);

// The sentence about what the entry needs and the case does not hold; empty when all is there.
std::optional<Text> missing_tables(const CheckContext& check);

// Stretches of indexes [first, last] for which `is` holds, joined when at most `gap` false ones lie between.
struct Stretch {
    std::size_t first = 0;
    std::size_t last = 0;
    std::size_t count = 0;  // indexes for which it holds
};
template <typename Predicate>
std::vector<Stretch> stretches(std::size_t size, std::size_t gap, Predicate is)
{
    std::vector<Stretch> found;
    for (std::size_t i = 0; i < size; ++i) {
        if (!is(i)) continue;
        if (!found.empty() && i - found.back().last <= gap + 1) {
            found.back().last = i;
            ++found.back().count;
        } else {
            found.push_back({i, i, 1});
        }
    }
    return found;
}

}  // namespace audit::checks
