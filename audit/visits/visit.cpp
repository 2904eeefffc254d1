// SPDX-License-Identifier: Apache-2.0
#include "audit/visits/visit.h"

#include <algorithm>
#include <array>

namespace audit::visits {

namespace {

constexpr std::array<std::string_view, 3> kResults = {"none_found", "problem", "not_applicable"};
constexpr std::array<std::string_view, 4> kRoles = {"inspector", "recorder", "party", "witness"};

template <typename Enumeration, std::size_t count>
std::optional<Enumeration> parse(const std::array<std::string_view, count>& names, std::string_view text)
{
    const auto found = std::find(names.begin(), names.end(), text);
    if (found == names.end()) return {};
    return static_cast<Enumeration>(found - names.begin());
}

void look_at_inspectors(const Visit& visit, std::vector<Text>& lacks)
{
    const std::vector<Person> inspectors = visit.people(Role::inspector);
    if (inspectors.size() < 2) lacks.push_back({"执法人员不足两人", "fewer than two inspectors"});
    for (const Person& one : inspectors) {
        if (one.certificate.empty())
            lacks.push_back({"执法人员" + one.name + "没有执法证号", "no certificate number of inspector " + one.name});
        if (visit.signature(Role::inspector, one.name) == nullptr)
            lacks.push_back({"执法人员" + one.name + "未签名", "inspector " + one.name + " has not signed"});
    }
}

// Of the party somebody signs, or the record says who refused or that nobody was there.
void look_at_party(const Visit& visit, std::vector<Text>& lacks)
{
    const std::vector<Person> party = visit.people(Role::party);
    if (party.empty() && visit.head.absence.empty())
        lacks.push_back({"没有现场负责人，也没有注明当事人不在场", "nobody of the party, nor a note on their absence"});
    for (const Person& one : party) {
        if (visit.signature(Role::party, one.name) == nullptr && visit.head.absence.empty())
            lacks.push_back({"现场负责人" + one.name + "未签名，也没有注明拒绝签名",
                             one.name + " of the party has not signed, nor is a refusal noted"});
    }
}

}  // namespace

std::string_view to_text(Result result)
{
    return kResults[static_cast<std::size_t>(result)];
}

std::optional<Result> parse_result(std::string_view text)
{
    return parse<Result>(kResults, text);
}

std::string_view to_text(Role role)
{
    return kRoles[static_cast<std::size_t>(role)];
}

std::optional<Role> parse_role(std::string_view text)
{
    return parse<Role>(kRoles, text);
}

const Answer* Visit::answer(std::string_view item) const
{
    const auto found = std::find_if(answers.begin(), answers.end(), [&](const Answer& a) { return a.item == item; });
    return found == answers.end() ? nullptr : &*found;
}

std::vector<Person> Visit::people(Role role) const
{
    std::vector<Person> some;
    std::copy_if(head.people.begin(), head.people.end(), std::back_inserter(some),
                 [&](const Person& one) { return one.role == role; });
    return some;
}

const Signature* Visit::signature(Role role, std::string_view name) const
{
    const auto found = std::find_if(signatures.begin(), signatures.end(),
                                    [&](const Signature& s) { return s.role == role && s.name == name; });
    return found == signatures.end() ? nullptr : &*found;
}

std::vector<Text> lacking(const Visit& visit)
{
    const Head& head = visit.head;
    std::vector<Text> lacks;
    if (!head.started) lacks.push_back({"没有检查开始时间", "no time of beginning"});
    if (!head.ended) lacks.push_back({"没有检查结束时间", "no time of end"});
    if (head.place.empty()) lacks.push_back({"没有检查地点", "no place"});
    if (head.authority.empty()) lacks.push_back({"没有检查单位", "no authority"});
    if (!head.certificates_shown) lacks.push_back({"没有记录出示执法证件", "not noted that certificates were shown"});
    if (!head.rights_told)
        lacks.push_back({"没有记录告知申请回避的权利和配合检查的义务",
                         "not noted that the party was told of recusal and its duty"});
    if (head.situation.empty() && visit.answers.empty()) lacks.push_back({"没有检查情况", "nothing on what was seen"});
    look_at_inspectors(visit, lacks);
    look_at_party(visit, lacks);
    return lacks;
}

std::vector<Text> doubts(const Visit& visit)
{
    const Head& head = visit.head;
    std::vector<Text> told;
    for (const Photo& photo : visit.photos) {
        if (!photo.taken || !head.started) continue;
        // The clock of a camera may be a little off.
        constexpr std::int64_t kSlack = 10 * kMinute;
        const bool after = head.ended && *photo.taken > *head.ended + kSlack;
        if (*photo.taken >= *head.started - kSlack && !after) continue;
        const std::string number = std::to_string(photo.number);
        told.push_back({"照片 " + number + " 的拍摄时间 " + time_text(*photo.taken) + " 不在检查时段内，请核对",
                        "photo " + number + " was taken at " + time_text(*photo.taken) + ", outside the visit"});
    }
    return told;
}

}  // namespace audit::visits
