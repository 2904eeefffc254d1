// SPDX-License-Identifier: Apache-2.0
// Brings case files of older versions up to date: a backup copy beside the file, then every step in one transaction.
#pragma once

#include <span>
#include <string>

#include "audit/store/database.h"

namespace audit::store {

inline constexpr int kCaseVersion = 4;  // kept as user_version

// sql leads from version to - 1 to version `to`.
struct Migration {
    int to = 0;
    const char* sql = "";
};

// The steps to kCaseVersion, in order. schema.sql is version 1; a new case is made by it and all steps.
std::span<const Migration> migrations();

// Throws Error when a file that is only read is newer or older than kCaseVersion.
void refuse_other_versions(const Database& database);

// Returns the path of the backup copy; empty when the file had that version already. Throws Error when the file is
// newer, or when a step is missing or fails; the file is then as it was.
std::string migrate(Database& database, std::span<const Migration> steps, int version);

}  // namespace audit::store
