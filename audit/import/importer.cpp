// SPDX-License-Identifier: Apache-2.0
#include "audit/import/importer.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <chrono>
#include <memory>
#include <set>
#include <utility>

#include "audit/import/archive.h"
#include "audit/import/corrections.h"
#include "audit/import/format_detection.h"
#include "audit/import/import_log.h"
#include "audit/import/outlet_aliases.h"
#include "audit/import/read_again.h"
#include "audit/import/table_files.h"
#include "audit/import/xls.h"
#include "audit/model/error.h"
#include "audit/store/digest.h"
#include "audit/store/mappings.h"
#include "audit/store/submission_writer.h"

namespace audit::import {

namespace {

constexpr std::int64_t kLongestOldWorkbook = std::int64_t{96} << 20;

class SubmissionImport {
 public:
    SubmissionImport(store::CaseFile& case_file, const ImportOptions& options, std::int64_t bytes)
        : case_file_(case_file), options_(options)
    {
        progress_.bytes_total = bytes;
        mappings_ = options.mappings;
        for (Mapping& mapping : mappings_of(case_file)) mappings_.push_back(std::move(mapping));
        mappings_.insert(mappings_.end(), options.offered.begin(), options.offered.end());
    }

    ImportedFile import_entry(const CorrectedFile& file);

 private:
    std::optional<store::SubmittedFile> same_content(const SubmissionEntry& entry) const;
    void read(const SubmissionEntry& entry, FileFormat format, FileLog& log, store::OriginalWriter& original);
    void keep_attachment(const SubmissionEntry& entry, FileLog& log, store::OriginalWriter& original);
    std::unique_ptr<ByteSource> watched(const SubmissionEntry& entry, store::OriginalWriter& original, FileLog& log);
    void passed(std::size_t bytes, const FileLog& log);

