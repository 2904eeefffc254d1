// SPDX-License-Identifier: Apache-2.0
#include "audit/findings/entry_reader.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

#include "audit/reference/tables.h"

namespace audit::findings {

namespace {

using nlohmann::json;

// The contract's order of topics.
constexpr std::array<std::string_view, 8> kTopics = {"permit", "limits", "monitoring", "authenticity",
                                                     "ledger", "waste",  "report",     "management"};

// The file that is read: what errors are about.
struct EntryFile {
    const std::string& place;
    const std::string& bytes;
    ErrorKind kind;

    [[noreturn]] void fail(int line, const std::string& words) const
    {
        throw Error(place + ":" + std::to_string(line) + ": " + words, kind);
    }
};

std::string topics()
{
    std::string all;
    for (const std::string_view topic : kTopics) all += (all.empty() ? "" : ", ") + std::string(topic);
    return all;
}

// Reads the keys of one object of an entry; every error begins with the file's name and a line.
class EntryReader {
 public:
    EntryReader(const EntryFile& file, const json& object) : file_(file), object_(object) {}

    [[noreturn]] void fail(const char* key, const std::string& words) const
    {
        file_.fail(line_of_key(file_.bytes, key), words);
    }

    const json& value(const char* key) const
    {
        const auto found = object_.find(key);
        if (found == object_.end()) fail("id", std::string("the key \"") + key + "\" is missing");
        return *found;
    }
    std::string text(const char* key) const
    {
        const json& found = value(key);
        if (!found.is_string()) fail(key, std::string("\"") + key + "\" is not a text");
        return found.get<std::string>();
    }
    Text both(const char* key) const
    {
        const json& found = value(key);
        const bool whole = found.is_object() && found.contains("zh") && found.contains("en") &&
                           found["zh"].is_string() && found["en"].is_string();
        if (!whole) fail(key, std::string("\"") + key + "\" needs the texts \"zh\" and \"en\"");
        return {found["zh"].get<std::string>(), found["en"].get<std::string>()};
    }
    bool has(const char* key) const { return object_.contains(key); }
    bool flag(const char* key) const
    {
        const json& found = value(key);
        if (!found.is_boolean()) fail(key, std::string("\"") + key + "\" is neither true nor false");
        return found.get<bool>();
    }
    void refuse_other_keys(std::initializer_list<std::string_view> known) const
    {
        for (const auto& [key, ignored] : object_.items()) {
            if (std::find(known.begin(), known.end(), key) == known.end())
                fail(key.c_str(), "the key \"" + key + "\" is not known");
        }
    }

 private:
    const EntryFile& file_;
    const json& object_;
};

ParameterRule read_rule(const EntryReader& reader)
{
    ParameterRule rule;
    for (const auto& [key, bound] : {std::pair{"minimum", &rule.minimum}, std::pair{"maximum", &rule.maximum}}) {
        if (!reader.has(key)) continue;
        if (!reader.value(key).is_number()) reader.fail(key, std::string("\"") + key + "\" is not a number");
        *bound = reader.value(key).get<double>();
    }
    if (!reader.has("choices")) return rule;
    for (const json& choice : reader.value("choices")) {
        if (!choice.is_string()) reader.fail("choices", "\"choices\" holds something else than texts");
        rule.choices.push_back(choice.get<std::string>());
    }
    return rule;
}

Parameter read_parameter(const EntryFile& file, const json& object)
{
    if (!object.is_object())
        file.fail(line_of_key(file.bytes, "parameters"), "\"parameters\" holds something else than objects");
    const EntryReader reader(file, object);
    reader.refuse_other_keys(
        {"name", "default", "unit", "meaning", "source", "confirmed", "minimum", "maximum", "choices"});
    const json& value = reader.value("default");
    if (!value.is_string() && !value.is_number()) reader.fail("default", "\"default\" is neither a number nor a text");
    return {reader.text("name"),   value.is_string() ? value.get<std::string>() : value.dump(),
            reader.text("unit"),   reader.both("meaning"),
            reader.text("source"), reader.flag("confirmed"),
            read_rule(reader)};
}

std::vector<std::vector<std::string>> read_needs(const EntryReader& reader)
{
    std::vector<std::vector<std::string>> groups;
    for (const json& group : reader.value("needs")) {
        if (!group.is_array() || group.empty())
            reader.fail("needs", "\"needs\" holds something else than groups of tables");
        std::vector<std::string> tables;
        for (const json& table : group) {
            if (!table.is_string() || reference::find_table(table.get<std::string>()) == nullptr)
                reader.fail("needs",
                            "\"needs\" names the table " + table.dump() + ", which the contract does not have");
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

}  // namespace

std::size_t topic_index(std::string_view topic)
{
    const auto* const found = std::find(kTopics.begin(), kTopics.end(), topic);
    return static_cast<std::size_t>(found - kTopics.begin());
}

int line_of_byte(std::string_view bytes, std::size_t byte)
{
    const std::string_view before = bytes.substr(0, byte);
    return 1 + static_cast<int>(std::count(before.begin(), before.end(), '\n'));
}

int line_of_key(std::string_view bytes, std::string_view key)
{
    const std::size_t at = bytes.find('"' + std::string(key) + '"');
    return at == std::string_view::npos ? 1 : line_of_byte(bytes, at);
}

CheckEntry read_entry(const std::string& place, const std::string& id, const std::string& bytes, ErrorKind kind)
{
    const EntryFile file{place, bytes, kind};
    json object;
    try {
        object = json::parse(bytes);
    } catch (const json::parse_error& error) {
        file.fail(line_of_byte(bytes, error.byte == 0 ? 0 : error.byte - 1),
                  "this is not JSON; look at commas, quotes and brackets");
    }
    if (!object.is_object()) file.fail(1, "this is not a JSON object");
    const EntryReader reader(file, object);
    reader.refuse_other_keys({"id", "topic", "severity", "title", "finds", "message", "message_violation",
                              "message_suspicion", "message_notice", "verify", "leaves_alone", "conduct", "needs",
                              "parameters"});
    CheckEntry entry;
    entry.id = reader.text("id");
    if (entry.id != id) reader.fail("id", "\"id\" is \"" + entry.id + "\" and not the name of the file");
    entry.topic = reader.text("topic");
    if (topic_index(entry.topic) == kTopics.size())
        reader.fail("topic", "the topic \"" + entry.topic + "\" is not known; expected one of " + topics());
    const std::optional<Severity> severity = parse_severity(reader.text("severity"));
    if (!severity) reader.fail("severity", "\"severity\" is none of violation, suspicion, notice");
    entry.severity = *severity;
    read_words(reader, entry);
    entry.conduct = reader.text("conduct");
    entry.needs = read_needs(reader);
    for (const json& parameter : reader.value("parameters"))
        entry.parameters.push_back(read_parameter(file, parameter));
    return entry;
}

}  // namespace audit::findings
