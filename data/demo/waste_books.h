// SPDX-License-Identifier: Apache-2.0
// Hazardous waste: what was made, stored and sent away, with the manifests that say the same.
#pragma once

#include <map>
#include <string>

#include "data/demo/random.h"
#include "data/demo/sheet.h"

namespace demo {

struct WasteKind {
    const char* code;
    const char* name;
    const char* batch;  // begins the batch numbers
    const char* receiver;
    const char* receiver_permit;
    const char* receiver_codes;
};

class WasteBooks {
 public:
    explicit WasteBooks(std::uint64_t seed);
    void make(audit::Time at, const WasteKind& kind, double tonnes);  // and stored an hour later
    void count(audit::Time at, const WasteKind& kind);                // a stock-take
    void send(audit::Time at, const WasteKind& kind);                 // all there is

    Sheet ledger, manifests;

 private:
    void write(audit::Time at, const WasteKind& kind, const char* move, double tonnes, const std::string& manifest,
               const std::string& batch);

    Random random_;
    std::map<std::string, double> stock_;
};

}  // namespace demo
