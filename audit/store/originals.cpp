// SPDX-License-Identifier: Apache-2.0
// Submitted files as handed in: zstd frames of 1 MiB of input each, with the SHA-256 of the whole in the file's row.
#include <zstd.h>

#include <algorithm>
#include <utility>

#include "audit/model/error.h"
#include "audit/store/case_file.h"
#include "audit/store/digest.h"
#include "audit/store/original_reader.h"
#include "audit/store/piece_packer.h"

namespace audit::store {

namespace {

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

SubmittedFile known_file(const CaseFile& case_file, std::int64_t id)
{
    std::optional<SubmittedFile> submitted = case_file.file(id);
    if (!submitted)
        throw Error(case_file.path() + ": there is no file number " + std::to_string(id), ErrorKind::internal);
    return std::move(*submitted);
}

Statement pieces_of(const CaseFile& case_file, std::int64_t id)
{
    Statement query = case_file.database().prepare("SELECT data FROM file_pieces WHERE file = ? ORDER BY piece");
    query.bind(1, id);
    return query;
}

}  // namespace

struct OriginalWriter::State {
    State(CaseFile& owner, std::int64_t file_id)
        : case_file(owner),
          file(file_id),
          insert(owner.database().prepare("INSERT INTO file_pieces(file, piece, data) VALUES (?, ?, ?)")),
          packer(1 + static_cast<int>(owner.database().integer("PRAGMA threads")),
                 [this](std::span<const std::byte> frame) { write(frame); })
    {
    }

    void write(std::span<const std::byte> frame)
    {
        insert.bind(1, file);
        insert.bind(2, pieces++);
        insert.bind(3, frame);
        insert.run();
    }

    CaseFile& case_file;
    std::int64_t file;
    Statement insert;
    std::int64_t pieces = 0;
    std::int64_t size = 0;
    PiecePacker packer;
};

OriginalWriter::OriginalWriter(CaseFile& case_file, std::int64_t file)
    : state_(std::make_unique<State>(case_file, file))
{
}

OriginalWriter::~OriginalWriter() = default;

void OriginalWriter::feed(std::string_view bytes)
{
    state_->size += static_cast<std::int64_t>(bytes.size());
    while (!bytes.empty()) {
        std::string& piece = state_->packer.piece();
        const std::size_t take = std::min(bytes.size(), kPieceSize - piece.size());
        piece.append(bytes.substr(0, take));
        bytes.remove_prefix(take);
        if (piece.size() == kPieceSize) state_->packer.next();
    }
}

std::string OriginalWriter::finish()
{
    State& state = *state_;
    const std::string hash = state.packer.finish();
    Statement update = state.case_file.database().prepare("UPDATE files SET sha256 = ?, size = ? WHERE id = ?");
    update.bind_all(hash, state.size, state.file).run();
    return hash;
}

std::string CaseFile::original(std::int64_t id) const
{
    const SubmittedFile submitted = known_file(*this, id);
    Statement query = pieces_of(*this, id);
    std::string bytes;
    while (query.step()) {
        if (!append_piece(query.blob(0), bytes)) refuse(*this, submitted.name);
    }
    if (static_cast<std::int64_t>(bytes.size()) != submitted.size || sha256_of(bytes) != submitted.sha256)
        refuse(*this, submitted.name);
    return bytes;
}

OriginalReader::OriginalReader(const CaseFile& case_file, std::int64_t file)
    : case_file_(case_file), name_(known_file(case_file, file).name), pieces_(pieces_of(case_file, file))
{
}

std::size_t OriginalReader::read(char* buffer, std::size_t capacity)
{
    if (at_ == piece_.size()) {
        piece_.clear();
        at_ = 0;
        if (pieces_.step() && !append_piece(pieces_.blob(0), piece_)) refuse(case_file_, name_);
    }
    const std::size_t size = piece_.copy(buffer, capacity, at_);
    at_ += size;
    return size;
}

}  // namespace audit::store
