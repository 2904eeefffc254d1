// SPDX-License-Identifier: Apache-2.0
#include "audit/import/archive.h"

#include <algorithm>
#include <filesystem>
#include <set>
#include <string_view>

#include "audit/import/format_detection.h"
#include "audit/import/text_decoding.h"
#include "audit/import/zip_file.h"
#include "audit/model/error.h"

namespace audit::import {

namespace {

namespace fs = std::filesystem;

// A relative path without anything that leads out of where it stands.
std::string clean_name(std::string_view raw)
{
    std::string clean;
    std::string part;
    const auto take_part = [&] {
        const bool drive = clean.empty() && part.size() == 2 && part[1] == ':';
        if (!part.empty() && part != "." && part != ".." && !drive) clean += (clean.empty() ? "" : "/") + part;
        part.clear();
    };
    for (const char c : raw) {
        if (c == '/' || c == '\\') {
            take_part();
        } else if (static_cast<unsigned char>(c) >= 0x20 && c != 0x7F) {
            part += c;
        }
    }
    take_part();
    return clean.empty() ? "unnamed" : clean;
}

// "a/b (2).csv": the extension stays the end, since it tells how to read the file.
std::string name_of_copy(const std::string& name, int copy)
{
    const std::size_t extension = name.size() - std::filesystem::path(name).extension().string().size();
    return name.substr(0, extension) + " (" + std::to_string(copy) + ")" + name.substr(extension);
}

// Why a file is none of the submission's: programs and systems leave such files behind.
const Text* reason_to_leave_out(std::string_view name)
{
    static const Text kSystem = {"操作系统的附属文件，不是资料",
                                 "a file of the operating system, not of the submission"};
    static const Text kLock = {"办公软件的临时文件，不是资料",
                               "a temporary file of an office program, not of the submission"};
    if (name.starts_with("__MACOSX/") || name.find("/__MACOSX/") != std::string_view::npos) return &kSystem;
    const std::string_view last = name.substr(name.find_last_of('/') + 1);
    if (last == ".DS_Store" || last == "Thumbs.db" || last == "desktop.ini" || last.starts_with("._")) return &kSystem;
    return last.starts_with("~$") || last.starts_with(".~lock.") ? &kLock : nullptr;
}

std::string head_of(ByteSource& source, std::size_t size)
{
    std::string head(size, '\0');
    std::size_t filled = 0;
    for (std::size_t got; filled < size && (got = source.read(head.data() + filled, size - filled)) > 0;) filled += got;
    head.resize(filled);
    return head;
}

bool is_archive(const SubmissionEntry& entry)
{
    const auto source = entry.open();
    const std::string magic = head_of(*source, 4);
    if (magic.size() < 2 || magic.substr(0, 2) != "PK") return has_extension(entry.name, "zip");
    return detect_format(entry.name, magic + head_of(*source, kFormatHeadBytes)) == FileFormat::zip;
}

// An entry of a ZIP keeps its ZIP open.
class ZipEntrySource : public ByteSource {
 public:
    ZipEntrySource(std::shared_ptr<ZipFile> zip, std::unique_ptr<ByteSource> bytes)
        : zip_(std::move(zip)), bytes_(std::move(bytes))
    {
    }
    std::size_t read(char* buffer, std::size_t capacity) override { return bytes_->read(buffer, capacity); }

 private:
    std::shared_ptr<ZipFile> zip_;
    std::unique_ptr<ByteSource> bytes_;
};

std::string common_folder(const std::vector<SubmissionEntry>& entries)
{
    if (entries.empty()) return {};
    const std::size_t slash = entries[0].name.find('/');
    if (slash == std::string::npos) return {};
    const std::string folder = entries[0].name.substr(0, slash + 1);
    const bool shared = std::all_of(entries.begin(), entries.end(),
                                    [&](const SubmissionEntry& entry) { return entry.name.starts_with(folder); });
    return shared ? folder : std::string();
}

class Lister {
 public:
    Lister(const ArchiveLimits& limits, Submission& submission) : limits_(limits), submission_(submission) {}

    void add_path(const std::string& path)
    {
        std::error_code error;
        const fs::path place(path);
        const std::string shown = name_to_utf8(path);
        if (fs::is_directory(place, error)) {
            const std::size_t before = submission_.entries.size();
            add_folder(place, "");
            if (submission_.entries.size() == before)
                fail(shown, "is a folder without any file to read; name the folder that holds the submission");
            return;
        }
        fs::path name = place.filename();
        if (fs::exists(place, error) && !fs::is_regular_file(place, error))
            return fail(shown, "is no ordinary file but a device or a pipe; copy its content into a file");
        add_file(place, name.empty() ? shown : name_to_utf8(name.string()), "");
    }

 private:
    void fail(const std::string& name, const std::string& sentence)
    {
        SubmissionEntry entry;
        entry.name = name;
        entry.error = name + ": " + sentence;
        submission_.entries.push_back(std::move(entry));
    }

    // A failure while looking at one entry is that entry's.
    template <typename Action>
    void guarded(SubmissionEntry entry, Action&& action)
    {
        try {
            action(entry);
        } catch (const Error& error) {
            entry.error = error.what();
            submission_.entries.push_back(std::move(entry));
        }
    }

