// SPDX-License-Identifier: Apache-2.0
// What tests of trust do to a case: a case with something in every corner, the actions people take on it, and what is
// in it afterwards.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "tests/places.h"

namespace tests {

// A case with imported files (one of them unrecognised, one with an automatic change) and an audit; returns its path.
// The files lie in folder/submission, a second submission in folder/second, a mapping in folder/map.json.
std::string make_trusted_case(const TemporaryFolder& folder);
// Takes everything out of a new case that later formats brought, so that it is one of format 1.
void make_format_1(const std::string& case_path);

struct Action {
    std::string name;
    bool on_format_1 = false;
    bool on_nothing = false;  // there is no case yet
    std::function<std::vector<std::string>(const std::string& case_path)> arguments;
};
// import, a first import, a mapping, audit, a disposition, an undone change, and the migration of a case of format 1.
std::vector<Action> trusted_actions(const TemporaryFolder& folder, const std::string& case_path);

// What is in the case: its format and the number of rows of every table. Opening brings an older case up to date, so
// the file is read as it is.
std::string contents(const std::string& case_path);

}  // namespace tests
