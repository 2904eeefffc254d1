// SPDX-License-Identifier: Apache-2.0
#include "audit/reference/tables.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "audit/model/error.h"
#include "audit/reference/resources.h"

namespace audit::reference {

namespace {

using nlohmann::json;

constexpr std::array<std::pair<std::string_view, ColumnType>, 13> kTypes = {{
    {"text", ColumnType::text},
    {"code", ColumnType::code},
    {"enumeration", ColumnType::enumeration},
    {"flag", ColumnType::flag},
    {"pollutant", ColumnType::pollutant},
    {"number", ColumnType::number},
    {"integer", ColumnType::integer},
    {"degrees", ColumnType::degrees},
    {"limit", ColumnType::limit},
    {"date", ColumnType::date},
    {"time", ColumnType::time},
    {"frequency", ColumnType::frequency},
    {"unit", ColumnType::unit},
}};

[[noreturn]] void fail(const std::string& place, const std::string& what)
{
    throw Error("data/tables.json: " + place + ": " + what, ErrorKind::internal);
}

// Ids become names of SQL tables and columns.
bool is_plain_id(std::string_view id)
{
    const auto plain = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; };
    return !id.empty() && id.front() >= 'a' && id.front() <= 'z' && std::all_of(id.begin(), id.end(), plain);
}

std::string read_id(const json& entry, const std::string& place)
{
    if (!entry.is_object()) fail(place, "an object was expected");
    const auto id = entry.find("id");
    if (id == entry.end() || !id->is_string()) fail(place, "an entry without id");
    if (!is_plain_id(id->get_ref<const std::string&>()))
        fail(place, "the id '" + id->get<std::string>() + "' is not made of a-z, 0-9 and _");
    return id->get<std::string>();
}

Text read_text(const json& entry, const char* field, const std::string& place)
{
    const auto found = entry.find(field);
    if (found == entry.end() || !found->is_object() || !found->contains("zh") || !found->contains("en") ||
        !found->at("zh").is_string() || !found->at("en").is_string())
        fail(place, std::string(field) + " needs a zh and an en text");
    return {found->at("zh").get<std::string>(), found->at("en").get<std::string>()};
}

std::string read_string(const json& entry, const char* field, const std::string& place)
{
    const auto found = entry.find(field);
    if (found == entry.end()) return {};
    if (!found->is_string()) fail(place, std::string(field) + " must be a text");
    return found->get<std::string>();
}

std::vector<std::string> read_list(const json& entry, const char* field, const std::string& place)
{
    std::vector<std::string> texts;
    const auto found = entry.find(field);
    if (found == entry.end()) return texts;
    if (!found->is_array()) fail(place, std::string(field) + " must be a list of texts");
    for (const json& text : *found) {
        if (!text.is_string()) fail(place, std::string(field) + " must be a list of texts");
        texts.push_back(text.get<std::string>());
    }
    return texts;
}

bool read_truth(const json& entry, const char* field, const std::string& place)
{
    const auto found = entry.find(field);
    if (found == entry.end()) return false;
    if (!found->is_boolean()) fail(place, std::string(field) + " must be true or false");
    return found->get<bool>();
}

void refuse_unknown_fields(const json& entry, std::initializer_list<std::string_view> known, const std::string& place)
{
    for (const auto& [field, value] : entry.items()) {
        if (std::find(known.begin(), known.end(), field) == known.end()) fail(place, "unknown field '" + field + "'");
    }
}

std::vector<std::pair<std::string, std::string>> read_synonyms(const json& entry,
                                                               const std::vector<std::string>& values,
                                                               const std::string& place)
{
    std::vector<std::pair<std::string, std::string>> synonyms;
    const auto found = entry.find("synonyms");
    if (found == entry.end()) return synonyms;
    if (!found->is_object()) fail(place, "synonyms must be an object");
    for (const auto& [written, meant] : found->items()) {
        if (!meant.is_string() || std::find(values.begin(), values.end(), meant.get<std::string>()) == values.end())
            fail(place, "the synonym '" + written + "' means no value of the column");
        synonyms.emplace_back(written, meant.get<std::string>());
    }
    return synonyms;
}

Column read_column(const json& entry, const std::string& table)
{
    Column column;
    column.id = read_id(entry, table);
    const std::string place = table + "." + column.id;
    refuse_unknown_fields(
        entry, {"id", "header", "also", "type", "unit", "unit_column", "values", "synonyms", "open", "required"},
        place);
    column.header = read_text(entry, "header", place);
    column.also = read_list(entry, "also", place);
    const std::string type = read_string(entry, "type", place);
    const auto* known =
        std::find_if(kTypes.begin(), kTypes.end(), [&](const auto& pair) { return pair.first == type; });
    if (known == kTypes.end()) fail(place, "unknown type '" + type + "'");
    column.type = known->second;
    column.unit = read_string(entry, "unit", place);
    column.unit_column = read_string(entry, "unit_column", place);
    column.values = read_list(entry, "values", place);
    column.synonyms = read_synonyms(entry, column.values, place);
    column.open = read_truth(entry, "open", place);
    column.required = read_truth(entry, "required", place);
    return column;
}

void check_columns(const Table& table)
{
    if (table.columns.empty()) fail(table.id, "a table without columns");
    for (const Column& column : table.columns) {
        const std::string place = table.id + "." + column.id;
        if (table.find(column.id) != &column) fail(place, "this id occurs twice");
        if (column.id == "id" || column.id == "source" || column.id == "row")
            fail(place, "this id is taken by the case file");
        if (column.unit_column.empty()) continue;
        const Column* unit = table.find(column.unit_column);
        if (unit == nullptr || unit->type != ColumnType::unit)
            fail(place, "unit_column '" + column.unit_column + "' is no column of type unit");
    }
}

Table read_table(const json& entry)
{
    Table table;
    table.id = read_id(entry, "tables");
    refuse_unknown_fields(entry, {"id", "name", "row", "topic", "series", "columns"}, table.id);
    table.name = read_text(entry, "name", table.id);
    table.row = read_text(entry, "row", table.id);
    table.topic = read_string(entry, "topic", table.id);
    if (table.topic.empty()) fail(table.id, "a table without topic");
    table.is_series = read_truth(entry, "series", table.id);
    const auto columns = entry.find("columns");
    if (columns == entry.end() || !columns->is_array()) fail(table.id, "columns must be a list");
    for (const json& column : *columns) table.columns.push_back(read_column(column, table.id));
    check_columns(table);
    return table;
}

}  // namespace

std::vector<Table> parse_tables(const std::string& text)
{
    const json document = json::parse(text, nullptr, false);
    if (document.is_discarded()) fail("the file", "is not JSON");
    if (!document.is_object() || document.value("format", json()) != json("onepermit-tables/1"))
        fail("format", "'onepermit-tables/1' was expected");
    const auto entries = document.find("tables");
    if (entries == document.end() || !entries->is_array()) fail("tables", "a list was expected");
    std::vector<Table> found;
    for (const json& entry : *entries) {
        Table table = read_table(entry);
        for (const Table& other : found) {
            if (other.id == table.id) fail(table.id, "this id occurs twice");
        }
        found.push_back(std::move(table));
    }
    return found;
}

const Column* Table::find(std::string_view column) const
{
    for (const Column& candidate : columns) {
        if (candidate.id == column) return &candidate;
    }
    return nullptr;
}

const std::vector<Table>& tables()
{
    static const std::vector<Table> contract = parse_tables(read_resource("data/tables.json"));
    return contract;
}

const Table* find_table(std::string_view id)
{
    for (const Table& table : tables()) {
        if (table.id == id) return &table;
    }
    return nullptr;
}

}  // namespace audit::reference
