// SPDX-License-Identifier: Apache-2.0
#include "audit/visits/visit_file.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "audit/model/decimal.h"
#include "audit/model/error.h"
#include "audit/visits/json_object.h"

namespace audit::visits {

namespace {

namespace fs = std::filesystem;

constexpr const char* kFormat = "onepermit-visit/1";
constexpr std::uintmax_t kLargestFile = 64ULL << 20;  // bytes, of the file and of each picture

std::optional<std::string> read_bytes(const fs::path& path)
{
    std::error_code problem;
    const auto size = fs::is_regular_file(path, problem) ? fs::file_size(path, problem) : kLargestFile + 1;
    if (problem || size > kLargestFile) return {};
    std::ifstream in(path, std::ios::binary);
    std::string bytes((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
    if (!in) return {};
    return bytes;
}

class Reader {
 public:
    Reader(fs::path folder, const FindItem& find_item) : folder_(std::move(folder)), find_item_(find_item) {}

    VisitFile read(const JsonTree& file, const std::vector<Visit>& known);
    const std::vector<std::string>& wrong() const { return wrong_; }

 private:
    void read_head(JsonObject& file);
    void read_people(JsonObject& file, const char* field, Role role);
    void read_answers(JsonObject& file);
    void read_photos(JsonObject& file);
    void read_signatures(JsonObject& file);
    void read_orders(JsonObject& file);
    OrderItem read_order_item(const JsonTree& entry, const std::string& place);
    std::string picture(JsonObject& entry, const std::string& name);

    fs::path folder_;
    const FindItem& find_item_;
    std::vector<std::string> wrong_;
    VisitFile read_;
};

std::string place_of(const char* list, std::size_t index)
{
    return std::string(list) + "[" + std::to_string(index) + "]";
}

void Reader::read_people(JsonObject& file, const char* field, Role role)
{
    if (!file.has(field)) {
        file.list(field);
        return;
    }
    std::erase_if(read_.head.people, [&](const Person& one) { return one.role == role; });
    std::size_t index = 0;
    for (const JsonTree& entry : file.list(field)) {
        JsonObject person(entry, place_of(field, index++), wrong_);
        read_.head.people.push_back({role, person.text("name", true), person.text("certificate"), person.text("duty"),
                                     person.text("identity"), person.text("phone")});
        person.refuse_others();
    }
}

void Reader::read_head(JsonObject& file)
{
    Head& head = read_.head;
    if (const auto started = file.time("started")) head.started = started;
    if (const auto ended = file.time("ended")) head.ended = ended;
    if (head.started && head.ended && *head.ended < *head.started)
        file.complain("ended", time_text(*head.ended), "a time after " + time_text(*head.started));
    head.place = file.text_or("place", head.place);
    head.weather = file.text_or("weather", head.weather);
    head.task = file.text_or("task", head.task);
    head.origin = file.text_or("origin", head.origin);
    constexpr const char* kOrigins[] = {"", "routine", "campaign", "complaint", "referred", "post_permit", "patrol"};
    if (std::find(std::begin(kOrigins), std::end(kOrigins), head.origin) == std::end(kOrigins))
        file.complain("origin", '"' + head.origin + '"',
                      "routine, campaign, complaint, referred, post_permit or patrol");
    head.authority = file.text_or("authority", head.authority);
    head.certificates_shown = file.flag("certificates_shown", head.certificates_shown);
    head.rights_told = file.flag("rights_told", head.rights_told);
    head.situation = file.text_or("situation", head.situation);
    head.samples = file.text_or("samples", head.samples);
    head.statement = file.text_or("statement", head.statement);
    head.absence = file.text_or("absence", head.absence);
    read_people(file, "inspectors", Role::inspector);
    read_people(file, "recorders", Role::recorder);
    read_people(file, "party", Role::party);
    read_people(file, "witnesses", Role::witness);
}

void Reader::read_answers(JsonObject& file)
{
    std::size_t index = 0;
    for (const JsonTree& entry : file.list("answers")) {
        JsonObject given(entry, place_of("answers", index++), wrong_);
        Answer answer;
        answer.item = given.text("item", true);
        const std::string result = given.text("result");
        answer.note = given.text("note");
        answer.measured = given.text("measured");
        answer.unit = given.text("unit");
        // What the skeleton says for people is not read back.
        for (const char* words : {"area", "title", "point", "standard", "shown"}) given.text(words);
        given.refuse_others();
        if (!answer.measured.empty() && !Decimal::parse(answer.measured))
            given.complain("measured", '"' + answer.measured + '"', "a number, its unit in \"unit\"");
        if (result.empty()) {
            if (!answer.note.empty() || !answer.measured.empty())
                given.complain("result", "nothing", "none_found, problem or not_applicable beside a note or a number");
            continue;
        }
        const std::optional<Result> known = parse_result(result);
        if (!known) given.complain("result", '"' + result + '"', "none_found, problem or not_applicable");
        answer.result = known.value_or(Result::none_found);
        if (answer.result == Result::problem && answer.note.empty())
            given.complain("note", "nothing", "what was found, since the result is \"problem\"");
        const std::optional<ItemWords> item = find_item_(answer.item);
        if (!item && !answer.item.empty())
            given.complain("item", '"' + answer.item + '"',
                           "an item of the checklist; `onepermit visit CASE --blank "
                           "FILE` writes them");
        if (item) {
            answer.area = item->area;
            answer.title = item->title;
            answer.point = item->point;
        }
        read_.answers.push_back(std::move(answer));
    }
}

std::string Reader::picture(JsonObject& entry, const std::string& name)
{
    const std::optional<std::string> bytes = read_bytes(folder_ / fs::path(name));
    if (!bytes) {
        entry.complain("file", '"' + name + '"', "a picture of at most 64 MiB at " + (folder_ / name).string());
    } else if (!is_picture(*bytes)) {
        entry.complain("file", '"' + name + '"', "a JPEG or PNG; save the picture as one");
    }
    return bytes.value_or("");
}

void Reader::read_photos(JsonObject& file)
{
    std::size_t index = 0;
    for (const JsonTree& entry : file.list("photos")) {
        JsonObject given(entry, place_of("photos", index++), wrong_);
        NewPhoto photo;
        const std::string path = given.text("file", true);
        photo.name = fs::path(path).filename().string();
        photo.item = given.text("item");
        photo.taken = given.time("taken");
        photo.place = given.text("place");
        photo.caption = given.text("caption");
        given.refuse_others();
        if (!photo.item.empty() && !find_item_(photo.item))
            given.complain("item", '"' + photo.item + '"', "an item of the checklist, or none");
        if (!path.empty()) photo.bytes = picture(given, path);
        read_.photos.push_back(std::move(photo));
    }
}

void Reader::read_signatures(JsonObject& file)
{
    std::size_t index = 0;
    for (const JsonTree& entry : file.list("signatures")) {
        JsonObject given(entry, place_of("signatures", index++), wrong_);
        NewSignature signature;
        const std::string role = given.text("role", true);
        if (const auto known = parse_role(role))
            signature.role = *known;
        else
            given.complain("role", '"' + role + '"', "inspector, recorder, party or witness");
        signature.name = given.text("name", true);
        signature.signed_on = given.time("signed");
        signature.note = given.text("refused");
        const std::string path = given.text("file");
        given.refuse_others();
        if (path.empty() && signature.note.empty())
            given.complain("file", "nothing", "the picture of the signature, or \"refused\" with why there is none");
        if (!path.empty()) signature.bytes = picture(given, path);
        const bool takes_part = std::any_of(read_.head.people.begin(), read_.head.people.end(), [&](const Person& one) {
            return one.role == signature.role && one.name == signature.name;
        });
        if (!takes_part)
            given.complain("name", '"' + signature.name + '"',
                           "somebody who is named among the " + role +
                               "s of the "
                               "visit");
        read_.signatures.push_back(std::move(signature));
    }
}

OrderItem Reader::read_order_item(const JsonTree& entry, const std::string& place)
{
    JsonObject given(entry, place, wrong_);
    OrderItem item;
    item.finding = given.text("finding");
    item.answer = given.text("item");
    item.problem = given.text("problem", true);
    item.requirement = given.text("requirement", true);
    item.basis = given.text("basis");
    item.responsible = given.text("responsible");
    item.due_on = given.time("due_on");
    item.done_on = given.time("done_on");
    item.done = given.text("done");
    item.checked_on = given.time("checked_on");
    item.checked = given.text("checked");
    item.closed = given.flag("closed", false);
    given.refuse_others();
    if (item.closed && !item.checked_on)
        given.complain("checked_on", "nothing", "the day it was checked, since it is closed");
    if (item.done_on && item.checked_on && *item.checked_on < *item.done_on)
        given.complain("checked_on", date_text(*item.checked_on), "a day not before " + date_text(*item.done_on));
    return item;
}

void Reader::read_orders(JsonObject& file)
{
    std::size_t index = 0;
    for (const JsonTree& entry : file.list("orders")) {
        const std::string place = place_of("orders", index++);
        JsonObject given(entry, place, wrong_);
        Order order;
        order.number = given.text("number", true);
        order.visit = read_.key;
        order.authority = given.text_or("authority", read_.head.authority);
        order.contact = given.text("contact");
        order.issued_on = given.time("issued_on");
        std::size_t number = 0;
        for (const JsonTree& item : given.list("items"))
            order.items.push_back(read_order_item(item, place + "." + place_of("items", number++)));
        given.refuse_others();
        if (order.items.empty()) given.complain("items", "none", "at least one thing to put right");
        read_.orders.push_back(std::move(order));
    }
}

VisitFile Reader::read(const JsonTree& file, const std::vector<Visit>& known)
{
    JsonObject whole(file, {}, wrong_);
    if (const std::string format = whole.text("format"); format != kFormat)
        whole.complain("format", '"' + format + '"', std::string("\"") + kFormat + "\"");
    read_.key = whole.text("visit", true);
    read_.author = whole.text("author");
    const auto same = std::find_if(known.begin(), known.end(), [&](const Visit& one) { return one.key == read_.key; });
    if (same != known.end()) read_.head = same->head;
    read_head(whole);
    read_answers(whole);
    read_photos(whole);
    read_signatures(whole);
    read_orders(whole);
    whole.refuse_others();
    return std::move(read_);
}

}  // namespace

VisitFile read_visit_file(const std::string& path, const std::vector<Visit>& known, const FindItem& find_item)
{
    const std::optional<std::string> bytes = read_bytes(path);
    if (!bytes) throw Error(path + ": cannot be read; check the name, and that it is a file of at most 64 MiB");
    Reader reader(fs::path(path).parent_path(), find_item);
    JsonTree file;
    try {
        file = parse_json(*bytes);
    } catch (const Error& broken) {
        throw Error(path + ": is no JSON (" + broken.what() + "); VISIT_FILE.md tells the form");
    }
    VisitFile read = reader.read(file, known);
    if (reader.wrong().empty()) return read;
    std::string sentences;
    for (const std::string& one : reader.wrong()) sentences += (sentences.empty() ? "" : "; ") + one;
    throw Error(path + ": nothing was stored: " + sentences, ErrorKind::usage);
}

Visit keep_visit_file(store::CaseFile& case_file, const VisitFile& file)
{
    {
        VisitWriter writer(case_file, file.author);
        const std::int64_t visit = writer.visit(file.key);
        writer.head(visit, file.head);
        for (const Answer& answer : file.answers) writer.answer(visit, answer);
        for (const NewPhoto& photo : file.photos) writer.photo(visit, photo);
        for (const NewSignature& signature : file.signatures) writer.signature(visit, signature);
        for (const Order& order : file.orders) writer.order(order);
        writer.commit();
    }
    return *find_visit(case_file, file.key);
}

}  // namespace audit::visits
