// SPDX-License-Identifier: Apache-2.0
#include "audit/findings/fingerprint.h"

#include "audit/store/case_file.h"

namespace audit::findings {

std::string fingerprint(const Finding& finding)
{
    const Subject& subject = finding.subject;
    std::string text = finding.check + '\n' + std::string(to_text(finding.severity));
    for (const std::string* part : {&subject.outlet, &subject.pollutant, &subject.facility, &subject.treatment,
                                    &subject.material, &subject.waste_code, &subject.manifest, &subject.report,
                                    &finding.measured, &finding.limit, &finding.unit, &finding.times})
        text += '\n' + *part;
    if (finding.period) text += '\n' + to_text(finding.period->from) + '\n' + to_text(finding.period->to);
    text += '\n' + std::to_string(finding.records);
    for (const Evidence& cell : finding.evidence) text += '\n' + cell.column + '\t' + cell.value;
    constexpr std::size_t kDigits = 16;
    return store::sha256_of(text).substr(0, kDigits);
}

}  // namespace audit::findings
