// SPDX-License-Identifier: Apache-2.0
// A ZIP opened for reading, by libzip, with the checks that hostile and damaged ones need. Shared by archives and
// workbooks; the only zip.h of the importers.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "audit/import/byte_source.h"

namespace audit::import {

struct ZipEntry {
    std::uint64_t index = 0;
    std::string name;         // UTF-8, as written: neither cleaned nor checked
    std::int64_t size = 0;    // unpacked, as the ZIP claims
    std::int64_t packed = 0;  // in the ZIP
    bool encrypted = false;
    bool folder = false;
    bool link = false;  // a symbolic link of Unix: its content is a path
};

class ZipFile {
 public:
    // name: how the file is called in messages. Throws Error when it is no ZIP, or truncated.
    static std::shared_ptr<ZipFile> open_path(const std::string& path, const std::string& name);
    // bytes must outlive the ZIP; `owner` is kept as long as the ZIP lives.
    static std::shared_ptr<ZipFile> open_bytes(std::string_view bytes, const std::string& name,
                                               std::shared_ptr<const std::string> owner = nullptr);
    ~ZipFile();
    ZipFile(const ZipFile&) = delete;
    ZipFile& operator=(const ZipFile&) = delete;

    const std::vector<ZipEntry>& entries() const { return entries_; }
    const std::string& name() const { return name_; }
    std::int64_t size() const { return size_; }  // bytes of the ZIP itself
    // The entry of that name, compared without case and with '/' for '\'.
    const ZipEntry* find(std::string_view name) const;

    // The unpacked bytes; more than `limit` of them, or a damaged entry, end in an Error that names `name`. The ZIP
    // must outlive the source.
    std::unique_ptr<ByteSource> open(const ZipEntry& entry, const std::string& name, std::int64_t limit) const;

 private:
    ZipFile(void* archive, std::string name, std::int64_t size, std::shared_ptr<const std::string> owner);
    void* archive_;  // zip_t
    std::string name_;
    std::int64_t size_;
    std::shared_ptr<const std::string> owner_;
    std::vector<ZipEntry> entries_;
};

struct ZipLimits {
    std::int64_t entries;
    std::int64_t unpacked_bytes;
    int ratio;
    std::int64_t ratio_from;
};
// Why it may not be unpacked, in one sentence without the place; none when it may. The ratio counts for the whole ZIP
// too, against its true size: entries that share their packed bytes pass one by one.
std::optional<std::string> refusal(const ZipEntry& entry, const ZipLimits& limits);
std::optional<std::string> refusal(const ZipFile& zip, const ZipLimits& limits);

}  // namespace audit::import
