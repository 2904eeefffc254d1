// SPDX-License-Identifier: Apache-2.0
#include "app/commands/write_file.h"

#include <filesystem>
#include <fstream>

#include "audit/model/error.h"

namespace commands {

void write_file(const std::string& path, std::string_view bytes)
{
    const std::string part = path + ".part";
    {
        std::ofstream out(part, std::ios::binary | std::ios::trunc);
        out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
        out.close();
        if (!out) {
            std::error_code ignored;  // the failure worth telling is the write's
            std::filesystem::remove(part, ignored);
            throw audit::Error(
                path + ": cannot be written; check that the folder exists, may be written to and has space left");
        }
    }
    std::error_code error;
    std::filesystem::rename(part, path, error);
    if (error) throw audit::Error(path + ": cannot be written (" + error.message() + ")");
}

}  // namespace commands
