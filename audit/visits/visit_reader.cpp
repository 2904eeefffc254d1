// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "audit/model/error.h"
#include "audit/visits/visit_store.h"

namespace audit::visits {

namespace {

using store::CaseFile;
using store::Statement;

[[noreturn]] void refuse(const CaseFile& case_file, const std::string& word)
{
    throw Error(case_file.path() + ": the visits in it hold \"" + word +
                "\", which this program does not know; restore the case from a copy");
}

Role role_of(const CaseFile& case_file, const std::string& word)
{
    const std::optional<Role> role = parse_role(word);
    if (!role) refuse(case_file, word);
    return *role;
}

KeptFile kept_file(const Statement& row, int first)
{
    return {row.integer(first), row.text(first + 1), row.text(first + 2), row.integer(first + 3)};
}

void read_people(const CaseFile& case_file, Visit& visit)
{
    Statement row = case_file.database().prepare(
        "SELECT role, name, certificate, duty, identity, phone FROM visit_people WHERE visit = ? ORDER BY ordinal");
    row.bind(1, visit.id);
    while (row.step())
        visit.head.people.push_back(
            {role_of(case_file, row.text(0)), row.text(1), row.text(2), row.text(3), row.text(4), row.text(5)});
}

void read_answers(const CaseFile& case_file, Visit& visit)
{
    Statement row = case_file.database().prepare(
        "SELECT at, author, item, area, title, point, result, note, measured, unit FROM visit_answers "
        "WHERE visit = ? ORDER BY id");
    row.bind(1, visit.id);
    while (row.step()) {
        const std::optional<Result> result = parse_result(row.text(6));
        if (!result) refuse(case_file, row.text(6));
        Answer answer{row.text(0), row.text(1), row.text(2), row.text(3), row.text(4),
                      row.text(5), *result,     row.text(7), row.text(8), row.text(9)};
        visit.changed_at = std::max(visit.changed_at, answer.at);
        const auto known = std::find_if(visit.answers.begin(), visit.answers.end(),
                                        [&](const Answer& one) { return one.item == answer.item; });
        if (known == visit.answers.end()) {
            visit.answers.push_back(std::move(answer));
        } else {
            *known = std::move(answer);
        }
    }
}

void read_photos(const CaseFile& case_file, Visit& visit)
{
    Statement row = case_file.database().prepare(
        "SELECT p.number, p.at, p.author, p.name, p.item, p.taken, p.place, p.caption, f.id, f.sha256, f.media, f.size "
        "FROM visit_photos p JOIN visit_files f ON f.id = p.file WHERE p.visit = ? ORDER BY p.number");
    row.bind(1, visit.id);
    while (row.step()) {
        visit.photos.push_back({static_cast<int>(row.integer(0)), row.text(1), row.text(2), row.text(3), row.text(4),
                                row.optional_time(5), row.text(6), row.text(7), kept_file(row, 8)});
        visit.changed_at = std::max(visit.changed_at, visit.photos.back().at);
    }
}

void read_signatures(const CaseFile& case_file, Visit& visit)
{
    Statement row = case_file.database().prepare(
        "SELECT s.at, s.author, s.role, s.name, s.signed, s.note, f.id, f.sha256, f.media, f.size "
        "FROM visit_signatures s LEFT JOIN visit_files f ON f.id = s.file WHERE s.visit = ? ORDER BY s.id");
    row.bind(1, visit.id);
    while (row.step()) {
        Signature one{row.text(0), row.text(1), role_of(case_file, row.text(2)), row.text(3), row.optional_time(4),
                      {},          row.text(5)};
        if (!row.is_null(6)) one.file = kept_file(row, 6);
        visit.changed_at = std::max(visit.changed_at, one.at);
        const auto known = std::find_if(visit.signatures.begin(), visit.signatures.end(),
                                        [&](const Signature& s) { return s.role == one.role && s.name == one.name; });
        if (known == visit.signatures.end()) {
            visit.signatures.push_back(std::move(one));
        } else {
            *known = std::move(one);
        }
    }
}

Visit read_visit(const CaseFile& case_file, const Statement& row)
{
    Visit visit;
    visit.id = row.integer(0);
    visit.key = row.text(1);
    visit.at = visit.changed_at = row.text(2);
    visit.author = row.text(3);
    Head& head = visit.head;
    head.started = row.optional_time(4);
    head.ended = row.optional_time(5);
    int column = 6;
    for (std::string* field : {&head.place, &head.weather, &head.task, &head.origin, &head.authority, &head.situation,
                               &head.samples, &head.statement, &head.absence})
        *field = row.text(column++);
    head.certificates_shown = row.integer(15) != 0;
    head.rights_told = row.integer(16) != 0;
    read_people(case_file, visit);
    read_answers(case_file, visit);
    read_photos(case_file, visit);
    read_signatures(case_file, visit);
    return visit;
}

}  // namespace

std::vector<Visit> visits(const CaseFile& case_file)
{
    Statement row = case_file.database().prepare(
        "SELECT id, key, at, author, started, ended, place, weather, task, origin, authority, situation, samples, "
        "statement, absence, certificates_shown, rights_told FROM visits ORDER BY id");
    std::vector<Visit> all;
    while (row.step()) all.push_back(read_visit(case_file, row));
    return all;
}

std::optional<Visit> find_visit(const CaseFile& case_file, const std::string& key)
{
    std::vector<Visit> all = visits(case_file);
    const auto found =
        std::find_if(all.rbegin(), all.rend(), [&](const Visit& one) { return key.empty() || one.key == key; });
    if (found == all.rend()) return {};
    return std::move(*found);
}

std::vector<Order> orders(const CaseFile& case_file)
{
    Statement row = case_file.database().prepare(
        "SELECT id, number, at, author, visit, authority, contact, issued_on FROM orders "
        "ORDER BY coalesce(issued_on, 0), number");
    std::vector<Order> all;
    while (row.step()) {
        Order order{row.text(1), row.text(2), row.text(3),          row.text(4),
                    row.text(5), row.text(6), row.optional_time(7), {}};
        Statement item = case_file.database().prepare(
            "SELECT finding, answer, problem, requirement, basis, responsible, due_on, done_on, checked_on, done, "
            "checked, closed FROM order_items WHERE order_id = ? ORDER BY ordinal");
        item.bind(1, row.integer(0));
        while (item.step())
            order.items.push_back({item.text(0), item.text(1), item.text(2), item.text(3), item.text(4), item.text(5),
                                   item.optional_time(6), item.optional_time(7), item.optional_time(8), item.text(9),
                                   item.text(10), item.integer(11) != 0});
        all.push_back(std::move(order));
    }
    return all;
}

std::string bytes_of(const CaseFile& case_file, const KeptFile& file)
{
    Statement row = case_file.database().prepare("SELECT data FROM visit_files WHERE id = ?");
    row.bind(1, file.id);
    std::string bytes;
    if (row.step()) {
        const auto data = row.blob(0);
        bytes.assign(reinterpret_cast<const char*>(data.data()), data.size());  // bytes are bytes
    }
    if (store::sha256_of(bytes) != file.sha256)
        throw Error(case_file.path() + ": a picture of a visit is not what was taken in (SHA-256 " + file.sha256 +
                    "); restore the case from a copy");
    return bytes;
}

std::vector<std::string> damaged_files(const CaseFile& case_file)
{
    std::vector<std::string> wrong;
    Statement row = case_file.database().prepare("SELECT id, sha256, media, size FROM visit_files ORDER BY id");
    while (row.step()) {
        try {
            bytes_of(case_file, kept_file(row, 0));
        } catch (const Error& error) {
            wrong.emplace_back(error.what());
        }
    }
    return wrong;
}

}  // namespace audit::visits
