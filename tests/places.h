// SPDX-License-Identifier: Apache-2.0
// Where tests find things, and a folder of their own to write to.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace tests {

std::filesystem::path source_dir();              // the project's folder
std::filesystem::path program();                 // the built command line program
std::optional<std::filesystem::path> samples();  // $ONEPERMIT_SAMPLES when it names a folder

// A new empty folder that is removed at the end of the scope.
class TemporaryFolder {
 public:
    TemporaryFolder();
    ~TemporaryFolder();
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    const std::filesystem::path& path() const { return path_; }
    std::string file(std::string_view name) const { return (path_ / std::filesystem::path(name)).string(); }
    // Writes a file and returns its path.
    std::string write(std::string_view name, std::string_view bytes) const;

 private:
    std::filesystem::path path_;
};

std::string read_file(const std::string& path);

}  // namespace tests
