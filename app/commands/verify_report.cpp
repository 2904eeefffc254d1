// SPDX-License-Identifier: Apache-2.0
// Does a document belong to a case as the case stands? The mark inside the document tells which state it was made from;
// then the document is made again and compared byte by byte, so that a changed word shows too.
#include <fstream>
#include <iterator>

#include "app/commands/commands.h"
#include "audit/model/error.h"
#include "audit/store/case_file.h"
#include "reports/documents.h"
#include "reports/report_mark.h"

namespace commands {

namespace {

using audit::Language;
using audit::Text;
using audit::store::CaseFile;
using reports::ReportMark;

std::string read_pdf(const std::string& path)
{
    std::ifstream in(path, std::ios::binary);
    std::string bytes{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    if (!in.good() && bytes.empty())
        throw audit::Error(path + ": cannot be read; check the name and that it is a file you may read");
    if (!bytes.starts_with("%PDF-")) throw audit::Error(path + ": is no PDF; name the report that is to be verified");
    return bytes;
}

std::string shown(const std::string& text)
{
    return text.empty() ? "—" : text;
}

Text versions_differ(const ReportMark& then, const ReportMark& now)
{
    if (then.program == now.program && then.catalogue == now.catalogue) return {};
    const std::string before = shown(then.program) + " / " + shown(then.catalogue);
    const std::string after = shown(now.program) + " / " + shown(now.catalogue);
    return {"出具时程序和规则版本为 " + before + "，案卷现为 " + after + "。",
            " It was made by program and checks " + before + "; the case was audited by " + after + "."};
}

// Empty when the marks tell of the same state.
Text difference(const ReportMark& then, const ReportMark& now)
{
    if (then.permit_no != now.permit_no)
        return {"文书属于另一案卷：其许可证编号为 " + shown(then.permit_no) + "，本案为 " + shown(now.permit_no) + "。",
                "The document belongs to another case: its permit is " + shown(then.permit_no) + ", this case's is " +
                    shown(now.permit_no) + "."};
    if (then.findings_sha256 == now.findings_sha256) return {};
    Text versions = versions_differ(then, now);
    return {"文书与案卷现状不符：出具之后，案卷的资料、核查结果或处理情况有变化（结论指纹 " +
                then.findings_sha256.substr(0, 12) + "，现为 " + now.findings_sha256.substr(0, 12) + "）。" +
                versions.zh + "请重新出具。",
            "The document does not match the case as it stands: since it was written, files, findings or decisions "
            "changed (findings " +
                then.findings_sha256.substr(0, 12) + ", now " + now.findings_sha256.substr(0, 12) + ")." + versions.en +
                " Write it again."};
}

}  // namespace

ReportVerdict verify_report(const std::string& case_path, const std::string& report_path)
{
    const std::string bytes = read_pdf(report_path);
    const std::optional<ReportMark> then = reports::read_mark(bytes);
    if (!then || !reports::is_document_kind(then->kind))
        return {false,
                {"不是 OnePermit 出具的文书（文件中没有记号，或经其他软件另存），无法与案卷核对。",
                 "This is no document that OnePermit wrote (it carries no mark, or another program saved it again), so "
                 "it cannot be told whether it belongs to the case."}};
    const CaseFile case_file = CaseFile::open(case_path, audit::store::OpenMode::read_only);
    const std::string again = reports::make_document(case_file, {then->kind, then->language, then->draft});
    const std::optional<ReportMark> now = reports::read_mark(again);
    if (!now) throw audit::Error(case_path + ": a document made from it carries no mark", audit::ErrorKind::internal);
    if (Text told = difference(*then, *now); !told.zh.empty()) return {false, std::move(told)};
    if (bytes != again)
        return {false,
                {"文书所载结论指纹与案卷一致，但文件与按案卷重新出具的不是逐字节相同：文件被改动过，或出具时的程序、"
                 "文书模板、字体与本机不同。请以重新出具的为准。",
                 "The document names the findings of the case as it stands, but the file is not byte for byte what the "
                 "case gives now: it was changed, or was written with another program, wording or font. Write it "
                 "again."}};
    return {true,
            {"文书属于本案卷，且与案卷现状逐字节一致（结论指纹 " + now->findings_sha256.substr(0, 12) + "）。",
             "The document belongs to this case and is byte for byte what the case gives as it stands (findings " +
                 now->findings_sha256.substr(0, 12) + ")."}};
}

}  // namespace commands
