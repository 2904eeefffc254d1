// SPDX-License-Identifier: Apache-2.0
// Documents appear whole or not at all: they are written beside their place and renamed.
#pragma once

#include <string>
#include <string_view>

namespace reports {

// Throws audit::Error naming the path and the reason; an older file of that name then stays as it was.
void write_whole_file(const std::string& path, std::string_view bytes);

// The temporary name beside `path`; publish() moves it to its place, the end of the scope removes what is left.
class PartialFile {
 public:
    explicit PartialFile(std::string path);
    ~PartialFile();
    PartialFile(const PartialFile&) = delete;
    PartialFile& operator=(const PartialFile&) = delete;
    const std::string& temporary() const { return temporary_; }
    // Makes it, empty. Throws as write_whole_file does.
    void create() const;
    void publish();

 private:
    std::string path_, temporary_;
};

}  // namespace reports
