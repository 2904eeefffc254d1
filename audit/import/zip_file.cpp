// SPDX-License-Identifier: Apache-2.0
#include "audit/import/zip_file.h"

#include <zip.h>

#include <algorithm>
#include <filesystem>
#include <sys/stat.h>
#include <system_error>

#include "audit/import/text_decoding.h"
#include "audit/model/error.h"

namespace audit::import {

namespace {

std::string lower_slashes(std::string_view name)
{
    std::string plain(name);
    for (char& c : plain) c = c == '\\' ? '/' : c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    return plain;
}

bool is_link(zip_t* zip, std::uint64_t index)
{
    constexpr unsigned kModeShift = 16;
    zip_uint8_t system = 0;
    zip_uint32_t attributes = 0;
    if (zip_file_get_external_attributes(zip, index, 0, &system, &attributes) != 0) return false;
    return system == ZIP_OPSYS_UNIX && S_ISLNK(attributes >> kModeShift);
}

[[noreturn]] void fail(const std::string& name, int code)
{
    if (code == ZIP_ER_NOENT) throw Error(name + ": there is no such file; check its name");
    if (code == ZIP_ER_OPEN || code == ZIP_ER_READ)
        throw Error(name + ": cannot be read; check that you may read it and that the disk is sound");
    throw Error(name + ": is no ZIP or a truncated one; copy or download it again, or pack it anew");
}

class EntrySource : public ByteSource {
 public:
    EntrySource(zip_file_t* file, std::string name, std::int64_t limit)
        : file_(file), name_(std::move(name)), left_(limit)
    {
    }
    ~EntrySource() override { zip_fclose(file_); }
    EntrySource(const EntrySource&) = delete;
    EntrySource& operator=(const EntrySource&) = delete;

    std::size_t read(char* buffer, std::size_t capacity) override
    {
        const zip_int64_t size = zip_fread(file_, buffer, capacity);
        if (size < 0)
            throw Error(name_ + ": is damaged inside the ZIP (its checksum or its packed data is wrong); pack it anew");
        left_ -= size;
        if (left_ < 0)
            throw Error(name_ + ": unpacks to more than its ZIP says, which no sound ZIP does; pack it anew");
        return static_cast<std::size_t>(size);
    }

 private:
    zip_file_t* file_;
    std::string name_;
    std::int64_t left_;
};

}  // namespace

std::shared_ptr<ZipFile> ZipFile::open_path(const std::string& path, const std::string& name)
{
    int code = 0;
    zip_t* archive = zip_open(path.c_str(), ZIP_RDONLY | ZIP_CHECKCONS, &code);
    // Two entries of one name are no damage, though the check refuses them.
    if (archive == nullptr && code == ZIP_ER_EXISTS) archive = zip_open(path.c_str(), ZIP_RDONLY, &code);
    if (archive == nullptr) fail(name, code);
    std::error_code unknown;
    const auto size = std::filesystem::file_size(path, unknown);
    return std::shared_ptr<ZipFile>(new ZipFile(archive, name, unknown ? 0 : static_cast<std::int64_t>(size), nullptr));
}

std::shared_ptr<ZipFile> ZipFile::open_bytes(std::string_view bytes, const std::string& name,
                                             std::shared_ptr<const std::string> owner)
{
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
    zip_t* archive = source == nullptr ? nullptr : zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &error);
    zip_error_fini(&error);
    if (archive == nullptr) {
        if (source != nullptr) zip_source_free(source);
        fail(name, ZIP_ER_NOZIP);
    }
    const auto size = static_cast<std::int64_t>(bytes.size());
    return std::shared_ptr<ZipFile>(new ZipFile(archive, name, size, std::move(owner)));
}

ZipFile::ZipFile(void* archive, std::string name, std::int64_t size, std::shared_ptr<const std::string> owner)
    : archive_(archive), name_(std::move(name)), size_(size), owner_(std::move(owner))
{
    zip_t* zip = static_cast<zip_t*>(archive_);
    const zip_int64_t count = zip_get_num_entries(zip, 0);
    entries_.reserve(static_cast<std::size_t>(count));
    for (zip_int64_t i = 0; i < count; ++i) {
        zip_stat_t facts;
        if (zip_stat_index(zip, static_cast<zip_uint64_t>(i), ZIP_FL_ENC_RAW, &facts) != 0) continue;
        ZipEntry entry;
        entry.index = static_cast<std::uint64_t>(i);
        entry.name = name_to_utf8(facts.name);
        entry.size = static_cast<std::int64_t>(facts.size);
        entry.packed = static_cast<std::int64_t>(facts.comp_size);
        entry.encrypted = (facts.valid & ZIP_STAT_ENCRYPTION_METHOD) && facts.encryption_method != ZIP_EM_NONE;
        entry.folder = entry.name.ends_with('/') || entry.name.ends_with('\\');
        entry.link = is_link(zip, entry.index);
        entries_.push_back(std::move(entry));
    }
}

ZipFile::~ZipFile()
{
    zip_discard(static_cast<zip_t*>(archive_));
}

const ZipEntry* ZipFile::find(std::string_view name) const
{
    const std::string wanted = lower_slashes(name);
    const auto found = std::find_if(entries_.begin(), entries_.end(),
                                    [&](const ZipEntry& entry) { return lower_slashes(entry.name) == wanted; });
    return found == entries_.end() ? nullptr : &*found;
}

std::unique_ptr<ByteSource> ZipFile::open(const ZipEntry& entry, const std::string& name, std::int64_t limit) const
{
    if (entry.encrypted) throw Error(name + ": is encrypted; hand it in without a password");
    zip_file_t* file = zip_fopen_index(static_cast<zip_t*>(archive_), entry.index, 0);
    if (file == nullptr)
        throw Error(name + ": is damaged inside the ZIP or packed in an unknown way; pack it anew as an ordinary ZIP");
    return std::make_unique<EntrySource>(file, name, std::min(limit, entry.size));
}

std::optional<std::string> refusal(const ZipEntry& entry, const ZipLimits& limits)
{
    if (entry.size > limits.ratio_from && entry.size / limits.ratio > std::max<std::int64_t>(entry.packed, 1))
        return "unpacks to more than " + std::to_string(limits.ratio) +
               " times its size, which no data of a plant do; it is not unpacked, hand it in unpacked";
    return std::nullopt;
}

std::optional<std::string> refusal(const ZipFile& zip, const ZipLimits& limits)
{
    if (static_cast<std::int64_t>(zip.entries().size()) > limits.entries)
        return "holds " + std::to_string(zip.entries().size()) + " entries, more than the " +
               std::to_string(limits.entries) + " that are read; hand it in in parts";
    std::int64_t bytes = 0;
    std::int64_t accepted = 0;  // of entries that are not refused on their own
    for (const ZipEntry& entry : zip.entries()) {
        if (entry.size < 0 || entry.size > limits.unpacked_bytes - bytes)
            return "unpacks to more than " + std::to_string(limits.unpacked_bytes >> 20) +
                   " MiB, more than is read; hand it in in parts";
        bytes += entry.size;
        if (!refusal(entry, limits)) accepted += entry.size;
    }
    if (accepted > limits.ratio_from && accepted / limits.ratio > std::max<std::int64_t>(zip.size(), 1))
        return "unpacks to more than " + std::to_string(limits.ratio) +
               " times its size in all, which no data of a plant do; it is not unpacked, hand it in unpacked";
    return std::nullopt;
}

}  // namespace audit::import
