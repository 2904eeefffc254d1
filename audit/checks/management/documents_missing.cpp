// SPDX-License-Identifier: Apache-2.0
// A management document that the regulations or the permit ask for is not in the list of documents. Those about
// hazardous waste are asked for where the permit names any. Training and disclosure have checks of their own.
#include <algorithm>
#include <sstream>

#include "audit/checks/documents.h"

namespace audit::checks {

namespace {

void ask_for(CheckContext& check, const std::string& list, const std::vector<Document>& held)
{
    std::istringstream kinds(list);
    for (std::string words; std::getline(kinds, words, ',');) {
        if (words.empty()) continue;
        check.examined(1);
        if (std::any_of(held.begin(), held.end(), [&](const Document& document) { return document.is_one_of(words); }))
            continue;
        Report report;
        report.subject.report = words.substr(0, words.find('|'));
        report.period = check.period();
        report.values["document"] = report.subject.report;
        check.report(std::move(report));
    }
}

}  // namespace

void documents_missing(CheckContext& check)
{
    const std::vector<Document> held = documents(check);
    ask_for(check, check.text("documents"), held);
    if (!check.plant().wastes.empty()) ask_for(check, check.text("with_hazardous_waste"), held);
}

}  // namespace audit::checks
