// SPDX-License-Identifier: Apache-2.0
#include <chrono>
#include <cmath>
#include <filesystem>
#include <iomanip>
#include <sstream>

#include "app/commands/commands.h"
#include "app/commands/mapping_files.h"
#include "app/commands/scratch_folder.h"
#include "app/commands/submission.h"
#include "app/commands/table_listing.h"
#include "audit/model/error.h"

namespace commands {

namespace {

using audit::Text;
using audit::import::FileOutcome;
using audit::import::ImportedFile;
using audit::store::CaseFile;

Text outcome_text(FileOutcome outcome)
{
    switch (outcome) {
        case FileOutcome::imported:
            return {"已导入", "imported"};
        case FileOutcome::new_version:
            return {"新版本，旧版本保留备查", "new version, the older one is kept"};
        case FileOutcome::unchanged:
            return {"内容未变，未重复导入", "unchanged, not imported again"};
        case FileOutcome::attachment:
            return {"作为附件保存", "kept as an attachment"};
        case FileOutcome::read_again:
            return {"已按映射从原件重新读取", "read again from its original by a mapping"};
        case FileOutcome::failed:
            return {"无法读取", "could not be read"};
    }
    return {};
}

void remove_case(const std::string& path)
{
    for (const char* ending : {"", "-wal", "-shm"}) {
        std::error_code ignored;  // what is not there needs no removing
        std::filesystem::remove(path + ending, ignored);
    }
}

using Clock = std::chrono::steady_clock;

std::string megabytes(std::int64_t bytes)
{
    constexpr double kMegabyte = 1e6;
    std::ostringstream out;
    out << std::fixed << std::setprecision(1) << static_cast<double>(bytes) / kMegabyte;
    return out.str();
}

// "12.3 / 45.6 MB, 120000 rows, 0:35 left"; the time once enough has been seen to tell it.
Text progress_detail(const audit::import::ImportProgress& now, double share, Clock::duration passed)
{
    constexpr double kEnoughSeconds = 1;
    constexpr double kEnoughShare = 0.01;
    constexpr std::int64_t kMinute = 60;
    const std::string bytes = megabytes(now.bytes_done) + " / " + megabytes(now.bytes_total) + " MB";
    const std::string rows = std::to_string(now.rows);
    Text detail{bytes + "，" + rows + " 行", bytes + ", " + rows + " rows"};
    const double seconds = std::chrono::duration<double>(passed).count();
    if (seconds < kEnoughSeconds || share < kEnoughShare) return detail;
    const auto left = static_cast<std::int64_t>(std::ceil(seconds * (1 - share) / share));
    std::ostringstream clock;
    clock << left / kMinute << ':' << std::setw(2) << std::setfill('0') << left % kMinute;
    detail.zh += "，剩余约 " + clock.str();
    detail.en += ", about " + clock.str() + " left";
    return detail;
}

audit::import::ImportOptions import_options(const CommonOptions& options)
{
    audit::import::ImportOptions reading;
    reading.threads = options.threads;
    reading.cancelled = options.cancelled;
    if (!options.mapping_file.empty()) reading.mappings = read_mapping_file(options.mapping_file);
    reading.offered = profile_mappings(options.profile_folder);
    if (!options.progress) return reading;
    reading.progress = [report = options.progress, begun = Clock::now()](const audit::import::ImportProgress& now) {
        const double share =
            now.bytes_total > 0 ? static_cast<double>(now.bytes_done) / static_cast<double>(now.bytes_total) : 0.0;
        report(
            {{"导入 " + now.file, "Importing " + now.file}, share, progress_detail(now, share, Clock::now() - begun)});
    };
    return reading;
}

audit::import::ImportSummary import_into(CaseFile& case_file, const std::vector<std::string>& paths,
                                         const audit::import::ImportOptions& reading)
{
    audit::import::ImportSummary summary;
    if (paths.empty() && reading.mappings.empty())
        throw audit::Error("nothing was handed in; name a file, a folder or a ZIP", audit::ErrorKind::usage);
    keep_mappings(case_file, reading.mappings);
    return paths.empty() ? audit::import::read_mapped(case_file, reading)
                         : audit::import::import_submission(case_file, paths, reading);
}

std::int64_t last_file(const CaseFile& case_file)
{
    const auto files = case_file.files();
    return files.empty() ? 0 : files.back().id;
}

}  // namespace

audit::import::ImportSummary import_files(const std::string& case_path, const std::vector<std::string>& paths,
                                          const CommonOptions& options)
{
    const bool existed = std::filesystem::exists(case_path);
    try {
        const audit::import::ImportOptions reading = import_options(options);
        if (paths.empty() && !existed)
            throw audit::Error(case_path + ": there is no such case file; name what is to be imported",
                               audit::ErrorKind::usage);
        CaseFile case_file = CaseFile::open_or_create(case_path);
        std::optional<audit::store::Transaction> all;
        if (options.all_or_nothing) all.emplace(case_file.database());
        audit::import::ImportSummary summary = import_into(case_file, paths, reading);
        if (all) all->commit();
        if (!options.profile_folder.empty()) save_to_profile(options.profile_folder, reading.mappings);
        return summary;
    } catch (...) {
        if (!existed) remove_case(case_path);
        throw;
    }
}

Rehearsal rehearse_import(const std::string& case_path, const std::vector<std::string>& paths,
                          const CommonOptions& options)
{
    const audit::import::ImportOptions reading = import_options(options);
    const bool existed = std::filesystem::exists(case_path);
    const ScratchFolder scratch;
    if (existed)
        CaseFile::open(case_path, audit::store::OpenMode::read_only);  // an older one is not brought up to date
    CaseFile case_file = existed ? CaseFile::open(case_path) : CaseFile::create(scratch.file("case.opcase"));
    const audit::store::Transaction never_committed(case_file.database());
    const std::int64_t before = last_file(case_file);
    Rehearsal rehearsal;
    rehearsal.summary = import_into(case_file, paths, reading);
    rehearsal.tables = imported_tables(case_file, options.language, before);
    rehearsal.problems = import_problems(case_file, options.language, before);
    return rehearsal;
}

std::string describe(const audit::import::ImportSummary& summary, audit::Language language)
{
    const bool chinese = language == audit::Language::zh;
    std::ostringstream out;
    for (const ImportedFile& file : summary.files) {
        out << "  " << file.name << (chinese ? "：" : ": ") << outcome_text(file.outcome).in(language);
        if (file.rows > 0) out << (chinese ? "，" : ", ") << file.rows << (chinese ? " 行" : " rows");
        if (file.rejected > 0) out << (chinese ? "，拒收 " : ", rejected ") << file.rejected << (chinese ? " 行" : "");
        if (file.problems > 0) out << (chinese ? "，问题 " : ", problems ") << file.problems << (chinese ? " 处" : "");
        if (!file.error.empty()) out << (chinese ? "：" : ": ") << file.error;
        out << '\n';
    }
    for (const audit::import::LeftOutFile& file : summary.left_out)
        out << "  " << file.name << (chinese ? "：未读取，" : ": not read, ") << file.reason.in(language) << '\n';
    out << (chinese ? "共 " : "") << summary.files.size() << (chinese ? " 个文件，" : " files, ") << summary.rows()
        << (chinese ? " 行；拒收 " : " rows; rejected ") << summary.rejected()
        << (chinese ? " 行，问题 " : ", problems ") << summary.problems() << (chinese ? " 处。" : ".") << '\n';
    return out.str();
}

}  // namespace commands
