// SPDX-License-Identifier: Apache-2.0
// A parameters file (templates/parameters/README.md): values of parameters with their sources, and facts about an
// industry that are printed beside them. Files of a person and the packs that ship with the program have one form.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "audit/findings/parameter_origin.h"
#include "audit/findings/parameter_rules.h"
#include "audit/model/text.h"

namespace audit::findings {

struct ParametersFile {
    struct Value {
        std::string check, name, value;  // an empty check: every check that has it
        std::string source;
        bool confirmed = false;
        std::vector<std::string> industries;  // marks as below: only for a plant of one of them; empty: any
    };
    // What an industry's standards say: for people, no check reads it.
    struct Fact {
        std::string topic;  // baseline_o2, exempt_hours, ledger, report, monitoring, coefficient, limit
        Text name;
        std::string value, unit, source;
        bool confirmed = false;
    };
    std::string origin;         // the file's or pack's name
    Layer kind = Layer::plant;  // industry, jurisdiction or case
    Text title;
    // Of an industry's pack: beginnings of GB/T 4754 codes, or parts of the industry's name; `industries_with` count
    // only where the permit also names one of the words in `with` (industry, enterprise, facilities, materials).
    std::vector<std::string> industries, industries_with, with;
    std::vector<Value> values;
    std::vector<Fact> facts;
    std::string text;  // as it was read
};

// Throws Error(usage) that begins with the origin and says key, what was found and what is expected.
// own: entries of a bureau's own checks, which may be named besides the program's. is_kept: a case kept the text, what
// it says of checks that nobody has any more is left out.
ParametersFile parse_parameters(const std::string& origin, std::string_view text, const OwnEntries& own = {},
                                bool is_kept = false);

// A file of that path, else the pack of that name that ships with the program. Throws Error(usage) when there is
// neither, naming the packs.
ParametersFile find_parameters(const std::string& path_or_name, const OwnEntries& own = {});

// The packs that ship with the program, by name.
std::vector<std::string> shipped_packs();
ParametersFile shipped_pack(const std::string& name);

}  // namespace audit::findings
