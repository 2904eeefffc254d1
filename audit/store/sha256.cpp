// SPDX-License-Identifier: Apache-2.0
// SHA-256 by OpenSSL, for originals, the trail and the version of the catalogue.
#include <openssl/evp.h>

#include <array>
#include <fstream>
#include <memory>

#include "audit/model/error.h"
#include "audit/store/case_file.h"

namespace audit::store {

namespace {

class Digest {
 public:
    Digest() : context_(EVP_MD_CTX_new(), EVP_MD_CTX_free)
    {
        check(context_ != nullptr && EVP_DigestInit_ex(context_.get(), EVP_sha256(), nullptr) == 1);
    }
    void feed(const char* data, std::size_t size) { check(EVP_DigestUpdate(context_.get(), data, size) == 1); }
    std::string finish()
    {
        std::array<unsigned char, EVP_MAX_MD_SIZE> bytes{};
        unsigned int size = 0;
        check(EVP_DigestFinal_ex(context_.get(), bytes.data(), &size) == 1);
        constexpr std::string_view kDigits = "0123456789abcdef";
        std::string hex;
        for (unsigned int i = 0; i < size; ++i) {
            hex += kDigits[bytes[i] >> 4U];
            hex += kDigits[bytes[i] & 15U];
        }
        return hex;
    }

 private:
    static void check(bool good)
    {
        if (!good) throw Error("SHA-256 is not available from OpenSSL", ErrorKind::internal);
    }
    std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context_;
};

}  // namespace

std::string sha256_of(std::string_view bytes)
{
    Digest digest;
    digest.feed(bytes.data(), bytes.size());
    return digest.finish();
}

std::string sha256_of_file(const std::string& path)
{
    std::ifstream in(path, std::ios::binary);
    if (!in) throw Error(path + ": cannot be read; check that the file exists and that you may read it");
    Digest digest;
    constexpr std::size_t kPiece = 1U << 16U;
    std::array<char, kPiece> piece{};
    while (in.read(piece.data(), piece.size()) || in.gcount() > 0)
        digest.feed(piece.data(), static_cast<std::size_t>(in.gcount()));
    if (in.bad()) throw Error(path + ": could not be read to its end; check the disk and try again");
    return digest.finish();
}

}  // namespace audit::store
