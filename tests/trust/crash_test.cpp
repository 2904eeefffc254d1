// SPDX-License-Identifier: Apache-2.0
// The program killed, or refused a write, sync, open or allocation, anywhere in what people do with a case: the case
// opens, is whole, holds everything that was acknowledged and nothing half. ONEPERMIT_TRUST_ROUNDS: points a kind of
// fault and action (the ordinary suite tries a few), ONEPERMIT_TRUST_SEED: where they begin.
#include <boost/test/unit_test.hpp>

#include <cstdlib>
#include <filesystem>
#include <random>

#include "audit/store/case_file.h"
#include "audit/store/verify.h"
#include "tests/trust/struck_program.h"
#include "tests/trust/trusted_case.h"

namespace {

namespace fs = std::filesystem;
using tests::Action;
using tests::Fault;
using tests::ProgramRun;

long number_of(const char* variable, long otherwise)
{
    const char* text = std::getenv(variable);
    return text == nullptr ? otherwise : std::strtol(text, nullptr, 10);
}

bool is_acknowledged(const ProgramRun& run)
{
    constexpr int kViolations = 1;
    constexpr int kImportProblems = 4;
    return run.status == 0 || run.status == kViolations || run.status == kImportProblems;
}

// One action on copies of one case: what the case holds before and after it, when nothing goes wrong.
class Trial {
 public:
    Trial(Action action, const std::string& original) : action_(std::move(action)), original_(original)
    {
        prepare();
        before_ = tests::contents(path_);
        const ProgramRun run = tests::run_program(arguments());
        BOOST_REQUIRE_MESSAGE(is_acknowledged(run), action_.name << ": " << run.errors);
        after_ = tests::contents(path_);
        BOOST_REQUIRE(before_ != after_);
    }

    long events(const std::string& kind)
    {
        prepare();
        return tests::count_events(arguments(), kind);
    }

    void strike(const Fault& fault)
    {
        prepare();
        const ProgramRun run = tests::run_struck(arguments(), fault);
        const std::string place = action_.name + ", " + fault.text() + ", status " + std::to_string(run.status) + ": ";
        constexpr int kKilled = 128 + 9;
        const bool ended_as_wanted = run.status < 128 || (fault.kind == "kill" && run.status == kKilled);
        BOOST_TEST(ended_as_wanted, place << run.errors);
        if (run.status > 1 && run.status != 4 && run.status != kKilled)
            BOOST_TEST((std::count(run.errors.begin(), run.errors.end(), '\n') <= 3 && !run.errors.empty()),
                       place << run.errors);
        require_whole_copies(place);
        const std::string now = tests::contents(path_);
        if (is_acknowledged(run)) BOOST_TEST(is_done(now, fault), place << "acknowledged, but lost");
        if (now != before_ && !is_done(now, fault)) require_between(now, place);
        require_whole(path_, place);
        require_usable(place, now);
    }

 private:
    std::vector<std::string> arguments() const
    {
        std::vector<std::string> words = action_.arguments(path_);
        words.insert(words.end(), {"--quiet", "--threads", "1"});
        return words;
    }

    void prepare()
    {
        fs::remove_all(folder_.path());
        fs::create_directory(folder_.path());
        if (!action_.on_nothing) fs::copy_file(original_, path_);
        if (action_.on_format_1) tests::make_format_1(path_);
    }

    // A check that has no memory "could not run", which is an outcome of the audit: it then finds less.
    bool is_done(const std::string& now, const Fault& fault) const
    {
        const auto runs = [](const std::string& text) {
            const std::size_t at = text.find("; runs ");
            return at == text.npos ? std::string() : text.substr(at, text.find(';', at + 1) - at);
        };
        const bool audits = action_.name == "audit" && fault.kind == "malloc";
        return now == after_ || (audits && runs(now) == runs(after_));
    }

    // What a person can be left with between two steps: a new case without anything in it, or one that was brought up
    // to date only.
    void require_between(const std::string& now, const std::string& place)
    {
        const std::string format = now.substr(0, now.find(';'));
        const bool emptied = action_.on_nothing && now.find("files 0;") != now.npos && now.find("trail 0;") != now.npos;
        const bool migrated =
            action_.on_format_1 && format == after_.substr(0, after_.find(';')) && now.find("settings 1") != now.npos;
        BOOST_TEST((emptied || migrated), place << "half there: " << now);
    }

