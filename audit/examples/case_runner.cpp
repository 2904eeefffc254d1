// SPDX-License-Identifier: Apache-2.0
#include "audit/examples/case_runner.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "audit/checks/check.h"
#include "audit/checks/sql_check.h"
#include "audit/import/importer.h"
#include "audit/model/error.h"
#include "audit/model/subject_keys.h"

namespace audit::examples {

namespace {

namespace fs = std::filesystem;

// A folder for the submission and the case file of one run, removed at the end of the scope.
class TemporaryFolder {
 public:
    TemporaryFolder()
    {
        std::error_code unknown;  // without a place for temporary files there is nothing to try
        std::string name = (fs::temp_directory_path(unknown) / "onepermit-case-XXXXXX").string();
        if (mkdtemp(name.data()) == nullptr)
            throw Error(name + ": no temporary folder can be made here; set TMPDIR to a folder with room");
        path_ = name;
    }
    ~TemporaryFolder()
    {
        std::error_code ignored;  // a folder that stays behind changes no outcome
        fs::remove_all(path_, ignored);
    }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;

    std::string file(const std::string& name) const { return (path_ / name).string(); }
    void write(const std::string& name, const std::string& bytes) const
    {
        const fs::path path = path_ / name;
        fs::create_directories(path.parent_path());
        std::ofstream out(path, std::ios::binary);
        out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
        if (!out.flush()) throw Error(path.string() + ": cannot be written; free some space");
    }

