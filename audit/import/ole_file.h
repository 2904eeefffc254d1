// SPDX-License-Identifier: Apache-2.0
// The streams of an OLE compound file (.xls, encrypted workbooks, .doc), by libgsf; its only user.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace audit::import {

class OleFile {
 public:
    // bytes must outlive it. Throws Error when it is damaged.
    OleFile(std::string_view bytes, const std::string& name);
    ~OleFile();
    OleFile(const OleFile&) = delete;
    OleFile& operator=(const OleFile&) = delete;

    bool holds(const char* stream) const;
    // None when there is no such stream; throws Error when it is damaged or longer than limit.
    std::optional<std::string> read(const char* stream, std::int64_t limit) const;

 private:
    std::string name_;
    void* root_ = nullptr;  // GsfInfile
};

}  // namespace audit::import
