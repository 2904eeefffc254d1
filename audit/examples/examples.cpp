// SPDX-License-Identifier: Apache-2.0
#include "audit/examples/examples.h"

#include <filesystem>

#include "audit/reference/resources.h"

namespace audit::examples {

namespace {

namespace fs = std::filesystem;

fs::path case_path(const std::string& check, const findings::OwnChecks& own)
{
    const findings::OwnCheck* found = findings::find_own_check(check, own);
    if (found != nullptr) return fs::path(found->sql_place).replace_extension(".case");
    return reference::resource_path("tests/checks") / (check + ".case");
}

}  // namespace

std::vector<Example> examples_of(const std::string& check, std::size_t most_of_each, const findings::OwnChecks& own)
{
    const fs::path path = case_path(check, own);
    if (!fs::is_regular_file(path)) return {};
    std::vector<Example> firing;
    std::vector<Example> silent;
    for (CheckCase& one : read_case_file(path.string())) {
        const Expectation& expected = one.expectation.value();
        if (expected.status != CheckStatus::ran) continue;
        std::vector<Example>& kind = expected.findings.empty() ? silent : firing;
        if (kind.size() == most_of_each) continue;
        CaseResult result = run_case(one, own);
        kind.push_back({std::move(one), std::move(result)});
    }
    firing.insert(firing.end(), std::make_move_iterator(silent.begin()), std::make_move_iterator(silent.end()));
    return firing;
}

}  // namespace audit::examples
