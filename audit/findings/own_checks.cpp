// SPDX-License-Identifier: Apache-2.0
#include "audit/findings/own_checks.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

#include "audit/findings/entry_reader.h"
#include "audit/findings/laws.h"
#include "audit/model/error.h"

namespace audit::findings {

namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr const char* kSetting = "own_checks";
constexpr std::size_t kLongestFile = 100'000;  // bytes; neither an entry nor a query is longer

[[noreturn]] void refuse(const std::string& words)
{
    throw Error(words, ErrorKind::usage);
}

std::string read_text(const fs::path& path)
{
    std::ifstream in(path, std::ios::binary);
    std::string bytes{std::istreambuf_iterator<char>(in), {}};
    if (!in) refuse(path.string() + ": cannot be read; check that you may read it");
    if (bytes.size() > kLongestFile) refuse(path.string() + ": longer than 100 kB; a check is shorter");
    return bytes;
}

void require_partner(const fs::path& path, const char* ending, const char* what)
{
    const fs::path partner = fs::path(path).replace_extension(ending);
    if (!fs::is_regular_file(partner))
        refuse(path.string() + ": " + partner.filename().string() + " is missing, " + what);
}

OwnCheck checked(const std::string& id, OwnCheck own)
{
    if (!is_check_id(id)) refuse(own.sql_place + ": the name of a check is of a-z, 0-9 and _, a letter first");
    own.entry = read_entry(own.entry_place, id, own.entry_text, ErrorKind::usage);
    const std::string& conduct = own.entry.conduct;
    if (!conduct.empty() && !is_known_conduct(conduct))
        refuse(own.entry_place + ":" + std::to_string(line_of_key(own.entry_text, "conduct")) + ": the conduct \"" +
               conduct + "\" is not one of data/laws/conducts.json; \"\" where no norm is broken");
    return own;
}

void read_folder(const fs::path& folder, OwnChecks& checks)
{
    if (!fs::is_directory(folder)) refuse(folder.string() + ": there is no such folder of checks; check the name");
    const std::size_t before = checks.size();
    for (const fs::directory_entry& file : fs::directory_iterator(folder)) {
        const fs::path& path = file.path();
        if (path.extension() == ".json") require_partner(path, ".sql", "the query of this entry");
        if (path.extension() != ".sql") continue;
        require_partner(path, ".json", "the entry of this query");
        const fs::path entry = fs::path(path).replace_extension(".json");
        const std::string id = path.stem().string();
        if (find_check(id) != nullptr)
            refuse(entry.string() + ":1: the program has a check " + id + " already; choose another name");
        checks.push_back(checked(id, {{}, entry.string(), path.string(), read_text(entry), read_text(path)}));
    }
    if (checks.size() == before) refuse(folder.string() + ": holds no check; expected <id>.sql and <id>.json");
}

std::string written(const OwnChecks& checks)
{
    if (checks.empty()) return {};
    json list = json::array();
    for (const OwnCheck& own : checks)
        list.push_back({{"id", own.entry.id}, {"entry", own.entry_text}, {"sql", own.sql}});
    return json{{"format", "onepermit-own-checks/1"}, {"checks", list}}.dump();
}

std::string trail_detail(const OwnChecks& checks, const std::string& text)
{
    json ids = json::array();
    for (const OwnCheck& own : checks) ids.push_back(own.entry.id);
    return json{{"checks", ids}, {"sha256", store::sha256_of(text)}}.dump();
}

}  // namespace

bool is_check_id(const std::string& text)
{
    const auto fits = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; };
    return !text.empty() && text.front() >= 'a' && text.front() <= 'z' && std::all_of(text.begin(), text.end(), fits);
}

OwnChecks read_own_checks(const std::vector<std::string>& folders)
{
    OwnChecks checks;
    for (const std::string& folder : folders) read_folder(folder, checks);
    std::sort(checks.begin(), checks.end(),
              [](const OwnCheck& a, const OwnCheck& b) { return a.entry.id < b.entry.id; });
    for (std::size_t i = 1; i < checks.size(); ++i) {
        if (checks[i].entry.id == checks[i - 1].entry.id)
            refuse(checks[i].entry_place + ":1: the same id as " + checks[i - 1].entry_place +
                   "; rename one of the two");
    }
    return checks;
}

OwnChecks kept_own_checks(const store::CaseFile& case_file)
{
    const std::string text = case_file.setting(kSetting).value_or("");
    if (text.empty()) return {};
    OwnChecks checks;
    try {
        const json kept = json::parse(text);
        for (const json& one : kept.at("checks")) {
            const auto id = one.at("id").get<std::string>();
            if (find_check(id) != nullptr) continue;  // the program has learnt it since
            checks.push_back(checked(
                id,
                {{}, id + ".json", id + ".sql", one.at("entry").get<std::string>(), one.at("sql").get<std::string>()}));
        }
    } catch (const json::exception& error) {
        throw Error(case_file.path() + ": the bureau's own checks that the case keeps cannot be read (" + error.what() +
                    "); give their folder again with --checks-folder");
    }
    return checks;
}

void keep_own_checks(store::CaseFile& case_file, const OwnChecks& checks)
{
    const std::string text = written(checks);
    if (text == case_file.setting(kSetting).value_or("")) return;
    store::Transaction transaction(case_file.database());
    case_file.set_setting(kSetting, text);
    case_file.append_trail("own_checks", trail_detail(checks, text));
    transaction.commit();
}

const OwnCheck* find_own_check(std::string_view id, const OwnChecks& own)
{
    for (const OwnCheck& check : own) {
        if (check.entry.id == id) return &check;
    }
    return nullptr;
}

const CheckEntry* find_check(std::string_view id, const OwnChecks& own)
{
    if (const CheckEntry* entry = find_check(id)) return entry;
    const OwnCheck* check = find_own_check(id, own);
    return check == nullptr ? nullptr : &check->entry;
}

std::vector<CheckEntry> entries_of(const OwnChecks& own)
{
    std::vector<CheckEntry> entries;
    entries.reserve(own.size());
    for (const OwnCheck& check : own) entries.push_back(check.entry);
    return entries;
}

std::vector<const CheckEntry*> all_checks(const OwnChecks& own)
{
    std::vector<const CheckEntry*> all;
    for (const CheckEntry& entry : catalogue()) all.push_back(&entry);
    for (const OwnCheck& check : own) all.push_back(&check.entry);
    std::sort(all.begin(), all.end(), [](const CheckEntry* a, const CheckEntry* b) {
        return std::pair(topic_index(a->topic), a->id) < std::pair(topic_index(b->topic), b->id);
    });
    return all;
}

std::string catalogue_version(const OwnChecks& own)
{
    if (own.empty()) return catalogue_version();
    std::string all = catalogue_version();
    for (const OwnCheck& check : own) all += '\n' + check.entry.id + '\n' + check.entry_text + '\n' + check.sql;
    return store::sha256_of(all).substr(0, catalogue_version().size());
}

}  // namespace audit::findings
