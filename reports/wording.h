// SPDX-License-Identifier: Apache-2.0
// The words of a document in one language, from templates/documents/<name>.json: {"key": {"zh": "…", "en": "…"}, …}.
// A bureau changes them without a compiler. Keys of "common" are known to every document. A file may also hold one
// "layout": {"name": number, …}, lengths in points: margins, sizes of type, room to sign.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "audit/model/finding.h"
#include "audit/model/text.h"

namespace reports {

// {name} replaced by its value; unknown names stay.
std::string fill_in(const std::string& text, const std::vector<std::pair<std::string, std::string>>& values);

class Wording {
 public:
    // Throws audit::Error(internal) naming the file when it cannot be read or lacks a language.
    Wording(const std::string& document, audit::Language language);

    // Throws audit::Error(internal) naming file and key when there is none.
    const std::string& operator()(std::string_view key) const;
    // With {name} replaced by its value.
    std::string operator()(std::string_view key, const std::vector<std::pair<std::string, std::string>>& values) const;
    bool has(std::string_view key) const { return words_.find(key) != words_.end(); }
    // A length or count of the document's "layout"; throws audit::Error(internal) naming it when there is none.
    double measure(std::string_view name) const;
    double measure(std::string_view name, double otherwise) const;  // for what a document need not tell
    audit::Language language() const { return language_; }

    const std::string& severity(audit::Severity severity) const;
    const std::string& status(audit::CheckStatus status) const;
    const std::string& topic(const std::string& topic) const;  // the topic itself when it has no word
    // "DA001 二氧化硫", of what the subject names.
    std::string subject(const audit::Subject& subject) const;

 private:
    void read(const std::string& document);

    audit::Language language_;
    std::string document_;
    std::map<std::string, std::string, std::less<>> words_;
    std::map<std::string, double, std::less<>> measures_;
};

}  // namespace reports
