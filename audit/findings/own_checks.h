// SPDX-License-Identifier: Apache-2.0
// Checks of a bureau's own: a folder with <id>.sql for each, its entry <id>.json beside it (data/checks/README.md) and
// its tests <id>.case (templates/checks/README.md). The case keeps their text, so that later runs use the same ones and
// a report names them on any computer.
#pragma once

#include <string>
#include <vector>

#include "audit/findings/catalogue.h"
#include "audit/store/case_file.h"

namespace audit::findings {

// An entry as any other, with SQL in place of code. The texts are those of its two files; the places name them in
// errors.
struct OwnCheck {
    CheckEntry entry;
    std::string entry_place, sql_place;
    std::string entry_text, sql;
};
using OwnChecks = std::vector<OwnCheck>;

// The checks of these folders by id. Throws Error(usage) with file and line when an entry is not whole, a file has no
// partner, or an id is one of the program's or comes twice.
OwnChecks read_own_checks(const std::vector<std::string>& folders);

// Whether the text can be the id of a check: a-z, 0-9 and _, a letter first.
bool is_check_id(const std::string& text);

// Those that the case keeps; none by default.
OwnChecks kept_own_checks(const store::CaseFile& case_file);
// Keeps these in place of the others, and says so in the trail; does nothing when they are the same.
void keep_own_checks(store::CaseFile& case_file, const OwnChecks& checks);

const OwnCheck* find_own_check(std::string_view id, const OwnChecks& own);
// The program's check of that id, else the bureau's; null when neither has it.
const CheckEntry* find_check(std::string_view id, const OwnChecks& own);
// Their entries alone.
std::vector<CheckEntry> entries_of(const OwnChecks& own);
// All entries, in the catalogue's order.
std::vector<const CheckEntry*> all_checks(const OwnChecks& own);
// That of the catalogue; with own checks one that covers their entries and SQL too.
std::string catalogue_version(const OwnChecks& own);

}  // namespace audit::findings
