// SPDX-License-Identifier: Apache-2.0
#include "audit/model/finding.h"

namespace audit {

std::string_view to_text(Severity severity)
{
    switch (severity) {
        case Severity::violation:
            return "violation";
        case Severity::suspicion:
            return "suspicion";
        case Severity::notice:
            break;
    }
    return "notice";
}

std::optional<Severity> parse_severity(std::string_view text)
{
    for (const Severity severity : {Severity::notice, Severity::suspicion, Severity::violation}) {
        if (to_text(severity) == text) return severity;
    }
    return std::nullopt;
}

std::string_view to_text(CheckStatus status)
{
    switch (status) {
        case CheckStatus::ran:
            return "ran";
        case CheckStatus::not_applicable:
            return "not applicable";
        case CheckStatus::could_not_run:
            break;
    }
    return "could not run";
}

}  // namespace audit
