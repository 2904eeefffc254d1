// SPDX-License-Identifier: Apache-2.0
// The original of a submitted file as it streams out of the case: a long one need not be held in memory.
#pragma once

#include <cstddef>

#include <cstdint>
#include <string>

#include "audit/store/case_file.h"

namespace audit::store {

class OriginalReader {
 public:
    // case_file must outlive the reader. Throws Error when it holds no such file.
    OriginalReader(const CaseFile& case_file, std::int64_t file);
    // Fills up to `capacity` bytes and returns how many; 0 is the end. Throws Error when a piece is damaged; the hash
    // of the whole is verify's business.
    std::size_t read(char* buffer, std::size_t capacity);

 private:
    const CaseFile& case_file_;
    std::string name_;
    Statement pieces_;
    std::string piece_;
    std::size_t at_ = 0;
};

}  // namespace audit::store
