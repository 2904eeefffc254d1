// SPDX-License-Identifier: Apache-2.0
// A visit on site (现场检查) as plain values: who was there, what was answered, photographed, said and signed, and the
// orders that followed. What the inspection record must hold by 生态环境行政处罚办法 (部令第30号) article 28 has its
// place here.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "audit/model/text.h"
#include "audit/model/time.h"

namespace audit::visits {

// The three answers of the public inspection sheet: 未发现问题, 发现问题, 不涉及.
enum class Result { none_found, problem, not_applicable };
std::string_view to_text(Result result);  // "none_found", "problem", "not_applicable"
std::optional<Result> parse_result(std::string_view text);

enum class Role { inspector, recorder, party, witness };
std::string_view to_text(Role role);  // the enumerator's name
std::optional<Role> parse_role(std::string_view text);

struct Person {
    Role role = Role::inspector;
    std::string name, certificate, duty, identity, phone;
    bool operator==(const Person&) const = default;
};

// What the record says beside answers, photos and signatures.
struct Head {
    std::optional<Time> started, ended;
    std::string place, weather, task;
    std::string origin;  // routine, campaign, complaint, referred, post_permit, patrol; or empty
    std::string authority;
    bool certificates_shown = false, rights_told = false;
    std::string situation, samples;
    std::string statement;  // of the party
    std::string absence;    // that nobody of the party was there, and why
    std::vector<Person> people;
    bool operator==(const Head&) const = default;
};

struct Answer {
    std::string at, author;  // UTC; who answered
    std::string item, area, title, point;
    Result result = Result::none_found;
    std::string note, measured, unit;  // measured: by a portable instrument, as read
};

// A picture as it was taken in.
struct KeptFile {
    std::int64_t id = 0;
    std::string sha256, media;  // image/jpeg or image/png
    std::int64_t size = 0;
};

struct Photo {
    int number = 0;  // within the visit, from 1
    std::string at, author, name, item;
    std::optional<Time> taken;
    std::string place, caption;
    KeptFile file;
};

struct Signature {
    std::string at, author;
    Role role = Role::inspector;
    std::string name;
    std::optional<Time> signed_on;
    std::optional<KeptFile> file;  // empty: refused, or signed on paper
    std::string note;              // 拒绝签名, and why
};

struct Visit {
    std::int64_t id = 0;
    std::string key;
    std::string at, author;  // of its first entry
    Head head;
    std::vector<Answer> answers;  // the last one of each item, in order of the first
    std::vector<Photo> photos;
    std::vector<Signature> signatures;  // the last one of each role and name
    std::string changed_at;             // UTC of the newest entry

    const Answer* answer(std::string_view item) const;
    std::vector<Person> people(Role role) const;
    const Signature* signature(Role role, std::string_view name) const;
};

struct OrderItem {
    std::string finding, answer;  // id of a finding, item of an answer; both may be empty
    std::string problem, requirement, basis, responsible;
    std::optional<Time> due_on, done_on, checked_on;  // days
    std::string done, checked;                        // what was done, what the check showed
    bool closed = false;                              // 销号
    bool operator==(const OrderItem&) const = default;
};

struct Order {
    std::string number, at, author, visit, authority, contact;
    std::optional<Time> issued_on;
    std::vector<OrderItem> items;
};

// What the record still lacks of what article 28 asks for, a sentence each; empty when it may be signed off.
std::vector<Text> lacking(const Visit& visit);
// What does not fit together though it is well-formed: a photo taken outside the visit. A sentence each.
std::vector<Text> doubts(const Visit& visit);

}  // namespace audit::visits
