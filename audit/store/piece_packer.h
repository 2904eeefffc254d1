// SPDX-License-Identifier: Apache-2.0
// Hashes and compresses an original piece by piece. A long one is packed on a second thread while its reader parses it:
// both take about as long. What is packed comes back on the caller's thread, in order, for only that one may write to
// the case.
#pragma once

#include <cstddef>

#include <functional>
#include <memory>
#include <span>
#include <string>

namespace audit::store {

inline constexpr std::size_t kPieceSize = std::size_t{1} << 20U;

class PiecePacker {
 public:
    using Write = std::function<void(std::span<const std::byte> frame)>;

    // threads: with 1 everything happens in next() and finish(). write may throw; it is
    // called by next() and finish().
    PiecePacker(int threads, Write write);
    ~PiecePacker();
    PiecePacker(const PiecePacker&) = delete;
    PiecePacker& operator=(const PiecePacker&) = delete;

    // What is to become the next piece; append to it up to kPieceSize, then call next().
    std::string& piece();
    // Throws Error when it cannot be compressed, here or at a later call.
    void next();
    // The last piece, when it is not empty, and all that is under way. SHA-256 of all pieces, hex.
    std::string finish();

 private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace audit::store
