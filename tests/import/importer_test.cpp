// SPDX-License-Identifier: Apache-2.0
#include "audit/import/importer.h"

#include <boost/test/unit_test.hpp>

#include "audit/model/error.h"
#include "audit/store/series_store.h"
#include "tests/places.h"

using namespace audit;

namespace {

struct Fixture {
    tests::TemporaryFolder folder;
    store::CaseFile made = store::CaseFile::create(folder.file("case.opcase"));

    audit::import::ImportSummary hand_in(const std::vector<std::string>& paths)
    {
        return audit::import::import_submission(made, paths);
    }
    std::string all(const std::string& sql)
    {
        std::string lines;
        store::Statement query = made.database().prepare(sql);
        while (query.step()) {
            for (int i = 0; i < query.columns(); ++i) {
                if (i > 0) lines += '|';
                lines += query.text(i);
            }
            lines += "\n";
        }
        return lines;
    }
    // A line per record: time, measured, converted, flag and row; the unit before the first.
    std::string series_text(const SeriesKey& key)
    {
        const store::SeriesStore series(made);
        std::string text;
        for (const store::SeriesInfo& info : series.list()) {
            if (info.key == key) text = info.unit + " ";
        }
        const auto value = [](std::int64_t scaled, int decimals) {
            return scaled == kAbsent ? std::string("-") : Decimal{scaled, decimals}.to_string();
        };
        series.visit(key, [&](SourceId, const store::SeriesRecord& record) {
            text += to_text(record.time) + " " + value(record.measured, record.measured_decimals) + " " +
                    value(record.converted, record.converted_decimals) + " " +
                    std::to_string(static_cast<int>(record.flag)) + " row " + std::to_string(record.row) + "\n";
        });
        return text;
    }
    std::string problems()
    {
        std::string lines;
        for (const store::ImportProblem& problem : made.problems()) {
            const auto file = made.file(problem.file);
            lines += file->name + (problem.sheet ? '[' + *problem.sheet + "]" : "") + ":" +
                     std::to_string(problem.row) + ":" + problem.column + ": " + problem.found + " -> " +
                     problem.expected.zh;
            if (problem.note) lines += " (note)";
            if (problem.rejected) lines += " (rejected)";
            lines += "\n";
        }
        return lines;
    }
};  // namespace

}  // namespace

BOOST_AUTO_TEST_SUITE(importer_test)

BOOST_FIXTURE_TEST_CASE(a_ledger_is_read_by_its_name, Fixture)
{
    const auto summary =
        hand_in({folder.write("production_log-2025.csv",
                              "开始时间,结束时间,生产设施编号,运行状态,产品名称,产量,计量单位,生产负荷\n"
                              "2025-01-01 00:00,2025-01-01 24:00,mf0001,是,蒸汽,\"1,234.50\",kg,７２．７\n"
                              "2025-01-02,/,MF0001,停运,/,/,/,0\n"
                              "合计,,,,,1234.5,,\n"
                              "注：以上为示例,,,,,,,\n")});
    BOOST_TEST(summary.rows() == 2);
    BOOST_TEST(summary.problems() == 0, problems());
    BOOST_TEST(all("SELECT row, starts, ends, facility, state, product, output, output_written, output_unit, load_pct "
                   "FROM production_log") ==
               "2|1735689600|1735776000|MF0001|正常|蒸汽|1.2345|1.23450|t|72.7\n"
               "3|1735776000|1735862400|MF0001|停产|||||0.0\n");
    BOOST_TEST(problems() ==
               "production_log-2025.csv:4:: 合计 -> 合计行，未导入 (note)\n"
               "production_log-2025.csv:5:: 注：以上为示例 -> 表下说明，未导入 (note)\n");
}

BOOST_FIXTURE_TEST_CASE(a_table_is_read_by_its_header_below_a_title, Fixture)
{
    hand_in({folder.write("导出.csv",
                          "某厂 2025年 危险废物台账\n"
                          "制表：某某\n"
                          "产生日期;危险废物代码;危险废物名称;类型;重量(kg)\n"
                          "2025-01-05 10:00;900-217-08;废润滑油;产生;95\n")});
    BOOST_TEST(all("SELECT row, date, waste_code, waste, move, quantity_t, quantity_t_written FROM waste_log") ==
               "4|1736071200|900-217-08|废润滑油|产生|0.095|0.095\n");
    BOOST_TEST(made.header_of(made.sources().front().id, "waste") == "危险废物名称");
    BOOST_TEST(problems() == "");
}

