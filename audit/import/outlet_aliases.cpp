// SPDX-License-Identifier: Apache-2.0
#include "audit/import/outlet_aliases.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>

#include "audit/import/cell_reading.h"
#include "audit/reference/fold.h"

namespace audit::import {

namespace {

using reference::folded;
using reference::Medium;
using store::PermitOutlet;

constexpr std::size_t kMostDigits = 4;

bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

int number_at(std::string_view text, std::size_t& at)
{
    int number = 0;
    const std::size_t first = at;
    while (at < text.size() && is_digit(text[at]) && at - first < kMostDigits)
        number = number * 10 + (text[at++] - '0');
    return at == first || (at < text.size() && is_digit(text[at])) ? -1 : number;
}

// DA001 as its kind and number; empty for codes formed otherwise.
struct Numbered {
    std::string kind;
    int number = 0;
};
std::optional<Numbered> numbered(std::string_view code)
{
    std::size_t at = 0;
    while (at < code.size() && !is_digit(code[at])) ++at;
    Numbered found{std::string(code.substr(0, at)), 0};
    while (!found.kind.empty() && (found.kind.back() == '-' || found.kind.back() == '_')) found.kind.pop_back();
    found.number = number_at(code, at);
    if (found.kind.empty() || found.number < 0 || at != code.size()) return std::nullopt;
    return found;
}

// "1#排气筒", "#1", "1号", "no.1": the number and the words behind it; empty when the text does not begin so.
struct Ordinal {
    int number = 0;
    std::string rest;
};
std::optional<Ordinal> ordinal(std::string_view text)
{
    bool marked = false;
    for (const std::string_view mark : {"no.", "#"}) {
        if (!text.starts_with(mark)) continue;
        text.remove_prefix(mark.size());
        marked = true;
    }
    std::size_t at = 0;
    const int number = number_at(text, at);
    if (number < 0) return std::nullopt;
    for (const std::string_view mark : {"#", "号"}) {
        if (!text.substr(at).starts_with(mark)) continue;
        at += mark.size();
        marked = true;
    }
    if (!marked) return std::nullopt;
    return Ordinal{number, std::string(text.substr(at))};
}

// What the words behind a number say about the kind of outlet: "" for any, nothing when they say something else.
std::optional<std::string> kind_of_words(std::string_view words)
{
    constexpr std::array<std::string_view, 13> kAir = {"排气筒",     "烟囱",   "烟道",     "废气排放口", "废气排口",
                                                       "烟气排放口", "排气口", "烟气排口", "废气",       "烟气",
                                                       "废气总排口", "排烟口", "锅炉烟囱"};
    constexpr std::array<std::string_view, 9> kWater = {"废水排放口", "废水排口",   "污水排放口", "污水排口",  "废水",
                                                        "污水",       "废水总排口", "总排口",     "污水总排口"};
    constexpr std::array<std::string_view, 3> kRain = {"雨水排放口", "雨水排口", "雨水口"};
    constexpr std::array<std::string_view, 4> kAny = {"", "排放口", "排口", "排污口"};
    const auto holds = [&](const auto& list) { return std::find(list.begin(), list.end(), words) != list.end(); };
    if (holds(kAny)) return "";
    if (holds(kAir)) return "DA";
    if (holds(kWater)) return "DW";
    if (holds(kRain)) return "YS";
    return std::nullopt;
}

bool fits_medium(const std::string& code, Medium medium)
{
    const Medium own = reference::medium_of(code);
    return medium == Medium::unknown || own == Medium::unknown || own == medium;
}

// Codes of that kind and number; kind "" for any. Names that begin with the number count too.
std::vector<std::string> by_number(const std::string& kind, int number, bool names, Medium medium,
                                   std::span<const PermitOutlet> outlets)
{
    std::vector<std::string> found;
    for (const PermitOutlet& outlet : outlets) {
        const auto code = numbered(outlet.code);
        const bool kind_fits = kind.empty() || outlet.code.starts_with(kind);
        const auto name = names ? ordinal(folded(outlet.name)) : std::nullopt;
        const bool number_fits = (code && code->number == number) || (name && name->number == number);
        if (kind_fits && number_fits && fits_medium(outlet.code, medium)) found.push_back(outlet.code);
    }
    return found;
}

// Whether the text is the code and behind it, in brackets or not, nothing but its name or a word for an outlet.
bool is_code_with_words(std::string_view text, const PermitOutlet& outlet)
{
    const std::string code = folded(outlet.code);
    if (!text.starts_with(code) || text.size() == code.size()) return false;
    text.remove_prefix(code.size());
    if (text.front() == '(' && text.back() == ')') text = text.substr(1, text.size() - 2);
    while (!text.empty() && (text.front() == '-' || text.front() == '_')) text.remove_prefix(1);
    return !text.empty() && (text == folded(outlet.name) || kind_of_words(text).has_value());
}

// What the pollutants measured at an outlet tell of it.
Medium medium_of_pollutants(const std::vector<std::string>& names)
{
    bool air = false, water = false;
    for (const std::string& name : names) {
        const reference::Pollutant* known = reference::find_pollutant(name);
        if (known == nullptr || known->air_unit.empty() == known->water_unit.empty()) continue;
        (known->water_unit.empty() ? air : water) = true;
    }
    if (air == water) return Medium::unknown;
    return air ? Medium::air : Medium::water;
}

Text one_of(const std::string& column, const std::vector<std::string>& codes)
{
    std::string zh, en;
    for (const std::string& code : codes) {
        zh += (zh.empty() ? "" : "、") + code;
        en += (en.empty() ? "" : ", ") + code;
    }
    const bool outlet = column == "outlet";
    return {"许可证的一个" + std::string(outlet ? "排放口" : "设施") + "编号；此写法同时符合 " + zh +
                "，未作替换，请写明编号",
            "the code of one " + std::string(outlet ? "outlet" : "facility") + " of the permit; this fits " + en +
                ", nothing was changed, write the code"};
}

void add_once(const std::vector<std::string>& codes, std::vector<std::string>& all)
{
    for (const std::string& code : codes)
        if (std::find(all.begin(), all.end(), code) == all.end()) all.push_back(code);
}

// What the permit lists, and what the names of a case mean by it.
class PermitNames {
 public:
    explicit PermitNames(const store::CaseFile& case_file)
        : outlets_(store::permit_outlets(case_file)),
          facilities_(store::permit_facilities(case_file)),
          treatments_(store::permit_treatments(case_file))
    {
    }