    void add_folder(const fs::path& folder, const std::string& prefix)
    {
        std::error_code error;
        fs::directory_iterator items(folder, error);
        if (error) {
            const std::string name =
                prefix.empty() ? name_to_utf8(folder.string()) : prefix.substr(0, prefix.size() - 1);
            return fail(name, "this folder cannot be opened; ask its owner for the permission to read it");
        }
        std::vector<fs::directory_entry> sorted;
        for (; items != fs::directory_iterator(); items.increment(error)) sorted.push_back(*items);
        std::sort(sorted.begin(), sorted.end());
        for (const fs::directory_entry& item : sorted) {
            const std::string name = prefix + name_to_utf8(item.path().filename().string());
            const fs::file_status status = item.symlink_status(error);
            if (fs::is_symlink(status)) {
                leave_out(name, {"符号链接，未跟随", "a link, which is not followed"});
            } else if (fs::is_directory(status)) {
                if (!left_out(name + "/")) add_folder(item.path(), name + "/");
            } else if (!fs::is_regular_file(status)) {
                leave_out(name, {"不是普通文件", "not an ordinary file"});
            } else if (!left_out(name)) {
                add_file(item.path(), name, name + "/");
            }
        }
    }

    // inside: what the names of a ZIP's entries begin with.
    void add_file(const fs::path& path, const std::string& name, const std::string& inside)
    {
        SubmissionEntry entry;
        entry.name = name;
        entry.path = path.string();
        std::error_code error;
        const auto size = fs::file_size(path, error);
        entry.size = error ? 0 : static_cast<std::int64_t>(size);
        entry.open = [file = entry.path, name] { return open_file(file, name); };
        guarded(std::move(entry), [&](SubmissionEntry& file) {
            if (!is_archive(file)) return add(file);
            unpack(ZipFile::open_path(file.path, name), inside, 1);
        });
    }

    void unpack(const std::shared_ptr<ZipFile>& zip, const std::string& inside, int depth)
    {
        const ZipLimits limits{limits_.entries, limits_.total_bytes, limits_.ratio, limits_.ratio_from};
        if (const auto reason = refusal(*zip, limits)) throw Error(zip->name() + ": " + *reason);
        std::vector<SubmissionEntry> found = entries_of(zip, limits);
        if (found.empty())
            throw Error(zip->name() + ": is a ZIP without any file to read; pack the submission into it");
        const std::string folder = common_folder(found);
        for (SubmissionEntry& entry : found) entry.name = inside + entry.name.substr(folder.size());
        std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
        for (SubmissionEntry& entry : found) {
            if (!entry.error.empty()) {
                submission_.entries.push_back(std::move(entry));
                continue;
            }
            guarded(std::move(entry), [&](SubmissionEntry& file) {
                if (!is_archive(file)) return add(file);
                unpack_nested(file, depth + 1);
            });
        }
    }

    std::vector<SubmissionEntry> entries_of(const std::shared_ptr<ZipFile>& zip, const ZipLimits& limits)
    {
        std::vector<SubmissionEntry> found;
        std::set<std::string> names;
        for (const ZipEntry& packed : zip->entries()) {
            if (packed.folder) continue;
            SubmissionEntry entry;
            entry.name = clean_name(packed.name);
            if (left_out(entry.name)) continue;
            if (packed.link) {
                leave_out(entry.name, {"符号链接，未跟随", "a link, which is not followed"});
                continue;
            }
            for (int copy = 2; !names.insert(entry.name).second; ++copy)
                entry.name = name_of_copy(clean_name(packed.name), copy);
            entry.size = packed.size;
            const std::string shown = zip->name() + "/" + entry.name;
            if (packed.encrypted) entry.error = shown + ": is encrypted; hand it in without a password";
            if (const auto reason = refusal(packed, limits)) entry.error = shown + ": " + *reason;
            entry.open = [zip, packed, shown] {
                return std::make_unique<ZipEntrySource>(zip, zip->open(packed, shown, packed.size));
            };
            found.push_back(std::move(entry));
        }
        return found;
    }

    void unpack_nested(const SubmissionEntry& file, int depth)
    {
        if (depth > limits_.depth)
            throw Error(file.name + ": is a ZIP inside more than " + std::to_string(limits_.depth - 1) +
                        " others, which is not unpacked; hand it in on its own");
        const auto source = file.open();
        auto bytes = std::make_shared<const std::string>(read_all(*source, limits_.nested_bytes - nested_, file.name));
        nested_ += static_cast<std::int64_t>(bytes->size());
        unpack(ZipFile::open_bytes(*bytes, file.name, bytes), file.name + "/", depth);
    }

    void add(SubmissionEntry& entry)
    {
        if (static_cast<std::int64_t>(submission_.entries.size()) >= limits_.entries)
            throw Error(entry.name + ": is beyond the " + std::to_string(limits_.entries) +
                        " files that are read of one submission; hand it in in parts");
        submission_.entries.push_back(std::move(entry));
    }

    bool left_out(const std::string& name)
    {
        const Text* reason = reason_to_leave_out(name);
        if (reason != nullptr) leave_out(name, *reason);
        return reason != nullptr;
    }
    void leave_out(const std::string& name, const Text& reason) { submission_.left_out.push_back({name, reason}); }

    const ArchiveLimits& limits_;
    Submission& submission_;
    std::int64_t nested_ = 0;  // bytes of ZIPs in ZIPs that are held
};

}  // namespace

std::int64_t Submission::bytes() const
{
    std::int64_t all = 0;
    for (const SubmissionEntry& entry : entries) all += entry.readable() ? entry.size : 0;
    return all;
}

Submission list_submission(const std::vector<std::string>& paths, const ArchiveLimits& limits)
{
    Submission submission;
    Lister lister(limits, submission);
    for (const std::string& path : paths) lister.add_path(path);
    return submission;
}

}  // namespace audit::import