    void require_whole(const std::string& path, const std::string& place)
    {
        if (tests::contents(path) == "nothing") return;
        const std::vector<std::string> wrong = audit::store::verify_case(audit::store::CaseFile::open(path));
        BOOST_TEST(wrong.empty(), place << (wrong.empty() ? "" : wrong.front()));
    }

    // A copy made before a migration is whole as soon as it has its name.
    void require_whole_copies(const std::string& place)
    {
        for (const auto& entry : fs::directory_iterator(folder_.path())) {
            const std::string name = entry.path().filename().string();
            if (name.find(".backup-v1") == name.npos || name.find(".partial") != name.npos) continue;
            BOOST_TEST(tests::contents(entry.path().string()) == before_, place << name << " is half a copy");
        }
    }

    // Whatever happened, the same command given again does its work or says that it is done already.
    void require_usable(const std::string& place, const std::string& now)
    {
        const ProgramRun again = tests::run_program(arguments());
        constexpr int kUsage = 2;
        BOOST_TEST((is_acknowledged(again) || (again.status == kUsage && now == after_)),
                   place << "then again: " << again.errors);
        require_whole(path_, place + "then again: ");
        if (now == before_) BOOST_TEST(tests::contents(path_) == after_, place << "then again");
    }

    Action action_;
    std::string original_;
    tests::TemporaryFolder folder_;
    std::string path_ = folder_.file("a.opcase");
    std::string before_, after_;
};

void strike_everywhere(const std::string& kind, long rounds)
{
    if (!tests::faults_can_be_made()) {
        BOOST_TEST_MESSAGE("NOT TESTED: faults cannot be made beside the sanitizers");
        return;
    }
    const tests::TemporaryFolder folder;
    const std::string original = tests::make_trusted_case(folder);
    std::mt19937 random(static_cast<unsigned>(number_of("ONEPERMIT_TRUST_SEED", 1)));
    for (const Action& action : tests::trusted_actions(folder, original)) {
        Trial trial(action, original);
        const long events = trial.events(kind);
        BOOST_REQUIRE_MESSAGE(events > 0, action.name << " has no " << kind);
        const long tried = std::min(events, number_of("ONEPERMIT_TRUST_ROUNDS", rounds));
        for (long round = 0; round < tried; ++round) {
            // All of them where there are few, else one of each part of the way.
            const long from = events * round / tried;
            const long to = std::max(from, events * (round + 1) / tried - 1);
            const long at = 1 + std::uniform_int_distribution<long>(from, to)(random);
            trial.strike({kind, at, kind != "kill" && random() % 2 == 0});
        }
        BOOST_TEST_MESSAGE(action.name << ", " << kind << ": " << tried << " of " << events << " points tried");
    }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(crash_test)

BOOST_AUTO_TEST_CASE(a_kill_loses_nothing_that_was_acknowledged_and_leaves_nothing_half)
{
    constexpr long kRounds = 4;
    strike_everywhere("kill", kRounds);
}

BOOST_AUTO_TEST_CASE(a_refused_write_is_a_sentence_and_leaves_nothing_half)
{
    constexpr long kRounds = 2;
    strike_everywhere("write", kRounds);
}

BOOST_AUTO_TEST_CASE(a_failed_sync_is_a_sentence_and_leaves_nothing_half)
{
    constexpr long kRounds = 1;
    strike_everywhere("sync", kRounds);
}

BOOST_AUTO_TEST_CASE(a_failed_open_is_a_sentence_and_leaves_nothing_half)
{
    constexpr long kRounds = 1;
    strike_everywhere("open", kRounds);
}

BOOST_AUTO_TEST_CASE(a_failed_allocation_is_a_sentence_and_leaves_nothing_half)
{
    constexpr long kRounds = 2;
    strike_everywhere("malloc", kRounds);
}

BOOST_AUTO_TEST_SUITE_END()
