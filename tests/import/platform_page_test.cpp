// SPDX-License-Identifier: Apache-2.0
// Saved pages of the national permit platform: tables in tables, headers of two and three rows, subtotals that are no
// outlets, scripts, entities, GBK.
#include <boost/test/unit_test.hpp>
#include <iconv.h>

#include <string>

#include "tests/import/case_fixture.h"

namespace {

std::string gbk(const std::string& text)
{
    iconv_t converter = iconv_open("GB18030", "UTF-8");
    std::string out(text.size() * 2, '\0');
    char* from = const_cast<char*>(text.data());
    char* to = out.data();
    std::size_t left = text.size(), room = out.size();
    iconv(converter, &from, &left, &to, &room);
    iconv_close(converter);
    out.resize(out.size() - room);
    return out;
}

const std::string kHead =
    "<html><head><meta http-equiv=\"Content-Type\" content=\"text/html; charset=GBK\"><title>排污许可证副本</title>"
    "<style>td{border:1px}</style><script>var t=\"<table><tr><td>x</td></tr></table>\";</script></head><body>"
    "<table width=100%><tr><td>首页</td><td>许可信息公开</td><td>退出</td></tr></table>"
    "<table><tr><td><div>某热电有限公司</div></td></tr><tr><td>";

const std::string kLimits =
    "<h3>表2&nbsp;大气污染物有组织排放许可限值</h3><table border=1>"
    "<tr><td rowspan=2>序号</td><td rowspan=2>排放口编号</td><td rowspan=2>排放口名称</td><td rowspan=2>污染物种类</td>"
    "<td colspan=2>许可排放浓度限值（mg/Nm<sup>3</sup>）</td><td rowspan=2>许可排放速率限值(kg/h)</td>"
    "<td colspan=5>许可年排放量限值（t/a）</td><td rowspan=2>承诺更加严格排放浓度限值</td></tr>"
    "<tr><td>小时浓度限值</td><td>日均浓度限值</td>"
    "<td>第一年</td><td>第二年</td><td>第三年</td><td>第四年</td><td>第五年</td></tr>"
    "<tr><td colspan=13>主要排放口</td></tr>"
    "<tr><td>1</td><td rowspan=3>DA001</td><td "
    "rowspan=3>1#锅炉&nbsp;排放口</td><td>二氧化硫</td><td>50mg/Nm3</td><td>35mg/Nm3</td>"
    "<td>/</td><td>12.5</td><td>12.5</td><td>12.5</td><td>12.5</td><td>12.5</td><td>/</td></tr>"
    "<tr><td>2</td><td>颗粒物</td><td>10mg/Nm3</td><td>/</td><td>/</td><td>2</td><td>2</td><td>2</td><td>2</td><td>2</"
    "td><td>5mg/Nm3</td></tr>"
    "<tr><td>3</td><td>林格曼黑度</td><td>1级</td><td>/</td><td>/</td><td>/</td><td>/</td><td>/</td><td>/</td><td>/</"
    "td><td>/</td></tr>"
    "<tr><td colspan=3 "
    "rowspan=2>主要排放口合计</td><td>二氧化硫</td><td>/</td><td>/</td><td>/</td><td>12.5</td><td>12.5</td><td>12.5</"
    "td><td>12.5</td><td>12.5</td><td>/</td></tr>"
    "<tr><td>颗粒物</td><td>/</td><td>/</td><td>/</td><td>2</td><td>2</td><td>2</td><td>2</td><td>2</td><td>/</td></tr>"
    "<tr><td colspan=13>一般排放口</td></tr>"
    "<tr><td>4</td><td>DA002</td><td>灰库</td><td>颗粒物</td><td>20mg/Nm3</td><td>/</td><td>3.5</td><td>/</td><td>/</"
    "td><td>/</td><td>/</td><td>/</td><td>/</td></tr>"
    "<tr><td "
    "colspan=3>一般排放口合计</td><td>颗粒物</td><td>/</td><td>/</td><td>/</td><td>/</td><td>/</td><td>/</td><td>/</"
    "td><td>/</td><td>/</td></tr>"
    "<tr><td colspan=3 "
    "rowspan=2>全厂有组织排放总计</td><td>二氧化硫</td><td>/</td><td>/</td><td>/</td><td>12.5</td><td>12.5</"
    "td><td>12.5</td><td>12.5</td><td>12.5</td><td>/</td></tr>"
    "<tr><td>VOCs</td><td>/</td><td>/</td><td>/</td><td>/</td><td>/</td><td>/</td><td>/</td><td>/</td><td>/</td></tr></"
    "table>";

const std::string kTail = "</td></tr></table></body></html>";

}  // namespace

BOOST_AUTO_TEST_SUITE(platform_page_test)

