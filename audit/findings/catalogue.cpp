// SPDX-License-Identifier: Apache-2.0
#include "audit/findings/catalogue.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

#include "audit/model/error.h"
#include "audit/reference/resources.h"
#include "audit/reference/tables.h"
#include "audit/store/case_file.h"

namespace audit::findings {

namespace {

using nlohmann::json;

// The contract's order of topics.
constexpr std::array<std::string_view, 8> kTopics = {"permit", "limits", "monitoring", "authenticity",
                                                     "ledger", "waste",  "report",     "management"};

std::size_t topic_index(std::string_view topic)
{
    const auto* const found = std::find(kTopics.begin(), kTopics.end(), topic);
    return static_cast<std::size_t>(found - kTopics.begin());
}

// Reads the keys of one entry; every error begins with the file's name.
class EntryReader {
 public:
    EntryReader(std::string place, const json& object) : place_(std::move(place)), object_(object) {}

    [[noreturn]] void fail(const std::string& words) const { throw Error(place_ + ": " + words, ErrorKind::internal); }

    const json& value(const char* key) const
    {
        const auto found = object_.find(key);
        if (found == object_.end()) fail(std::string("the key \"") + key + "\" is missing");
        return *found;
    }
    std::string text(const char* key) const
    {
        const json& found = value(key);
        if (!found.is_string()) fail(std::string("\"") + key + "\" is not a text");
        return found.get<std::string>();
    }
    Text both(const char* key) const
    {
        const json& found = value(key);
        const bool whole = found.is_object() && found.contains("zh") && found.contains("en") &&
                           found["zh"].is_string() && found["en"].is_string();
        if (!whole) fail(std::string("\"") + key + "\" needs the texts \"zh\" and \"en\"");
        return {found["zh"].get<std::string>(), found["en"].get<std::string>()};
    }
    bool has(const char* key) const { return object_.contains(key); }
    bool flag(const char* key) const
    {
        const json& found = value(key);
        if (!found.is_boolean()) fail(std::string("\"") + key + "\" is neither true nor false");
        return found.get<bool>();
    }
    void refuse_other_keys(std::initializer_list<std::string_view> known) const
    {
        for (const auto& [key, ignored] : object_.items()) {
            if (std::find(known.begin(), known.end(), key) == known.end()) fail("the key \"" + key + "\" is not known");
        }
    }

 private:
    std::string place_;
    const json& object_;
};

Parameter read_parameter(const std::string& place, const json& object)
{
    if (!object.is_object()) throw Error(place + ": a parameter is not an object", ErrorKind::internal);
    const EntryReader reader(place, object);
    reader.refuse_other_keys({"name", "default", "unit", "meaning", "source", "confirmed"});
    const json& value = reader.value("default");
    if (!value.is_string() && !value.is_number()) reader.fail("\"default\" is neither a number nor a text");
    return {reader.text("name"),   value.is_string() ? value.get<std::string>() : value.dump(),
            reader.text("unit"),   reader.both("meaning"),
            reader.text("source"), reader.flag("confirmed")};
}

std::vector<std::vector<std::string>> read_needs(const EntryReader& reader)
{
    std::vector<std::vector<std::string>> groups;
    for (const json& group : reader.value("needs")) {
        if (!group.is_array() || group.empty()) reader.fail("\"needs\" holds something else than groups of tables");
        std::vector<std::string> tables;
        for (const json& table : group) {
            if (!table.is_string() || reference::find_table(table.get<std::string>()) == nullptr)
                reader.fail("\"needs\" names the table " + table.dump() + ", which the contract does not have");
            tables.push_back(table.get<std::string>());
        }
        groups.push_back(std::move(tables));
    }
    return groups;
}

void read_words(const EntryReader& reader, CheckEntry& entry)
{
    entry.title = reader.both("title");
    entry.finds = reader.both("finds");
    entry.message = reader.both("message");
    entry.verify = reader.both("verify");
    entry.leaves_alone = reader.both("leaves_alone");
    for (const Severity severity : {Severity::violation, Severity::suspicion, Severity::notice}) {
        const std::string key = "message_" + std::string(to_text(severity));
        if (reader.has(key.c_str())) entry.message_by_severity.emplace_back(severity, reader.both(key.c_str()));
    }
}

CheckEntry read_entry(const std::string& id, const std::string& bytes)
{
    const std::string place = "data/checks/" + id + ".json";
    const json object = json::parse(bytes, nullptr, false);
    if (!object.is_object()) throw Error(place + ": this is not a JSON object", ErrorKind::internal);
    const EntryReader reader(place, object);
    reader.refuse_other_keys({"id", "topic", "severity", "title", "finds", "message", "message_violation",
                              "message_suspicion", "message_notice", "verify", "leaves_alone", "conduct", "needs",
                              "parameters"});
    CheckEntry entry;
    entry.id = reader.text("id");
    if (entry.id != id) reader.fail("\"id\" is \"" + entry.id + "\" and not the name of the file");
    entry.topic = reader.text("topic");
    if (topic_index(entry.topic) == kTopics.size()) reader.fail("the topic \"" + entry.topic + "\" is not known");
    const std::optional<Severity> severity = parse_severity(reader.text("severity"));
    if (!severity) reader.fail("\"severity\" is none of violation, suspicion, notice");
    entry.severity = *severity;
    read_words(reader, entry);
    entry.conduct = reader.text("conduct");
    entry.needs = read_needs(reader);
    for (const json& parameter : reader.value("parameters"))
        entry.parameters.push_back(read_parameter(place, parameter));
    return entry;
}

struct Catalogue {
    std::vector<CheckEntry> entries;
    std::string version;
};

Catalogue read_catalogue()
{
    Catalogue result;
    std::string all;
    for (const auto& path : reference::list_resources("data/checks", ".json")) {
        const std::string id = path.stem().string();
        const std::string bytes = reference::read_resource("data/checks/" + id + ".json");
        result.entries.push_back(read_entry(id, bytes));
        all += id + "\n" + bytes;
    }
    std::sort(result.entries.begin(), result.entries.end(), [](const CheckEntry& a, const CheckEntry& b) {
        return std::pair(topic_index(a.topic), a.id) < std::pair(topic_index(b.topic), b.id);
    });
    constexpr std::size_t kVersionDigits = 12;
    result.version = store::sha256_of(all).substr(0, kVersionDigits);
    return result;
}

const Catalogue& whole_catalogue()
{
    static const Catalogue read = read_catalogue();
    return read;
}

}  // namespace

const std::vector<CheckEntry>& catalogue()
{
    return whole_catalogue().entries;
}

const CheckEntry* find_check(std::string_view id)
{
    for (const CheckEntry& entry : catalogue()) {
        if (entry.id == id) return &entry;
    }
    return nullptr;
}

std::string catalogue_version()
{
    return whole_catalogue().version;
}

}  // namespace audit::findings
