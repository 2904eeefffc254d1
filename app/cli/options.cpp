// SPDX-License-Identifier: Apache-2.0
// The only file that includes CLI11: it is slow to compile.
#include "app/cli/options.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <iostream>
#include <thread>

#include "audit/model/error.h"
#include "reports/documents.h"

namespace cli {

namespace {

struct RawOptions {
    std::string from, to, severity, language = "zh", until;
};

void add_common(CLI::App& command, Options& options, RawOptions& raw)
{
    command.add_option("--from", raw.from, "核查时段起（含） / audit period from, YYYY-MM-DD");
    command.add_option("--to", raw.to, "核查时段止（不含） / audit period to, exclusive");
    command.add_option("--check", options.common.checks, "只做这些检查项，可重复 / only these checks, repeatable")
        ->allow_extra_args(false);
    command.add_option("--no-check", options.common.without_checks, "不做这些检查项 / all but these checks")
        ->allow_extra_args(false);
    command.add_option("--severity", raw.severity, "只显示该级别及以上 / show that and worse")
        ->check(CLI::IsMember({"violation", "suspicion", "notice"}));
    command
        .add_option(
            "--parameters", options.common.parameters,
            "参数文件或随附参数包的名称，可重复，后者优先 / parameters file (JSON) or pack, repeatable, later first")
        ->allow_extra_args(false);
    command
        .add_option("--checks-folder", options.common.checks_folders,
                    "本单位自定义检查项的文件夹，可重复，案卷随后沿用；none 为不用 / folder of a bureau's own checks, "
                    "repeatable, kept in the case; none: no more")
        ->allow_extra_args(false);
    command.add_option("--lang", raw.language, "语言 / language")->check(CLI::IsMember({"zh", "en"}));
    options.common.threads = std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
    command.add_option("--threads", options.common.threads, "线程数 / threads")->check(CLI::Range(1, 64));
    command.add_flag("--quiet", options.quiet, "不显示进度 / no progress");
}

CLI::App& add_command(CLI::App& app, Options& options, RawOptions& raw, const std::string& name,
                      const std::string& help)
{
    CLI::App* command = app.add_subcommand(name, help);
    command->callback([&options, name] { options.command = name; });
    add_common(*command, options, raw);
    return *command;
}

CLI::App& add_case_command(CLI::App& app, Options& options, RawOptions& raw, const std::string& name,
                           const std::string& help)
{
    CLI::App& command = add_command(app, options, raw, name, help);
    command.add_option("CASE", options.case_path, "案卷文件 / case file")->required();
    return command;
}

void add_import_options(CLI::App& reading, Options& options)
{
    reading.add_option(
        "PATH", options.paths,
        "文件、文件夹、ZIP；只有 --map 时可省略 / files, folders, ZIPs; with --map alone it may be left out");
    reading.add_flag("--dry-run", options.dry_run, "只演练：列出全部问题，不保存 / tell all problems, store nothing");
    reading.add_option("--map", options.common.mapping_file,
                       "列映射文件（JSON，先用 tables --unmapped 生成；格式："
                       "{\"format\":\"onepermit-mapping/1\",\"mappings\":[{\"name\",\"table\",\"columns\":"
                       "[{\"header\",\"column\",\"unit\",\"item\"}],\"values\":{列:值}}]}）"
                       " / file of column mappings, made by tables --unmapped; kept in the case");
    reading.add_option(
        "--profile", options.common.profile_folder,
        "本局映射文件夹，与 --map 同用时也写入 / the bureau's folder of mappings, with --map also written to");
}

void add_tables_options(CLI::App& tables, Options& options)
{
    tables.add_flag("--problems", options.problems,
                    "逐条列出导入问题；-o 写出标红错误的 XLSX，改正后可再次提交"
                    " / each import problem; with -o FILE.xlsx the rows with the faults marked, to be corrected");
    tables.add_flag("--changes", options.changes, "列出自动更改 / each automatic change");
    tables.add_option("--undo", options.undone_change, "撤销一项自动更改 / undo one automatic change")->type_name("ID");
    tables.add_flag("--unmapped", options.unmapped,
                    "未识别表的映射模板 / a mapping to fill in for what is unrecognised");
    tables
        .add_option("--diff", options.compared, "比较一个文件的两个版本 / what changed between two versions of a file")
        ->type_name("FILE");
    tables.add_option("--versions", options.versions, "比较哪两个版本 / which two versions")
        ->expected(2)
        ->type_name("A B");
    tables.add_option("-f,--format", options.format, "格式 / format")->check(CLI::IsMember({"text", "json"}));
    tables.add_option("-o,--output", options.output, "写到文件 / write to a file");
}

void add_commands(CLI::App& app, Options& options, RawOptions& raw)
{
    CLI::App& reading = add_case_command(app, options, raw, "import",
                                         "导入企业提交的文件、文件夹或 ZIP / import files, folders or ZIPs");
    add_import_options(reading, options);

    CLI::App& audit =
        add_case_command(app, options, raw, "audit", "核查；给出路径时先导入 / run the checks, importing PATHs first");
    audit.add_option("PATH", options.paths, "先导入的文件 / files to import first");
    audit.add_option("--json", options.json,
                     "另写问题文件，- 为标准输出 / also write the findings file, - for standard output");

    CLI::App& findings = add_case_command(app, options, raw, "findings", "列出问题 / list the findings");
    findings.add_option("-f,--format", options.format, "格式 / format")
        ->check(CLI::IsMember({"text", "json", "csv", "xlsx"}));
    findings.add_option("-o,--output", options.output, "写到文件 / write to a file");
    findings.add_option("--against", options.against,
                        "与本案卷的某次核查或另一案卷对比 / compare with a run of this case or with another case");
    findings.add_flag("--matrix", options.matrix, "检查项与排放口的覆盖矩阵 / the matrix of checks and outlets");

    CLI::App& report = add_case_command(app, options, raw, "report",
                                        "生成 PDF 文书或 HTML 线索页 / write a PDF document or the findings as HTML");
    report.add_option("-o,--output", options.output, "PDF 文件，或 .html 文件 / PDF file, or .html")->required();
    report
        .add_option(
            "-f,--format", options.format,
            "格式，缺省按文件名；html 只用于线索报告 / format, by default as the file is named; html: findings only")
        ->check(CLI::IsMember({"pdf", "html"}));
    report.add_option("--kind", options.kind, "文书种类 / kind of document")
        ->check(CLI::IsMember(reports::document_kinds()));
    report.add_flag("--draft", options.common.draft, "每页加“草稿”水印 / mark every page as a draft");

    CLI::App& checks =
        add_command(app, options, raw, "checks", "列出检查项，或说明其中一项 / list the checks, or tell all about one");
    checks.add_option("ID", options.argument, "检查项 / check");
    checks.add_option(
        "-o,--output", options.output,
        "把全部检查项写成 HTML 和 PDF，或 --new 的文件夹 / write the catalogue as HTML and PDF; folder of --new");
    checks.add_option("--test", options.test_folder,
                      "运行文件夹中自定义检查项的用例 / run the tests of the own checks in a folder");
    checks.add_option("--new", options.new_id, "新建自定义检查项的骨架 / write the skeleton of an own check");

    CLI::App& templates = add_command(app, options, raw, "templates", "生成空白申报表 / write blank submission tables");
    templates.add_option("-o,--output", options.output, "文件夹 / folder")->required();

    CLI::App& tables = add_case_command(app, options, raw, "tables", "已导入的文件和数据表 / what was imported");
    add_tables_options(tables, options);

    CLI::App& show =
        add_case_command(app, options, raw, "show", "一个问题及其全部证据 / one finding with its evidence");
    show.add_option("FINDING", options.argument, "问题编号 / finding id")->required();

    CLI::App& emissions = add_case_command(app, options, raw, "emissions", "实际排放量核算 / the emission account");
    emissions.add_option("-f,--format", options.format, "格式 / format")
        ->check(CLI::IsMember({"text", "json", "csv", "xlsx"}));
    emissions.add_option("-o,--output", options.output, "写到文件 / write to a file");
    emissions
        .add_option(
            "--by", options.by,
            "按月、季度、自然年、许可年度或连续 12 个月 / months, quarters, calendar or permit years, any 12 months")
        ->check(CLI::IsMember({"month", "quarter", "year", "permit-year", "rolling"}));
    CLI::App& verify = add_case_command(app, options, raw, "verify",
                                        "校验案卷文件的完整性 / integrity of the case file and its trail");
    verify.add_option("--report", options.report,
                      "核对该 PDF 是否与案卷现状一致（一致 0，不一致 1） / whether this PDF belongs to the case as it "
                      "stands (0 yes, 1 no)");
}

void add_decisions(CLI::App& app, Options& options, RawOptions& raw)
{
    CLI::App& dispose = add_case_command(app, options, raw, "dispose",
                                         "记录对一个问题的处理 / record what was decided about a finding");
    dispose.add_option("FINDING", options.decision.finding, "问题编号 / finding id")->required();
    CLI::Option* undo = dispose.add_flag("--undo", options.undo, "撤回上一次处理 / take the last decision back");
    dispose
        .add_option("--state", options.decision.state,
                    "open, explained, confirmed, dismissed, ordered, submitted, closed")
        ->excludes(undo);
    dispose.add_option("--reason", options.decision.reason, "理由代码 / reason code");
    dispose.add_option("--note", options.decision.note, "说明 / note");
    dispose.add_option("--author", options.decision.author, "经办人 / who decides");

    CLI::App& suppress = add_case_command(app, options, raw, "suppress",
                                          "屏蔽某范围的问题（仍予列出） / suppress findings of a scope (still listed)");
    suppress.add_option("--outlet", options.suppression.outlet, "排放口 / outlet");
    suppress.add_option("--pollutant", options.suppression.pollutant, "污染物 / pollutant");
    suppress.add_option("--reason", options.suppression.reason, "理由代码 / reason code");
    suppress.add_option("--note", options.suppression.note, "说明 / note");
    suppress.add_option("--author", options.suppression.author, "经办人 / who decides");
    suppress.add_option("--until", raw.until, "最后有效日 / last day it holds, YYYY-MM-DD");
    suppress.add_option("--revoke", options.revoke, "撤销该编号的屏蔽 / revoke the suppression of that number");

    CLI::App& visit = add_case_command(app, options, raw, "visit",
                                       "现场检查：列出，或读入答复、照片和签名 / visits on site: list them, or take in "
                                       "answers, photos and signatures");
    CLI::Option* answers =
        visit.add_option("--answers", options.answers, "读入检查答复文件（JSON） / take in a file of answers (JSON)");
    visit.add_option("--blank", options.output, "写出待填写的答复文件 / write such a file to be filled in")
        ->excludes(answers);

    add_case_command(app, options, raw, "suppressions", "列出全部屏蔽 / all suppressions, expired and stale ones too");
    add_case_command(app, options, raw, "runs", "列出历次核查 / the audits of the case");
}

void add_parameters_command(CLI::App& app, Options& options, RawOptions& raw)
{
    CLI::App& parameters = add_case_command(
        app, options, raw, "parameters", "案卷采用的参数及其来源 / the parameters of a case and where they come from");
    const auto repeatable = [&](const char* name, std::vector<std::string>& into, const char* help) {
        parameters.add_option(name, into, help)->allow_extra_args(false);
    };
    repeatable("--set", options.parameters.set, "设定 check.name=value / set a value");
    repeatable("--unset", options.parameters.unset, "取消设定 check.name / take a value back");
    repeatable("--add", options.parameters.add, "把参数文件或参数包存入案卷 / keep a file or pack in the case");
    repeatable("--remove", options.parameters.remove, "从案卷中去掉参数文件 / drop a kept file");
    parameters.add_flag("--list", options.parameters.list, "列出全部参数 / print every parameter");
}

std::optional<audit::Time> read_date(const std::string& text, const char* name)
{
    if (text.empty()) return std::nullopt;
    const std::optional<audit::Time> time = audit::parse_time(text);
    if (!time) throw CLI::ValidationError(name, "found '" + text + "', expected a date such as 2025-01-01");
    return time;
}

void finish(Options& options, const RawOptions& raw)
{
    options.common.from = read_date(raw.from, "--from");
    options.common.to = read_date(raw.to, "--to");
    if (options.common.from && options.common.to && *options.common.to <= *options.common.from)
        throw CLI::ValidationError("--to", "must be after --from (the end is exclusive)");
    options.suppression.until = read_date(raw.until, "--until");
    if (!raw.severity.empty()) options.common.severity = audit::parse_severity(raw.severity);
    options.common.language = raw.language == "en" ? audit::Language::en : audit::Language::zh;
}

}  // namespace

std::optional<int> read_options(int argc, char** argv, Options& options)
{
    constexpr int kWrongUsage = 2;
    RawOptions raw;
    CLI::App app(
        "OnePermit 一证通查：对照排污许可证核查企业台账、监测数据和执行报告\n"
        "audits a plant's ledgers, monitoring data and reports against its pollutant discharge permit",
        "onepermit");
    app.set_version_flag("--version", "onepermit " + audit::program_version());
    app.require_subcommand(1);
    add_commands(app, options, raw);
    add_decisions(app, options, raw);
    add_parameters_command(app, options, raw);
    try {
        app.parse(argc, argv);
        finish(options, raw);
    } catch (const CLI::Success& asked) {
        return app.exit(asked);
    } catch (const CLI::ParseError& error) {
        std::cerr << "onepermit: " << error.what() << "; see onepermit --help\n";
        return kWrongUsage;
    }
    return std::nullopt;
}

}  // namespace cli
