// SPDX-License-Identifier: Apache-2.0
// The documents for before, during and after a visit: brief, filled checklist, record, order with tracking, self-check.
#include <boost/test/unit_test.hpp>

#include "audit/findings/catalogue.h"
#include "reports/brief.h"
#include "reports/checklist.h"
#include "reports/inspection_record.h"
#include "reports/rectification.h"
#include "reports/self_check.h"
#include "reports/wording.h"
#include "tests/reports/pdf_tools.h"
#include "tests/reports/sample_report.h"

using audit::Language;
using reports::ReportData;
using namespace audit::visits;

namespace {

using Make = std::string (*)(const ReportData&, Language);
constexpr Make kMakers[] = {reports::brief_pdf, reports::checklist_pdf, reports::inspection_record_pdf,
                            reports::rectification_pdf, reports::self_check_pdf};

audit::Time at(const char* text)
{
    return *audit::parse_time(text);
}

Visit a_visit()
{
    Visit visit;
    visit.key = "2026-01-21";
    visit.at = visit.changed_at = "2026-01-21T04:00:00Z";
    visit.head.started = at("2026-01-21 09:30");
    visit.head.ended = at("2026-01-21 11:45");
    visit.head.place = "锅炉房及脱硫区";
    visit.head.weather = "晴";
    visit.head.origin = "campaign";
    visit.head.authority = "虚构市生态环境局";
    visit.head.certificates_shown = visit.head.rights_told = true;
    visit.head.situation = "检查时1号锅炉运行，负荷78%。";
    visit.head.statement = "无异议。";
    visit.head.people = {{Role::inspector, "李一", "EX0001", "", "", ""},
                         {Role::inspector, "王二", "EX0002", "", "", ""},
                         {Role::recorder, "王二", "", "", "", ""},
                         {Role::party, "许宁", "", "环保负责人", "110101199001011234", "13800000000"}};
    visit.answers = {{"", "李一", "permit_held", "site", "持证排污", "", Result::none_found, "", "", ""},
                     {"", "李一", "hourly_limit_exceeded@DA001 二氧化硫", "outlets", "线索：小时浓度超过许可限值",
                      "调阅该时段曲线", Result::problem, "现场查看中控曲线，3月2日5时循环泵停运1台", "48.5", "mg/m³"}};
    visit.signatures = {{"", "", Role::inspector, "李一", at("2026-01-21"), {}, ""},
                        {"", "", Role::inspector, "王二", at("2026-01-21"), {}, ""},
                        {"", "", Role::party, "许宁", {}, {}, "当事人拒绝签名"}};
    return visit;
}

ReportData with_visit()
{
    ReportData data = tests::sample_report();
    data.visit = a_visit();
    data.picture = [](const KeptFile&) { return std::string(); };
    return data;
}

Order an_order()
{
    Order order;
    order.number = "虚环责改〔2026〕1号";
    order.authority = "虚构市生态环境局";
    order.visit = "2026-01-21";
    order.issued_on = at("2026-01-22");
    OrderItem open;
    open.problem = "循环泵停运1台";
    open.requirement = "修复循环泵，补记台账";
    open.due_on = at("2026-01-10");
    OrderItem closed = open;
    closed.problem = "标识牌缺失";
    closed.done_on = closed.checked_on = at("2026-01-15");
    closed.closed = true;
    order.items = {open, closed};
    return order;
}

std::string text_of(Make make, const ReportData& data, Language language = Language::zh)
{
    return tests::without_spaces(tests::text_of_pdf(make(data, language)));
}

void check_says(const std::string& text, const std::vector<std::string>& sentences)
{
    for (const std::string& sentence : sentences)
        BOOST_CHECK_MESSAGE(text.find(sentence) != std::string::npos, "missing: " << sentence << " in " << text);
}

ReportData with_long_names()
{
    ReportData data = with_visit();
    std::string name;
    for (int i = 0; i < 200; ++i) name += "很";
    data.enterprise = data.plant.permit->enterprise = data.plant.permit->address = name;
    data.plant.outlets[0].name = name;
    data.run.findings[0].message.zh = name;
    data.visit->head.place = data.visit->head.authority = name;
    data.visit->answers[1].note = name;
    data.orders = {an_order()};
    data.orders[0].items[0].problem = name;
    return data;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(visit_documents_test)

BOOST_AUTO_TEST_CASE(the_brief_is_one_page_that_tells_where_to_stand)
{
    ReportData data = tests::sample_report();
    for (std::size_t i = 0; i < data.plant.outlets.size(); ++i) {
        data.plant.outlets[i].longitude = 120.5 + 0.001 * static_cast<double>(i);
        data.plant.outlets[i].latitude = 36.2;
    }
    data.past_findings = {{at("2025-06-01"), "采样平台护栏缺失", at("2025-07-01"), {}, ""}};
    const std::string pdf = reports::brief_pdf(data, Language::zh);
    BOOST_TEST(tests::faults_of_pdf(pdf) == "");
    BOOST_TEST(tests::pages_of_pdf(pdf, 20).size() == 1);
    check_says(tests::without_spaces(tests::text_of_pdf(pdf)),
               {"检查前简报", "江南热电联产有限公司", "二氧化硫50mg/m³", "30.0",
                "1.涉嫌违法：自动监测小时浓度超过许可限值", "采样平台护栏缺失（期限2025-07-01）", "排污许可证正副本",
                "采样平台（井）：DA001", "监测站房：DW001", "北", "第1页共1页"});
}

BOOST_AUTO_TEST_CASE(the_checklist_is_filled_from_the_answers)
{
    ReportData data = with_visit();
    check_says(text_of(reports::checklist_pdf, data), {"2026-01-2109:30至2026-01-2111:45", "■专项", "■未发现问题",
                                                       "■发现问题", "现场实测48.5mg/m³", "当事人拒绝签名"});
    data.visit.reset();
    const std::string empty = text_of(reports::checklist_pdf, data);
    BOOST_TEST(empty.find("■") == std::string::npos);
    check_says(empty, {"□专项", "实施层级", "问题记录"});
}

BOOST_AUTO_TEST_CASE(the_desks_values_stand_beside_the_items)
{
    ReportData data = tests::sample_report();
    data.desk = {{"TA001", "浆液pH", "5.4", "pH", at("2025-12-31 20:00"), "", ""}};
    check_says(text_of(reports::checklist_pdf, data),
               {"TA001脱硫运行", "资料显示：", "浆液pH5.4pH（2025-12-3120:00）"});
    BOOST_TEST(text_of(reports::checklist_pdf, data).find("活性炭装填") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(the_record_holds_what_article_28_asks_for)
{
    const ReportData data = with_visit();
    const std::string pdf = reports::inspection_record_pdf(data, Language::zh);
    BOOST_TEST(tests::faults_of_pdf(pdf) == "");
    const std::string text = tests::without_spaces(tests::text_of_pdf(pdf));
    check_says(text, {"虚构市生态环境局现场检查（勘察）笔录",
                      "2026-01-2109:30至",
                      "2026-01-2111:45",
                      "锅炉房及脱硫区",
                      "李一EX0001",
                      "王二EX0002",
                      "许宁",
                      "环保负责人",
                      "110101199001011234",
                      "13800000000",
                      "■已出示执法证件",
                      "■已告知申请回避的权利",
                      "检查时1号锅炉运行",
                      "1.持证排污：检查时未发现问题。",
                      "核对DA001二氧化硫有关情况",
                      "现场情况为：现场查看中控曲线，3月2日",
                      "循环泵停运1台。",
                      "现场实测48.5mg/m³",
                      "本次检查未采样。",
                      "无异议。",
                      "（以下空白）",
                      "第1页共",
                      "当事人（签名）：",
                      "当事人拒绝签名"});
    // Objective: not what it amounts to.
    for (const char* verdict : {"涉嫌", "认定", "违法", "超过许可限值", "草稿"})
        BOOST_CHECK_MESSAGE(text.find(verdict) == std::string::npos, "says " << verdict);
}

BOOST_AUTO_TEST_CASE(an_incomplete_record_says_so_and_an_empty_one_is_a_form)
{
    ReportData data = with_visit();
    data.visit->head.people.erase(data.visit->head.people.begin());
    check_says(text_of(reports::inspection_record_pdf, data), {"草稿：本笔录尚缺以下内容", "执法人员不足两人"});
    data.visit.reset();
    const std::string form = text_of(reports::inspection_record_pdf, data);
    check_says(form, {"年月日时", "□已出示执法证件", "江南热电联产有限公司"});
    BOOST_TEST(form.find("草稿") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(orders_are_printed_and_tracked)
{
    ReportData data = with_visit();
    data.orders = {an_order()};
    data.past_findings = {{at("2025-06-01"), "采样平台护栏缺失", {}, at("2025-06-20"), "照片"}};
    check_says(text_of(reports::rectification_pdf, data),
               {"责令改正违法行为决定书", "虚环责改〔2026〕1号", "修复循环泵，补记台账", "2026-01-22", "送达签收",
                "截至2026-01-20：共3项，已销号1项，逾期未完成1项。", "逾期", "已销号", "待复查"});
}

BOOST_AUTO_TEST_CASE(without_an_order_a_draft_is_made_of_what_the_data_show)
{
    const std::string text = text_of(reports::rectification_pdf, tests::sample_report());
    check_says(text, {"整改通知书（拟稿）", "签发前须经法制审核", "涉嫌超标排放", "恢复治理设施正常运行"});
    BOOST_TEST(text.find("认定") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(the_self_check_tells_how_and_until_when_and_no_penalty)
{
    const std::string text = text_of(reports::self_check_pdf, tests::sample_report());
    check_says(text, {"排污许可自查报告", "马上改", "怎么改", "恢复治理设施正常运行", "立即", "没能核对的事项"});
    for (const char* word : {"涉嫌", "万元", "罚款", "认定"})
        BOOST_CHECK_MESSAGE(text.find(word) == std::string::npos, "says " << word);
}

BOOST_AUTO_TEST_CASE(every_check_has_words_on_how_to_put_it_right)
{
    for (const Language language : {Language::zh, Language::en}) {
        const reports::Wording words("self_check", language);
        for (const auto& entry : audit::findings::catalogue())
            BOOST_CHECK_MESSAGE(words.has("fix_" + entry.id), "no words for " << entry.id);
    }
}

BOOST_AUTO_TEST_CASE(empty_cases_and_long_names_have_sound_documents_in_both_languages)
{
    for (const Make make : kMakers) {
        BOOST_TEST(tests::faults_of_pdf(make(tests::empty_report(), Language::en)) == "");
        const std::string pdf = make(with_long_names(), Language::zh);
        BOOST_TEST(tests::faults_of_pdf(pdf) == "");
        for (const tests::Picture& page : tests::pages_of_pdf(pdf, 72)) {
            BOOST_TEST(page.ink(0, 0, 36, page.height) == 0);
            BOOST_TEST(page.ink(page.width - 36, 0, page.width, page.height) == 0);
            BOOST_TEST(page.ink(0, page.height - 14, page.width, page.height) == 0);
        }
        BOOST_TEST((pdf == make(with_long_names(), Language::zh)));
    }
    BOOST_TEST(tests::pages_of_pdf(reports::brief_pdf(with_long_names(), Language::zh), 20).size() == 1);
}

BOOST_AUTO_TEST_SUITE_END()
