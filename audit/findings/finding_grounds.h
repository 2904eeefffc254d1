// SPDX-License-Identifier: Apache-2.0
// What many findings of a run have in common, the table finding_grounds: what to verify on site and the norms, as they
// were worded at the time. Kept, written and read once for all findings that share it.
#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "audit/model/finding.h"
#include "audit/store/database.h"

namespace audit::findings {

class GroundsWriter {
 public:
    explicit GroundsWriter(store::Database& database) : database_(database) {}
    // The id under which the finding's grounds are kept, now or since earlier.
    std::int64_t id_of(const Finding& finding);

 private:
    store::Database& database_;
    std::map<std::string, std::int64_t> ids_;  // by all their words
};

class GroundsReader {
 public:
    explicit GroundsReader(const store::Database& database) : database_(database) {}
    void put_into(Finding& finding, std::int64_t id);

 private:
    struct Grounds {
        Text verify;
        std::vector<Basis> basis;
    };
    Grounds read(std::int64_t id) const;

    const store::Database& database_;
    std::map<std::int64_t, Grounds> known_;
};

}  // namespace audit::findings