    store::CaseFile& case_file_;
    const ImportOptions& options_;
    std::vector<Mapping> mappings_;  // those of this import, of the case, of the bureau
    ImportProgress progress_;
    std::int64_t rows_before_ = 0;  // of the files that are done
    std::chrono::steady_clock::time_point told_{};
};

std::string_view last_part(std::string_view name)
{
    const std::size_t slash = name.rfind('/');
    return slash == std::string_view::npos ? name : name.substr(slash + 1);
}

FileFormat format_of(const SubmissionEntry& entry)
{
    const auto source = entry.open();
    std::string head(kFormatHeadBytes, '\0');
    std::size_t size = 0;
    while (size < head.size()) {
        const std::size_t more = source->read(head.data() + size, head.size() - size);
        if (more == 0) break;
        size += more;
    }
    head.resize(size);
    const FileFormat format = detect_format(entry.name, head);
    if (format != FileFormat::xls) return format;
    const auto whole = entry.open();
    return holds_workbook(read_all(*whole, kLongestOldWorkbook, entry.name), entry.name) ? format
                                                                                         : FileFormat::attachment;
}

std::string hash_of(const SubmissionEntry& entry)
{
    store::Sha256 digest;
    const auto source = tee(entry.open(), [&](std::string_view bytes) { digest.feed(bytes); });
    drain(*source);
    return digest.finish();
}

// A file in force with the same bytes under the same name, in whatever folder: handing in the folder and then its ZIP
// is no second submission.
std::optional<store::SubmittedFile> SubmissionImport::same_content(const SubmissionEntry& entry) const
{
    std::string hash;
    for (const store::SubmittedFile& file : case_file_.files()) {
        if (file.superseded || file.size != entry.size || last_part(file.name) != last_part(entry.name)) continue;
        if (hash.empty()) hash = hash_of(entry);
        if (file.sha256 == hash) return file;
    }
    return std::nullopt;
}

void SubmissionImport::passed(std::size_t bytes, const FileLog& log)
{
    if (options_.cancelled != nullptr && options_.cancelled->load()) throw Cancelled();
    progress_.bytes_done += static_cast<std::int64_t>(bytes);
    if (!options_.progress) return;
    constexpr auto kPause = std::chrono::milliseconds(50);
    const auto now = std::chrono::steady_clock::now();
    if (now - told_ < kPause && progress_.bytes_done < progress_.bytes_total) return;
    told_ = now;
    progress_.file = log.name;
    progress_.rows = rows_before_ + log.rows;
    options_.progress(progress_);
}

// The bytes of the entry, kept as its original as they pass.
std::unique_ptr<ByteSource> SubmissionImport::watched(const SubmissionEntry& entry, store::OriginalWriter& original,
                                                      FileLog& log)
{
    return tee(entry.open(), [this, &original, &log](std::string_view bytes) {
        original.feed(bytes);
        passed(bytes.size(), log);
    });
}

void SubmissionImport::keep_attachment(const SubmissionEntry& entry, FileLog& log, store::OriginalWriter& original)
{
    drain(*watched(entry, original, log));
    if (!has_extension(entry.name, "xls")) return;
    ImportLog file_log(log, std::nullopt);
    file_log.problem(0, "", std::string(last_part(entry.name)),
                     {"工作簿；此文件不是工作簿，已作为附件留存，请核对后重新提交",
                      "a workbook; this file is none and is kept as an attachment, check it and hand it in again"});
}

void SubmissionImport::read(const SubmissionEntry& entry, FileFormat format, FileLog& log,
                            store::OriginalWriter& original)
{
    if (!holds_tables(format)) return keep_attachment(entry, log, original);
    const auto source = watched(entry, original, log);
    import_tables(*source, format, log);
}

std::string trail_detail(const ImportedFile& file, const std::string& hash)
{
    const nlohmann::json detail = {
        {"file", file.name},         {"sha256", hash},
        {"rows", file.rows},         {"rejected", file.rejected},
        {"problems", file.problems}, {"attachment", file.outcome == FileOutcome::attachment}};
    return detail.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

std::vector<std::int64_t> files_to_map(const store::CaseFile& case_file, const ImportOptions& options)
{
    if (options.mappings.empty()) return {};
    std::set<std::string> headers;
    for (const Mapping& mapping : options.mappings) headers.insert(header_key(mapping));
    return store::files_for_mappings(case_file, headers);
}

ImportedFile read_once_more(store::CaseFile& case_file, std::int64_t file, const ImportOptions& options)
{
    if (options.cancelled != nullptr && options.cancelled->load()) throw Cancelled();
    store::Transaction transaction(case_file.database());
    ImportedFile result = read_again(case_file, file, options.mappings);
    case_file.append_trail("read_again", trail_detail(result, case_file.file(file)->sha256));
    transaction.commit();
    return result;
}

ImportedFile SubmissionImport::import_entry(const CorrectedFile& file)
{
    const SubmissionEntry& entry = file.entry;
    ImportedFile result;
    result.name = entry.name;
    if (const auto same = same_content(entry)) {
        progress_.bytes_done += entry.size;
        const std::vector<std::int64_t> mapped = files_to_map(case_file_, options_);
        if (std::find(mapped.begin(), mapped.end(), same->id) != mapped.end())
            return read_once_more(case_file_, same->id, options_);
        result.outcome = FileOutcome::unchanged;
        return result;
    }
    const FileFormat format = file.sheets.empty() ? format_of(entry) : FileFormat::workbook;
    store::Transaction transaction(case_file_.database());
    const auto older = store::file_in_force(case_file_, entry.name);
    if (older) store::supersede(case_file_, older->id);
    FileLog log{case_file_, store::add_file(case_file_, entry.name, !holds_tables(format)), entry.name};
    log.mappings = mappings_;
    log.corrected = file.sheets;
    log.kept_as_written = store::kept_as_written(case_file_, entry.name);
    store::OriginalWriter original(case_file_, log.file);
    read(entry, format, log, original);
    const std::string hash = original.finish();
    result.outcome = older ? FileOutcome::new_version : FileOutcome::imported;
    if (!holds_tables(format) && !older) result.outcome = FileOutcome::attachment;
    result.rows = log.rows;
    result.rejected = log.rejected;
    result.problems = log.problems;
    case_file_.append_trail("import", trail_detail(result, hash));
    transaction.commit();
    rows_before_ += log.rows;
    result.file = log.file;
    return result;
}

// Names of outlets are looked at once all files are in: the permit may come after its data.
void resolve_names(store::CaseFile& case_file, ImportSummary& summary)
{
    store::Transaction transaction(case_file.database());
    for (const store::OutletChange& unclear : resolve_outlets(case_file)) {
        for (ImportedFile& file : summary.files) file.problems += file.file == unclear.file ? 1 : 0;
    }
    transaction.commit();
}

// What concerns the case itself (a full disk) ends the import; what concerns one file does not.
bool is_about(const Error& error, const store::CaseFile& case_file)
{
    return std::string_view(error.what()).starts_with(case_file.path() + ":");
}

}  // namespace

std::int64_t ImportSummary::rows() const
{
    std::int64_t sum = 0;
    for (const ImportedFile& file : files) sum += file.rows;
    return sum;
}

std::int64_t ImportSummary::rejected() const
{
    std::int64_t sum = 0;
    for (const ImportedFile& file : files) sum += file.rejected;
    return sum;
}

std::int64_t ImportSummary::problems() const
{
    std::int64_t sum = 0;
    for (const ImportedFile& file : files) sum += file.problems;
    return sum;
}

ImportSummary import_submission(store::CaseFile& case_file, const std::vector<std::string>& paths,
                                const ImportOptions& options)
{
    const Submission submission = list_submission(paths);
    // SQLite's own setting of how many threads may help the connection; OriginalWriter keeps to it, too.
    case_file.database().execute("PRAGMA threads = " + std::to_string(std::max(options.threads, 1) - 1));
    SubmissionImport work(case_file, options, submission.bytes());
    ImportSummary summary;
    for (const LeftOut& file : submission.left_out) summary.left_out.push_back({file.name, file.reason});
    bool any = false;
    for (const SubmissionEntry& entry : submission.entries) {
        ImportedFile failed;
        failed.name = entry.name;
        failed.outcome = FileOutcome::failed;
        failed.error = entry.error;
        if (!entry.readable()) {
            summary.files.push_back(std::move(failed));
            continue;
        }
        try {
            for (const CorrectedFile& file : corrected_files(entry)) summary.files.push_back(work.import_entry(file));
            any = true;
        } catch (const Cancelled&) {
            throw;
        } catch (const Error& error) {
            if (is_about(error, case_file)) throw;
            failed.error = error.what();
            summary.files.push_back(std::move(failed));
        }
    }
    if (!any) {
        if (summary.files.empty())
            throw Error("nothing was handed in; name a file, a folder or a ZIP", ErrorKind::usage);
        throw Error(summary.files.front().error);
    }
    resolve_names(case_file, summary);
    return summary;
}

ImportSummary read_mapped(store::CaseFile& case_file, const ImportOptions& options)
{
    ImportSummary summary;
    for (const std::int64_t file : files_to_map(case_file, options))
        summary.files.push_back(read_once_more(case_file, file, options));
    resolve_names(case_file, summary);
    return summary;
}

}  // namespace audit::import
