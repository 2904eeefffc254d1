// SPDX-License-Identifier: Apache-2.0
#include "reports/write_file.h"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <utility>

#include "audit/model/error.h"

namespace reports {

namespace {

[[noreturn]] void fail(const std::string& path)
{
    const std::string reason = errno != 0 ? std::strerror(errno) : "unknown reason";
    throw audit::Error(path + ": cannot be written (" + reason + "), choose another place with room and permission");
}

}  // namespace

PartialFile::PartialFile(std::string path) : path_(std::move(path)), temporary_(path_ + ".partial") {}

PartialFile::~PartialFile()
{
    std::error_code ignored;  // nothing to remove after publish()
    std::filesystem::remove(temporary_, ignored);
}

void PartialFile::create() const
{
    errno = 0;
    if (!std::ofstream(temporary_, std::ios::binary | std::ios::trunc)) fail(path_);
}

void PartialFile::publish()
{
    std::error_code failed;
    std::filesystem::rename(temporary_, path_, failed);
    if (!failed) return;
    errno = failed.value();
    fail(path_);
}

void write_whole_file(const std::string& path, std::string_view bytes)
{
    PartialFile partial(path);
    errno = 0;
    std::ofstream out(partial.temporary(), std::ios::binary | std::ios::trunc);
    out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    out.close();
    if (!out) fail(path);
    partial.publish();
}

}  // namespace reports
