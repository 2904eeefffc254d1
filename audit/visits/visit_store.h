// SPDX-License-Identifier: Apache-2.0
// Visits and orders in the case file (schema_4.sql). What is kept is durable when commit() returns, in one transaction
// with its events in the trail: one answer at a time from a window, a whole file from the command line.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "audit/store/case_file.h"
#include "audit/visits/visit.h"

namespace audit::visits {

struct NewPhoto {
    std::string name, item;  // file name as taken in
    std::optional<Time> taken;
    std::string place, caption, bytes;  // of a JPEG or PNG
};

struct NewSignature {
    Role role = Role::inspector;
    std::string name;
    std::optional<Time> signed_on;
    std::string bytes, note;  // bytes: empty where it was refused
};

// Says nothing twice: what stands in the case already is left alone, so that reading a file again changes nothing.
class VisitWriter {
 public:
    // author: empty for the case's own (store/trail.h). Throws Error(usage) when there is neither.
    VisitWriter(store::CaseFile& case_file, std::string author);

    // Begins the visit when the case has none of that key.
    std::int64_t visit(const std::string& key);
    void head(std::int64_t visit, const Head& head);  // replaces it
    void answer(std::int64_t visit, const Answer& answer);
    // Both throw Error(usage) when the bytes are neither a JPEG nor a PNG.
    void photo(std::int64_t visit, const NewPhoto& photo);
    void signature(std::int64_t visit, const NewSignature& signature);
    void order(const Order& order);  // replaces the one of that number
    void commit();

 private:
    std::int64_t keep_file(const std::string& bytes, const std::string& name);
    void trail(const char* event, const std::string& detail);

    store::CaseFile& case_file_;
    std::string author_;
    store::Transaction transaction_;
};

std::vector<Visit> visits(const store::CaseFile& case_file);  // oldest first
// The one of that key, or the newest where the key is empty.
std::optional<Visit> find_visit(const store::CaseFile& case_file, const std::string& key);
std::vector<Order> orders(const store::CaseFile& case_file);  // by day of issue, then number

bool is_picture(const std::string& bytes);  // begins as a JPEG or PNG does

// Throws Error when the bytes are not those that were taken in.
std::string bytes_of(const store::CaseFile& case_file, const KeptFile& file);
// A sentence for each picture whose bytes no longer fit their hash.
std::vector<std::string> damaged_files(const store::CaseFile& case_file);

}  // namespace audit::visits
