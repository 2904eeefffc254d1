// SPDX-License-Identifier: Apache-2.0
#include "audit/visits/json_object.h"

#include <nlohmann/json.hpp>

#include <algorithm>

#include "audit/model/error.h"

namespace audit::visits {

namespace {

using nlohmann::json;
using Kind = JsonTree::Kind;

JsonTree tree_of(const json& value)
{
    constexpr std::size_t kShown = 60;  // of what sentences repeat
    JsonTree tree;
    tree.text = value.is_string() ? value.get<std::string>()
                                  : value.dump(-1, ' ', false, json::error_handler_t::replace).substr(0, kShown);
    if (value.is_string()) tree.kind = Kind::text;
    if (value.is_number()) tree.kind = Kind::number;
    if (value.is_boolean()) {
        tree.kind = Kind::flag;
        tree.flag = value.get<bool>();
    }
    if (value.is_array()) {
        tree.kind = Kind::list;
        for (const json& item : value) tree.items.push_back(tree_of(item));
    }
    if (value.is_object()) {
        tree.kind = Kind::object;
        for (const auto& entry : value.items()) {
            tree.fields.push_back(entry.key());
            tree.items.push_back(tree_of(entry.value()));
        }
    }
    return tree;
}

}  // namespace

const JsonTree* JsonTree::find(const std::string& field) const
{
    const auto found = std::find(fields.begin(), fields.end(), field);
    if (found == fields.end()) return nullptr;
    const JsonTree& value = items[static_cast<std::size_t>(found - fields.begin())];
    return value.kind == Kind::nothing ? nullptr : &value;
}

JsonTree parse_json(const std::string& text)
{
    try {
        return tree_of(json::parse(text));
    } catch (const json::exception& broken) {
        throw Error(broken.what());
    }
}

JsonObject::JsonObject(const JsonTree& object, std::string place, std::vector<std::string>& wrong)
    : object_(object), place_(std::move(place)), wrong_(wrong)
{
    if (object.kind != Kind::object) wrong_.push_back(place_ + ": found " + object.text + ", expected an object {…}");
}

std::string JsonObject::name_of(const std::string& field) const
{
    return place_.empty() ? field : place_ + "." + field;
}

const JsonTree* JsonObject::find(const char* field)
{
    asked_.insert(field);
    return object_.find(field);
}

void JsonObject::complain(const char* field, const std::string& found, const std::string& expected)
{
    wrong_.push_back(name_of(field) + ": found " + found + ", expected " + expected);
}

std::string JsonObject::text(const char* field, bool required)
{
    const JsonTree* value = find(field);
    if (value != nullptr && value->kind != Kind::text) {
        complain(field, value->text, "a text in quotes");
        return {};
    }
    std::string text = value == nullptr ? std::string() : value->text;
    if (required && text.empty()) complain(field, "nothing", "a text");
    return text;
}

std::string JsonObject::text_or(const char* field, const std::string& otherwise)
{
    return find(field) == nullptr ? otherwise : text(field);
}

bool JsonObject::flag(const char* field, bool otherwise)
{
    const JsonTree* value = find(field);
    if (value == nullptr) return otherwise;
    if (value->kind == Kind::flag) return value->flag;
    complain(field, value->text, "true or false");
    return otherwise;
}

std::optional<Time> JsonObject::time(const char* field)
{
    const std::string written = text(field);
    if (written.empty()) return {};
    const std::optional<Time> time = parse_time(written);
    if (!time) complain(field, '"' + written + '"', "a day or time such as 2026-01-20 09:30");
    return time;
}

const std::vector<JsonTree>& JsonObject::list(const char* field)
{
    static const std::vector<JsonTree> nothing;
    const JsonTree* value = find(field);
    if (value == nullptr) return nothing;
    if (value->kind == Kind::list) return value->items;
    complain(field, value->text, "a list […]");
    return nothing;
}

void JsonObject::refuse_others()
{
    for (const std::string& field : object_.fields) {
        if (asked_.contains(field)) continue;
        std::string known;
        for (const std::string& one : asked_) {
            if (!known.empty()) known += ", ";
            known += one;
        }
        wrong_.push_back(name_of(field) + ": found a field of this name, expected one of " + known);
    }
}

}  // namespace audit::visits
