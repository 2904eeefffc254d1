// SPDX-License-Identifier: Apache-2.0
// User actions, shared by the command line and the windows: each is one function in one file of this folder. No wx.
// Actions take plain options, report progress through a callback, can be cancelled, and throw audit::Error.
#pragma once

#include <atomic>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "audit/emissions/periods.h"
#include "audit/import/importer.h"
#include "audit/model/text.h"
#include "audit/pipeline.h"

namespace commands {

struct Progress {
    audit::Text step;         // what is being done, for people
    double share = 0;         // 0..1
    audit::Text detail = {};  // bytes, rows and time left of an import; else empty
};
using ProgressCallback = std::function<void(const Progress&)>;

struct CommonOptions {
    std::optional<audit::Time> from, to;  // audit period, end exclusive
    std::vector<std::string> checks, without_checks;
    std::optional<audit::Severity> severity;  // show that and worse; the case keeps everything
    std::vector<std::string> parameters;      // files, or names of packs that ship with the program
    std::vector<std::string>
        checks_folders;  // of a bureau's own checks, which the case then keeps; {"none"}: it keeps none
    audit::Language language = audit::Language::zh;
    int threads = 1;
    bool draft = false;           // of a report: marked as a draft on every page
    bool all_or_nothing = false;  // an import that is cancelled or fails leaves none of its files
    std::string mapping_file;     // of an import: its mappings are kept in the case and tried first
    std::string profile_folder;   // of mappings; empty: the user's own, which is never written to by an import
    ProgressCallback progress;
    const std::atomic<bool>* cancelled = nullptr;
};

// Makes the case when it is absent; a case that was made and got nothing is removed again. Without paths a mapping file
// is needed: what the case holds is read again by it.
audit::import::ImportSummary import_files(const std::string& case_path, const std::vector<std::string>& paths,
                                          const CommonOptions& options);
std::string describe(const audit::import::ImportSummary& summary, audit::Language language);  // lines for a terminal

// The case keeps the checks of the folders that were named, for later runs and the words of its reports.
void keep_checks_folders(const std::string& case_path, const CommonOptions& options);
audit::findings::Run audit_case(const std::string& case_path, const CommonOptions& options);
std::string describe(const audit::findings::Run& run, audit::Language language);  // counts, one line

// kind: one of reports::document_kinds(). html: a web page instead of a PDF, of the findings only.
void write_report(const std::string& case_path, const std::string& kind, const std::string& output,
                  const CommonOptions& options, bool html = false);

enum class FindingsFormat { text, json, csv, xlsx };
std::optional<FindingsFormat> parse_findings_format(const std::string& text);
// Returns the document for text, json and csv when output is empty; else writes it there ("-": returned too). xlsx
// needs an output file.
std::string list_findings(const std::string& case_path, FindingsFormat format, const std::string& output,
                          const CommonOptions& options);
std::string show_finding(const std::string& case_path, const std::string& id, const CommonOptions& options);
std::string list_checks(const std::string& id, const CommonOptions& options);  // all, or everything about one
// The whole catalogue for people: an HTML page for each check with an index, and a PDF; returns the paths written.
std::vector<std::string> write_catalogue(const std::string& folder, const CommonOptions& options);
// Runs the tests of the own checks in a folder; text says how each went.
struct TestedChecks {
    std::string text;
    bool passed = false;
};
TestedChecks test_checks(const std::string& folder, const CommonOptions& options);
// Writes the three files of a new own check, which run and pass as they are; returns the paths written.
std::vector<std::string> new_check(const std::string& id, const std::string& folder);
// What was imported; with problems: each problem with its place instead. More of it: app/commands/submission.h.
std::string list_tables(const std::string& case_path, bool problems, const CommonOptions& options);
// The emission account; output as with list_findings.
std::string list_emissions(const std::string& case_path, audit::emissions::Span span, FindingsFormat format,
                           const std::string& output, const CommonOptions& options);
// What changes in the parameters that a case keeps; set: "check.name=value", unset: "check.name", add: files or names
// of packs, remove: their names. list: print every parameter, not only those that differ from the catalogue.
struct ParameterChanges {
    std::vector<std::string> set, unset, add, remove;
    bool list = false;
};
// Changes the parameters of a case, then says which hold for it, with source and mark, and what the standards of its
// industry say.
std::string case_parameters(const std::string& case_path, const ParameterChanges& changes,
                            const CommonOptions& options);
// Blank submission tables as XLSX, one workbook a topic, one sheet a table; returns the paths written.
std::vector<std::string> write_templates(const std::string& folder, const CommonOptions& options);
// What is wrong with the file, a sentence each; empty when its structure, originals and trail are whole.
std::vector<std::string> verify_case(const std::string& case_path);
// Whether a PDF that OnePermit wrote belongs to the case as it stands, with a sentence. Throws audit::Error when the
// file cannot be read or is no PDF.
struct ReportVerdict {
    bool belongs = false;
    audit::Text text;
};
ReportVerdict verify_report(const std::string& case_path, const std::string& report_path);
// Writes the demonstration submission into a folder.
void write_demonstration(const std::string& folder);

}  // namespace commands