BOOST_FIXTURE_TEST_CASE(limits_come_from_nested_tables_and_totals_are_no_outlets, tests::CaseFixture)
{
    const auto summary = hand_in({folder.write("许可信息.html", gbk(kHead + kLimits + kTail))});
    BOOST_TEST(summary.problems() == 0, problems());
    BOOST_TEST(
        all("SELECT outlet, pollutant, hourly_written, daily_written, rate_written, year1_written, year5_written "
            "FROM limits") ==
        "DA001|二氧化硫|50mg/Nm3|35mg/Nm3||12.5|12.5\n"
        "DA001|颗粒物|10mg/Nm3|||2|2\n"
        "DA001|林格曼黑度|1级||||\n"
        "DA002|颗粒物|20mg/Nm3||3.5||\n"
        "全厂|二氧化硫||||12.5|12.5\n");
    BOOST_TEST(all("SELECT hourly, hourly_unit, daily_unit, year1_unit, outlet_name FROM limits LIMIT 1") ==
               "50.0|mg/m³|mg/m³|t/a|1#锅炉 排放口\n");
    BOOST_TEST(sources() ==
               "? 排污许可证副本 0 0\n"
               "limits 表2 大气污染物有组织排放许可限值 5 0\n");
}

BOOST_FIXTURE_TEST_CASE(a_total_of_the_plant_goes_before_that_of_its_outlets, tests::CaseFixture)
{
    hand_in({folder.write("许可信息.html",
                          kHead + kLimits +
                              "<h3>全厂</h3><table><tr><td>排放口编号<td>污染物种类<td>第一年<td>第二年"
                              "<tr><td>全厂合计<td>SO2<td>15<td>15<tr><td>全厂合计<td>NOx<td>/<td>/</table>" +
                              kTail)});
    BOOST_TEST(all("SELECT pollutant, year1_written FROM limits WHERE outlet = '全厂'") == "二氧化硫|15\n");
    BOOST_TEST(all("SELECT count(*) FROM limits WHERE outlet NOT IN ('DA001', 'DA002', '全厂')") == "0\n");
    const std::string told = problems();
    BOOST_TEST(told.find("主要排放口合计 -> 合计行，未导入 (note)") != std::string::npos, told);
    BOOST_TEST(told.find("另有全厂合计，有组织排放总计行未导入 (note)") != std::string::npos, told);
    BOOST_TEST(told.find("没有许可排放量的合计行，未导入 (note)") != std::string::npos, told);
}

BOOST_FIXTURE_TEST_CASE(requirements_of_monitoring_ledgers_and_reports_are_read, tests::CaseFixture)
{
    const auto summary = hand_in({folder.write(
        "要求.html",
        kHead +
            "<p>自行监测要求</p><table><tr><td>序号<td>污染源类别/监测类别<td>排放口编号/监测点位<td>排放口名称/"
            "监测点位名称"
            "<td>监测内容<td>污染物名称<td>监测设施<td>自动监测是否联网<td>自动监测仪器名称<td>自动监测设施安装位置"
            "<td>手工监测采样方法及个数<td>手工监测频次<td>手工测定方法<td>其他信息"
            "<tr><td>1<td rowspan=2>废气<td rowspan=2>DA001<td "
            "rowspan=2>1#锅炉<td>烟气流速,烟气温度<td>二氧化硫<td>自动<td>是<td>CEMS<td>烟囱"
            "<td>非连续采样 至少4个<td>1次/6小时<td>HJ 57-2017<td>/"
            "<tr><td>2<td>烟气流速<td>汞及其化合物<td>手工<td>/<td>/<td>/<td>非连续采样 至少3个<td>1次/季<td>HJ "
            "543-2009<td>/</table>"
            "<p>环境管理台账记录要求</p><table><tr><td>序号<td>类别<td>记录内容<td>记录频次<td>记录形式<td>其他信息"
            "<tr><td>1<td>基本信息<td>生产设施、治理设施的名称<td>1次/年<td>电子台账+纸质台账<td>保存期限不少于5年</"
            "table>"
            "<p>执行（守法）报告要求</p><table><tr><td>序号<td>报告类型<td>上报频次<td>其他信息"
            "<tr><td>1<td>年报<td>1次/年<td>次年1月15日前<tr><td>2<td>季报<td>1次/季<td>每季度结束后15日内</table>" +
            kTail)});
    BOOST_TEST(summary.problems() == 0, problems());
    BOOST_TEST(summary.rejected() == 0);
    BOOST_TEST(all("SELECT medium, outlet, pollutant, mode, online, frequency FROM monitoring_plan") ==
               "废气|DA001|二氧化硫|自动|是|1次/6小时\n废气|DA001|汞及其化合物|手工||1次/季\n");
    BOOST_TEST(all("SELECT category, frequency FROM ledger_plan") == "基本信息|1次/年\n");
    BOOST_TEST(all("SELECT kind, frequency, due FROM report_plan") ==
               "年报|1次/年|次年1月15日前\n季报|1次/季|每季度结束后15日内\n");
}

BOOST_AUTO_TEST_SUITE_END()
