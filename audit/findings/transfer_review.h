// SPDX-License-Identifier: Apache-2.0
// Which findings ask for a review whether the case is to be transferred as a possible crime (data/laws/
// transfer_review.json, after 法释〔2023〕7号): a flag beside the finding, never a statement that there is one.
#pragma once

#include <optional>
#include <string>

#include "audit/model/finding.h"
#include "audit/model/plant.h"
#include "audit/model/text.h"

namespace audit::findings {

struct TransferReview {
    std::string rule;          // id of the rule
    Text title;                // 可能涉嫌犯罪，建议移送审查
    std::string law, article;  // the interpretation that names the conduct
    Text why;                  // which of its conditions the finding touches
    Text note;                 // that it is for review
    bool confirmed = false;

    // "可能涉嫌犯罪，建议移送审查（法释〔2023〕7号第一条第二项：…）。…"
    std::string in(Language language) const;
};

// Empty where no rule in force at the finding's time fits. A finding without a time is taken to be of today's law.
std::optional<TransferReview> transfer_review_of(const Finding& finding, const Plant& plant);

}  // namespace audit::findings
