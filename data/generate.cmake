# SPDX-License-Identifier: Apache-2.0
# What is generated at configure time: the list of checks from the folder audit/checks, and the schema of the case file
# as strings. Both are written anew only when they change.
set(GENERATED_DIR ${CMAKE_BINARY_DIR}/generated)

set(CHECK_DECLARATIONS "")
set(CHECK_ENTRIES "")
foreach(source ${CHECK_SOURCES})
  get_filename_component(id ${source} NAME_WE)
  string(APPEND CHECK_DECLARATIONS "void ${id}(CheckContext& check);\n")
  string(APPEND CHECK_ENTRIES "        {\"${id}\", ${id}},\n")
endforeach()
file(CONFIGURE OUTPUT ${GENERATED_DIR}/registered_checks.cpp CONTENT [[
// Generated from the folder audit/checks; do not edit.
#include "audit/checks/check.h"

namespace audit::checks {

@CHECK_DECLARATIONS@
const std::vector<RegisteredCheck>& registered_checks()
{
    static const std::vector<RegisteredCheck> checks = {
@CHECK_ENTRIES@    };
    return checks;
}

}  // namespace audit::checks
]] @ONLY)

set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/audit/store/schema.sql
  ${CMAKE_SOURCE_DIR}/audit/store/schema_2.sql ${CMAKE_SOURCE_DIR}/audit/store/schema_3.sql
  ${CMAKE_SOURCE_DIR}/audit/store/schema_4.sql)
file(READ ${CMAKE_SOURCE_DIR}/audit/store/schema.sql SCHEMA_SQL)
file(READ ${CMAKE_SOURCE_DIR}/audit/store/schema_2.sql SCHEMA_2_SQL)
file(READ ${CMAKE_SOURCE_DIR}/audit/store/schema_3.sql SCHEMA_3_SQL)
file(READ ${CMAKE_SOURCE_DIR}/audit/store/schema_4.sql SCHEMA_4_SQL)
file(CONFIGURE OUTPUT ${GENERATED_DIR}/schema.cpp CONTENT [[
// Generated from audit/store/schema*.sql; do not edit.
namespace audit::store {
extern const char* const kSchemaSql;
extern const char* const kSchema2Sql;
extern const char* const kSchema3Sql;
extern const char* const kSchema4Sql;
const char* const kSchemaSql = R"onepermit(@SCHEMA_SQL@)onepermit";
const char* const kSchema2Sql = R"onepermit(@SCHEMA_2_SQL@)onepermit";
const char* const kSchema3Sql = R"onepermit(@SCHEMA_3_SQL@)onepermit";
const char* const kSchema4Sql = R"onepermit(@SCHEMA_4_SQL@)onepermit";
}  // namespace audit::store
]] @ONLY)

set(GENERATED_SOURCES ${GENERATED_DIR}/registered_checks.cpp ${GENERATED_DIR}/schema.cpp)
