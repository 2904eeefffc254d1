// SPDX-License-Identifier: Apache-2.0
// Holds the project's layout: which folder may include which (as data), which library is named where, how long a file
// may be, what stands at the top level, and that every file begins with its licence and leaves nothing for later.
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "tests/places.h"

namespace {

namespace fs = std::filesystem;

// The "may include" column: a folder includes itself and these. The longest folder that a file lies in counts.
const std::map<std::string, std::vector<std::string>>& allowed_includes()
{
    static const std::map<std::string, std::vector<std::string>> allowed = {
        {"audit/model", {}},
        {"audit/reference", {"audit/model"}},
        {"audit/store", {"audit/model", "audit/reference"}},
        {"audit/hours", {"audit/model", "audit/store", "audit/reference"}},
        {"audit/import", {"audit/model", "audit/store", "audit/reference"}},
        {"audit/emissions", {"audit/model", "audit/store", "audit/reference", "audit/hours"}},
        {"audit/findings", {"audit/model", "audit/store", "audit/reference"}},
        {"audit/checks",
         {"audit/model", "audit/store", "audit/reference", "audit/hours", "audit/emissions", "audit/findings"}},
        {"audit/examples",
         {"audit/model", "audit/store", "audit/reference", "audit/hours", "audit/emissions", "audit/findings",
          "audit/import", "audit/checks"}},
        {"audit/visits", {"audit/model", "audit/store", "audit/reference"}},
        {"audit/planning", {"audit/model", "audit/store", "audit/reference", "audit/findings"}},
        {"audit/exchange", {"audit/model", "audit/store", "audit/reference", "audit/findings"}},
        {"audit", {}},
        {"reports", {"audit"}},
        {"data/demo", {"audit"}},
        {"app/commands", {"audit", "reports", "data/demo"}},
        {"app/cli", {"app/commands", "audit", "reports"}},
        {"app/gui", {"app/commands", "audit", "reports"}},
        {"tests", {"audit", "reports", "data/demo", "app"}},
    };
    return allowed;
}

// A library's headers and the only folder that may name them.
struct Confined {
    const char* header;
    const char* folder;
};
constexpr std::array<Confined, 8> kConfined = {{{"sqlite3.h", "audit/store"},
                                                {"hpdf.h", "reports/pdf"},
                                                {"wx/", "app/gui"},
                                                {"expat.h", "audit/import"},
                                                {"zip.h", "audit/import"},
                                                {"gsf/", "audit/import"},
                                                {"gmime/", "audit/import"},
                                                {"CLI/", "app/cli"}}};

constexpr std::size_t kLongestFile = 400;  // lines

struct SourceFile {
    std::string path;  // from the project's folder, with '/'
    std::vector<std::string> lines;
};

bool is_source(const fs::path& path)
{
    return path.extension() == ".cpp" || path.extension() == ".h";
}

std::vector<std::string> read_lines(const fs::path& path)
{
    std::ifstream in(path);
    std::vector<std::string> lines;
    for (std::string line; std::getline(in, line);) lines.push_back(line);
    return lines;
}

const std::vector<SourceFile>& sources()
{
    static const std::vector<SourceFile> read = [] {
        std::vector<SourceFile> files;
        for (const char* top : {"app", "audit", "data", "reports", "tests"}) {
            for (const auto& entry : fs::recursive_directory_iterator(tests::source_dir() / top)) {
                if (!entry.is_regular_file() || !is_source(entry.path())) continue;
                const std::string path = fs::relative(entry.path(), tests::source_dir()).generic_string();
                files.push_back({path, read_lines(entry.path())});
            }
        }
        std::sort(files.begin(), files.end(), [](const SourceFile& a, const SourceFile& b) { return a.path < b.path; });
        return files;
    }();
    return read;
}

bool lies_in(const std::string& path, const std::string& folder)
{
    return path.starts_with(folder + "/");
}

// The longest folder of the table that the file lies in; empty when there is none.
std::string folder_of(const std::string& path)
{
    std::string longest;
    for (const auto& [folder, ignored] : allowed_includes()) {
        if (lies_in(path, folder) && folder.size() > longest.size()) longest = folder;
    }
    return longest;
}

// What an include line names, empty for other lines.
std::string included(const std::string& line)
{
    if (!line.starts_with("#include ")) return {};
    const std::size_t open = line.find_first_of("\"<");
    const std::size_t close = line.find_last_of("\">");
    return open == std::string::npos || close <= open ? std::string() : line.substr(open + 1, close - open - 1);
}

bool may_include(const std::string& from, const std::string& header)
{
    const std::string folder = folder_of(from);
    // audit/pipeline is the one file above the folders of audit: it calls them all.
    if (folder == "audit") return lies_in(header, "audit");
    if (lies_in(header, folder)) return true;
    const auto& allowed = allowed_includes().at(folder);
    return std::any_of(allowed.begin(), allowed.end(), [&](const std::string& one) { return lies_in(header, one); });
}

bool is_ours(const std::string& header)
{
    for (const char* top : {"app/", "audit/", "data/", "reports/", "tests/"}) {
        if (header.starts_with(top)) return true;
    }
    return false;
}

// A string that begins like a statement of SQL.
bool holds_sql(const std::string& line)
{
    for (const char* verb : {"\"SELECT ", "\"INSERT ", "\"UPDATE ", "\"DELETE FROM ", "\"CREATE TABLE ", "\"PRAGMA "}) {
        if (line.find(verb) != std::string::npos) return true;
    }
    return false;
}

// What stands in the project's folder, without dot-files and what git ignores.
std::set<std::string> top_level()
{
    std::set<std::string> names;
    for (const auto& entry : fs::directory_iterator(tests::source_dir())) {
        const std::string name = entry.path().filename().string();
        if (!name.starts_with('.') && !name.starts_with("build") && entry.path().extension() != ".opcase")
            names.insert(name);
    }
    return names;
}

// A mark of work put off. The words are put together here, so that this file does not hold them.
bool puts_off(const std::string& line)
{
    static const std::array<std::string, 2> marks = {std::string("TO") + "DO", std::string("FIX") + "ME"};
    return std::any_of(marks.begin(), marks.end(),
                       [&](const std::string& mark) { return line.find(mark) != line.npos; });
}

std::string place(const SourceFile& file, std::size_t line)
{
    return file.path + ":" + std::to_string(line + 1);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(layout_test)

BOOST_AUTO_TEST_CASE(every_folder_of_code_has_its_includes_written_down)
{
    for (const SourceFile& file : sources())
        BOOST_TEST(!folder_of(file.path).empty(), file.path << ": its folder is not in the table of this test");
}

BOOST_AUTO_TEST_CASE(the_table_tells_upward_from_downward)
{
    BOOST_TEST(may_include("audit/store/database.cpp", "audit/model/time.h"));
    BOOST_TEST(!may_include("audit/model/plant.h", "audit/store/database.h"));
    BOOST_TEST(!may_include("audit/import/importer.cpp", "audit/findings/catalogue.h"));
    BOOST_TEST(!may_include("audit/findings/run.cpp", "audit/checks/check.h"));
    BOOST_TEST(may_include("audit/pipeline.cpp", "audit/checks/check.h"));
    BOOST_TEST(!may_include("reports/pdf/page.cpp", "app/commands/commands.h"));
}

BOOST_AUTO_TEST_CASE(nothing_includes_upward)
{
    for (const SourceFile& file : sources()) {
        for (std::size_t i = 0; i < file.lines.size(); ++i) {
            const std::string header = included(file.lines[i]);
            if (!is_ours(header)) continue;
            BOOST_TEST(may_include(file.path, header), place(file, i) << ": may not include " << header);
        }
    }
}

BOOST_AUTO_TEST_CASE(libraries_are_named_in_their_folder_only)
{
    for (const SourceFile& file : sources()) {
        if (lies_in(file.path, "tests")) continue;
        for (std::size_t i = 0; i < file.lines.size(); ++i) {
            const std::string header = included(file.lines[i]);
            for (const Confined& one : kConfined) {
                if (header.starts_with(one.header))
                    BOOST_TEST(lies_in(file.path, one.folder),
                               place(file, i) << ": only " << one.folder << " may include " << header);
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(headers_do_not_include_the_json_library)
{
    for (const SourceFile& file : sources()) {
        if (!file.path.ends_with(".h")) continue;
        for (std::size_t i = 0; i < file.lines.size(); ++i)
            BOOST_TEST(!included(file.lines[i]).starts_with("nlohmann/"), place(file, i)
                                                                              << ": JSON belongs into a .cpp");
    }
}

BOOST_AUTO_TEST_CASE(sql_stays_in_audit)
{
    for (const SourceFile& file : sources()) {
        if (lies_in(file.path, "audit") || lies_in(file.path, "tests")) continue;
        for (std::size_t i = 0; i < file.lines.size(); ++i)
            BOOST_TEST(!holds_sql(file.lines[i]), place(file, i) << ": SQL outside audit");
    }
}

BOOST_AUTO_TEST_CASE(no_file_is_longer_than_400_lines)
{
    for (const SourceFile& file : sources())
        BOOST_TEST(file.lines.size() <= kLongestFile, file.path << " has " << file.lines.size() << " lines");
}

BOOST_AUTO_TEST_CASE(the_top_level_holds_what_was_agreed_and_nothing_else)
{
    const std::set<std::string> agreed = {
        "CMakeLists.txt", "CMakePresets.json", "LICENSE",   "README.md", "README.zh-CN.md", "app", "audit", "data",
        "onepermit.sh",   "reports",           "templates", "tests"};
    const std::set<std::string> found = top_level();
    BOOST_CHECK_EQUAL_COLLECTIONS(found.begin(), found.end(), agreed.begin(), agreed.end());
    BOOST_TEST(fs::exists(tests::source_dir() / ".ci" / "run"));
}

BOOST_AUTO_TEST_CASE(a_readme_is_shorter_than_200_lines)
{
    constexpr std::size_t kLongestReadme = 199;
    for (const char* name : {"README.md", "README.zh-CN.md"}) {
        const std::size_t lines = read_lines(tests::source_dir() / name).size();
        BOOST_TEST((lines > 0 && lines <= kLongestReadme), name << " has " << lines << " lines");
    }
}

BOOST_AUTO_TEST_CASE(no_work_is_put_off_in_a_comment)
{
    BOOST_TEST(puts_off(std::string("// TO") + "DO: later"));
    for (const SourceFile& file : sources()) {
        for (std::size_t i = 0; i < file.lines.size(); ++i)
            BOOST_TEST(!puts_off(file.lines[i]), place(file, i) << ": finish it or leave it out");
    }
}

BOOST_AUTO_TEST_CASE(every_file_begins_with_its_licence)
{
    for (const SourceFile& file : sources()) {
        const bool first = !file.lines.empty() && file.lines.front() == "// SPDX-License-Identifier: Apache-2.0";
        BOOST_TEST(first, file.path << ": the first line is not the SPDX line");
    }
}

BOOST_AUTO_TEST_CASE(every_test_file_is_a_suite_of_its_name_and_no_name_comes_twice)
{
    std::set<std::string> seen;
    for (const SourceFile& file : sources()) {
        if (!lies_in(file.path, "tests") || !file.path.ends_with("_test.cpp")) continue;
        const std::string stem = fs::path(file.path).stem().string();
        BOOST_TEST(seen.insert(stem).second, file.path << ": another test file has the same name");
        const std::string suite = "BOOST_AUTO_TEST_SUITE(" + stem;
        const bool found = std::any_of(file.lines.begin(), file.lines.end(),
                                       [&](const std::string& line) { return line.starts_with(suite); });
        BOOST_TEST(found, file.path << ": there is no " << suite << ")");
    }
}

BOOST_AUTO_TEST_SUITE_END()
