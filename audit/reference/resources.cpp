// SPDX-License-Identifier: Apache-2.0
#include "audit/reference/resources.h"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>

#include "audit/model/error.h"

namespace audit::reference {

namespace {

namespace fs = std::filesystem;

// The folders that may hold `data` and `templates`, in the order they are asked.
std::vector<fs::path> roots()
{
    std::vector<fs::path> found;
    if (const char* share = std::getenv("ONEPERMIT_SHARE"); share != nullptr && *share != '\0')
        found.emplace_back(share);
    std::error_code ignored;  // without /proc the program's own place is unknown, and the others remain
    const fs::path program = fs::read_symlink("/proc/self/exe", ignored);
    if (!program.empty()) found.push_back(program.parent_path().parent_path() / "share" / "onepermit");
    found.emplace_back(ONEPERMIT_SOURCE_DIR);
    return found;
}

fs::path find(const std::string& name)
{
    std::string places;
    for (const fs::path& root : roots()) {
        fs::path path = root / name;
        std::error_code ignored;  // what cannot be looked at is not there
        if (fs::exists(path, ignored)) return path;
        places += (places.empty() ? "" : ", ") + root.string();
    }
    throw Error(
        name + ": not found in " + places + "; install the program again or set ONEPERMIT_SHARE to its share folder",
        ErrorKind::internal);
}

}  // namespace

fs::path resource_path(const std::string& name)
{
    return find(name);
}

std::string read_resource(const std::string& name)
{
    const fs::path path = find(name);
    std::ifstream in(path, std::ios::binary);
    std::string bytes{std::istreambuf_iterator<char>(in), {}};
    if (!in) throw Error(path.string() + ": cannot be read; install the program again", ErrorKind::internal);
    return bytes;
}

std::vector<fs::path> list_resources(const std::string& folder, const std::string& ending)
{
    std::vector<fs::path> found;
    for (const fs::directory_entry& entry : fs::directory_iterator(find(folder))) {
        if (entry.is_regular_file() && entry.path().filename().string().ends_with(ending))
            found.push_back(entry.path());
    }
    std::sort(found.begin(), found.end());
    return found;
}

}  // namespace audit::reference
