// SPDX-License-Identifier: Apache-2.0
#include "audit/import/importer.h"

#include <boost/test/unit_test.hpp>

#include "audit/model/error.h"
#include "audit/store/series_store.h"
#include "tests/places.h"

using namespace audit;

namespace {

struct Fixture {
    tests::TemporaryFolder folder;
    store::CaseFile made = store::CaseFile::create(folder.file("case.opcase"));

    import::ImportSummary import(const std::vector<std::string>& paths) { return import::import_submission(made, paths); }
    std::string all(const std::string& sql)
    {
        std::string lines;
        store::Statement query = made.database().prepare(sql);
        while (query.step()) {
            for (int i = 0; i < query.columns(); ++i) lines += (i == 0 ? "" : "|") + query.text(i);
            lines += "\n";
        }
        return lines;
    }
    std::string problems()
    {
        std::string lines;
        for (const store::ImportProblem& problem : made.problems()) {
            const auto file = made.file(problem.file);
            lines += file->name + (problem.sheet ? "[" + *problem.sheet + "]" : "") + ":" + std::to_string(problem.row) +
                     ":" + problem.column + ": " + problem.found + " -> " + problem.expected.zh +
                     (problem.note ? " (note)" : problem.rejected ? " (rejected)" : "") + "\n";
        }
        return lines;
    }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(importer_test)

BOOST_FIXTURE_TEST_CASE(the_sample_submissions_come_in_without_a_rejected_row, Fixture)
{
    const auto samples = tests::samples();
    if (!samples) {
        BOOST_TEST_MESSAGE("ONEPERMIT_SAMPLES is not set: the sample submissions are not tested");
        return;
    }
    for (const char* name : {"cogeneration_clean.zip", "chemical_clean.zip"}) {
        store::CaseFile sample = store::CaseFile::create(folder.file(std::string(name) + ".opcase"));
        std::swap(made, sample);
        const auto summary = import({(*samples / "submissions" / name).string()});
        BOOST_TEST(summary.rejected() == 0);
        BOOST_TEST(summary.problems() == 0, problems());
        for (const import::ImportedFile& file : summary.files) BOOST_TEST(file.error.empty(), file.error);
    }
}

BOOST_AUTO_TEST_SUITE_END()