BOOST_FIXTURE_TEST_CASE(a_bad_row_is_rejected_alone, Fixture)
{
    const auto summary = hand_in({folder.write("材料.csv",
                                               "日期,名称,使用量,计量单位,硫分\n"
                                               "2025-01-01,原煤,685.40,t,0.68\n"
                                               "2025-02-30,原煤,685.40,t,0.68\n"
                                               "2025-01-03,原煤,很多,t,0.68\n"
                                               "2025-01-04,原煤,12,麻袋,0.68\n"
                                               "2025-01-05,,12,t,0.68\n"
                                               "2025-01-06,原煤,12,t,高\n")});
    BOOST_TEST(summary.rows() == 2);
    BOOST_TEST(summary.rejected() == 4);
    BOOST_TEST(problems() ==
               "材料.csv:3:日期: 2025-02-30 -> 日期，如 2025-01-02 (rejected)\n"
               "材料.csv:4:使用量: 很多 -> 数值，如 12.5 (rejected)\n"
               "材料.csv:5:使用量: 麻袋 -> 可识别的计量单位，如 t、mg/m³ (rejected)\n"
               "材料.csv:6:名称:  -> 文字，不能为空 (rejected)\n"
               "材料.csv:7:硫分: 高 -> 数值（%），如 12.5\n");
    BOOST_TEST(all("SELECT row, used, sulfur_pct FROM material_log") == "2|685.4|0.68\n7|12.0|\n");
}

BOOST_FIXTURE_TEST_CASE(limits_and_results_keep_what_was_written, Fixture)
{
    hand_in({folder.write("许可排放限值.csv",
                          "排放口编号,污染物种类,许可排放小时浓度限值,许可排放速率限值,第一年\n"
                          "DA001,SO₂,50.0mg/Nm3,/,19.75\n"
                          "DW001,pH,6～9,,\n"
                          "DW001,COD,300,,12.0t/a\n"
                          "DA002,汞,30μg/m3,0.1,\n"),
             folder.write("手工监测结果.csv",
                          "排放口编号,监测项目,采样时间,监测结果,单位,检出限\n"
                          "DW001,石油类,2025-01-05 10:00,0.06L,mg/L,0.06\n"
                          "DW001,总磷,2025-01-05 10:00,ND,mg/L,0.02\n"
                          "DW001,总汞,2025-01-05 10:00,<0.04,μg/L,\n"
                          "DA001,二氧化硫,2025-01-05 10:00,10,ppm,\n")});
    BOOST_TEST(
        all("SELECT outlet, pollutant, hourly, hourly_lower, hourly_written, hourly_unit, rate, rate_unit, year1, "
            "year1_unit FROM limits") ==
        "DA001|二氧化硫|50.0||50.0mg/Nm3|mg/m³|||19.75|t/a\n"
        "DW001|pH值|9.0|6.0|6~9|无量纲||||\n"
        "DW001|化学需氧量|300.0||300|mg/L|||12.0|t/a\n"
        "DA002|汞及其化合物|0.03||30μg/m3|mg/m³|0.1|kg/h||\n");
    BOOST_TEST(all("SELECT pollutant, measured, measured_written, unit FROM manual_results") ==
               "石油类|0.03|0.06L|mg/L\n"
               "总磷|0.01|ND|mg/L\n"
               "总汞|2.0e-05|<0.00004|mg/L\n"
               "二氧化硫|28.6|28.60|mg/m³\n");
    BOOST_TEST(problems() == "");
}

BOOST_FIXTURE_TEST_CASE(hours_become_series, Fixture)
{
    const auto summary = hand_in({folder.write("自动监测小时数据_DA001.csv",
                                               "监测点,数据时间,污染物名称,实测浓度,折算浓度,计量单位,标记\n"
                                               "DA001,2025/1/1 00:00,a21026,11.40,11.98,mg/m³,N\n"
                                               "DA001,2025/1/1 00:00,流量,\"108,931\",/,m³/h,N\n"
                                               "DA001,2025/1/1 00:00,烟压,-0.137,,kPa,\n"
                                               "DA001,2025/1/1 1:00,SO2,１２．５,/,mg/m³,校准\n"
                                               "DA001,2025/1/1 02:00,SO2,,,mg/m³,F\n"
                                               "DA001,2025/1/1 24:00,SO2,5,,mg/m³,Md\n"
                                               "DA001,何时,SO2,5,,mg/m³,N\n"
                                               "DA001,2025/1/2 01:00,SO2,x,,mg/m³,N\n"
                                               "DA001,2025/1/2 02:00,SO2,5,,mg/L,N\n"
                                               "DA001,2025/1/2 03:00,SO2,5,,mg/m³,怪\n")});
    BOOST_TEST(summary.rows() == 7);
    BOOST_TEST(summary.rejected() == 3);
    BOOST_TEST(series_text({"DA001", "二氧化硫"}) ==
               "mg/m³ 2025-01-01T00:00 11.40 11.98 1 row 2\n"
               "2025-01-01T01:00 12.5 - 6 row 5\n"
               "2025-01-01T02:00 - - 2 row 6\n"
               "2025-01-02T00:00 5 - 11 row 7\n"
               "2025-01-02T03:00 5 - 13 row 11\n");
    BOOST_TEST(series_text({"DA001", "烟气流量"}) == "m³/h 2025-01-01T00:00 108931 - 1 row 3\n");
    BOOST_TEST(series_text({"DA001", "烟气压力"}) == "Pa 2025-01-01T00:00 -137 - 1 row 4\n");
    BOOST_TEST(problems() ==
               "自动监测小时数据_DA001.csv:8:数据时间: 何时 -> 时间，如 2025-01-02 03:00 (rejected)\n"
               "自动监测小时数据_DA001.csv:9:实测浓度: x -> 数值，如 12.5 (rejected)\n"
               "自动监测小时数据_DA001.csv:10:实测浓度: mg/L -> 可换算为 mg/m³ 的计量单位 (rejected)\n"
               "自动监测小时数据_DA001.csv:11:标记: 怪 -> 数据标记，如 N、F、M、D、C、T、B、St、Sd、Md 或 "
               "正常、停运、校准、维护、故障\n");
}

