// SPDX-License-Identifier: Apache-2.0
// Bytes that are read once, from the start to the end, in pieces: a file on disk, an entry of a ZIP, a string.
#pragma once

#include <cstddef>

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace audit::import {

class ByteSource {
 public:
    virtual ~ByteSource() = default;
    // Fills up to `capacity` bytes and returns how many; 0 is the end. Throws Error naming the file.
    virtual std::size_t read(char* buffer, std::size_t capacity) = 0;
};

// name: how the file is called in messages.
std::unique_ptr<ByteSource> open_file(const std::string& path, const std::string& name);
// bytes must outlive the source.
std::unique_ptr<ByteSource> open_bytes(std::string_view bytes);
// Shows every piece to `tap` as it passes, so that a file is read, hashed, kept and parsed in one go. What the reader
// at the end of the chain leaves unread is not shown: drain() it.
std::unique_ptr<ByteSource> tee(std::unique_ptr<ByteSource> source, std::function<void(std::string_view)> tap);

// Reads what is left and forgets it.
void drain(ByteSource& source);
// Reads all; throws Error when it is more than limit bytes.
std::string read_all(ByteSource& source, std::int64_t limit, const std::string& name);

}  // namespace audit::import
