// SPDX-License-Identifier: Apache-2.0
#include "audit/store/digest.h"

#include <openssl/evp.h>

#include <array>
#include <fstream>
#include <vector>

#include "audit/model/error.h"
#include "audit/store/case_file.h"

namespace audit::store {

struct Sha256::State {
    EVP_MD_CTX* context = EVP_MD_CTX_new();
};

namespace {

// OpenSSL does not survive running out of memory while it starts: it starts with the program.
EVP_MD* const kSha256 = EVP_MD_fetch(nullptr, "SHA256", nullptr);

}  // namespace

Sha256::Sha256() : state_(std::make_unique<State>())
{
    if (state_->context == nullptr || kSha256 == nullptr || EVP_DigestInit_ex(state_->context, kSha256, nullptr) != 1) {
        EVP_MD_CTX_free(state_->context);
        throw Error("SHA-256 is not available from OpenSSL", ErrorKind::internal);
    }
}

Sha256::~Sha256()
{
    EVP_MD_CTX_free(state_->context);
}

void Sha256::feed(std::string_view bytes)
{
    EVP_DigestUpdate(state_->context, bytes.data(), bytes.size());
}

std::string Sha256::finish()
{
    std::array<unsigned char, EVP_MAX_MD_SIZE> bytes{};
    unsigned int size = 0;
    EVP_DigestFinal_ex(state_->context, bytes.data(), &size);
    constexpr std::string_view kHex = "0123456789abcdef";
    std::string hex;
    for (unsigned int i = 0; i < size; ++i) {
        hex += kHex[bytes[i] >> 4U];
        hex += kHex[bytes[i] & 15U];
    }
    return hex;
}

std::string sha256_of(std::string_view bytes)
{
    Sha256 digest;
    digest.feed(bytes);
    return digest.finish();
}

std::string sha256_of_file(const std::string& path)
{
    std::ifstream in(path, std::ios::binary);
    if (!in) throw Error(path + ": cannot be opened; check that it exists and that you may read it");
    constexpr std::size_t kPiece = 1 << 18;
    std::vector<char> piece(kPiece);
    Sha256 digest;
    while (in.read(piece.data(), static_cast<std::streamsize>(piece.size())) || in.gcount() > 0)
        digest.feed({piece.data(), static_cast<std::size_t>(in.gcount())});
    if (in.bad()) throw Error(path + ": cannot be read to its end; check the disk it lies on");
    return digest.finish();
}

}  // namespace audit::store
