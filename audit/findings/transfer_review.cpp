// SPDX-License-Identifier: Apache-2.0
#include "audit/findings/transfer_review.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <vector>

#include "audit/model/decimal.h"
#include "audit/model/error.h"
#include "audit/model/time.h"
#include "audit/reference/resources.h"

namespace audit::findings {

namespace {

using nlohmann::json;
using Words = std::vector<std::string>;

// Every condition that is given has to hold.
struct Rule {
    std::string id, article;
    Text why;
    Words checks, pollutants;
    std::optional<double> amount_t, times;
    std::string management_class;
    bool confirmed = false;
};

struct Rules {
    Text title, note;
    std::string law;
    Time from;
    std::optional<Time> to;
    std::vector<Rule> rules;
};

Text read_text(const json& value)
{
    return {value.at("zh").get<std::string>(), value.at("en").get<std::string>()};
}

std::optional<double> optional_number(const json& value, const char* key)
{
    if (!value.contains(key)) return std::nullopt;
    return value.at(key).get<double>();
}

Rules read_rules()
{
    try {
        const json root = json::parse(reference::read_resource("data/laws/transfer_review.json"));
        Rules all{read_text(root.at("title")),
                  read_text(root.at("note")),
                  root.at("law").get<std::string>(),
                  parse_time(root.at("from").get<std::string>()).value(),
                  std::nullopt,
                  {}};
        if (!root.at("to").is_null()) all.to = parse_time(root.at("to").get<std::string>());
        for (const json& value : root.at("rules"))
            all.rules.push_back({value.at("id").get<std::string>(), value.at("article").get<std::string>(),
                                 read_text(value.at("why")), value.at("checks").get<Words>(),
                                 value.value("pollutants", Words()), optional_number(value, "amount_t"),
                                 optional_number(value, "times"), value.value("management_class", ""),
                                 value.at("confirmed").get<bool>()});
        return all;
    } catch (const std::exception& error) {
        throw Error(std::string("data/laws/transfer_review.json: ") + error.what(), ErrorKind::internal);
    }
}

const Rules& all_rules()
{
    static const Rules read = read_rules();
    return read;
}

bool holds(const Words& list, const std::string& word)
{
    return std::find(list.begin(), list.end(), word) != list.end();
}

// Tonnes that the finding is about: those it says it is about, else what is missing, else what was measured in tonnes.
std::optional<double> tonnes_of(const Finding& finding)
{
    std::string written = finding.unit == "t" ? finding.measured : "";
    for (const char* key : {"difference", "tonnes"}) {
        const auto found = finding.values.find(key);
        if (found != finding.values.end()) written = found->second;
    }
    const auto number = Decimal::parse(written);
    if (!number) return std::nullopt;
    return std::abs(number->to_double());
}

bool fits(const Rule& rule, const Finding& finding, const Plant& plant)
{
    if (!holds(rule.checks, finding.check) || finding.severity == Severity::notice) return false;
    const std::string& pollutant = finding.subject.pollutant;
    if (!rule.pollutants.empty() && !holds(rule.pollutants, pollutant)) return false;
    if (rule.amount_t && tonnes_of(finding).value_or(0) < *rule.amount_t) return false;
    if (rule.times) {
        const auto times = Decimal::parse(finding.times);
        if (!times || times->to_double() <= *rule.times) return false;
    }
    return rule.management_class.empty() ||
           (plant.permit && plant.permit->management_class.find(rule.management_class) != std::string::npos);
}

}  // namespace

std::string TransferReview::in(Language language) const
{
    const bool zh = language == Language::zh;
    return title.in(language) + (zh ? "（" : " (") + law + article + (zh ? "：" : ": ") + why.in(language) +
           (zh ? "）。" : "). ") + note.in(language);
}

std::optional<TransferReview> transfer_review_of(const Finding& finding, const Plant& plant)
{
    const Rules& all = all_rules();
    if (finding.period) {
        const Time happened = finding.period->empty() ? finding.period->from : finding.period->to - 1;
        if (happened < all.from || (all.to && finding.period->from >= *all.to)) return std::nullopt;
    }
    for (const Rule& rule : all.rules)
        if (fits(rule, finding, plant))
            return TransferReview{rule.id, all.title, all.law, rule.article, rule.why, all.note, rule.confirmed};
    return std::nullopt;
}

}  // namespace audit::findings
