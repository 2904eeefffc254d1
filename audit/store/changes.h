// SPDX-License-Identifier: Apache-2.0
// What the program read as something else than it was written, by itself: listed, and undone where a person says so.
// An undone change stays undone when a file of that name is handed in again.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "audit/model/source.h"
#include "audit/model/text.h"
#include "audit/store/case_file.h"

namespace audit::store {

enum class ChangeKind {
    spelling,        // a code in full width, small letters, with spaces or another dash
    invisible,       // characters that nobody sees, in a text
    check_digit,     // O for 0 or I for 1 in a code that then holds
    pollutant,       // an alias, formula or code of a pollutant
    unit,            // another spelling of a unit
    outlet,          // another name of an outlet of the permit
    outlet_unclear,  // a name that fits several outlets of the permit; nothing is changed
};
std::string to_text(ChangeKind kind);  // the word in the case file
Text reason(ChangeKind kind);          // why, in one phrase

struct Change {
    std::int64_t id = 0;
    SourceId source = 0;
    std::string column;      // header as submitted
    std::int64_t row = 0;    // the first one; 0: the header
    std::int64_t cells = 0;  // how many; 0: every cell with this text
    ChangeKind kind = ChangeKind::spelling;
    std::string written, meant;
    bool undone = false;
};

std::int64_t add_change(CaseFile& case_file, const Change& change);
// Of files in force, in the order they were made, unclear ones left out.
std::vector<Change> changes(const CaseFile& case_file);
// How many of them there are by source, undone ones left out.
std::map<SourceId, std::int64_t> change_counts(const CaseFile& case_file);

// What a person undid in files of that name: kind and text.
using KeptAsWritten = std::set<std::pair<ChangeKind, std::string>>;
KeptAsWritten kept_as_written(const CaseFile& case_file, const std::string& file_name);
// Remembers that this text stays as written in files of that name, and marks its changes there.
void keep_as_written(CaseFile& case_file, const SubmittedFile& file, ChangeKind kind, const std::string& written);

// ---- outlets ----
struct PermitOutlet {
    std::string code, name;
};
// Of the permit tables in force, by code: those of 排放口基本情况, else those that have limits.
std::vector<PermitOutlet> permit_outlets(const CaseFile& case_file);

// An outlet as one source names it.
struct NamedOutlet {
    SourceId source = 0;
    std::int64_t file = 0;
    std::string file_name, written;
    std::int64_t row = 0;    // the first one; 0: of a series
    std::int64_t cells = 0;  // 0: every cell with this text
    std::vector<std::string> pollutants;
};
std::vector<NamedOutlet> named_outlets(const CaseFile& case_file);  // of files in force

// A change of kind outlet or outlet_unclear, with what its problem says when it is unclear.
struct OutletChange {
    Change change;
    std::int64_t file = 0;
    Text expected;
};
// Makes these the only such changes of the case. Those that are there already keep their ids. Each unclear one is a
// problem of its cell. Returns those that are new.
std::vector<OutletChange> set_outlet_changes(CaseFile& case_file, const std::vector<OutletChange>& wanted);

}  // namespace audit::store
