// SPDX-License-Identifier: Apache-2.0
#include "audit/findings/laws.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>

#include "audit/model/error.h"
#include "audit/reference/resources.h"

namespace audit::findings {

namespace {

using nlohmann::json;

enum class Rank { regulation, law, code };

struct Law {
    Rank rank = Rank::law;
    Time from;
    std::optional<Time> to;
};

struct Norm {
    std::string law, article, penalty, medium;
    bool confirmed = true;
};

struct Laws {
    Time as_of;
    std::map<std::string, Law, std::less<>> laws;
    std::map<std::string, std::vector<Norm>, std::less<>> conducts;
    Text changed, straddled, ended, two_norms, unconfirmed;
};

[[noreturn]] void fail(const std::string& words)
{
    throw Error("data/laws: " + words, ErrorKind::internal);
}

Time day_of(const json& value)
{
    const std::optional<Time> time = value.is_string() ? parse_time(value.get<std::string>()) : std::nullopt;
    if (!time) fail(value.dump() + " is not a day");
    return *time;
}

Rank rank_of(const std::string& text)
{
    if (text == "regulation") return Rank::regulation;
    if (text == "law") return Rank::law;
    if (text == "code") return Rank::code;
    fail("the rank \"" + text + "\" is not known");
}

Law read_law(const json& value)
{
    Law law{rank_of(value.at("rank").get<std::string>()), day_of(value.at("from")), std::nullopt};
    if (!value.at("to").is_null()) law.to = day_of(value.at("to"));
    return law;
}

Text read_text(const json& value)
{
    return {value.at("zh").get<std::string>(), value.at("en").get<std::string>()};
}

void read_conducts(Laws& all)
{
    const json root = json::parse(reference::read_resource("data/laws/conducts.json"));
    for (const auto& [conduct, value] : root.at("conducts").items()) {
        std::vector<Norm>& norms = all.conducts[conduct];
        for (const json& norm : value.at("norms")) {
            norms.push_back({norm.at("law").get<std::string>(), norm.at("article").get<std::string>(),
                             norm.at("penalty").get<std::string>(), norm.value("medium", ""),
                             norm.value("confirmed", true)});
            if (!all.laws.contains(norms.back().law)) fail("laws.json lacks " + norms.back().law);
        }
    }
}

Laws read_laws()
{
    try {
        Laws all;
        const json root = json::parse(reference::read_resource("data/laws/laws.json"));
        all.as_of = day_of(root.at("as_of"));
        for (const auto& [name, value] : root.at("laws").items()) all.laws.emplace(name, read_law(value));
        const json& notes = root.at("notes");
        all.changed = read_text(notes.at("changed"));
        all.straddled = read_text(notes.at("straddled"));
        all.ended = read_text(notes.at("ended"));
        all.two_norms = read_text(notes.at("two_norms"));
        all.unconfirmed = read_text(notes.at("unconfirmed"));
        read_conducts(all);
        return all;
    } catch (const json::exception& error) {
        fail(error.what());
    }
}

const Laws& all_laws()
{
    static const Laws read = read_laws();
    return read;
}

std::string with_date(std::string pattern, Time date)
{
    const std::size_t at = pattern.find("{date}");
    if (at != std::string::npos) pattern.replace(at, 6, date_text(date));
    return pattern;
}

void append(Text& note, const Text& more)
{
    note.en += (note.en.empty() ? "" : " ") + more.en;
    note.zh += more.zh;
}

void append_dated(Text& note, const Text& pattern, Time date)
{
    append(note, {with_date(pattern.zh, date), with_date(pattern.en, date)});
}

bool is_of_medium(const Norm& norm, std::string_view outlet)
{
    if (norm.medium.empty() || outlet.size() < 2) return true;
    if (outlet.starts_with("DA")) return norm.medium == "air";
    if (outlet.starts_with("DW") || outlet.starts_with("YS")) return norm.medium == "water";
    return true;
}

const std::vector<Norm>& norms_of(std::string_view conduct)
{
    const auto found = all_laws().conducts.find(conduct);
    if (found == all_laws().conducts.end()) fail("conducts.json lacks \"" + std::string(conduct) + "\"");
    return found->second;
}

}  // namespace

bool is_known_conduct(std::string_view conduct)
{
    return all_laws().conducts.contains(conduct);
}

std::vector<Basis> basis_of(std::string_view conduct, const std::optional<Period>& period,
                            const std::optional<Time>& judged_on, std::string_view outlet)
{
    if (conduct.empty()) return {};
    const Laws& all = all_laws();
    const Time judged = judged_on.value_or(all.as_of);
    const Time first = period ? period->from : judged;
    const Time last = period && !period->empty() ? period->to - 1 : first;
    const Time known = std::max(judged, last);

    std::vector<Basis> result;
    bool code_applied = false;
    bool regulation_applied = false;
    for (const Norm& norm : norms_of(conduct)) {
        const Law& law = all.laws.find(norm.law)->second;
        const bool over_before = law.to && *law.to <= first;
        if (!is_of_medium(norm, outlet) || over_before || law.from > known) continue;
        Basis basis{norm.law, norm.article, norm.penalty, {}};
        if (law.from > last) append_dated(basis.note, all.changed, law.from);
        if (first < law.from && law.from <= last) append_dated(basis.note, all.straddled, law.from);
        if (law.to && *law.to <= known) append_dated(basis.note, all.ended, *law.to);
        if (!norm.confirmed) append(basis.note, all.unconfirmed);
        code_applied = code_applied || (law.rank == Rank::code && law.from <= last);
        regulation_applied = regulation_applied || law.rank == Rank::regulation;
        result.push_back(std::move(basis));
    }
    if (code_applied && regulation_applied && !result.empty()) append(result.front().note, all.two_norms);
    return result;
}

}  // namespace audit::findings
