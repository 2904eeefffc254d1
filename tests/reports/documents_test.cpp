// SPDX-License-Identifier: Apache-2.0
// The documents made from gathered data: what they say, that they are sound, whole and the same each time.
#include <boost/test/unit_test.hpp>

#include <chrono>

#include "audit/model/error.h"
#include "reports/checklist.h"
#include "reports/findings_json.h"
#include "reports/findings_report.h"
#include "reports/findings_text.h"
#include "reports/findings_workbook.h"
#include "tests/places.h"
#include "tests/reports/pdf_tools.h"
#include "tests/reports/sample_report.h"

using audit::Language;
using reports::ReportData;

namespace {

void check_says(const std::string& text, const std::vector<std::string>& sentences)
{
    for (const std::string& sentence : sentences) {
        BOOST_CHECK_MESSAGE(text.find(sentence) != std::string::npos, "missing: " << sentence);
    }
}

void check_within_margins(const std::string& pdf, int margin)
{
    for (const tests::Picture& page : tests::pages_of_pdf(pdf, 72)) {
        BOOST_TEST(page.ink(0, 0, margin, page.height) == 0);
        BOOST_TEST(page.ink(page.width - margin, 0, page.width, page.height) == 0);
        BOOST_TEST(page.ink(0, page.height - 18, page.width, page.height) == 0);
    }
}

ReportData with_long_names()
{
    ReportData data = tests::sample_report();
    std::string name;
    for (int i = 0; i < 200; ++i) name += "很";
    data.enterprise = name;
    data.plant.permit->enterprise = name;
    data.plant.permit->address = name;
    data.plant.outlets[0].name = name;
    data.inputs[0].name = name + ".xlsx";
    data.run.findings[0].subject.pollutant = name;
    data.run.findings[0].message.zh = name;
    data.evidence[0][0].file = std::string(200, 'x') + ".csv";
    data.evidence[0][0].column = name;
    return data;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(documents_test)

BOOST_AUTO_TEST_CASE(the_report_says_what_a_reader_asks)
{
    const std::string pdf = reports::findings_report_pdf(tests::sample_report(), Language::zh);
    BOOST_TEST(tests::faults_of_pdf(pdf) == "");
    const std::string text = tests::text_of_pdf(pdf);
    check_says(text, {"排污许可核查报告",
                      "江南热电联产有限公司",
                      "91320581MA1XXXXX7K001P",
                      "2025-01-01 至 2025-12-31",
                      "程序 1.0.0，核查规则 0123456789ab",
                      "cccccccccccccccc",
                      "核查结论摘要",
                      "核查项 6 项：已核查 4 项（其中 1 项未发现问题），不适用 1 项，无法核查 1 项。",
                      "线索 4 条：涉嫌违法 2 条，疑点 1 条，提示 1 条。",
                      "未能核查的事项",
                      "缺少“危险废物台账”（waste_log）",
                      "许可证没有规定日均浓度限值",
                      "涉嫌超标排放。",
                      "排污许可管理条例",
                      "第三十四条第一项",
                      "20万元以上100万元以下",
                      "自 2026-08-15 起",
                      "核对该时段的工控记录",
                      "自动监测小时数据_DA001.csv",
                      "1502",
                      "排放量核算",
                      "DA001 二氧化硫（自动监测，各月累计，吨）",
                      "110.0%",
                      "物料衡算 46.200",
                      "未经确认",
                      "某市.json",
                      "按地方规定",
                      "2025-13-01 00:00",
                      "该行未读入",
                      "核查人员",
                      "审核人员"});
    BOOST_TEST(text.find("认定") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(the_summary_is_one_page_and_a_long_report_has_contents)
{
    for (const std::size_t findings : {4U, 300U}) {
        ReportData data = tests::sample_report_with(findings);
        for (int i = 0; i < 40; ++i)
            data.run.outcomes.push_back({"own_" + std::to_string(i),
                                         audit::CheckStatus::could_not_run,
                                         0,
                                         0,
                                         {"缺少第" + std::to_string(i) + "号表", "a table is missing"}});
        const std::string text = tests::text_of_pdf(reports::findings_report_pdf(data, Language::zh));
        const std::size_t summary = text.find("核查结论摘要");
        const std::size_t next_page = text.find('\f', summary);
        BOOST_TEST(text.find("未能核查的事项", summary) < next_page);
        BOOST_TEST(text.find("项无法核查，见“核查项一览”", summary) < next_page);
        BOOST_TEST((text.find("目录") != std::string::npos) == (findings > 4));
    }
}

BOOST_AUTO_TEST_CASE(the_report_exists_in_english)
{
    const std::string text = tests::text_of_pdf(reports::findings_report_pdf(tests::sample_report(), Language::en));
    check_says(
        text, {"Permit audit: findings report", "6 checks: 4 ran (1 of them clean), 1 not applicable, 1 could not run.",
               "Findings 4: suspected violations 2, suspicions 1, notices 1.", "Look at first", "Page 2 of",
               "table waste_log is missing", "unconfirmed", "row left out"});
}

BOOST_AUTO_TEST_CASE(the_same_case_gives_the_same_bytes)
{
    const ReportData data = tests::sample_report();
    BOOST_TEST((reports::findings_report_pdf(data, Language::zh) == reports::findings_report_pdf(data, Language::zh)));
    BOOST_TEST((reports::checklist_pdf(data, Language::zh) == reports::checklist_pdf(data, Language::zh)));
    const tests::TemporaryFolder folder;
    reports::write_findings_xlsx(data, Language::zh, folder.file("a.xlsx"));
    reports::write_findings_xlsx(data, Language::zh, folder.file("b.xlsx"));
    BOOST_TEST((tests::read_file(folder.file("a.xlsx")) == tests::read_file(folder.file("b.xlsx"))));
}

BOOST_AUTO_TEST_CASE(an_empty_case_has_documents_too)
{
    const ReportData data = tests::empty_report();
    const std::string report = reports::findings_report_pdf(data, Language::zh);
    BOOST_TEST(tests::faults_of_pdf(report) == "");
    check_says(tests::text_of_pdf(report), {"本案尚未导入任何资料。", "尚未核查：请先运行核查，再出具报告。"});
    check_says(tests::text_of_pdf(reports::checklist_pdf(data, Language::zh)),
               {"本案没有排污许可证资料，仅列通用检查项。", "持证排污"});
    BOOST_TEST(reports::to_findings_text(data, Language::zh) == "尚未核查：请先运行核查，再出具报告。\n");
    BOOST_TEST(reports::to_findings_json(data, Language::zh) ==
               "{\n  \"format\": \"onepermit-findings/1\",\n  \"enterprise\": null,\n  \"uscc\": null,\n"
               "  \"permit_no\": null,\n  \"period\": null,\n  \"inputs\": [],\n  \"checks\": [],\n"
               "  \"findings\": [],\n  \"emissions\": [],\n  \"root_causes\": [],\n  \"doubts\": {\n"
               "    \"grade\": null,\n    \"summary\": null,\n    \"tests\": 0,\n    \"items\": []\n  },\n"
               "  \"coverage\": [],\n  \"suppressions\": []\n}\n");
}

BOOST_AUTO_TEST_CASE(long_names_stay_within_the_margins)
{
    const ReportData data = with_long_names();
    const std::string report = reports::findings_report_pdf(data, Language::zh);
    check_within_margins(report, 50);
    check_within_margins(reports::checklist_pdf(data, Language::zh), 36);
    BOOST_TEST(tests::faults_of_pdf(report) == "");
}

BOOST_AUTO_TEST_CASE(three_thousand_findings_take_seconds)
{
    const ReportData data = tests::sample_report_with(3000);
    const auto start = std::chrono::steady_clock::now();
    const std::string pdf = reports::findings_report_pdf(data, Language::zh);
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    BOOST_TEST_MESSAGE("3,000 findings: " << seconds << " s, " << pdf.size() << " bytes");
    BOOST_CHECK_LT(seconds, 60);  // a debug build under a sanitizer on a busy machine; the release build takes far less
    check_says(tests::text_of_pdf(pdf), {"目录", "线索 3000 ", "线索清单（3000 条）"});
}

BOOST_AUTO_TEST_CASE(the_checklist_asks_only_for_what_the_plant_has)
{
    const std::string pdf = reports::checklist_pdf(tests::sample_report(), Language::zh);
    BOOST_TEST(tests::faults_of_pdf(pdf) == "");
    const std::string text = tests::text_of_pdf(pdf);
    check_says(text, {"排污许可现场检查清单", "□日常", "厂区", "生产设施", "治理设施", "排放口", "监测站房", "台账资料",
                      "MF0001", "TA001", "DA001", "高度 120 m", "DW001", "□未发现问题", "□发现问题", "□不涉及",
                      "同类线索 2 条"});
    check_says(tests::without_spaces(text), {"第1页共3页", "第3页共3页"});
    BOOST_TEST(text.find("危废贮存") == std::string::npos);
    BOOST_TEST(text.find("雨污分流") == std::string::npos);
    BOOST_TEST(text.find("特殊时段管控") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(the_findings_file_has_the_contracts_form)
{
    ReportData data = tests::sample_report();
    data.run.findings.resize(1);
    data.evidence = {{{"a.csv", {}, 1502, "折算值", "61.3"}}};
    const std::string json = reports::to_findings_json(data, Language::zh);
    check_says(json, {R"(    {
      "id": "a1b2c3d4e5f653",
      "check": "hourly_limit_exceeded",
      "severity": "violation",
      "subject": {
        "outlet": "DA001",
        "pollutant": "二氧化硫",
        "facility": null,
        "treatment": null,
        "material": null,
        "waste_code": null,
        "manifest": null,
        "report": null
      },
      "starts": "2025-01-03T05:00",
      "ends": "2025-01-03T09:00",
      "records": 4,
      "measured": "61.3",
      "limit": "50",
      "unit": "mg/m³",
      "times": "1.23",
      "message": "DA001 二氧化硫自动监测小时浓度最高 61.3 mg/m³，超过许可限值 50 mg/m³（1.23 倍），共 4 小时，涉嫌超标排放。",
      "basis": [
        {
          "law": "排污许可管理条例",
          "article": "第三十四条第一项",
          "penalty": "20万元以上100万元以下",
          "note": "自 2026-08-15 起另见生态环境法典第一千一百零三条，须法制审核。"
        }
      ],
      "verify": "核对该时段的工控记录、脱硫浆液循环泵电流和在线监测历史数据。",
      "evidence": [
        {
          "file": "a.csv",
          "sheet": null,
          "row": 1502,
          "column": "折算值",
          "value": "61.3"
        }
      ],
      "root_cause": null,
      "triage": null,
      "state": "open",
      "decision": null,
      "suppressed": null
    })",
                      R"({
      "check": "waste_unbalanced",
      "status": "could not run",
      "records": 0,
      "findings": 0,
      "reason": "缺少“危险废物台账”（waste_log）"
    })",
                      R"({
      "outlet": "DA001",
      "pollutant": "二氧化硫",
      "month": "2025-01",
      "tonnes": "2.2",
      "method": "automatic",
      "filled_share": "0.02"
    })"});
    BOOST_TEST(json.find("material_balance") == std::string::npos);  // only the account's own method
}

BOOST_AUTO_TEST_CASE(csv_is_safe_against_formulas)
{
    BOOST_TEST(reports::csv_cell("=1+1") == "'=1+1");
    BOOST_TEST(reports::csv_cell("+cmd|' /C calc'!A0") == "'+cmd|' /C calc'!A0");
    BOOST_TEST(reports::csv_cell("@SUM(A1)") == "'@SUM(A1)");
    BOOST_TEST(reports::csv_cell("-3.5") == "-3.5");
    BOOST_TEST(reports::csv_cell("-1+2") == "'-1+2");
    BOOST_TEST(reports::csv_cell("a,\"b\"\nc") == "\"a,\"\"b\"\"\nc\"");
    const std::string csv = reports::to_findings_csv(tests::sample_report(), Language::zh);
    BOOST_TEST(csv.substr(0, 3) == "\xEF\xBB\xBF");
    check_says(csv, {"\r\na1b2c3d4e5f653,涉嫌违法,", ",DA001,二氧化硫,", ",61.3,50,mg/m³,1.23,"});
}

BOOST_AUTO_TEST_CASE(the_workbook_keeps_formulas_as_text_and_numbers_as_numbers)
{
    const tests::TemporaryFolder folder;
    reports::write_findings_xlsx(tests::sample_report(), Language::zh, folder.file("a.xlsx"));
    const std::string unzip = "unzip -p '" + folder.file("a.xlsx") + "' ";
    const std::string sheet = tests::output_of(unzip + "xl/worksheets/sheet1.xml");
    check_says(sheet, {"state=\"frozen\"", "<autoFilter ref=\"A1:U5\"/>", "<v>61.3</v>"});
    BOOST_TEST(tests::output_of(unzip + "xl/worksheets/sheet2.xml").find("<f>") == std::string::npos);
    check_says(tests::output_of(unzip + "xl/workbook.xml"), {"线索", "证据", "核查项", "排放量核算", "现场检查清单"});
    check_says(tests::output_of(unzip + "xl/sharedStrings.xml"), {"=1+1"});
}

BOOST_AUTO_TEST_CASE(the_text_table_lines_up_chinese)
{
    const std::string text = reports::to_findings_text(tests::sample_report(), Language::zh);
    check_says(text, {"涉嫌违法  自动监测小时浓度超过许可限值",
                      "DA001 二氧化硫    2025-01-03 05:00—09:00  61.3 mg/m³  50 mg/m³  1.23",
                      "DW001 化学需氧量  2025-01-11              38.6 mg/L   —"});
}

BOOST_AUTO_TEST_CASE(a_document_that_cannot_be_written_leaves_nothing_behind)
{
    const tests::TemporaryFolder folder;
    const std::string path = folder.file("no/such/folder/a.xlsx");
    BOOST_CHECK_THROW(reports::write_findings_xlsx(tests::sample_report(), Language::zh, path), audit::Error);
    BOOST_TEST(std::filesystem::is_empty(folder.path()));
}

BOOST_AUTO_TEST_SUITE_END()
