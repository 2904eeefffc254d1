// SPDX-License-Identifier: Apache-2.0
// What the command line said, after reading and checking it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/commands/commands.h"
#include "app/commands/dispositions.h"

namespace cli {

struct Options {
    std::string command;
    std::string case_path;
    std::vector<std::string> paths;
    std::string argument;         // check id, finding id
    std::string output;           // -o
    std::string json;             // --json of audit
    std::string format = "text";  // -f of findings, emissions
    std::string by = "month";     // --by of emissions
    commands::ParameterChanges parameters;
    std::string kind = "findings";
    std::string test_folder;  // --test of checks
    std::string new_id;       // --new of checks
    bool problems = false;
    bool changes = false, unmapped = false;  // of tables
    std::int64_t undone_change = 0;          // 0: none
    std::string compared;                    // a file
    std::vector<int> versions;               // two of it, or none
    bool dry_run = false;                    // of import
    bool quiet = false;
    std::string report;   // --report of verify
    std::string against;  // of findings
    bool matrix = false;
    std::string answers;                 // of visit
    audit::findings::Decision decision;  // of dispose
    bool undo = false;
    audit::findings::Suppression suppression;  // of suppress
    std::int64_t revoke = 0;
    commands::CommonOptions common;
};

// Reads the command line. Returns the exit status instead when there is nothing to do (help, version, wrong usage; the
// words have been printed then).
std::optional<int> read_options(int argc, char** argv, Options& options);

}  // namespace cli
