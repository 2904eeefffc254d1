// SPDX-License-Identifier: Apache-2.0
#include "tests/places.h"

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace tests {

std::filesystem::path source_dir()
{
    return ONEPERMIT_SOURCE_DIR;
}
std::filesystem::path program()
{
    return ONEPERMIT_PROGRAM;
}

std::optional<std::filesystem::path> samples()
{
    const char* folder = std::getenv("ONEPERMIT_SAMPLES");
    if (folder == nullptr || !std::filesystem::is_directory(folder)) return std::nullopt;
    return std::filesystem::path(folder);
}

TemporaryFolder::TemporaryFolder()
{
    std::string name = (std::filesystem::temp_directory_path() / "onepermit-test-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder: " + name);
    path_ = name;
}

TemporaryFolder::~TemporaryFolder()
{
    std::error_code ignored;  // a folder that stays behind fails no test
    std::filesystem::remove_all(path_, ignored);
}

std::string TemporaryFolder::write(std::string_view name, std::string_view bytes) const
{
    const std::filesystem::path path = path_ / std::filesystem::path(name);
    std::filesystem::create_directories(path.parent_path());
    std::ofstream out(path, std::ios::binary);
    out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    if (!out.flush()) throw std::runtime_error("cannot write " + path.string());
    return path.string();
}

std::string read_file(const std::string& path)
{
    std::ifstream in(path, std::ios::binary);
    if (!in) throw std::runtime_error("cannot read " + path);
    return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace tests
