// SPDX-License-Identifier: Apache-2.0
// The command line: reads the options, calls one command, prints what it says, and turns the outcome into an exit
// status.
#include <algorithm>
#include <atomic>
#include <csignal>
#include <cstdlib>
#include <exception>
#include <iostream>
#include <map>
#include <new>
#include <string_view>
#include <unistd.h>

#include "app/cli/options.h"
#include "app/cli/progress_bar.h"
#include "app/commands/commands.h"
#include "app/commands/dispositions.h"
#include "app/commands/submission.h"
#include "app/commands/visits.h"
#include "audit/model/error.h"
#include "reports/write_file.h"

namespace {

constexpr int kDone = 0;
constexpr int kViolations = 1;
constexpr int kWrongUsage = 2;
constexpr int kUnreadable = 3;
constexpr int kImportProblems = 4;
constexpr int kInternalError = 70;
constexpr int kInterrupted = 130;  // as shells say it of Ctrl+C

using cli::Options;

// Progress goes to standard error; so does the summary when standard output carries the findings file.
std::ostream& talk(const Options& options)
{
    return options.json == "-" ? std::cerr : std::cout;
}

int status_of(const audit::import::ImportSummary& summary)
{
    const bool failed =
        std::any_of(summary.files.begin(), summary.files.end(), [](const auto& file) { return !file.error.empty(); });
    return failed || summary.problems() > 0 || summary.rejected() > 0 ? kImportProblems : kDone;
}

int rehearse(const Options& options, cli::ProgressBar& bar)
{
    const commands::Rehearsal rehearsal = commands::rehearse_import(options.case_path, options.paths, options.common);
    bar.clear();
    const audit::Text nothing{"演练：以上均未保存。\n", "A rehearsal: nothing of this was stored.\n"};
    std::cout << rehearsal.tables << '\n'
              << rehearsal.problems << '\n'
              << commands::describe(rehearsal.summary, options.common.language) << nothing.in(options.common.language);
    return status_of(rehearsal.summary);
}

int import_paths(const Options& options, cli::ProgressBar& bar)
{
    if (options.dry_run) return rehearse(options, bar);
    commands::CommonOptions whole = options.common;
    whole.all_or_nothing = true;
    const auto summary = commands::import_files(options.case_path, options.paths, whole);
    bar.clear();
    if (!options.quiet) talk(options) << commands::describe(summary, options.common.language);
    return status_of(summary);
}

bool has_problems(const audit::store::CaseFile& case_file)
{
    const auto problems = case_file.problems();
    return std::any_of(problems.begin(), problems.end(), [](const auto& problem) { return !problem.note; });
}

int audit(const Options& options, cli::ProgressBar& bar)
{
    int imported = kDone;
    if (!options.paths.empty()) imported = import_paths(options, bar);
    const audit::findings::Run run = commands::audit_case(options.case_path, options.common);
    bar.clear();
    if (!options.quiet) talk(options) << commands::describe(run, options.common.language);
    if (!options.json.empty())
        std::cout << commands::list_findings(options.case_path, commands::FindingsFormat::json, options.json,
                                             options.common);
    const auto case_file = audit::store::CaseFile::open(options.case_path, audit::store::OpenMode::read_only);
    if (commands::open_violations(case_file, run) > 0) return kViolations;
    return imported == kImportProblems || has_problems(case_file) ? kImportProblems : kDone;
}

int print(const std::string& text)
{
    std::cout << text;
    return kDone;
}

int findings(const Options& options, cli::ProgressBar&)
{
    const commands::FindingsFormat format = *commands::parse_findings_format(options.format);
    if (options.matrix)
        return print(commands::list_coverage(options.case_path, format, options.output, options.common));
    if (!options.against.empty())
        return print(
            commands::compare_findings(options.case_path, options.against, format, options.output, options.common));
    return print(commands::list_findings(options.case_path, format, options.output, options.common));
}

int report(const Options& options, cli::ProgressBar& bar)
{
    const bool named_html = options.output.ends_with(".html") || options.output.ends_with(".htm");
    const bool html = options.format == "html" || (options.format != "pdf" && named_html);
    commands::write_report(options.case_path, options.kind, options.output, options.common, html);
    bar.clear();
    return kDone;
}

int dispose(const Options& options, cli::ProgressBar&)
{
    const auto& decision = options.decision;
    const audit::Language language = options.common.language;
    return print(options.undo ? commands::undo_decision(options.case_path, decision, language)
                              : commands::dispose_finding(options.case_path, decision, language));
}

int suppress(const Options& options, cli::ProgressBar&)
{
    audit::findings::Suppression wanted = options.suppression;
    const audit::Language language = options.common.language;
    if (options.revoke > 0)
        return print(
            commands::revoke_suppression(options.case_path, options.revoke, wanted.note, wanted.author, language));
    if (options.common.checks.size() > 1)
        throw audit::Error("a suppression names one check; make one for each", audit::ErrorKind::usage);
    if (!options.common.checks.empty()) wanted.check = options.common.checks.front();
    wanted.from = options.common.from;
    wanted.to = options.common.to;
    return print(commands::suppress_findings(options.case_path, wanted, language));
}

int suppressions(const Options& options, cli::ProgressBar&)
{
    return print(commands::list_suppressions(options.case_path, options.common));
}

int visit(const Options& options, cli::ProgressBar&)
{
    if (!options.answers.empty())
        return print(commands::keep_visit(options.case_path, options.answers, options.common));
    if (!options.output.empty())
        return print(commands::write_blank_visit(options.case_path, options.output, options.common));
    return print(commands::list_visits(options.case_path, options.common));
}

int runs(const Options& options, cli::ProgressBar&)
{
    return print(commands::list_runs(options.case_path, options.common));
}

int print_lines(const std::vector<std::string>& lines)
{
    for (const std::string& line : lines) std::cout << line << '\n';
    return kDone;
}

int checks(const Options& options, cli::ProgressBar& bar)
{
    if (!options.new_id.empty()) return print_lines(commands::new_check(options.new_id, options.output));
    if (!options.test_folder.empty()) {
        const commands::TestedChecks tested = commands::test_checks(options.test_folder, options.common);
        print(tested.text);
        return tested.passed ? kDone : kViolations;
    }
    if (!options.output.empty()) {
        const std::vector<std::string> paths = commands::write_catalogue(options.output, options.common);
        bar.clear();
        return print_lines(paths);
    }
    return print(commands::list_checks(options.argument, options.common));
}

int templates(const Options& options, cli::ProgressBar&)
{
    return print_lines(commands::write_templates(options.output, options.common));
}

int error_workbook(const Options& options)
{
    const std::int64_t marked = commands::write_error_workbook(options.case_path, options.output, options.common);
    const std::string count = std::to_string(marked);
    const audit::Text written{"已标出 " + count + " 处：" + options.output + "\n",
                              count + " cells are marked: " + options.output + "\n"};
    const audit::Text nothing{"没有导入问题，未写出文件。\n", "There is no problem to mark, nothing was written.\n"};
    return print((marked > 0 ? written : nothing).in(options.common.language));
}

int tables(const Options& options, cli::ProgressBar&)
{
    if (options.undone_change != 0)
        return print(commands::undo_change(options.case_path, options.undone_change, options.common));
    if (options.problems && options.output.ends_with(".xlsx")) return error_workbook(options);
    std::string text;
    if (!options.compared.empty()) {
        std::optional<std::pair<int, int>> versions;
        if (options.versions.size() == 2) versions.emplace(options.versions[0], options.versions[1]);
        text = commands::compare_versions(options.case_path, options.compared, versions, options.common);
    } else if (options.unmapped) {
        text = commands::unmapped_skeleton(options.case_path);
    } else if (options.changes) {
        text = commands::list_changes(options.case_path, options.common);
    } else if (options.format == "json") {
        text = commands::tables_json(options.case_path);
    } else {
        text = commands::list_tables(options.case_path, options.problems, options.common);
    }
    if (options.output.empty()) return print(text);
    reports::write_whole_file(options.output, text);
    return kDone;
}

int show(const Options& options, cli::ProgressBar&)
{
    return print(commands::show_finding(options.case_path, options.argument, options.common));
}

int emissions(const Options& options, cli::ProgressBar&)
{
    return print(commands::list_emissions(options.case_path, *audit::emissions::parse_span(options.by),
                                          *commands::parse_findings_format(options.format), options.output,
                                          options.common));
}

int parameters(const Options& options, cli::ProgressBar&)
{
    return print(commands::case_parameters(options.case_path, options.parameters, options.common));
}

// 1 when it does not belong: the question was answered, the answer is no.
int verify_report(const Options& options)
{
    const commands::ReportVerdict verdict = commands::verify_report(options.case_path, options.report);
    print(options.report + ": " + verdict.text.in(options.common.language) + "\n");
    return verdict.belongs ? kDone : kViolations;
}

int verify(const Options& options, cli::ProgressBar&)
{
    if (!options.report.empty()) return verify_report(options);
    const std::vector<std::string> faults = commands::verify_case(options.case_path);
    for (const std::string& fault : faults) std::cerr << "onepermit: " << fault << '\n';
    if (!faults.empty()) return kUnreadable;
    const audit::Text whole{"案卷文件完整：结构、原始文件和操作留痕均未改动。\n",
                            "The case file is whole: structure, originals and trail are unchanged.\n"};
    return print(whole.in(options.common.language));
}

std::atomic<bool>& cancelled()
{
    static std::atomic<bool> asked{false};
    return asked;
}

// The first Ctrl+C asks the work to stop and leave everything as it was, the next one ends the program.
void stop_on_interrupt(Options& options)
{
    options.common.cancelled = &cancelled();
    std::signal(SIGINT, [](int) {
        cancelled() = true;
        std::signal(SIGINT, SIG_DFL);
    });
}

int run(Options& options)
{
    cli::ProgressBar bar(options.common.language, options.quiet);
    options.common.progress = bar.callback();
    if (options.command == "import" || options.command == "audit") stop_on_interrupt(options);
    static const std::map<std::string, int (*)(const Options&, cli::ProgressBar&)> commands_by_name = {
        {"import", import_paths}, {"audit", audit},
        {"findings", findings},   {"report", report},
        {"checks", checks},       {"templates", templates},
        {"tables", tables},       {"show", show},
        {"emissions", emissions}, {"parameters", parameters},
        {"verify", verify},       {"dispose", dispose},
        {"suppress", suppress},   {"suppressions", suppressions},
        {"runs", runs},           {"visit", visit}};
    return commands_by_name.at(options.command)(options, bar);
}

// Libraries end the program where they cannot pass on that memory ran out; that needs no allocation to be said.
void say_that_memory_ran_out()
{
    constexpr std::string_view kWords = "onepermit: out of memory; close other programs and try again\n";
    try {
        if (const std::exception_ptr thrown = std::current_exception()) std::rethrow_exception(thrown);
    } catch (const std::bad_alloc&) {
        if (write(STDERR_FILENO, kWords.data(), kWords.size()) > 0) _exit(kInternalError);
    } catch (...) {
        std::abort();
    }
    std::abort();
}

int exit_status(audit::ErrorKind kind)
{
    switch (kind) {
        case audit::ErrorKind::usage:
            return kWrongUsage;
        case audit::ErrorKind::unreadable:
            return kUnreadable;
        case audit::ErrorKind::internal:
            return kInternalError;
    }
    return kInternalError;
}

}  // namespace

int main(int argc, char** argv)
{
    std::set_terminate(say_that_memory_ran_out);
    Options options;
    try {
        if (const std::optional<int> status = cli::read_options(argc, argv, options)) return *status;
        return run(options);
    } catch (const audit::Cancelled&) {
        std::cerr << "onepermit: 已取消，案卷保持原样 / cancelled, the case is as it was\n";
        return kInterrupted;
    } catch (const audit::Error& error) {
        std::cerr << "onepermit: " << error.what() << '\n';
        return exit_status(error.kind());
    } catch (const std::bad_alloc&) {
        std::cerr << "onepermit: out of memory; close other programs and try again\n";
    } catch (const std::exception& error) {
        std::cerr << "onepermit: internal error: " << error.what() << "; please report it with the command you ran\n";
    }
    return kInternalError;
}
