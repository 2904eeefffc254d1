// SPDX-License-Identifier: Apache-2.0
// Reads the fields of a JSON object and keeps, in sentences, what is wrong with each.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "audit/model/time.h"

namespace audit::visits {

struct JsonTree {
    enum class Kind { nothing, text, flag, number, list, object };
    Kind kind = Kind::nothing;
    std::string text;  // of a text its characters, else as it was written
    bool flag = false;
    std::vector<JsonTree> items;      // of a list, or the values of an object
    std::vector<std::string> fields;  // of an object: the name of each item

    const JsonTree* find(const std::string& field) const;
};

// Throws Error(unreadable) with the place when the text is no JSON.
JsonTree parse_json(const std::string& text);

class JsonObject {
 public:
    // place: "answers[2]", empty for the file itself. Anything but an object counts as an empty one, with a sentence.
    JsonObject(const JsonTree& object, std::string place, std::vector<std::string>& wrong);

    bool has(const char* field) const { return object_.find(field) != nullptr; }
    std::string text(const char* field, bool required = false);
    std::string text_or(const char* field, const std::string& otherwise);
    bool flag(const char* field, bool otherwise);
    // A day, or a time of day too: "2026-01-20", "2026-01-20 09:30".
    std::optional<Time> time(const char* field);
    const std::vector<JsonTree>& list(const char* field);  // an empty one when it is absent
    void complain(const char* field, const std::string& found, const std::string& expected);
    // A sentence for each field that nobody asked for: a misspelled one must not be lost in silence.
    void refuse_others();

 private:
    std::string name_of(const std::string& field) const;
    const JsonTree* find(const char* field);

    const JsonTree& object_;
    std::string place_;
    std::vector<std::string>& wrong_;
    std::set<std::string> asked_;
};

}  // namespace audit::visits
