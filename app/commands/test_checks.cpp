// SPDX-License-Identifier: Apache-2.0
// Runs the tests of a bureau's own checks, and writes the skeleton of a new one.
#include <algorithm>
#include <filesystem>
#include <sstream>

#include "app/commands/commands.h"
#include "audit/examples/case_runner.h"
#include "audit/findings/catalogue.h"
#include "audit/findings/own_checks.h"
#include "audit/model/error.h"
#include "audit/reference/resources.h"
#include "reports/write_file.h"

namespace commands {

namespace {

namespace fs = std::filesystem;
using audit::Language;
using audit::Text;
using audit::examples::CheckCase;
using audit::examples::Expectation;
using audit::findings::CheckEntry;
using audit::findings::OwnCheck;
using audit::findings::OwnChecks;

bool has_case(const std::vector<CheckCase>& cases, bool (*is)(const Expectation&))
{
    return std::any_of(cases.begin(), cases.end(), [&](const CheckCase& one) { return is(one.expectation.value()); });
}

// What the tests of a check must show at least; empty when they do.
Text what_is_missing(const CheckEntry& entry, const std::vector<CheckCase>& cases)
{
    const bool fires = has_case(cases, [](const Expectation& e) { return !e.findings.empty(); });
    if (!fires) return {"没有应当报出问题的用例", "no case expects a finding"};
    const bool silent =
        has_case(cases, [](const Expectation& e) { return e.status == audit::CheckStatus::ran && e.findings.empty(); });
    if (!silent) return {"没有不应报出的用例（expect none）", "no case expects none"};
    const bool lacks = has_case(cases, [](const Expectation& e) { return e.status != audit::CheckStatus::ran; });
    if (!lacks && !entry.needs.empty()) return {"没有缺少资料的用例", "no case lacks data"};
    return {};
}

// What is wrong with the check, a paragraph each; empty when its cases pass.
std::string faults_of(const OwnCheck& check, const OwnChecks& own, Language language, std::size_t& count)
{
    const std::string path = fs::path(check.sql_place).replace_extension(".case").string();
    const std::vector<CheckCase> cases = audit::examples::read_case_file(path);
    count = cases.size();
    std::string faults;
    const Text missing = what_is_missing(check.entry, cases);
    if (!missing.zh.empty()) faults += path + ": " + missing.in(language) + '\n';
    for (const CheckCase& one : cases) faults += differences(one, audit::examples::run_case(one, own));
    return faults;
}

bool is_wanted(const CommonOptions& options, const std::string& id)
{
    const auto named = [&](const std::vector<std::string>& list) {
        return std::find(list.begin(), list.end(), id) != list.end();
    };
    return (options.checks.empty() || named(options.checks)) && !named(options.without_checks);
}

std::string with_id(std::string text, const std::string& id)
{
    const std::string place = "{id}";
    for (std::size_t at = text.find(place); at != std::string::npos; at = text.find(place, at))
        text.replace(at, place.size(), id);
    return text;
}

}  // namespace

TestedChecks test_checks(const std::string& folder, const CommonOptions& options)
{
    const OwnChecks own = audit::findings::read_own_checks({folder});
    std::ostringstream out;
    bool passed = true;
    for (const OwnCheck& check : own) {
        if (!is_wanted(options, check.entry.id)) continue;
        std::size_t count = 0;
        const std::string faults = faults_of(check, own, options.language, count);
        passed = passed && faults.empty();
        out << check.entry.id << Text{"：", ": "}.in(options.language) << count
            << Text{" 个用例", " cases"}.in(options.language)
            << (faults.empty() ? Text{"，全部通过", ", all passed"} : Text{"，未通过", ", failed"}).in(options.language)
            << '\n'
            << faults;
    }
    return {out.str(), passed};
}

std::vector<std::string> new_check(const std::string& id, const std::string& folder)
{
    if (!audit::findings::is_check_id(id))
        throw audit::Error(id + ": the id of a check is of a-z, 0-9 and _, a letter first", audit::ErrorKind::usage);
    if (audit::findings::find_check(id) != nullptr)
        throw audit::Error(id + ": the program has this check already; choose another name", audit::ErrorKind::usage);
    const fs::path place = folder.empty() ? fs::path(".") : fs::path(folder);
    std::error_code failed;
    fs::create_directories(place, failed);
    if (failed)
        throw audit::Error(place.string() + ": the folder cannot be made (" + failed.message() +
                           "); choose another place");
    std::vector<std::string> paths;
    for (const char* ending : {".sql", ".json", ".case"}) {
        paths.push_back((place / (id + ending)).string());
        if (fs::exists(paths.back()))
            throw audit::Error(paths.back() + ": is there already; choose another name", audit::ErrorKind::usage);
    }
    for (const std::string& path : paths) {
        const std::string name = "templates/checks/skeleton/check" + fs::path(path).extension().string();
        reports::write_whole_file(path, with_id(audit::reference::read_resource(name), id));
    }
    return paths;
}

}  // namespace commands
