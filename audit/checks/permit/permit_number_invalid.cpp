// SPDX-License-Identifier: Apache-2.0
// The unified social credit code fails its check digit (GB 32100-2015), the permit number is not built from it
// (HJ 608-2017: the code, three digits, one check character), or a second permit table names another enterprise.
#include "audit/checks/check.h"
#include "audit/reference/codes.h"
#include "audit/reference/fold.h"

namespace audit::checks {

namespace {

void report(CheckContext& check, const SourceRow& source, std::string_view column, const std::string& found,
            const Text& expected)
{
    Report report;
    report.measured_text = found;
    report.limit_text = "";
    report.values = {{"found", found}, {"expected_zh", expected.zh}, {"expected_en", expected.en}};
    report.evidence = {check.cell(source, column)};
    check.report(std::move(report));
}

void judge_codes(CheckContext& check, const std::string& permit_no, const std::string& uscc, const SourceRow& source)
{
    if (!uscc.empty()) {
        const std::optional<char> expected = reference::uscc_check_character(uscc);
        if (!expected) {
            report(check, source, "uscc", uscc,
                   {"统一社会信用代码应为 18 位数字和大写字母（不含 I、O、S、V、Z）",
                    "a credit code of 18 digits and capitals without I, O, S, V and Z"});
        } else if (*expected != uscc.back()) {
            report(check, source, "uscc", uscc,
                   {std::string("统一社会信用代码的校验位应为 ") + *expected,
                    std::string("a credit code that ends in its check character ") + *expected});
        }
    }
    if (!permit_no.empty() && !uscc.empty() && !reference::is_built_from(permit_no, uscc))
        report(check, source, "permit_no", permit_no,
               {"许可证编号应由统一社会信用代码、3 位数字和 1 位校验码组成",
                "a permit number made of the credit code, three digits and one check character"});
}

}  // namespace

void permit_number_invalid(CheckContext& check)
{
    store::Statement rows = check.rows("SELECT permit_no, uscc, enterprise, source, row FROM permit ORDER BY id");
    std::optional<std::string> enterprise;
    std::string number, code;
    while (rows.step()) {
        check.examined(1);
        const SourceRow source{rows.integer(3), rows.integer(4)};
        const std::string permit_no = rows.text(0), uscc = rows.text(1), name = rows.text(2);
        if (permit_no != number || uscc != code) judge_codes(check, permit_no, uscc, source);
        number = permit_no;
        code = uscc;
        if (!enterprise) enterprise = name;
        if (reference::folded(name) != reference::folded(*enterprise))
            report(check, source, "enterprise", name,
                   {"应与许可证的单位名称“" + *enterprise + "”一致", "the permit's enterprise " + *enterprise});
    }
}

}  // namespace audit::checks
