// SPDX-License-Identifier: Apache-2.0
// Finds the files of `data` and `templates` that ship with the program: in $ONEPERMIT_SHARE, in share/onepermit beside
// the program's folder, or in the source tree it was built from, in this order.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace audit::reference {

// name: "data/tables.json". Throws Error(internal) naming the places looked in when there is none.
std::filesystem::path resource_path(const std::string& name);
std::string read_resource(const std::string& name);
// The files directly in a folder with that ending (".json"), sorted by name.
std::vector<std::filesystem::path> list_resources(const std::string& folder, const std::string& ending);

}  // namespace audit::reference
