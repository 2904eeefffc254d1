// SPDX-License-Identifier: Apache-2.0
#include "audit/store/piece_packer.h"

#include <zstd.h>

#include <array>
#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

#include "audit/model/error.h"
#include "audit/store/digest.h"

namespace audit::store {

namespace {

// On a gigabyte of long CSV level 3 takes twice the time of level 1 and packs it no smaller; levels below 1 save a
// third of the time and need half as much space again, which costs as much to write.
constexpr int kLevel = 1;
constexpr std::size_t kPieces = 4;                  // under way at a time
constexpr std::uint64_t kPiecesWithoutThread = 32;  // shorter originals are packed before a thread is worth it

}  // namespace

// A ring of pieces: [written, packed) wait to be written, [packed, filled) to be packed, `filled` is being filled. The
// mutex guards the numbers; a piece belongs to the side whose range it is in.
struct PiecePacker::State {
    struct Piece {
        std::string bytes;
        std::vector<std::byte> frame;
        std::size_t frame_size = 0;
    };

    State(int of_threads, Write to) : threads(of_threads), write(std::move(to))
    {
        if (context == nullptr) throw Error("zstd: there is no memory to compress with", ErrorKind::internal);
    }
    ~State()
    {
        {
            const std::lock_guard lock(mutex);
            stopping = true;
        }
        changed.notify_all();
        if (thread.joinable()) thread.join();
        ZSTD_freeCCtx(context);
    }
    State(const State&) = delete;
    State& operator=(const State&) = delete;

    Piece& at(std::uint64_t number) { return ring[number % kPieces]; }

    void pack(Piece& piece)
    {
        digest.feed(piece.bytes);
        piece.frame_size = ZSTD_compressCCtx(context, piece.frame.data(), piece.frame.size(), piece.bytes.data(),
                                             piece.bytes.size(), kLevel);
    }

    // Of the second thread.
    void pack_all()
    {
        std::unique_lock lock(mutex);
        for (;;) {
            changed.wait(lock, [&] { return stopping || packed < filled; });
            if (stopping) return;
            Piece& piece = at(packed);
            lock.unlock();
            pack(piece);
            lock.lock();
            ++packed;
            changed.notify_all();
        }
    }

    void hand_over()
    {
        at(filled).frame.resize(ZSTD_compressBound(kPieceSize));
        if (!thread.joinable() && threads > 1 && filled >= kPiecesWithoutThread)
            thread = std::thread([this] { pack_all(); });
        if (!thread.joinable()) {
            pack(at(filled));
            ++filled;
            ++packed;
            return;
        }
        {
            const std::lock_guard lock(mutex);
            ++filled;
        }
        changed.notify_all();
    }

    // Writes what is packed; waits until at most `left` pieces are under way.
    void write_packed(std::uint64_t left)
    {
        for (;;) {
            {
                std::unique_lock lock(mutex);
                changed.wait(lock, [&] { return packed > written || filled - written <= left; });
                if (packed == written) return;
            }
            Piece& piece = at(written);
            if (ZSTD_isError(piece.frame_size) != 0U)
                throw Error(std::string("zstd: ") + ZSTD_getErrorName(piece.frame_size), ErrorKind::internal);
            write({piece.frame.data(), piece.frame_size});
            piece.bytes.clear();
            ++written;
        }
    }

    int threads;
    Write write;
    ZSTD_CCtx* context = ZSTD_createCCtx();
    Sha256 digest;
    std::array<Piece, kPieces> ring;
    std::uint64_t written = 0, packed = 0, filled = 0;
    bool stopping = false;
    std::mutex mutex;
    std::condition_variable changed;
    std::thread thread;
};

PiecePacker::PiecePacker(int threads, Write write) : state_(std::make_unique<State>(threads, std::move(write))) {}
PiecePacker::~PiecePacker() = default;

std::string& PiecePacker::piece()
{
    return state_->at(state_->filled).bytes;
}

void PiecePacker::next()
{
    state_->hand_over();
    state_->write_packed(kPieces - 1);
}

std::string PiecePacker::finish()
{
    if (!piece().empty()) state_->hand_over();
    state_->write_packed(0);
    return state_->digest.finish();
}

}  // namespace audit::store
