// SPDX-License-Identifier: Apache-2.0
// Every case of tests/checks/*.case is a test checks_test/<id>/<case name>; and every check has its parts.
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>

#include "audit/checks/check.h"
#include "audit/examples/case_runner.h"
#include "tests/places.h"

namespace {

using audit::examples::CheckCase;
namespace ut = boost::unit_test;

struct CaseFile {
    std::string id;
    std::vector<CheckCase> cases;
    std::string error;  // of a file that breaks the grammar
};

std::vector<CaseFile> read_all()
{
    std::vector<CaseFile> files;
    for (const auto& entry : std::filesystem::directory_iterator(tests::source_dir() / "tests" / "checks")) {
        if (entry.path().extension() != ".case") continue;
        CaseFile file{entry.path().stem().string(), {}, {}};
        try {
            file.cases = audit::examples::read_case_file(entry.path().string());
        } catch (const std::exception& error) {
            file.error = error.what();
        }
        files.push_back(std::move(file));
    }
    std::sort(files.begin(), files.end(), [](const CaseFile& a, const CaseFile& b) { return a.id < b.id; });
    return files;
}

const std::vector<CaseFile>& all_files()
{
    static const std::vector<CaseFile> files = read_all();
    return files;
}

// Boost's filters give these characters a meaning.
std::string test_name(std::string name)
{
    for (char& c : name) {
        if (std::string_view(",/:!@*+").find(c) != std::string_view::npos) c = '_';
    }
    return name;
}

// Hands Boost one suite per check with one test per case.
class CaseGenerator : public ut::test_unit_generator {
 public:
    ut::test_unit* next() const override
    {
        if (at_ == all_files().size()) return nullptr;
        const CaseFile& file = all_files()[at_++];
        auto* suite = new ut::test_suite(file.id, __FILE__, __LINE__);  // Boost owns it
        if (!file.error.empty())
            suite->add(ut::make_test_case([&file] { BOOST_ERROR(file.error); }, "grammar", __FILE__, __LINE__));
        for (const CheckCase& one : file.cases) {
            const auto run = [&one] {
                const std::string different = differences(one, audit::examples::run_case(one));
                if (!different.empty()) BOOST_ERROR(different);
            };
            suite->add(ut::make_test_case(run, test_name(one.name), __FILE__, __LINE__));
        }
        return suite;
    }

 private:
    mutable std::size_t at_ = 0;
};

bool has_case(const CaseFile& file, bool (*is)(const audit::examples::Expectation&))
{
    return std::any_of(file.cases.begin(), file.cases.end(),
                       [&](const CheckCase& one) { return is(one.expectation.value()); });
}

}  // namespace

BOOST_AUTO_TEST_SUITE(checks_test)

static ut::ut_detail::auto_test_unit_registrar case_registrar(CaseGenerator(), ut::decorator::collector_t::instance());

BOOST_AUTO_TEST_CASE(every_check_has_code_entry_and_cases)
{
    std::set<std::string> ids;
    for (const audit::checks::RegisteredCheck& check : audit::checks::registered_checks()) ids.emplace(check.id);
    for (const audit::findings::CheckEntry& entry : audit::findings::catalogue()) {
        BOOST_TEST(ids.contains(entry.id), "data/checks/" << entry.id << ".json has no code in audit/checks");
    }
    std::map<std::string, const CaseFile*> files;
    for (const CaseFile& file : all_files()) {
        files[file.id] = &file;
        BOOST_TEST(ids.contains(file.id), "tests/checks/" << file.id << ".case has no code in audit/checks");
    }
    for (const std::string& id : ids) {
        BOOST_TEST((audit::findings::find_check(id) != nullptr), "data/checks/" << id << ".json is missing");
        BOOST_TEST(files.contains(id), "tests/checks/" << id << ".case is missing");
    }
}

BOOST_AUTO_TEST_CASE(every_check_is_seen_to_fire_to_be_silent_and_to_lack_data)
{
    using audit::examples::Expectation;
    for (const CaseFile& file : all_files()) {
        const std::string place = "tests/checks/" + file.id + ".case: ";
        BOOST_TEST(has_case(file, [](const Expectation& e) { return !e.findings.empty(); }), place << "nothing fires");
        BOOST_TEST(
            has_case(file,
                     [](const Expectation& e) { return e.status == audit::CheckStatus::ran && e.findings.empty(); }),
            place << "no case expects none");
        // A check that needs no table cannot lack one.
        const audit::findings::CheckEntry* entry = audit::findings::find_check(file.id);
        if (entry == nullptr || entry->needs.empty()) continue;
        BOOST_TEST(has_case(file, [](const Expectation& e) { return e.status != audit::CheckStatus::ran; }),
                   place << "no case with missing data");
    }
}

BOOST_AUTO_TEST_SUITE_END()
