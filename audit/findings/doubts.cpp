// SPDX-License-Identifier: Apache-2.0
#include "audit/findings/doubts.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <map>
#include <set>

#include "audit/findings/catalogue.h"
#include "audit/findings/run.h"
#include "audit/model/error.h"
#include "audit/reference/resources.h"
#include "audit/store/series_store.h"

namespace audit::findings {

namespace {

using nlohmann::json;
constexpr const char* kFile = "data/evidence_weights.json";

struct Class {
    std::string id;
    double weight = 0;
    Text name;
    std::vector<std::string> checks;
};

struct GradeRule {
    std::string id;
    Text name;
    double from = 0;
    std::vector<std::string> of_class;  // one of them must be among the reasons
    std::size_t checks = 1;             // different ones at least
};

struct Weights {
    double rate = 0, repeated = 0;
    std::int64_t most_repeats = 0;
    std::vector<Class> classes;
    std::vector<std::string> tested;
    std::vector<GradeRule> grades;  // highest first
};

bool holds(const std::vector<std::string>& list, const std::string& one)
{
    return std::find(list.begin(), list.end(), one) != list.end();
}

Text text_of(const json& value)
{
    return {value.at("zh").get<std::string>(), value.at("en").get<std::string>()};
}

Weights read_weights()
{
    Weights weights;
    try {
        const json document = json::parse(reference::read_resource(kFile));
        weights.rate = document.at("false_discovery_rate");
        weights.repeated = document.at("repeated");
        weights.most_repeats = document.at("most_repeats");
        for (const json& one : document.at("classes"))
            weights.classes.push_back({one.at("id"), one.at("weight"), text_of(one.at("name")), one.at("checks")});
        weights.tested = document.at("tested").get<std::vector<std::string>>();
        for (const json& one : document.at("grades"))
            weights.grades.push_back({one.at("id"), text_of(one.at("name")), one.at("from"), one.at("of_class"),
                                      one.at("checks").get<std::size_t>()});
    } catch (const json::exception& wrong) {
        throw Error(std::string(kFile) + ": not the weights (" + wrong.what() + "), restore the file",
                    ErrorKind::internal);
    }
    for (const Class& one : weights.classes)
        for (const std::string& check : one.checks)
            if (find_check(check) == nullptr)
                throw Error(
                    std::string(kFile) + ": names the check " + check + ", which there is not; restore the file",
                    ErrorKind::internal);
    return weights;
}

const Weights& weights()
{
    static const Weights read = read_weights();
    return read;
}

const Class* class_of(const std::string& check)
{
    for (const Class& one : weights().classes) {
        if (holds(one.checks, check)) return &one;
    }
    return nullptr;
}

// What one check says against one item.
struct Reason {
    const Class* kind = nullptr;
    std::string check;
    std::int64_t counted = 0;    // findings that weigh
    std::int64_t explained = 0;  // left out: a submitted row explains them
    std::int64_t by_chance = 0;  // left out: too many tests for that p
    double weight() const
    {
        if (counted == 0) return 0;
        const auto repeats = static_cast<double>(std::min(counted - 1, weights().most_repeats));
        return kind->weight * (1 + weights().repeated * repeats);
    }
    Text words() const
    {
        const CheckEntry* entry = find_check(check);
        const Text title = entry == nullptr ? Text{check, check} : entry->title;
        Text text{kind->name.zh + "：" + title.zh + "（" + std::to_string(counted) + " 条",
                  kind->name.en + ": " + title.en + " (" + std::to_string(counted)};
        if (explained > 0) {
            text.zh += "，另有 " + std::to_string(explained) + " 条已有记录说明，不计";
            text.en += ", " + std::to_string(explained) + " more explained by records and left out";
        }
        if (by_chance > 0) {
            text.zh += "，另有 " + std::to_string(by_chance) + " 条经多重检验校正后不显著，不计";
            text.en += ", " + std::to_string(by_chance) + " more not significant among so many tests and left out";
        }
        text.zh += "）";
        text.en += ")";
        return text;
    }
};

struct Item {
    std::map<std::string, Reason> reasons;  // by check
    std::vector<std::string> findings;      // that weigh
};
using Items = std::map<Subject, Item>;

// What the findings of one item have in common: neither the report nor the manifest that shows it.
Subject item_of(const Subject& subject)
{
    return {.outlet = subject.outlet,
            .pollutant = subject.pollutant,
            .facility = subject.facility,
            .treatment = subject.treatment,
            .material = subject.material};
}

std::map<std::string, double> rates_of(const Run& run)
{
    std::vector<std::string> ids;
    std::vector<double> p;
    for (const Finding& finding : run.findings) {
        const auto value = finding.values.find("p_value");
        if (value == finding.values.end() || !holds(weights().tested, finding.check)) continue;
        ids.push_back(finding.id);
        p.push_back(std::strtod(value->second.c_str(), nullptr));
    }
    const std::vector<double> rates = false_discovery_rates(p, run.appraisal.tests);
    std::map<std::string, double> by_finding;
    for (std::size_t i = 0; i < ids.size(); ++i) by_finding[ids[i]] = rates[i];
    return by_finding;
}

bool grade_fits(const GradeRule& rule, double score, const std::vector<const Reason*>& reasons)
{
    const auto heavy = std::count_if(reasons.begin(), reasons.end(), [&](const Reason* reason) {
        return rule.of_class.empty() || holds(rule.of_class, reason->kind->id);
    });
    return score >= rule.from && heavy > 0 && reasons.size() >= rule.checks;
}

std::optional<Doubt> doubt_of(const Subject& subject, const Item& item)
{
    Doubt doubt{subject, {}, {}, 0, {}, item.findings};
    std::vector<const Reason*> reasons;
    for (const auto& [check, reason] : item.reasons) {
        if (reason.counted > 0) reasons.push_back(&reason);
        doubt.score += reason.weight();
    }
    if (reasons.empty()) return std::nullopt;
    std::stable_sort(reasons.begin(), reasons.end(),
                     [](const Reason* a, const Reason* b) { return a->weight() > b->weight(); });
    for (const Reason* reason : reasons) doubt.reasons.push_back(reason->words());
    for (const GradeRule& rule : weights().grades) {
        if (!grade_fits(rule, doubt.score, reasons)) continue;
        doubt.grade = rule.id;
        doubt.grade_name = rule.name;
        break;
    }
    return doubt;
}

Text summary_of(const Doubts& doubts)
{
    if (doubts.items.empty()) return {"没有指向监测数据真实性的疑点。", "Nothing speaks against the data being true."};
    Text text{"指向数据真实性的疑点：", "Doubts about the data: "};
    bool first = true;
    for (const GradeRule& rule : weights().grades) {
        const auto count = std::count_if(doubts.items.begin(), doubts.items.end(),
                                         [&](const Doubt& item) { return item.grade == rule.id; });
        if (count == 0) continue;
        text.zh += (first ? "" : "，") + rule.name.zh + " " + std::to_string(count) + " 项";
        text.en += (first ? "" : ", ") + std::to_string(count) + " of " + rule.name.en;
        first = false;
    }
    text.zh += "。分级为筛查值，仅用于安排现场核实的先后，不是结论。";
    text.en += ". Grades are screening values that order the visits; they are no conclusion.";
    return text;
}

}  // namespace

std::vector<double> false_discovery_rates(const std::vector<double>& p, std::int64_t tests)
{
    std::vector<std::size_t> order(p.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return p[a] < p[b]; });
    const double all = std::max(static_cast<double>(tests), static_cast<double>(p.size()));
    std::vector<double> rates(p.size(), 1);
    double least = 1;
    for (std::size_t rank = order.size(); rank > 0; --rank) {
        least = std::min(least, p[order[rank - 1]] * all / static_cast<double>(rank));
        rates[order[rank - 1]] = least;
    }
    return rates;
}

