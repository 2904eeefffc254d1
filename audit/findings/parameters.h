// SPDX-License-Identifier: Apache-2.0
// The numbers that checks use: defaults of the catalogue, overridden by jurisdiction, industry and case. A parameters
// file is JSON: {"format": "onepermit-parameters/1", "checks": {"<id>": {"<name>": <value>}}, "all": {"<name>": ...}}.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "audit/findings/catalogue.h"

namespace audit::findings {

class Parameters {
 public:
    Parameters() = default;
    // own: entries of a bureau's own checks, whose parameters are set like those of the program's.
    explicit Parameters(std::vector<CheckEntry> own);
    // Adds the values of a file over what is there. Throws Error(usage) naming what is unknown or not of its type.
    void read_file(const std::string& path);
    void set(const std::string& check, const std::string& name, const std::string& value);
    // The value in force: set for the check, else for all, else the catalogue's default. Throws Error(internal) when
    // the check has no such parameter.
    std::string text(std::string_view check, std::string_view name) const;
    double number(std::string_view check, std::string_view name) const;
    const std::map<std::pair<std::string, std::string>, std::string>& overrides() const { return overrides_; }
    const std::vector<CheckEntry>& own() const { return own_; }

 private:
    std::map<std::pair<std::string, std::string>, std::string> overrides_;  // (check or "", name) -> value
    std::vector<CheckEntry> own_;
};

}  // namespace audit::findings
