// SPDX-License-Identifier: Apache-2.0
#include <nlohmann/json.hpp>

#include <algorithm>

#include "app/commands/visits.h"
#include "audit/visits/visit_file.h"
#include "reports/checklist_items.h"
#include "reports/report_data.h"
#include "reports/write_file.h"

namespace commands {

namespace {

using audit::Language;
using audit::Text;
using audit::store::CaseFile;
using audit::visits::Visit;
using reports::ChecklistItem;

std::vector<ChecklistItem> items_of(const CaseFile& case_file, Language language)
{
    reports::ReportData data = reports::gather(case_file, language);
    data.visit.reset();  // the items that are asked, not what was answered
    return reports::make_checklist(data, reports::Wording("checklist", language));
}

std::string told(const Visit& visit, Language language)
{
    const auto problems = std::count_if(visit.answers.begin(), visit.answers.end(), [](const auto& answer) {
        return answer.result == audit::visits::Result::problem;
    });
    const auto count = [](std::size_t number) { return std::to_string(number); };
    std::string text = Text{"已保存检查“" + visit.key + "”：答复 " + count(visit.answers.size()) + " 项（发现问题 " +
                                std::to_string(problems) + " 项），照片 " + count(visit.photos.size()) + " 张，签名 " +
                                count(visit.signatures.size()) + " 个。\n",
                            "Visit " + visit.key + " is kept: " + count(visit.answers.size()) + " answers (" +
                                std::to_string(problems) + " problems), " + count(visit.photos.size()) + " photos, " +
                                count(visit.signatures.size()) + " signatures.\n"}
                           .in(language);
    for (const Text& one : lacking(visit))
        text += Text{"笔录尚缺：", "the record lacks: "}.in(language) + one.in(language) + "\n";
    for (const Text& one : doubts(visit))
        text += Text{"请核对：", "look again: "}.in(language) + one.in(language) + "\n";
    return text;
}

nlohmann::ordered_json blank_head(const std::vector<nlohmann::ordered_json>& answers)
{
    const nlohmann::ordered_json person = {{"name", ""}, {"certificate", ""}, {"duty", ""}};
    return {{"format", "onepermit-visit/1"},
            {"visit", ""},
            {"author", ""},
            {"started", ""},
            {"ended", ""},
            {"place", ""},
            {"weather", ""},
            {"task", ""},
            {"origin", "routine"},
            {"authority", ""},
            {"inspectors", {person, person}},
            {"recorders", {person}},
            {"party", {person}},
            {"certificates_shown", false},
            {"rights_told", false},
            {"situation", ""},
            {"samples", ""},
            {"statement", ""},
            {"absence", ""},
            {"answers", answers},
            {"photos", nlohmann::ordered_json::array()},
            {"signatures", nlohmann::ordered_json::array()}};
}

}  // namespace

std::string keep_visit(const std::string& case_path, const std::string& answers, const CommonOptions& options)
{
    CaseFile case_file = CaseFile::open(case_path);
    const std::vector<ChecklistItem> items = items_of(case_file, options.language);
    const audit::visits::FindItem find = [&](const std::string& id) -> std::optional<audit::visits::ItemWords> {
        const auto found =
            std::find_if(items.begin(), items.end(), [&](const ChecklistItem& item) { return item.id == id; });
        if (found == items.end()) return {};
        return audit::visits::ItemWords{found->area, found->item, found->point};
    };
    const auto file = audit::visits::read_visit_file(answers, audit::visits::visits(case_file), find);
    return told(audit::visits::keep_visit_file(case_file, file), options.language);
}

std::string write_blank_visit(const std::string& case_path, const std::string& output, const CommonOptions& options)
{
    const CaseFile case_file = CaseFile::open(case_path, audit::store::OpenMode::read_only);
    std::vector<nlohmann::ordered_json> answers;
    for (const ChecklistItem& item : items_of(case_file, options.language))
        answers.push_back({{"item", item.id},
                           {"area", item.area},
                           {"title", item.item},
                           {"point", item.point},
                           {"shown", item.shown},
                           {"result", ""},
                           {"note", ""},
                           {"measured", ""},
                           {"unit", ""}});
    reports::write_whole_file(output, blank_head(answers).dump(2) + "\n");
    const std::string count = std::to_string(answers.size());
    return Text{"已写出 " + count + " 个检查项：" + output + "\n", count + " items are written: " + output + "\n"}.in(
        options.language);
}

std::string list_visits(const std::string& case_path, const CommonOptions& options)
{
    const CaseFile case_file = CaseFile::open(case_path, audit::store::OpenMode::read_only);
    std::string text;
    for (const Visit& visit : audit::visits::visits(case_file)) text += told(visit, options.language);
    return text.empty() ? Text{"案卷中没有现场检查记录。\n", "The case holds no visit.\n"}.in(options.language) : text;
}

}  // namespace commands
