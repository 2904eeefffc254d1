// SPDX-License-Identifier: Apache-2.0
#include "audit/import/byte_source.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "audit/model/error.h"

namespace audit::import {

namespace {

std::string why(int error)
{
    switch (error) {
        case ENOENT:
            return "there is no such file; check its name";
        case EACCES:
        case EPERM:
            return "there is no permission to read it; ask its owner or copy it to a folder of your own";
        default:
            return std::string("cannot be read (") + std::strerror(error) + ")";
    }
}

class FileSource : public ByteSource {
 public:
    FileSource(const std::string& path, std::string name) : name_(std::move(name))
    {
        file_ = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
        if (file_ < 0) throw Error(name_ + ": " + why(errno));
        struct stat facts = {};
        if (::fstat(file_, &facts) == 0 && S_ISDIR(facts.st_mode)) {
            ::close(file_);
            throw Error(name_ + ": is a folder, where a file was expected");
        }
    }
    ~FileSource() override { ::close(file_); }
    FileSource(const FileSource&) = delete;
    FileSource& operator=(const FileSource&) = delete;

    std::size_t read(char* buffer, std::size_t capacity) override
    {
        for (;;) {
            const ssize_t size = ::read(file_, buffer, capacity);
            if (size >= 0) return static_cast<std::size_t>(size);
            if (errno != EINTR) throw Error(name_ + ": " + why(errno));
        }
    }

 private:
    std::string name_;
    int file_;
};

class BytesSource : public ByteSource {
 public:
    explicit BytesSource(std::string_view bytes) : bytes_(bytes) {}
    std::size_t read(char* buffer, std::size_t capacity) override
    {
        const std::size_t size = std::min(capacity, bytes_.size());
        std::memcpy(buffer, bytes_.data(), size);
        bytes_.remove_prefix(size);
        return size;
    }

 private:
    std::string_view bytes_;
};

class Tee : public ByteSource {
 public:
    Tee(std::unique_ptr<ByteSource> source, std::function<void(std::string_view)> tap)
        : source_(std::move(source)), tap_(std::move(tap))
    {
    }
    std::size_t read(char* buffer, std::size_t capacity) override
    {
        const std::size_t size = source_->read(buffer, capacity);
        if (size > 0) tap_({buffer, size});
        return size;
    }

 private:
    std::unique_ptr<ByteSource> source_;
    std::function<void(std::string_view)> tap_;
};

constexpr std::size_t kPiece = 65536;

}  // namespace

std::unique_ptr<ByteSource> open_file(const std::string& path, const std::string& name)
{
    return std::make_unique<FileSource>(path, name);
}

std::unique_ptr<ByteSource> open_bytes(std::string_view bytes)
{
    return std::make_unique<BytesSource>(bytes);
}

std::unique_ptr<ByteSource> tee(std::unique_ptr<ByteSource> source, std::function<void(std::string_view)> tap)
{
    return std::make_unique<Tee>(std::move(source), std::move(tap));
}

void drain(ByteSource& source)
{
    std::array<char, kPiece> piece;
    while (source.read(piece.data(), piece.size()) > 0) {
    }
}

std::string read_all(ByteSource& source, std::int64_t limit, const std::string& name)
{
    std::string bytes;
    std::array<char, kPiece> piece;
    for (std::size_t size; (size = source.read(piece.data(), piece.size())) > 0;) {
        if (static_cast<std::int64_t>(bytes.size() + size) > limit)
            throw Error(name + ": is larger than " + std::to_string(limit >> 20) +
                        " MiB, which is more than is read of such a file; hand it in split or as CSV");
        bytes.append(piece.data(), size);
    }
    return bytes;
}

}  // namespace audit::import
