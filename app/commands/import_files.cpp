// SPDX-License-Identifier: Apache-2.0
#include <filesystem>
#include <sstream>

#include "app/commands/commands.h"
#include "audit/model/error.h"

namespace commands {

namespace {

using audit::Text;
using audit::import::FileOutcome;
using audit::import::ImportedFile;

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

audit::import::ImportOptions import_options(const CommonOptions& options)
{
    audit::import::ImportOptions reading;
    reading.threads = options.threads;
    reading.cancelled = options.cancelled;
    if (!options.progress) return reading;
    reading.progress = [report = options.progress](const audit::import::ImportProgress& now) {
        const double share =
            now.bytes_total > 0 ? static_cast<double>(now.bytes_done) / static_cast<double>(now.bytes_total) : 0.0;
        report({{"导入 " + now.file, "Importing " + now.file}, share});
    };
    return reading;
}

}  // namespace

audit::import::ImportSummary import_files(const std::string& case_path, const std::vector<std::string>& paths,
                                          const CommonOptions& options)
{
    const bool existed = std::filesystem::exists(case_path);
    try {
        audit::store::CaseFile case_file = audit::store::CaseFile::open_or_create(case_path);
        if (!options.all_or_nothing) return audit::import::import_submission(case_file, paths, import_options(options));
        audit::store::Transaction all(case_file.database());
        audit::import::ImportSummary summary =
            audit::import::import_submission(case_file, paths, import_options(options));
        all.commit();
        return summary;
    } catch (...) {
        if (!existed) remove_case(case_path);
        throw;
    }
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
