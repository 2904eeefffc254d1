// SPDX-License-Identifier: Apache-2.0
// Submitted files as handed in: zstd frames of 1 MiB of input each, with the SHA-256 of the whole in the file's row.
#include <zstd.h>

#include <algorithm>
#include <vector>

#include "audit/model/error.h"
#include "audit/store/case_file.h"
#include "audit/store/digest.h"

namespace audit::store {

namespace {

constexpr std::size_t kPieceSize = std::size_t{1} << 20U;
// On a gigabyte of long CSV level 3 takes twice the time of level 1, a fifth of an import, and packs it no smaller.
constexpr int kLevel = 1;

[[noreturn]] void refuse(const CaseFile& case_file, const std::string& name)
{
    throw Error(case_file.path() + ": the original of " + name +
                " kept in the case is not what was handed in; restore the case from a copy");
}

// Appends one piece; false when it is no frame of at most 1 MiB.
bool append_piece(std::span<const std::byte> frame, std::string& bytes)
{
    const unsigned long long size = ZSTD_getFrameContentSize(frame.data(), frame.size());
    if (size > kPieceSize) return false;  // the codes for "unknown" and "error" are larger still
    const std::size_t before = bytes.size();
    bytes.resize(before + static_cast<std::size_t>(size));
    const std::size_t written =
        ZSTD_decompress(bytes.data() + before, static_cast<std::size_t>(size), frame.data(), frame.size());
    return ZSTD_isError(written) == 0U && written == size;
}

}  // namespace

struct OriginalWriter::State {
    State(CaseFile& owner, std::int64_t file_id)
        : case_file(owner),
          file(file_id),
          insert(owner.database().prepare("INSERT INTO file_pieces(file, piece, data) VALUES (?, ?, ?)")),
          compressed(ZSTD_compressBound(kPieceSize)),
          context(ZSTD_createCCtx(), ZSTD_freeCCtx)
    {
        pending.reserve(kPieceSize);
    }

    void write_piece(std::string_view piece)
    {
        const std::size_t length =
            ZSTD_compressCCtx(context.get(), compressed.data(), compressed.size(), piece.data(), piece.size(), kLevel);
        if (ZSTD_isError(length) != 0U)
            throw Error(std::string("zstd: ") + ZSTD_getErrorName(length), ErrorKind::internal);
        insert.bind(1, file);
        insert.bind(2, pieces++);
        insert.bind(3, std::span<const std::byte>(compressed.data(), length));
        insert.run();
    }

    CaseFile& case_file;
    std::int64_t file;
    Statement insert;
    std::vector<std::byte> compressed;
    std::unique_ptr<ZSTD_CCtx, decltype(&ZSTD_freeCCtx)> context;
    std::string pending;  // input of the piece that is not full yet
    std::int64_t pieces = 0;
    std::int64_t size = 0;
    Sha256 digest;
};

OriginalWriter::OriginalWriter(CaseFile& case_file, std::int64_t file)
    : state_(std::make_unique<State>(case_file, file))
{
}

OriginalWriter::~OriginalWriter() = default;

void OriginalWriter::feed(std::string_view bytes)
{
    State& state = *state_;
    state.digest.feed(bytes);
    state.size += static_cast<std::int64_t>(bytes.size());
    while (!bytes.empty()) {
        if (state.pending.empty() && bytes.size() >= kPieceSize) {
            state.write_piece(bytes.substr(0, kPieceSize));
            bytes.remove_prefix(kPieceSize);
            continue;
        }
        const std::size_t take = std::min(bytes.size(), kPieceSize - state.pending.size());
        state.pending.append(bytes.substr(0, take));
        bytes.remove_prefix(take);
        if (state.pending.size() < kPieceSize) continue;
        state.write_piece(state.pending);
        state.pending.clear();
    }
}

std::string OriginalWriter::finish()
{
    State& state = *state_;
    if (!state.pending.empty()) state.write_piece(state.pending);
    state.pending.clear();
    std::string hash = state.digest.finish();
    Statement update = state.case_file.database().prepare("UPDATE files SET sha256 = ?, size = ? WHERE id = ?");
    update.bind_all(hash, state.size, state.file).run();
    return hash;
}

std::string CaseFile::original(std::int64_t id) const
{
    const std::optional<SubmittedFile> submitted = file(id);
    if (!submitted) throw Error(path() + ": there is no file number " + std::to_string(id), ErrorKind::internal);
    Statement query = database().prepare("SELECT data FROM file_pieces WHERE file = ? ORDER BY piece");
    query.bind(1, id);
    std::string bytes;
    while (query.step()) {
        if (!append_piece(query.blob(0), bytes)) refuse(*this, submitted->name);
    }
    if (static_cast<std::int64_t>(bytes.size()) != submitted->size || sha256_of(bytes) != submitted->sha256)
        refuse(*this, submitted->name);
    return bytes;
}

}  // namespace audit::store
