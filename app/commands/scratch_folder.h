// SPDX-License-Identifier: Apache-2.0
// A folder for what is made and thrown away within one action.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <string>
#include <system_error>

#include "audit/model/error.h"

namespace commands {

// Gone at the end of the scope.
class ScratchFolder {
 public:
    ScratchFolder() : path_((std::filesystem::temp_directory_path() / "onepermit-XXXXXX").string())
    {
        if (mkdtemp(path_.data()) == nullptr) throw audit::Error(path_ + ": no folder for temporary files can be made");
    }
    ~ScratchFolder()
    {
        std::error_code ignored;  // what cannot be removed is left to the system
        std::filesystem::remove_all(path_, ignored);
    }
    ScratchFolder(const ScratchFolder&) = delete;
    ScratchFolder& operator=(const ScratchFolder&) = delete;
    std::string file(const std::string& name) const { return path_ + "/" + name; }

 private:
    std::string path_;
};

}  // namespace commands
