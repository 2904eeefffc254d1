// SPDX-License-Identifier: Apache-2.0
#include "audit/store/trail.h"

#include <cstdlib>

#include "audit/store/clock.h"

namespace audit::store {

std::string trail_hash(std::string_view previous_hash, const TrailEvent& event)
{
    // Every field is preceded by its length, so that no two different events read the same.
    std::string text(previous_hash);
    const std::string id = std::to_string(event.id);
    for (const std::string* field :
         {&id, &event.at, &event.author, &event.program_version, &event.event, &event.detail})
        text += '\n' + std::to_string(field->size()) + ':' + *field;
    return sha256_of(text);
}

std::vector<TrailEvent> trail(const CaseFile& case_file)
{
    Statement query = case_file.database().prepare(
        "SELECT id, at, author, program_version, event, detail, hash FROM trail ORDER BY id");
    std::vector<TrailEvent> events;
    while (query.step()) {
        events.push_back({query.integer(0), query.text(1), query.text(2), query.text(3), query.text(4), query.text(5),
                          query.text(6)});
    }
    return events;
}

std::string author_of(const CaseFile& case_file)
{
    if (const auto author = case_file.setting("author"); author && !author->empty()) return *author;
    const char* user = std::getenv("USER");
    return user == nullptr ? "" : user;
}

void CaseFile::append_trail(std::string_view event, std::string_view detail_json)
{
    TrailEvent row;
    row.id = database().integer("SELECT coalesce(max(id), 0) + 1 FROM trail");
    row.at = utc_now();
    row.author = author_of(*this);
    row.program_version = ONEPERMIT_VERSION;
    row.event = event;
    row.detail = detail_json;
    row.hash = trail_hash(setting(kTrailEnd).value_or(""), row);
    Statement insert = database().prepare(
        "INSERT INTO trail(id, at, author, program_version, event, detail, hash) VALUES (?, ?, ?, ?, ?, ?, ?)");
    insert.bind_all(row.id, row.at, row.author, row.program_version, row.event, row.detail, row.hash).run();
    set_setting(kTrailEnd, row.hash);
}

}  // namespace audit::store
