// SPDX-License-Identifier: Apache-2.0
// SHA-256 of bytes that arrive in pieces.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace audit::store {

class Sha256 {
 public:
    Sha256();
    ~Sha256();
    void feed(std::string_view bytes);
    std::string finish();  // hex; call once
    Sha256(const Sha256&) = delete;
    Sha256& operator=(const Sha256&) = delete;

 private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace audit::store