BOOST_FIXTURE_TEST_CASE(a_wide_table_has_a_series_per_item, Fixture)
{
    hand_in({folder.write("自动监测小时报表_DA001.csv",
                          "1号锅炉小时报表\n"
                          "监测时间,二氧化硫(mg/m³),,,含氧量(%),烟气流量(m³/s)\n"
                          ",实测,折算,标记,实测,实测\n"
                          "2025-01-01 00:00,9.98,10.36,N,6.55,30\n"
                          "2025-01-01 01:00,,,F,,\n"),
             folder.write("平台导出DW001.csv",
                          "时间,COD浓度(mg/L),COD标记,流量(m³/h)\n"
                          "2025-01-01 00:00,53.4,N,58.5\n")});
    BOOST_TEST(problems() == "");
    BOOST_TEST(series_text({"DA001", "二氧化硫"}) ==
               "mg/m³ 2025-01-01T00:00 9.98 10.36 1 row 4\n2025-01-01T01:00 - - 2 row 5\n");
    BOOST_TEST(series_text({"DA001", "含氧量"}) == "% 2025-01-01T00:00 6.55 - 1 row 4\n");
    BOOST_TEST(series_text({"DA001", "烟气流量"}) == "m³/h 2025-01-01T00:00 108000 - 1 row 4\n");
    BOOST_TEST(series_text({"DW001", "化学需氧量"}) == "mg/L 2025-01-01T00:00 53.4 - 1 row 2\n");
    BOOST_TEST(series_text({"DW001", "废水流量"}) == "m³/h 2025-01-01T00:00 58.5 - 1 row 2\n");
}

BOOST_FIXTURE_TEST_CASE(a_permit_may_stand_upright, Fixture)
{
    hand_in({folder.write(
        "排污许可证基本信息.csv",
        "项目,内容\n许可证编号,91370283MA01077799001P\n企业名称,某厂\n统一社会信用代码,91370283MA01077799\n"
        "有效期限自,2023-06-20\n有效期限至,2028-06-19\n经度,120°37′16.68″\n")});
    BOOST_TEST(problems() == "");
    BOOST_TEST(all("SELECT permit_no, enterprise, valid_from, valid_to, round(longitude, 4) FROM permit") ==
               "91370283MA01077799001P|某厂|1687219200|1844985600|120.6213\n");
}

BOOST_FIXTURE_TEST_CASE(what_fits_no_table_is_listed, Fixture)
{
    hand_in({folder.write("花名册.csv", "姓名,工号\n王某,1\n"),
             folder.write("许可排放限值_x.csv", "排放口编号,浓度限值,备注\nDA001,50,\n"),
             folder.write("照片.jpg", "\xFF\xD8\xFF\xE0 not a table")});
    BOOST_TEST(problems() ==
               "花名册.csv:1:: 姓名、工号 -> 某一种资料表的名称或表头；未能识别，可手工指定各列的含义\n"
               "许可排放限值_x.csv:1:: 排放口编号、浓度限值、备注 -> “许可排放限值”的表头，缺少必填列：污染物种类\n");
    BOOST_TEST(all("SELECT name, attachment, version FROM files") ==
               "花名册.csv|0|1\n许可排放限值_x.csv|0|1\n照片.jpg|1|1\n");
    BOOST_TEST(all("SELECT count(*) FROM sources WHERE table_id = ''") == "2\n");
}

