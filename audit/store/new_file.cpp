// SPDX-License-Identifier: Apache-2.0
#include "audit/store/new_file.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <unistd.h>
#include <utility>

#include "audit/model/error.h"

namespace audit::store {

namespace {

namespace fs = std::filesystem;

bool sync(const std::string& path, int flags)
{
    const int file = open(path.c_str(), flags | O_CLOEXEC);
    if (file < 0) return false;
    const bool synced = fsync(file) == 0;
    const int reason = errno;
    close(file);
    errno = reason;
    return synced;
}

}  // namespace

NewFile::NewFile(std::string path)
    : path_(std::move(path)),
      temporary_(path_ + ".partial"),
      leftovers_{temporary_, temporary_ + "-journal", temporary_ + "-wal", temporary_ + "-shm"}
{
    remove_leftovers();
}

NewFile::~NewFile()
{
    remove_leftovers();
}

void NewFile::remove_leftovers() const
{
    for (const std::string& file : leftovers_) unlink(file.c_str());  // mostly there is nothing
}

void NewFile::publish()
{
    if (!sync(temporary_, O_RDONLY) || std::rename(temporary_.c_str(), path_.c_str()) != 0)
        throw Error(path_ + ": cannot be written (" + std::strerror(errno) +
                    "); check that the disk is there and has room, and try again");
    const fs::path folder = fs::path(path_).parent_path();
    sync(folder.empty() ? "." : folder.string(), O_RDONLY | O_DIRECTORY);  // not every file system can
}

}  // namespace audit::store
