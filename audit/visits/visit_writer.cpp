// SPDX-License-Identifier: Apache-2.0
#include <nlohmann/json.hpp>

#include <algorithm>
#include <span>
#include <tuple>

#include "audit/model/error.h"
#include "audit/store/clock.h"
#include "audit/store/trail.h"
#include "audit/visits/visit_store.h"

namespace audit::visits {

namespace {

using nlohmann::json;

std::string named(const store::CaseFile& case_file, const std::string& author)
{
    std::string name = author.empty() ? store::author_of(case_file) : author;
    if (name.empty()) throw Error("nobody is named: say with \"author\" who writes, for the trail", ErrorKind::usage);
    return name;
}

bool is_jpeg(const std::string& bytes)
{
    return bytes.starts_with("\xff\xd8\xff");
}

std::string media_of(const std::string& bytes, const std::string& name)
{
    if (is_picture(bytes)) return is_jpeg(bytes) ? "image/jpeg" : "image/png";
    throw Error(name + ": found something else than a picture, expected a JPEG or PNG; save the picture as one",
                ErrorKind::usage);
}

json people_json(const std::vector<Person>& people)
{
    json list = json::array();
    for (const Person& one : people)
        list.push_back(
            {{"role", std::string(to_text(one.role))}, {"name", one.name}, {"certificate", one.certificate}});
    return list;
}

json head_json(const Head& head)
{
    return {{"started", head.started ? time_text(*head.started) : ""},
            {"ended", head.ended ? time_text(*head.ended) : ""},
            {"place", head.place},
            {"task", head.task},
            {"authority", head.authority},
            {"certificates_shown", head.certificates_shown},
            {"rights_told", head.rights_told},
            {"situation", head.situation},
            {"samples", head.samples},
            {"statement", head.statement},
            {"absence", head.absence},
            {"people", people_json(head.people)}};
}

auto contents(const Answer& answer)
{
    return std::tie(answer.result, answer.note, answer.measured, answer.unit);
}

}  // namespace

bool is_picture(const std::string& bytes)
{
    return is_jpeg(bytes) || bytes.starts_with("\x89PNG\r\n\x1a\n");
}

VisitWriter::VisitWriter(store::CaseFile& case_file, std::string author)
    : case_file_(case_file), author_(named(case_file, author)), transaction_(case_file.database())
{
}

void VisitWriter::trail(const char* event, const std::string& detail)
{
    json told = json::parse(detail);
    told["author"] = author_;
    case_file_.append_trail(event, told.dump());
}

std::int64_t VisitWriter::visit(const std::string& key)
{
    if (key.empty()) throw Error("a visit needs a name (\"visit\"), such as 2026-01-20", ErrorKind::usage);
    if (const auto known = find_visit(case_file_, key)) return known->id;
    case_file_.database()
        .prepare("INSERT INTO visits(key, at, author) VALUES(?, ?, ?)")
        .bind_all(key, store::utc_now(), author_)
        .run();
    const std::int64_t id = case_file_.database().last_insert_id();
    trail("visit", json{{"visit", key}}.dump());
    return id;
}

void VisitWriter::head(std::int64_t visit, const Head& head)
{
    for (const Visit& one : visits(case_file_)) {
        if (one.id == visit && one.head == head) return;
    }
    store::Database& database = case_file_.database();
    database
        .prepare(
            "UPDATE visits SET started = ?, ended = ?, place = ?, weather = ?, task = ?, origin = ?, authority = ?, "
            "certificates_shown = ?, rights_told = ?, situation = ?, samples = ?, statement = ?, absence = ? "
            "WHERE id = ?")
        .bind_all(head.started, head.ended, head.place, head.weather, head.task, head.origin, head.authority,
                  head.certificates_shown, head.rights_told, head.situation, head.samples, head.statement, head.absence,
                  visit)
        .run();
    database.prepare("DELETE FROM visit_people WHERE visit = ?").bind_all(visit).run();
    int ordinal = 0;
    for (const Person& one : head.people)
        database
            .prepare(
                "INSERT INTO visit_people(visit, role, ordinal, name, certificate, duty, identity, phone) "
                "VALUES(?, ?, ?, ?, ?, ?, ?, ?)")
            .bind_all(visit, std::string(to_text(one.role)), ordinal++, one.name, one.certificate, one.duty,
                      one.identity, one.phone)
            .run();
    trail("visit head", head_json(head).dump());
}

void VisitWriter::answer(std::int64_t visit, const Answer& answer)
{
    for (const Visit& one : visits(case_file_)) {
        const Answer* last = one.id == visit ? one.answer(answer.item) : nullptr;
        if (last != nullptr && contents(*last) == contents(answer)) return;
    }
    const std::string result(to_text(answer.result));
    case_file_.database()
        .prepare(
            "INSERT INTO visit_answers(visit, at, author, item, area, title, point, result, note, measured, unit) "
            "VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .bind_all(visit, answer.at.empty() ? store::utc_now() : answer.at, author_, answer.item, answer.area,
                  answer.title, answer.point, result, answer.note, answer.measured, answer.unit)
        .run();
    trail("answer", json{{"item", answer.item},
                         {"result", result},
                         {"note", answer.note},
                         {"measured", answer.measured},
                         {"unit", answer.unit}}
                        .dump());
}

std::int64_t VisitWriter::keep_file(const std::string& bytes, const std::string& name)
{
    const std::string media = media_of(bytes, name);
    const std::string hash = store::sha256_of(bytes);
    store::Statement known = case_file_.database().prepare("SELECT id FROM visit_files WHERE sha256 = ?");
    known.bind(1, std::string_view(hash));
    if (known.step()) return known.integer(0);
    case_file_.database()
        .prepare("INSERT INTO visit_files(sha256, size, media, data) VALUES(?, ?, ?, ?)")
        .bind_all(hash, static_cast<std::int64_t>(bytes.size()), media,
                  std::as_bytes(std::span(bytes.data(), bytes.size())))
        .run();
    return case_file_.database().last_insert_id();
}

void VisitWriter::photo(std::int64_t visit, const NewPhoto& photo)
{
    const std::int64_t file = keep_file(photo.bytes, photo.name);
    store::Statement known =
        case_file_.database().prepare("SELECT 1 FROM visit_photos WHERE visit = ? AND file = ? AND item = ?");
    if (known.bind_all(visit, file, photo.item).step()) return;
    case_file_.database()
        .prepare(
            "INSERT INTO visit_photos(visit, number, at, author, file, name, item, taken, place, caption) VALUES(?1, "
            "(SELECT 1 + coalesce(max(number), 0) FROM visit_photos WHERE visit = ?1), ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)")
        .bind_all(visit, store::utc_now(), author_, file, photo.name, photo.item, photo.taken, photo.place,
                  photo.caption)
        .run();
    trail("photo", json{{"name", photo.name},
                        {"sha256", store::sha256_of(photo.bytes)},
                        {"item", photo.item},
                        {"taken", photo.taken ? time_text(*photo.taken) : ""},
                        {"place", photo.place}}
                       .dump());
}

void VisitWriter::signature(std::int64_t visit, const NewSignature& signature)
{
    std::optional<std::int64_t> file;
    if (!signature.bytes.empty()) file = keep_file(signature.bytes, signature.name);
    const std::string role(to_text(signature.role));
    for (const Visit& one : visits(case_file_)) {
        const Signature* last = one.id == visit ? one.signature(signature.role, signature.name) : nullptr;
        const bool same_file =
            last != nullptr && last->file.has_value() == file.has_value() && (!file || last->file->id == *file);
        if (same_file && last->note == signature.note && last->signed_on == signature.signed_on) return;
    }
    case_file_.database()
        .prepare(
            "INSERT INTO visit_signatures(visit, at, author, role, name, signed, file, note) "
            "VALUES(?, ?, ?, ?, ?, ?, ?, ?)")
        .bind_all(visit, store::utc_now(), author_, role, signature.name, signature.signed_on, file, signature.note)
        .run();
    trail("signature", json{{"role", role},
                            {"name", signature.name},
                            {"sha256", signature.bytes.empty() ? "" : store::sha256_of(signature.bytes)},
                            {"note", signature.note}}
                           .dump());
}

void VisitWriter::order(const Order& order)
{
    store::Database& database = case_file_.database();
    const std::vector<Order> known = orders(case_file_);
    const auto same =
        std::find_if(known.begin(), known.end(), [&](const Order& o) { return o.number == order.number; });
    if (same != known.end() && same->items == order.items && same->authority == order.authority &&
        same->contact == order.contact && same->issued_on == order.issued_on && same->visit == order.visit)
        return;
    database
        .prepare(
            "INSERT INTO orders(number, at, author, visit, authority, issued_on, contact) VALUES(?, ?, ?, ?, ?, ?, ?) "
            "ON CONFLICT(number) DO UPDATE SET at = excluded.at, author = excluded.author, visit = excluded.visit, "
            "authority = excluded.authority, issued_on = excluded.issued_on, contact = excluded.contact")
        .bind_all(order.number, store::utc_now(), author_, order.visit, order.authority, order.issued_on, order.contact)
        .run();
    store::Statement query = database.prepare("SELECT id FROM orders WHERE number = ?");
    query.bind(1, std::string_view(order.number));
    query.step();
    const std::int64_t id = query.integer(0);
    query.reset();
    database.prepare("DELETE FROM order_items WHERE order_id = ?").bind_all(id).run();
    json told = json::array();
    int ordinal = 0;
    for (const OrderItem& item : order.items) {
        database
            .prepare(
                "INSERT INTO order_items(order_id, ordinal, finding, answer, problem, requirement, basis, responsible, "
                "due_on, done_on, done, checked_on, checked, closed) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
            .bind_all(id, ordinal++, item.finding, item.answer, item.problem, item.requirement, item.basis,
                      item.responsible, item.due_on, item.done_on, item.done, item.checked_on, item.checked,
                      item.closed)
            .run();
        told.push_back({{"finding", item.finding},
                        {"answer", item.answer},
                        {"problem", item.problem},
                        {"requirement", item.requirement},
                        {"due_on", item.due_on ? date_text(*item.due_on) : ""},
                        {"done", item.done},
                        {"checked", item.checked},
                        {"closed", item.closed}});
    }
    trail("order", json{{"number", order.number}, {"items", told}}.dump());
}

void VisitWriter::commit()
{
    transaction_.commit();
}

}  // namespace audit::visits