    // The codes that one name may mean; of a list the one text of its codes, where each of them is clear.
    std::vector<std::string> meant(const store::NamedOutlet& named) const
    {
        std::vector<std::string> codes = meant_by(named, named.written);
        const std::vector<std::string> names = names_in_list(named.written);
        if (!codes.empty() || names.size() < 2) return codes;
        std::string list;
        for (const std::string& name : names) {
            codes = meant_by(named, name);
            if (codes.size() > 1) return codes;
            if (codes.empty()) codes = {name};  // something that the permit does not know stays as it is
            list += (list.empty() ? "" : "、") + codes.front();
        }
        return {list};
    }

 private:
    std::vector<std::string> meant_by(const store::NamedOutlet& named, const std::string& name) const
    {
        if (named.column == "outlet") return outlets_meant(name, medium_of_pollutants(named.pollutants), outlets_);
        std::vector<std::string> codes;
        if (named.column == "facility") add_once(facilities_meant(name, facilities_), codes);
        // A column of facilities may name treatments too, and the outlet for its analysers.
        add_once(facilities_meant(name, treatments_), codes);
        if (codes.empty() && named.column == "facility")
            codes = outlets_meant(name, medium_of_pollutants(named.pollutants), outlets_);
        return codes;
    }

    std::vector<PermitOutlet> outlets_, facilities_, treatments_;
};

}  // namespace

std::vector<std::string> outlets_meant(std::string_view written, Medium medium, std::span<const PermitOutlet> outlets)
{
    const std::string code = read_code(written);
    const std::string text = folded(written);
    std::vector<std::string> named, begun;
    for (const PermitOutlet& outlet : outlets) {
        if (outlet.code == code) return {code};
        if (!outlet.name.empty() && folded(outlet.name) == text) named.push_back(outlet.code);
        if (is_code_with_words(text, outlet)) begun.push_back(outlet.code);
    }
    if (!named.empty()) return named;  // the permit's own word for it
    if (!begun.empty()) return begun;
    const auto short_code = numbered(code);
    if (short_code && (short_code->kind == "DA" || short_code->kind == "DW" || short_code->kind == "YS"))
        return by_number(short_code->kind, short_code->number, false, Medium::unknown, outlets);
    const auto number = ordinal(text);
    const auto kind = number ? kind_of_words(number->rest) : std::nullopt;
    if (!kind) return {};
    return by_number(*kind, number->number, true, kind->empty() ? medium : Medium::unknown, outlets);
}

std::vector<std::string> facilities_meant(std::string_view written, std::span<const PermitOutlet> facilities)
{
    const std::string code = read_code(written);
    const std::string text = folded(written);
    const auto short_code = numbered(code);
    const auto number = ordinal(text);
    std::vector<std::string> named, formed;
    for (const PermitOutlet& facility : facilities) {
        if (facility.code == code) return {code};
        const std::string name = folded(facility.name);
        const auto own = ordinal(name);
        const bool same_number = number && own && number->number == own->number && number->rest == own->rest;
        const std::string full = folded(facility.code);
        const bool both = !name.empty() && (text == full + name || text == name + full ||
                                            text == full + '(' + name + ')' || text == name + '(' + full + ')');
        if ((!name.empty() && name == text) || (same_number && !number->rest.empty()) || both)
            named.push_back(facility.code);
        const auto whole = numbered(facility.code);
        if (short_code && whole && short_code->kind == whole->kind && short_code->number == whole->number)
            formed.push_back(facility.code);
    }
    return named.empty() ? formed : named;
}

std::vector<std::string> names_in_list(std::string_view written)
{
    const std::string half = reference::half_width(written);
    std::vector<std::string> names(1);
    for (std::string_view rest = half; !rest.empty();) {
        std::size_t length = 0;
        for (const std::string_view separator : {"、", ",", ";", "\n"})
            if (rest.starts_with(separator)) length = separator.size();
        if (length == 0) {
            names.back() += rest.front();
        } else {
            names.emplace_back();
        }
        rest.remove_prefix(std::max<std::size_t>(length, 1));
    }
    for (std::string& name : names) name = reference::trimmed(name);
    std::erase(names, std::string());
    return names;
}

std::vector<store::OutletChange> resolve_outlets(store::CaseFile& case_file)
{
    const PermitNames permit(case_file);
    std::map<std::string, store::KeptAsWritten> kept;
    std::vector<store::OutletChange> wanted;
    for (const store::NamedOutlet& named : store::named_outlets(case_file)) {
        const auto codes = permit.meant(named);
        if (codes.empty() || (codes.size() == 1 && codes.front() == named.written)) continue;
        const bool unclear = codes.size() > 1;
        store::OutletChange change;
        change.file = named.file;
        change.named_in = named.column;
        change.change.source = named.source;
        change.change.row = named.row;
        change.change.cells = named.cells;
        change.change.written = named.written;
        change.change.kind = store::naming_kind(named.column, unclear);
        if (unclear) {
            change.expected = one_of(named.column, codes);
        } else {
            change.change.meant = codes.front();
            const auto [file, is_new] = kept.try_emplace(named.file_name);
            if (is_new) file->second = store::kept_as_written(case_file, named.file_name);
            change.change.undone = file->second.contains({change.change.kind, named.written});
        }
        wanted.push_back(std::move(change));
    }
    std::vector<store::OutletChange> added = store::set_outlet_changes(case_file, wanted);
    std::erase_if(added, [](const store::OutletChange& each) { return !store::is_unclear(each.change.kind); });
    return added;
}

}  // namespace audit::import
