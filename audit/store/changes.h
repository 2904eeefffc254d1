// SPDX-License-Identifier: Apache-2.0
// What the program read as something else than it was written, by itself: listed, and undone where a person says so.
// An undone change stays undone when a file of that name is handed in again.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "audit/model/source.h"
#include "audit/model/text.h"
#include "audit/reference/tables.h"
#include "audit/store/case_file.h"

namespace audit::store {

enum class ChangeKind {
    spelling,     // a code in full width, small letters, with spaces or another dash
    invisible,    // characters that nobody sees, in a text
    check_digit,  // O for 0 or I for 1 in a code that then holds
    pollutant,    // an alias, formula or code of a pollutant
    unit,         // another spelling of a unit
    conversion,   // a number of another unit than the column's
    half_limit,   // a result below its detection limit, which counts as half of it
    // Another name of something that the permit lists, and a name that fits several of them: nothing is changed then.
    outlet,
    outlet_unclear,
    facility,
    facility_unclear,
    treatment,
    treatment_unclear,
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

// ---- outlets, production facilities, treatment facilities ----
struct PermitOutlet {
    std::string code, name;
};
// Of the permit tables in force, by code: those of 排放口基本情况, else those that have limits.
std::vector<PermitOutlet> permit_outlets(const CaseFile& case_file);
// The same of facilities and treatments.
std::vector<PermitOutlet> permit_facilities(const CaseFile& case_file);
std::vector<PermitOutlet> permit_treatments(const CaseFile& case_file);

// The columns whose texts are looked at again: of any table but the one that defines the codes.
inline constexpr std::array<const char*, 3> kNamingColumns = {"outlet", "facility", "treatment"};
bool names_by_permit(const reference::Table& table, std::string_view column);
// The change of such a column: "outlet" is ChangeKind::outlet.
ChangeKind naming_kind(std::string_view column, bool unclear = false);
bool is_unclear(ChangeKind kind);

// An outlet or facility as one source names it.
struct NamedOutlet {
    std::string column;  // outlet, facility or treatment
    SourceId source = 0;
    std::int64_t file = 0;
    std::string file_name, written;
    std::int64_t row = 0;    // the first one; 0: of a series
    std::int64_t cells = 0;  // 0: every cell with this text
    std::vector<std::string> pollutants;
};
std::vector<NamedOutlet> named_outlets(const CaseFile& case_file);  // of files in force

// A change of such a name, with what its problem says when it is unclear.
struct OutletChange {
    Change change;
    std::string named_in;  // the column of the contract
    std::int64_t file = 0;
    Text expected;
};
// Makes these the only such changes of the case. Those that are there already keep their ids. Each unclear one is a
// problem of its cell. Returns those that are new.
std::vector<OutletChange> set_outlet_changes(CaseFile& case_file, const std::vector<OutletChange>& wanted);

}  // namespace audit::store