 private:
    fs::path path_;
};

using Keys = std::vector<std::pair<std::string, std::string>>;

Keys keys_of(const Finding& finding)
{
    Keys keys;
    for (const SubjectKey& key : kSubjectKeys) keys.emplace_back(key.name, finding.subject.*key.part);
    const Keys others = {{"starts", finding.period ? to_text(finding.period->from) : ""},
                         {"ends", finding.period ? to_text(finding.period->to) : ""},
                         {"records", std::to_string(finding.records)},
                         {"measured", finding.measured},
                         {"limit", finding.limit},
                         {"unit", finding.unit},
                         {"times", finding.times}};
    keys.insert(keys.end(), others.begin(), others.end());
    return keys;
}

bool may_be_left_out(const std::string& key)
{
    return key == "starts" || key == "ends" || key == "records" || key == "unit" || key == "times";
}

// A day may be written as the day alone.
bool same(const std::string& key, const std::string& expected, const std::string& got)
{
    if (expected == got) return true;
    const bool is_time = key == "starts" || key == "ends";
    return is_time && expected.size() == 10 && got == expected + "T00:00";
}

void compare(const std::string& name, const std::string& expected, const std::string& got, std::ostream& out)
{
    if (expected != got) out << "    " << name << ": expected \"" << expected << "\", got \"" << got << "\"\n";
}

std::string differences(const ExpectedFinding& expected, const Finding& got)
{
    std::ostringstream out;
    compare("severity", std::string(to_text(expected.severity)), std::string(to_text(got.severity)), out);
    for (const auto& [key, value] : keys_of(got)) {
        const auto wanted = expected.keys.find(key);
        if (wanted == expected.keys.end() && may_be_left_out(key)) continue;
        const std::string text = wanted == expected.keys.end() ? "" : wanted->second;
        if (!same(key, text, value)) compare(key, text, value, out);
    }
    if (expected.message) compare("message", *expected.message, got.message.zh, out);
    if (expected.message_en) compare("message_en", *expected.message_en, got.message.en, out);
    for (const auto& wanted : expected.evidence) {
        const bool found = std::any_of(got.evidence.begin(), got.evidence.end(), [&](const Evidence& cell) {
            return cell.column == wanted.first && cell.value == wanted.second;
        });
        if (!found) out << "    evidence: no cell " << wanted.first << "=" << wanted.second << "\n";
    }
    return out.str();
}

std::string written(const Finding& finding)
{
    std::ostringstream out;
    out << "  expect " << to_text(finding.severity);
    for (auto [key, value] : keys_of(finding)) {
        std::replace(value.begin(), value.end(), ' ', '_');
        if (!value.empty()) out << ' ' << key << '=' << value;
    }
    out << "\n    message " << finding.message.zh << "\n    message_en " << finding.message.en << "\n";
    for (const Evidence& cell : finding.evidence)
        out << "    evidence " << cell.column << "=" << cell.value << "  (row " << cell.source.row << ")\n";
    return out.str();
}

std::string import_problems(const store::CaseFile& case_file)
{
    std::ostringstream out;
    for (const store::ImportProblem& problem : case_file.problems()) {
        const auto file = case_file.file(problem.file);
        out << "  import: " << (file ? file->name : "") << ":" << problem.row << " " << problem.column << " \""
            << problem.found << "\", expected " << problem.expected.en << (problem.rejected ? " (rejected)" : "")
            << "\n";
    }
    return out.str();
}

void import_files(const CheckCase& one, const TemporaryFolder& folder, store::CaseFile& case_file)
{
    if (one.files.empty()) return;
    for (const SubmissionFile& file : one.files) folder.write("submission/" + file.name, file.bytes);
    const import::ImportSummary summary = import::import_submission(case_file, {folder.file("submission")});
    for (const import::ImportedFile& file : summary.files) {
        if (file.outcome == import::FileOutcome::failed)
            throw Error(one.place + ": " + file.name + ": " + file.error, ErrorKind::usage);
    }
}

findings::Parameters parameters_of(const CheckCase& one, const findings::OwnChecks& own)
{
    findings::Parameters parameters(findings::entries_of(own));
    for (const auto& [check, value] : one.parameters) parameters.set(check, value.first, value.second);
    return parameters;
}

// Compares outcome and findings; an empty text is as expected.
std::string compare_outcome(const Expectation& expected, const CheckOutcome& outcome, const std::vector<Finding>& found)
{
    std::ostringstream out;
    compare("outcome", std::string(to_text(expected.status)), std::string(to_text(outcome.status)), out);
    const bool reason_fits = outcome.reason.zh.find(expected.words) != std::string::npos ||
                             outcome.reason.en.find(expected.words) != std::string::npos;
    if (!reason_fits) out << "    reason: expected the words \"" << expected.words << "\"\n";
    const std::size_t both = std::min(expected.findings.size(), found.size());
    for (std::size_t i = 0; i < both; ++i) {
        const std::string different = differences(expected.findings[i], found[i]);
        if (!different.empty())
            out << "  the finding expected in line " << expected.findings[i].line << ":\n" << different;
    }
    if (expected.findings.size() != found.size())
        out << "  expected " << expected.findings.size() << " findings, got " << found.size() << "\n";
    return out.str();
}

}  // namespace

CaseResult run_case(const CheckCase& one, const findings::OwnChecks& own)
{
    const findings::CheckEntry* entry = findings::find_check(one.check, own);
    if (entry == nullptr) throw Error(one.place + ": there is no check " + one.check, ErrorKind::usage);
    const TemporaryFolder folder;
    store::CaseFile case_file = store::CaseFile::create(folder.file("test.opcase"));
    import_files(one, folder, case_file);
    checks::SharedData shared = checks::share(case_file, one.period, parameters_of(one, own));
    CaseResult result;
    if (const findings::OwnCheck* check = findings::find_own_check(one.check, own)) {
        checks::SqlChecks(shared).run(*check);
    } else {
        checks::run_check(shared, *entry);
    }
    result.outcome = std::move(shared.outcomes.at(one.check));
    result.findings = std::move(shared.found.at(one.check));
    result.import_problems = import_problems(case_file);
    return result;
}

std::string differences(const CheckCase& one, const CaseResult& result)
{
    const CheckOutcome& outcome = result.outcome;
    const std::string different = compare_outcome(one.expectation.value(), outcome, result.findings);
    if (different.empty()) return {};
    std::ostringstream out;
    out << one.place << ": " << one.name << "\n"
        << different << "  got: " << to_text(outcome.status) << ", " << outcome.records << " records. "
        << outcome.reason.zh << " / " << outcome.reason.en << "\n";
    for (const Finding& finding : result.findings) out << written(finding);
    return out.str() + result.import_problems;
}

}  // namespace audit::examples