std::int64_t tests_made(const store::CaseFile& case_file, const Plant&, const Run& run)
{
    std::set<std::pair<std::string, std::string>> items;
    for (const store::SeriesInfo& series : store::SeriesStore(case_file).list())
        items.insert({series.key.outlet, series.key.item});
    const auto ran = std::count_if(run.outcomes.begin(), run.outcomes.end(), [](const CheckOutcome& outcome) {
        return outcome.status == CheckStatus::ran && holds(weights().tested, outcome.check);
    });
    return static_cast<std::int64_t>(items.size()) * ran;
}

Doubts doubts_of(const Run& run, const std::function<bool(const Finding&)>& counts)
{
    const std::map<std::string, double> rates = rates_of(run);
    Items items;
    for (const Finding& finding : run.findings) {
        const Class* kind = class_of(finding.check);
        if (kind == nullptr || finding.severity == Severity::notice || !counts(finding)) continue;
        Item& item = items[item_of(finding.subject)];
        Reason& reason = item.reasons[finding.check];
        reason.kind = kind;
        reason.check = finding.check;
        const Triage* triage = run.appraisal.triage_of(finding.id);
        const auto rate = rates.find(finding.id);
        if (triage != nullptr && triage->verdict == Verdict::explained) {
            ++reason.explained;
        } else if (rate != rates.end() && rate->second > weights().rate) {
            ++reason.by_chance;
        } else {
            ++reason.counted;
            item.findings.push_back(finding.id);
        }
    }
    Doubts doubts;
    doubts.tests = run.appraisal.tests;
    for (const auto& [subject, item] : items) {
        if (std::optional<Doubt> doubt = doubt_of(subject, item)) doubts.items.push_back(std::move(*doubt));
    }
    std::stable_sort(doubts.items.begin(), doubts.items.end(),
                     [](const Doubt& a, const Doubt& b) { return a.score > b.score; });
    for (const GradeRule& rule : weights().grades) {
        const bool any = std::any_of(doubts.items.begin(), doubts.items.end(),
                                     [&](const Doubt& item) { return item.grade == rule.id; });
        if (any && !doubts.grade) doubts.grade = rule.id;
    }
    doubts.summary = summary_of(doubts);
    return doubts;
}

}  // namespace audit::findings
