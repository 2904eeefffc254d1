// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cctype>
#include <filesystem>

#include "app/commands/dispositions.h"
#include "app/commands/terminal_table.h"
#include "audit/findings/compare.h"
#include "audit/model/error.h"
#include "reports/comparison.h"
#include "reports/documents.h"
#include "reports/number_text.h"
#include "reports/write_file.h"

namespace commands {

namespace {

using audit::Language;
using audit::Text;
using audit::findings::Run;
using audit::store::CaseFile;

Run newest_run(const CaseFile& case_file)
{
    auto run = audit::findings::load_latest_run(case_file);
    if (!run)
        throw audit::Error(case_file.path() + ": has not been audited yet; run `onepermit audit` first",
                           audit::ErrorKind::usage);
    return std::move(*run);
}

// What is left for standard output: nothing once it is in a file.
std::string to_output(const std::string& text, const std::string& output)
{
    if (output.empty() || output == "-") return text;
    reports::write_whole_file(output, text);
    return {};
}

bool is_number(const std::string& text)
{
    constexpr std::size_t kMostDigits = 9;
    return !text.empty() && text.size() <= kMostDigits &&
           std::all_of(text.begin(), text.end(), [](unsigned char c) { return std::isdigit(c) != 0; });
}

std::string name_of(const CaseFile& case_file, const Run& run, Language language)
{
    const std::string file = std::filesystem::path(case_file.path()).filename().string();
    return Text{file + " 第 " + std::to_string(run.id) + " 次核查", "run " + std::to_string(run.id) + " of " + file}.in(
        language);
}

// The findings of both that the options ask for.
void keep_wanted(Run& run, const CommonOptions& options)
{
    const reports::Selection selection{options.severity, options.checks, options.without_checks};
    std::erase_if(run.findings, [&](const audit::Finding& finding) { return !selection.shows(finding); });
}

struct Compared {
    audit::findings::Comparison comparison;
    reports::ComparisonNames names;
};

Compared compared(Run now, Run before, const std::set<std::string>& earlier, reports::ComparisonNames names,
                  const CommonOptions& options)
{
    keep_wanted(now, options);
    keep_wanted(before, options);
    return {audit::findings::compare(std::move(now), std::move(before), earlier), std::move(names)};
}

Compared against_run(const CaseFile& case_file, std::int64_t id, const CommonOptions& options)
{
    Run now = newest_run(case_file);
    std::optional<Run> before = audit::findings::load_run(case_file, id);
    if (!before)
        throw audit::Error(
            case_file.path() + ": there is no run " + std::to_string(id) + "; `onepermit runs` lists them",
            audit::ErrorKind::usage);
    reports::ComparisonNames names{name_of(case_file, now, options.language),
                                   name_of(case_file, *before, options.language)};
    return compared(std::move(now), std::move(*before), audit::findings::findings_before(case_file, id),
                    std::move(names), options);
}

Compared against_case(const CaseFile& case_file, const std::string& other, const CommonOptions& options)
{
    const CaseFile other_case = CaseFile::open(other, audit::store::OpenMode::read_only);
    Run now = newest_run(case_file);
    Run before = newest_run(other_case);
    const std::set<std::string> earlier = audit::findings::findings_before(other_case, before.id);
    reports::ComparisonNames names{name_of(case_file, now, options.language),
                                   name_of(other_case, before, options.language)};
    return compared(std::move(now), std::move(before), earlier, std::move(names), options);
}

}  // namespace

std::string list_runs(const std::string& case_path, const CommonOptions& options)
{
    const CaseFile case_file = CaseFile::open(case_path, audit::store::OpenMode::read_only);
    const Language language = options.language;
    const auto runs = audit::findings::list_runs(case_file);
    if (runs.empty()) return Text{"尚未核查。\n", "Not audited yet.\n"}.in(language);
    TerminalTable table({Text{"次数", "run"}.in(language), Text{"核查时间", "audited at"}.in(language),
                         Text{"操作人", "by"}.in(language), Text{"核查时段", "audit period"}.in(language),
                         Text{"检查项", "checks"}.in(language), Text{"涉嫌违法", "violations"}.in(language),
                         Text{"疑点", "suspicions"}.in(language), Text{"提示", "notices"}.in(language),
                         Text{"程序", "program"}.in(language), Text{"规则", "catalogue"}.in(language)});
    for (const std::size_t column : {0, 4, 5, 6, 7}) table.align_right(column);
    for (const audit::findings::RunHead& run : runs)
        table.add({std::to_string(run.id), reports::china_time(run.at), run.author,
                   reports::days_text(run.period, language), std::to_string(run.checks), std::to_string(run.violations),
                   std::to_string(run.suspicions), std::to_string(run.notices), run.program_version,
                   run.catalogue_version});
    return table.text();
}

std::vector<audit::findings::RunHead> runs_of(const std::string& case_path)
{
    return audit::findings::list_runs(CaseFile::open(case_path, audit::store::OpenMode::read_only));
}

audit::findings::Comparison compare_with_run(const std::string& case_path, std::int64_t run)
{
    return against_run(CaseFile::open(case_path, audit::store::OpenMode::read_only), run, {}).comparison;
}

std::string compare_findings(const std::string& case_path, const std::string& against, FindingsFormat format,
                             const std::string& output, const CommonOptions& options)
{
    const CaseFile case_file = CaseFile::open(case_path, audit::store::OpenMode::read_only);
    const Compared both = is_number(against) ? against_run(case_file, std::stoll(against), options)
                                             : against_case(case_file, against, options);
    if (format == FindingsFormat::xlsx) {
        if (output.empty() || output == "-")
            throw audit::Error("a workbook needs a file to go to: add -o FILE.xlsx", audit::ErrorKind::usage);
        reports::write_comparison_xlsx(both.comparison, both.names, options.language, output);
        return {};
    }
    std::string text =
        format == FindingsFormat::json  ? reports::to_comparison_json(both.comparison, both.names, options.language)
        : format == FindingsFormat::csv ? reports::to_comparison_csv(both.comparison, options.language)
                                        : reports::to_comparison_text(both.comparison, both.names, options.language);
    return to_output(text, output);
}

std::string list_coverage(const std::string& case_path, FindingsFormat format, const std::string& output,
                          const CommonOptions& options)
{
    const CaseFile case_file = CaseFile::open(case_path, audit::store::OpenMode::read_only);
    newest_run(case_file);
    if (format == FindingsFormat::xlsx)
        throw audit::Error(
            "--matrix: there is no workbook of the matrix alone; `onepermit findings CASE -f xlsx -o FILE` holds it as "
            "a sheet",
            audit::ErrorKind::usage);
    const reports::Selection selection{options.severity, options.checks, options.without_checks};
    const std::string text =
        format == FindingsFormat::json  ? reports::coverage_json(case_file, options.language, selection)
        : format == FindingsFormat::csv ? reports::coverage_csv(case_file, options.language, selection)
                                        : reports::coverage_text(case_file, options.language, selection);
    return to_output(text, output);
}

}  // namespace commands
