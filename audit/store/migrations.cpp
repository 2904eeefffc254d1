// SPDX-License-Identifier: Apache-2.0
#include "audit/store/migrations.h"

#include <array>
#include <filesystem>
#include <system_error>

#include "audit/model/error.h"
#include "audit/store/new_file.h"

namespace audit::store {

extern const char* const kSchema2Sql;  // generated from schema_2.sql, and so on
extern const char* const kSchema3Sql;
extern const char* const kSchema4Sql;

namespace {

namespace fs = std::filesystem;

void refuse_newer(const Database& database, std::int64_t found, int known)
{
    throw Error(database.path() + ": this case was written by a newer OnePermit (format " + std::to_string(found) +
                ", this one reads up to " + std::to_string(known) + "); install the newer program");
}

// An earlier copy of the same version is never overwritten.
std::string free_backup_path(const std::string& path, std::int64_t version)
{
    const std::string wanted = path + ".backup-v" + std::to_string(version);
    std::string candidate = wanted;
    for (int number = 2; fs::exists(candidate); ++number) candidate = wanted + "-" + std::to_string(number);
    return candidate;
}

std::string back_up(Database& database, std::int64_t version)
{
    std::string copy = free_backup_path(database.path(), version);
    NewFile making(copy);
    database.prepare("VACUUM INTO ?").bind_all(making.temporary()).run();
    making.publish();
    return copy;
}

}  // namespace

std::span<const Migration> migrations()
{
    static const std::array<Migration, 3> steps = {{{2, kSchema2Sql}, {3, kSchema3Sql}, {4, kSchema4Sql}}};
    return steps;
}

void refuse_other_versions(const Database& database)
{
    const std::int64_t found = database.integer("PRAGMA user_version");
    if (found > kCaseVersion) refuse_newer(database, found, kCaseVersion);
    if (found < kCaseVersion)
        throw Error(database.path() + ": this case was written by an older OnePermit (format " + std::to_string(found) +
                    "); open it once where it can be written, and it is brought up to date");
}

std::string migrate(Database& database, std::span<const Migration> steps, int version)
{
    std::int64_t found = database.integer("PRAGMA user_version");
    if (found > version) refuse_newer(database, found, version);
    if (found == version) return {};
    std::string backup = back_up(database, found);
    Transaction transaction(database);
    for (const Migration& step : steps) {
        if (step.to != found + 1 || step.to > version) continue;
        database.execute(step.sql);
        found = step.to;
    }
    if (found != version)
        throw Error(database.path() + ": there is no way from format " + std::to_string(found) + " to " +
                    std::to_string(version) + "; the file is damaged or was not written by OnePermit");
    database.execute("PRAGMA user_version = " + std::to_string(version));
    transaction.commit();
    return backup;
}

}  // namespace audit::store
