// SPDX-License-Identifier: Apache-2.0
#include "reports/visit_words.h"

#include <algorithm>

namespace reports {

namespace {

using audit::visits::Person;
using audit::visits::Role;
using audit::visits::Signature;

pdf::SignatureArea area_of(const ReportData& data, const Wording& words, const Person& person)
{
    pdf::SignatureArea area;
    area.label = words("sign_" + std::string(to_text(person.role)));
    area.name = person.name;
    if (person.role == Role::inspector)
        area.name += (area.name.empty() ? "" : "　") +
                     (person.certificate.empty() ? words("sign_certificate_blank")
                                                 : words("sign_certificate", {{"number", person.certificate}}));
    area.date_label = words("sign_date");
    const Signature* signature = data.visit ? data.visit->signature(person.role, person.name) : nullptr;
    if (signature == nullptr) return area;
    if (!signature->note.empty()) area.name += "\n" + signature->note;
    if (signature->file) area.picture = data.picture(*signature->file);
    if (signature->signed_on) area.date = audit::date_text(*signature->signed_on);
    return area;
}

}  // namespace

std::vector<pdf::SignatureArea> signature_areas(const ReportData& data, const Wording& words, Role role,
                                                std::size_t at_least)
{
    std::vector<Person> people = data.visit ? data.visit->people(role) : std::vector<Person>{};
    while (people.size() < at_least) people.push_back({role, {}, {}, {}, {}, {}});
    std::vector<pdf::SignatureArea> areas;
    for (const Person& person : people) areas.push_back(area_of(data, words, person));
    return areas;
}

}  // namespace reports
