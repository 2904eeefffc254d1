// SPDX-License-Identifier: Apache-2.0
#include "audit/store/verify.h"

#include "audit/model/error.h"
#include "audit/store/series_store.h"
#include "audit/store/trail.h"

namespace audit::store {

namespace {

void verify_structure(const CaseFile& case_file, std::vector<std::string>& wrong)
{
    Statement check = case_file.database().prepare("PRAGMA integrity_check(10)");
    while (check.step()) {
        if (check.view(0) != "ok") wrong.push_back(case_file.path() + ": the database is damaged: " + check.text(0));
    }
}

void verify_originals(const CaseFile& case_file, const std::function<void(int, int)>& progress,
                      std::vector<std::string>& wrong)
{
    const std::vector<SubmittedFile> files = case_file.files();
    int done = 0;
    for (const SubmittedFile& file : files) {
        try {
            case_file.original(file.id);
        } catch (const Error& error) {
            wrong.emplace_back(error.what());
        }
        if (progress) progress(++done, static_cast<int>(files.size()));
    }
}

// Every block in force must decode.
void verify_series(const CaseFile& case_file, std::vector<std::string>& wrong)
{
    const SeriesStore store(case_file);
    for (const SeriesInfo& series : store.list()) {
        try {
            store.visit(series.key, [](SourceId, const SeriesRecord&) {});
        } catch (const Error&) {
            wrong.push_back(case_file.path() + ": the automatic monitoring data of " + series.key.outlet + " " +
                            series.key.item + " are damaged; restore the case from a copy");
        }
    }
}

}  // namespace

std::vector<std::string> verify_trail(const CaseFile& case_file)
{
    std::string previous;
    std::int64_t expected = 1;
    for (const TrailEvent& event : trail(case_file)) {
        const std::string place = case_file.path() + ": event " + std::to_string(event.id) + " of the audit trail ";
        if (event.id != expected)
            return {place + "follows event " + std::to_string(expected - 1) + "; events were removed"};
        if (trail_hash(previous, event) != event.hash) return {place + "was changed after it was written"};
        previous = event.hash;
        ++expected;
    }
    if (case_file.setting(kTrailEnd).value_or("") != previous)
        return {case_file.path() + ": events were removed from the end of the audit trail"};
    return {};
}

std::vector<std::string> verify_case(const CaseFile& case_file, const std::function<void(int, int)>& progress)
{
    std::vector<std::string> wrong;
    try {
        verify_structure(case_file, wrong);
        verify_originals(case_file, progress, wrong);
        verify_series(case_file, wrong);
        for (std::string& sentence : verify_trail(case_file)) wrong.push_back(std::move(sentence));
    } catch (const Error& error) {
        wrong.emplace_back(error.what());  // too damaged to look further
    }
    return wrong;
}

}  // namespace audit::store
