// SPDX-License-Identifier: Apache-2.0
// How what a check found is put right, in plain language, from templates/documents/self_check.json ("fix_<check>" and
// "due_<check>"). The self-check and the draft of an order say the same.
#pragma once

#include <string>

#include "audit/model/finding.h"
#include "reports/wording.h"

namespace reports {

class Advice {
 public:
    explicit Advice(audit::Language language) : words_("self_check", language) {}

    // What to do; of a bureau's own check, which has no words here, what its entry says to verify.
    std::string how(const audit::Finding& finding) const;
    // The time the rules set, else what is usual for its severity.
    std::string until(const audit::Finding& finding) const;
    // The message without the words that qualify it: what was seen, nothing else.
    std::string plainly(const audit::Finding& finding) const;

 private:
    Wording words_;
};

}  // namespace reports
