// SPDX-License-Identifier: Apache-2.0
#include "app/commands/view_overview.h"

#include <algorithm>
#include <map>

#include "audit/findings/states.h"
#include "audit/model/decimal.h"
#include "reports/number_text.h"

namespace commands {

namespace {

using audit::Language;
using audit::Text;

Text both(const std::string& text)
{
    return {text, text};
}

Text counted(std::size_t count, const Text& zh_en)
{
    const std::string number = std::to_string(count) + " ";
    return {number + zh_en.zh, number + zh_en.en};
}

bool is_problem(const audit::store::ImportProblem& problem)
{
    return !problem.note;
}

}  // namespace

std::vector<LabelledText> permit_card(const CaseView& view)
{
    if (!view.permit) return {};
    const audit::Permit& permit = *view.permit;
    const std::string from = permit.valid_from ? audit::date_text(*permit.valid_from) : "?";
    const std::string to = permit.valid_to ? audit::date_text(*permit.valid_to) : "?";
    std::vector<LabelledText> card = {{{"单位名称", "Enterprise"}, both(permit.enterprise)},
                                      {{"许可证编号", "Permit number"}, both(permit.permit_no)},
                                      {{"有效期限", "Valid"}, {from + " 至 " + to, from + " to " + to}},
                                      {{"行业类别", "Industry"}, both(permit.industry)},
                                      {{"管理类别", "Management class"}, both(permit.management_class)},
                                      {{"核发机关", "Issued by"}, both(permit.issuer)},
                                      {{"生产经营场所", "Address"}, both(permit.address)}};
    std::erase_if(card, [](const LabelledText& line) { return line.text.zh.empty(); });
    const audit::Plant& plant = view.plant;
    card.push_back(
        {{"许可内容", "Permitted"},
         {"排放口 " + std::to_string(plant.outlets.size()) + " 个，限值 " + std::to_string(plant.limits.size()) +
              " 项，危险废物 " + std::to_string(plant.wastes.size()) + " 种",
          std::to_string(plant.outlets.size()) + " outlets, " + std::to_string(plant.limits.size()) + " limits, " +
              std::to_string(plant.wastes.size()) + " hazardous wastes"}});
    return card;
}

std::vector<Ending> endings(const CaseView& view, audit::Time today)
{
    std::vector<Ending> all;
    const auto add = [&](const Text& what, audit::Time on) {
        all.push_back({what, (start_of_day(on) - start_of_day(today)) / audit::kDay, on});
    };
    if (view.permit && view.permit->valid_to)
        add({"排污许可证有效期", "The permit's validity"}, *view.permit->valid_to);
    for (const audit::findings::SuppressionStanding& one : view.standings.suppressions) {
        if (!one.suppression.until || !one.suppression.revoked_at.empty()) continue;
        const std::string id = std::to_string(one.suppression.id);
        add({"屏蔽 " + id, "Suppression " + id}, *one.suppression.until);
    }
    std::stable_sort(all.begin(), all.end(), [](const Ending& a, const Ending& b) { return a.days < b.days; });
    return all;
}

std::vector<Missing> missing_of(const CaseView& view, Language language)
{
    std::vector<Missing> all;
    if (!view.run) return all;
    for (const audit::CheckOutcome& outcome : view.run->outcomes) {
        if (outcome.status != audit::CheckStatus::could_not_run) continue;
        const auto known = std::find_if(all.begin(), all.end(),
                                        [&](const Missing& one) { return one.reason.zh == outcome.reason.zh; });
        Missing& missing = known == all.end() ? all.emplace_back(Missing{outcome.reason, {}}) : *known;
        const audit::findings::CheckEntry* entry = view.run->find_check(outcome.check);
        missing.checks.push_back(entry == nullptr ? outcome.check : entry->title.in(language));
    }
    std::stable_sort(all.begin(), all.end(),
                     [](const Missing& a, const Missing& b) { return a.checks.size() > b.checks.size(); });
    return all;
}

std::vector<CapUse> cap_uses(const reports::EmissionsData& data)
{
    constexpr int kDecimals = 3;
    std::vector<CapUse> all;
    for (const reports::EmissionsRow& row : data.rows) {
        const auto share = row.share_of_cap();
        if (!share) continue;
        all.push_back({row.amounts.outlet, row.amounts.pollutant, row.amounts.period.name,
                       audit::Decimal::from_double(row.amounts.account()->tonnes, kDecimals).to_string(),
                       row.cap->to_string(), *share});
    }
    std::stable_sort(all.begin(), all.end(), [](const CapUse& a, const CapUse& b) { return a.share > b.share; });
    return all;
}

bool has_unrecognised(const CaseView& view)
{
    return std::any_of(view.sources.begin(), view.sources.end(), [&](const audit::store::Source& source) {
        return source.table.empty() &&
               std::any_of(view.problems.begin(), view.problems.end(),
                           [&](const auto& problem) { return problem.source == source.id && !problem.note; });
    });
}

std::vector<NextStep> next_steps(const CaseView& view)
{
    std::vector<NextStep> steps;
    if (view.files.empty())
        return {{StepKind::import_files, {"导入企业提交的资料", "Import what the plant handed in"}}};
    if (has_unrecognised(view))
        steps.push_back({StepKind::map_columns, {"对应未识别表格的列", "Map the columns of sheets not recognised"}});
    const auto problems =
        static_cast<std::size_t>(std::count_if(view.problems.begin(), view.problems.end(), is_problem));
    if (problems > 0)
        steps.push_back({StepKind::see_problems, counted(problems, {"处资料问题：退回企业改正",
                                                                    "problems of the files: have them corrected"})});
    if (!view.run) {
        steps.push_back({StepKind::run_audit, {"运行核查（F5）", "Run the audit (F5)"}});
        return steps;
    }
    const auto open = static_cast<std::size_t>(
        std::count_if(view.run->findings.begin(), view.run->findings.end(), [&](const audit::Finding& finding) {
            return finding.severity != audit::Severity::notice && view.standings.at(finding.id).counts();
        }));
    if (open > 0)
        steps.push_back({StepKind::see_findings,
                         counted(open, {"条线索待处理：逐条查看、作出处理", "findings to act on: look and decide"})});
    const std::vector<Missing> missing = missing_of(view, Language::zh);
    if (!missing.empty())
        steps.push_back({StepKind::see_missing,
                         counted(missing.size(), {"类资料缺失：要求企业补交", "kinds of data missing: ask for them"})});
    steps.push_back({StepKind::write_report, {"预览并出具核查报告", "Preview and write the findings report"}});
    return steps;
}

}  // namespace commands
