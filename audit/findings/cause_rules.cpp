// SPDX-License-Identifier: Apache-2.0
#include "audit/findings/cause_rules.h"

#include <nlohmann/json.hpp>

#include <algorithm>

#include "audit/findings/catalogue.h"
#include "audit/model/error.h"
#include "audit/reference/resources.h"
#include "audit/reference/tables.h"

namespace audit::findings {

namespace {

using nlohmann::json;
constexpr const char* kFile = "data/root_causes.json";

[[noreturn]] void refuse(const std::string& what)
{
    throw Error(std::string(kFile) + ": " + what + "; restore the file", ErrorKind::internal);
}

Text text_of(const json& value)
{
    return {value.at("zh").get<std::string>(), value.at("en").get<std::string>()};
}

std::vector<std::string> checks_of(const json& value)
{
    auto checks = value.get<std::vector<std::string>>();
    for (const std::string& check : checks)
        if (find_check(check) == nullptr) refuse("names the check " + check + ", which there is not");
    return checks;
}

MissingTable missing_table_of(const json& value)
{
    MissingTable missing;
    missing.tables = value.at("tables").get<std::vector<std::string>>();
    for (const std::string& table : missing.tables)
        if (reference::find_table(table) == nullptr) refuse("names the table " + table + ", which there is not");
    for (const json& one : value.at("gathers")) {
        auto values = one.get<std::map<std::string, std::string>>();
        const std::string check = values.at("check");
        if (find_check(check) == nullptr) refuse("names the check " + check + ", which there is not");
        values.erase("check");
        missing.gathers.push_back({check, std::move(values)});
    }
    return missing;
}

void read_subject(const json& names, CauseRule& rule)
{
    static const std::map<std::string, std::string Subject::*> fields = {
        {"pollutant", &Subject::pollutant}, {"facility", &Subject::facility},     {"treatment", &Subject::treatment},
        {"material", &Subject::material},   {"waste_code", &Subject::waste_code}, {"manifest", &Subject::manifest},
        {"report", &Subject::report}};
    for (const json& one : names) {
        const auto name = one.get<std::string>();
        if (name == "outlet") {
            rule.same_outlet = true;
        } else if (name == "shown_pollutants") {
            rule.shown_pollutants = true;
        } else if (fields.contains(name)) {
            rule.same.push_back(fields.at(name));
        } else {
            refuse("\"same\" names " + name + ", which no subject has");
        }
    }
}

CauseRule rule_of(const json& value)
{
    CauseRule rule;
    rule.id = value.at("id").get<std::string>();
    rule.shown_by = checks_of(value.at("shown_by"));
    rule.gathers = checks_of(value.at("gathers"));
    read_subject(value.at("same"), rule);
    const auto when = value.at("when").get<std::string>();
    if (when != "overlap" && when != "any") refuse("\"when\" is " + when + ", expected overlap or any");
    rule.any_time = when == "any";
    rule.slack = value.at("slack_hours").get<std::int64_t>() * kHour;
    rule.title = text_of(value.at("title"));
    rule.why = text_of(value.at("why"));
    return rule;
}

CauseRules read_rules()
{
    CauseRules rules;
    try {
        const json document = json::parse(reference::read_resource(kFile));
        for (const json& one : document.at("missing_tables")) rules.missing_tables.push_back(missing_table_of(one));
        rules.missing_title = text_of(document.at("missing_table").at("title"));
        rules.missing_why = text_of(document.at("missing_table").at("why"));
        for (const json& one : document.at("rules")) rules.rules.push_back(rule_of(one));
    } catch (const json::exception& wrong) {
        refuse(std::string("not the rules of root causes (") + wrong.what() + ")");
    }
    return rules;
}

std::string filled_in(std::string text, const Values& values, Language language)
{
    for (const auto& [name, value] : values) {
        const std::string mark = "{" + name + "}";
        for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark, at)) {
            text.replace(at, mark.size(), value.in(language));
            at += value.in(language).size();
        }
    }
    return text;
}

}  // namespace

Text same_text(const std::string& words)
{
    return {words, words};
}

Text filled(const Text& text, const Values& values)
{
    return {filled_in(text.zh, values, Language::zh), filled_in(text.en, values, Language::en)};
}

bool MissingTable::gathers_finding(const Finding& finding) const
{
    return std::any_of(gathers.begin(), gathers.end(), [&](const Gathers& one) {
        return one.check == finding.check && std::all_of(one.values.begin(), one.values.end(), [&](const auto& wanted) {
                   const auto found = finding.values.find(wanted.first);
                   return found != finding.values.end() && found->second == wanted.second;
               });
    });
}

const CauseRules& cause_rules()
{
    static const CauseRules read = read_rules();
    return read;
}

}  // namespace audit::findings
