// SPDX-License-Identifier: Apache-2.0
#include "app/commands/mapping_files.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "audit/model/error.h"
#include "audit/store/mappings.h"

namespace commands {

namespace {

namespace fs = std::filesystem;
using audit::Error;
using audit::import::Mapping;

std::string file_text(const std::string& path)
{
    std::ifstream in(path, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    if (!in || !text) throw Error(path + ": cannot be read; check the name and that you may read it");
    return text.str();
}

std::string profile_name(const Mapping& mapping)
{
    constexpr std::size_t kDigits = 12;
    return mapping.table + "-" + audit::store::sha256_of(header_key(mapping)).substr(0, kDigits) + ".json";
}

}  // namespace

std::vector<Mapping> read_mapping_file(const std::string& path)
{
    std::vector<Mapping> mappings = audit::import::parse_mappings(file_text(path), path);
    if (mappings.empty())
        throw Error(path + ": no mapping is filled in; write the table and the column of each header",
                    audit::ErrorKind::usage);
    return mappings;
}

std::string default_profile()
{
    if (const char* config = std::getenv("XDG_CONFIG_HOME"); config != nullptr && *config == '/')
        return std::string(config) + "/onepermit/mappings";
    const char* home = std::getenv("HOME");
    return home != nullptr && *home == '/' ? std::string(home) + "/.config/onepermit/mappings" : std::string();
}

std::vector<Mapping> profile_mappings(const std::string& named)
{
    const std::string folder = named.empty() ? default_profile() : named;
    std::vector<std::string> files;
    std::error_code problem;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder, problem)) {
        if (entry.path().extension() == ".json") files.push_back(entry.path().string());
    }
    std::sort(files.begin(), files.end());
    std::vector<Mapping> all;
    for (const std::string& file : files) {
        for (Mapping& mapping : audit::import::parse_mappings(file_text(file), file)) all.push_back(std::move(mapping));
    }
    return all;
}

void save_to_profile(const std::string& folder, std::span<const Mapping> mappings)
{
    if (mappings.empty()) return;
    std::error_code problem;
    fs::create_directories(folder, problem);
    if (problem) throw Error(folder + ": cannot be made (" + problem.message() + ")");
    for (const Mapping& mapping : mappings) {
        const std::string path = (fs::path(folder) / profile_name(mapping)).string();
        std::ofstream out(path, std::ios::binary | std::ios::trunc);
        out << audit::import::mappings_json(std::span(&mapping, 1));
        if (!out.flush()) throw Error(path + ": cannot be written; check the folder and the free space");
    }
}

void keep_mappings(audit::store::CaseFile& case_file, std::span<const Mapping> mappings)
{
    for (const Mapping& mapping : mappings) {
        audit::store::save_mapping(case_file, header_key(mapping),
                                   audit::import::mappings_json(std::span(&mapping, 1)));
        const nlohmann::json detail = {{"name", mapping.name}, {"table", mapping.table}};
        case_file.append_trail("mapping", detail.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
    }
}

}  // namespace commands