BOOST_FIXTURE_TEST_CASE(the_same_file_again_changes_nothing, Fixture)
{
    const std::string path = folder.write(
        "执行报告提交记录.csv", "报告类型,报告期起,报告期止,提交时间\n年度执行报告,2025-01-01,2025-12-31,2026-01-13\n");
    hand_in({path});
    const std::string before = all("SELECT count(*) FROM files; ");
    const auto again = hand_in({path});
    BOOST_TEST((again.files.front().outcome == import::FileOutcome::unchanged));
    BOOST_TEST(all("SELECT count(*) FROM files") == before);
    folder.write("执行报告提交记录.csv",
                 "报告类型,报告期起,报告期止,提交时间\n年报,2025-01-01,2025-12-31,2026-01-14\n");
    const auto changed = hand_in({path});
    BOOST_TEST((changed.files.front().outcome == import::FileOutcome::new_version));
    BOOST_TEST(all("SELECT kind, submitted_on FROM reports") == "年报|1768348800\n");
    BOOST_TEST(all("SELECT version, superseded FROM files") == "1|1\n2|0\n");
    BOOST_TEST(all("SELECT count(*) FROM trail WHERE event = 'import'") == "2\n");
}

BOOST_FIXTURE_TEST_CASE(hj212_logs_become_series_and_faults, Fixture)
{
    made.set_setting("outlet.TY0102183V0001", "DA001");
    hand_in({folder.write(
        "log.txt",
        "2018-03-15 13:44:56 "
        "##0372QN=20180315134456001;ST=31;CN=2011;PW=123456;MN=TY0102183V0001;CP=&&DataTime=20180315134400;"
        "S03-Rtd=147.12,S03-Flag=N;S08-Rtd=1.349,S08-Flag=N;S05-Rtd=8.000,S05-Flag=N;S01-Rtd=14.913,S01-Flag=N;S02-Rtd="
        "6.38,"
        "S02-Flag=N;B02-Rtd=3600.0,B02-Flag=N;01-Rtd=25.2100,01-ZsRtd=63.6616,01-Flag=N;02-Rtd=20.3400,02-ZsRtd=51."
        "0317,"
        "02-Flag=N;03-Rtd=50.5467,03-ZsRtd=125.0510,03-Flag=N&&A781\r\n"
        "##0136ST=32;CN=2011;PW=123456;MN=LD130133000015;CP=&&DataTime=20160824003817;B01-Rtd=36.91;011-Rtd=231.0,"
        "011-Flag=N;060-Rtd=1.803,060-Flag=N&&4980\r\n")});
    BOOST_TEST(series_text({"DA001", "二氧化硫", Interval::instant}) ==
               "mg/m³ 2018-03-15T13:44 20.3400 51.0317 1 row 1\n");
    BOOST_TEST(series_text({"DA001", "烟气压力", Interval::instant}) == "Pa 2018-03-15T13:44 1349 - 1 row 1\n");
    BOOST_TEST(series_text({"DA001", "烟气流量", Interval::instant}) == "m³/h 2018-03-15T13:44 12960000 - 1 row 1\n");
    BOOST_TEST(series_text({"LD130133000015", "化学需氧量", Interval::instant}) ==
               "mg/L 2016-08-24T00:38:17 231.0 - 1 row 2\n");
    BOOST_TEST(series_text({"LD130133000015", "废水流量", Interval::instant}) ==
               "m³/h 2016-08-24T00:38:17 132.876 - 1 row 2\n");
    BOOST_TEST(problems() ==
               "log.txt:2:MN: LD130133000015 -> 该 MN 对应的排放口编号：请在案卷设置 outlet.LD130133000015 "
               "中写明，或在文件名中写明（如 DA001）\n");
    BOOST_TEST(all("SELECT row, outlet, fault, found, expected FROM packet_faults") ==
               "2|LD130133000015|crc|4980|3C00\n");
}

BOOST_FIXTURE_TEST_CASE(the_sample_submissions_come_in_without_a_rejected_row, Fixture)
{
    const auto samples = tests::samples();
    if (!samples) {
        BOOST_TEST_MESSAGE("ONEPERMIT_SAMPLES is not set: the sample submissions are not tested");
        return;
    }
    for (const char* name : {"cogeneration_clean.zip", "chemical_clean.zip"}) {
        store::CaseFile sample = store::CaseFile::create(folder.file(std::string(name) + ".opcase"));
        std::swap(made, sample);
        const auto summary = hand_in({(*samples / "submissions" / name).string()});
        BOOST_TEST(summary.rejected() == 0);
        BOOST_TEST(summary.problems() == 0, problems());
        for (const import::ImportedFile& file : summary.files) BOOST_TEST(file.error.empty(), file.error);
    }
}

BOOST_AUTO_TEST_SUITE_END()
