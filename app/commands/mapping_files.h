// SPDX-License-Identifier: Apache-2.0
// Where mappings are kept: a file that a person names, the case, the bureau's profile (a folder of JSON files).
#pragma once

#include <span>
#include <string>
#include <vector>

#include "audit/import/mapping.h"
#include "audit/store/case_file.h"

namespace commands {

// Throws Error when the file cannot be read, is no file of mappings, or holds none that is filled in.
std::vector<audit::import::Mapping> read_mapping_file(const std::string& path);

// $XDG_CONFIG_HOME/onepermit/mappings, else ~/.config/onepermit/mappings; empty when neither is known.
std::string default_profile();
// All mappings of the folder's *.json, by file name; of the user's own profile when folder is empty. A folder that is
// not there holds none, unless it was named.
std::vector<audit::import::Mapping> profile_mappings(const std::string& folder);
// One file per mapping, named by its table and header; one of the same header is replaced. Makes the folder.
void save_to_profile(const std::string& folder, std::span<const audit::import::Mapping> mappings);

// Keeps them in the case, with a line in the trail. Call inside a transaction.
void keep_mappings(audit::store::CaseFile& case_file, std::span<const audit::import::Mapping> mappings);

}  // namespace commands
