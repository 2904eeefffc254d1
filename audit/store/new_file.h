// SPDX-License-Identifier: Apache-2.0
// A database file that gets its name only when it is whole and on the disk: a kill or a power cut while it is being
// made leaves at most NAME.partial, which the next attempt removes.
#pragma once

#include <array>
#include <string>

namespace audit::store {

class NewFile {
 public:
    explicit NewFile(std::string path);
    ~NewFile();  // removes what was not published
    NewFile(const NewFile&) = delete;
    NewFile& operator=(const NewFile&) = delete;

    const std::string& temporary() const { return temporary_; }
    // Syncs the file, gives it its name, syncs the folder. Throws Error(unreadable) with the path and the reason.
    void publish();

 private:
    void remove_leftovers() const;

    std::string path_, temporary_;
    std::array<std::string, 4> leftovers_;  // named beforehand: the destructor may run without memory
};

}  // namespace audit::store
