// SPDX-License-Identifier: Apache-2.0
#include "reports/advice.h"

namespace reports {

std::string Advice::how(const audit::Finding& finding) const
{
    const std::string key = "fix_" + finding.check;
    return words_.has(key) ? words_(key) : finding.verify.in(words_.language());
}

std::string Advice::until(const audit::Finding& finding) const
{
    const std::string key = "due_" + finding.check;
    return words_(words_.has(key) ? key : "default_" + std::string(to_text(finding.severity)));
}

// "…共 4 小时，涉嫌超标排放。" ends before its last clause where that one begins with a word of "plain_cut".
std::string Advice::plainly(const audit::Finding& finding) const
{
    const std::string message = finding.message.in(words_.language());
    const std::string& cuts = words_("plain_cut");
    for (std::size_t begin = 0; begin < cuts.size();) {
        const std::size_t end = std::min(cuts.find('|', begin), cuts.size());
        const std::string mark = cuts.substr(begin, end - begin);
        begin = end + 1;
        const std::size_t at = mark.empty() ? std::string::npos : message.rfind(mark);
        if (at == std::string::npos || at == 0) continue;
        return message.substr(0, at) + words_("full_stop");
    }
    return message;
}

}  // namespace reports
