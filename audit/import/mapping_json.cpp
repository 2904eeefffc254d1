// SPDX-License-Identifier: Apache-2.0
// Mappings as JSON: MAPPINGS.md says what each member means.
#include <nlohmann/json.hpp>

#include "audit/import/mapping.h"
#include "audit/model/error.h"

namespace audit::import {

namespace {

using Json = nlohmann::ordered_json;

constexpr const char* kFormat = "onepermit-mapping/1";

[[noreturn]] void refuse(const std::string& place, const std::string& sentence)
{
    throw Error(place + ": " + sentence);
}

std::string text_of(const Json& object, const char* member, const std::string& place)
{
    const auto found = object.find(member);
    if (found == object.end() || found->is_null()) return {};
    if (!found->is_string())
        refuse(place, std::string("found ") + found->dump() + ", expected a text under \"" + member + "\"");
    return found->get<std::string>();
}

MappedColumn column_of(const Json& entry, const std::string& place)
{
    if (!entry.is_object()) refuse(place, "found " + entry.dump() + ", expected {\"header\": ..., \"column\": ...}");
    MappedColumn column{text_of(entry, "header", place), text_of(entry, "column", place), text_of(entry, "unit", place),
                        text_of(entry, "item", place)};
    if (column.header.empty()) refuse(place, "a column without its \"header\"");
    return column;
}

Mapping mapping_of(const Json& entry, const std::string& place)
{
    if (!entry.is_object())
        refuse(place, "found " + entry.dump() + ", expected a mapping {\"table\": ..., \"columns\": [...]}");
    Mapping mapping;
    mapping.name = text_of(entry, "name", place);
    mapping.table = text_of(entry, "table", place);
    if (const auto rows = entry.find("header_rows"); rows != entry.end()) {
        constexpr int kMost = 3;
        if (!rows->is_number_integer() || rows->get<int>() < 1 || rows->get<int>() > kMost)
            refuse(place, "found " + rows->dump() + ", expected 1, 2 or 3 under \"header_rows\"");
        mapping.header_rows = rows->get<int>();
    }
    const auto columns = entry.find("columns");
    if (columns == entry.end() || !columns->is_array()) refuse(place, "expected a list under \"columns\"");
    for (const Json& column : *columns) mapping.columns.push_back(column_of(column, place));
    if (const auto values = entry.find("values"); values != entry.end()) {
        if (!values->is_object()) refuse(place, "expected {column: text} under \"values\"");
        for (const auto& [id, text] : values->items()) {
            const std::string value = text_of(*values, id.c_str(), place);
            if (!value.empty()) mapping.values.emplace(id, value);
        }
    }
    return mapping;
}

}  // namespace

std::vector<Mapping> parse_mappings(const std::string& text, const std::string& place, bool skeletons)
{
    const Json document = Json::parse(text, nullptr, false, true);
    if (document.is_discarded()) refuse(place, "is no JSON; write a skeleton with `onepermit tables CASE --unmapped`");
    if (!document.is_object() || document.value("format", std::string()) != kFormat)
        refuse(place, std::string("is no file of mappings: expected \"format\": \"") + kFormat + "\"");
    const auto list = document.find("mappings");
    if (list == document.end() || !list->is_array()) refuse(place, "expected a list under \"mappings\"");
    std::vector<Mapping> mappings;
    int number = 0;
    for (const Json& entry : *list) {
        const std::string here = place + ": mapping " + std::to_string(++number);
        Mapping mapping = mapping_of(entry, here);
        if (mapping.table.empty() && !skeletons) continue;
        if (!mapping.table.empty()) {
            if (const auto fault = fault_of(mapping)) refuse(here, fault->en + " / " + fault->zh);
        }
        mappings.push_back(std::move(mapping));
    }
    return mappings;
}

std::string mappings_json(std::span<const Mapping> mappings)
{
    Json list = Json::array();
    for (const Mapping& mapping : mappings) {
        Json entry = {{"name", mapping.name}, {"table", mapping.table}};
        if (mapping.header_rows > 1) entry["header_rows"] = mapping.header_rows;
        entry["columns"] = Json::array();
        for (const MappedColumn& column : mapping.columns) {
            Json each = {{"header", column.header}, {"column", nullptr}};
            if (!column.column.empty()) each["column"] = column.column;
            if (!column.unit.empty()) each["unit"] = column.unit;
            if (!column.item.empty()) each["item"] = column.item;
            entry["columns"].push_back(std::move(each));
        }
        entry["values"] = Json::object();
        for (const auto& [id, text] : mapping.values) entry["values"][id] = text;
        list.push_back(std::move(entry));
    }
    const Json document = {{"format", kFormat}, {"mappings", list}};
    return document.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

}  // namespace audit::import
