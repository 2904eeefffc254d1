// SPDX-License-Identifier: Apache-2.0
// What is read as something else than it was written: recorded, resolved against the permit whenever it comes, undone.
#include "audit/store/changes.h"

#include <boost/test/unit_test.hpp>

#include "app/commands/submission.h"
#include "audit/checks/check.h"
#include "audit/import/importer.h"
#include "audit/model/error.h"
#include "audit/pipeline.h"
#include "audit/store/series_store.h"
#include "audit/store/trail.h"
#include "tests/places.h"

using namespace audit;

namespace {

struct Fixture {
    tests::TemporaryFolder folder;
    std::string path = folder.file("case.opcase");

    void hand_in(const std::vector<std::string>& paths) { commands::import_files(path, paths, {}); }
    std::string permit()
    {
        return folder.write(
            "排放口基本情况.csv",
            "排放口编号,排放口名称,排放口类型\nDA001,1号锅炉排气筒,主要排放口\nDA002,2号锅炉排气筒,主要排放口\n");
    }
    store::CaseFile open() const { return store::CaseFile::open(path, store::OpenMode::read_only); }
    // "row:column kind written>meant xcells", a line each; "undone" behind it.
    std::string changes() const
    {
        std::string lines;
        for (const store::Change& change : store::changes(open())) {
            lines += std::to_string(change.row) + ":" + change.column + " " + to_text(change.kind) + " " +
                     change.written + ">" + change.meant + " x" + std::to_string(change.cells) +
                     (change.undone ? " undone" : "") + "\n";
        }
        return lines;
    }
    std::int64_t id_of(const std::string& written) const
    {
        for (const store::Change& change : store::changes(open()))
            if (change.written == written) return change.id;
        return 0;
    }
    std::string all(const std::string& sql) const
    {
        const store::CaseFile made = open();
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
    std::string series() const
    {
        const store::CaseFile made = open();
        std::string lines;
        for (const store::SeriesInfo& info : store::SeriesStore(made).list())
            lines +=
                info.key.outlet + " " + info.key.item + " " + info.unit + " " + std::to_string(info.records) + "\n";
        return lines;
    }
    std::string problems() const
    {
        std::string lines;
        for (const store::ImportProblem& problem : open().problems())
            if (!problem.note)
                lines += std::to_string(problem.row) + ":" + problem.column + " " + problem.found + " -> " +
                         problem.expected.zh + "\n";
        return lines;
    }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(changes_test)

BOOST_FIXTURE_TEST_CASE(outlets_are_resolved_when_the_permit_comes_after_the_data, Fixture)
{
    hand_in({folder.write("手工监测结果.csv",
                          "排放口编号,污染物名称,采样时间,实测浓度,单位\n"
                          "1#排气筒,二氧化硫,2025-01-05 10:00,20,mg/m³\n"
                          "DA-001,二氧化硫,2025-02-05 10:00,21,mg/m³\n"
                          "DA002,二氧化硫,2025-02-05 10:00,22,mg/m³\n"),
             folder.write("自动监测小时数据.csv",
                          "排放口编号,监测时间,监测因子,实测值,单位\n"
                          "1#,2025-01-01 00:00,SO₂,10,mg/m³\n"
                          "DA1,2025-01-01 01:00,二氧化硫,11,mg/m³\n"
                          "DA001,2025-01-01 02:00,二氧化硫,12,mg/m³\n")});
    BOOST_TEST(all("SELECT outlet FROM manual_results") == "1#排气筒\nDA-001\nDA002\n");
    BOOST_TEST(series() == "1# 二氧化硫 mg/m³ 1\nDA001 二氧化硫 mg/m³ 1\nDA1 二氧化硫 mg/m³ 1\n");
    hand_in({permit()});
    BOOST_TEST(all("SELECT outlet FROM manual_results") == "DA001\nDA001\nDA002\n");
    BOOST_TEST(series() == "DA001 二氧化硫 mg/m³ 3\n");
    BOOST_TEST(changes() ==
               "2:监测因子 pollutant SO₂>二氧化硫 x0\n"
               "2:排放口编号 outlet 1#排气筒>DA001 x1\n"
               "3:排放口编号 outlet DA-001>DA001 x1\n"
               "0:排放口编号 outlet 1#>DA001 x0\n"
               "0:排放口编号 outlet DA1>DA001 x0\n");
    BOOST_TEST(problems() == "");
    const store::CaseFile made = open();
    const Series loaded = store::SeriesStore(made).load({"DA001", "二氧化硫"});
    BOOST_TEST(loaded.size() == 3U);
    const auto cell = store::SeriesStore(made).cell({"DA001", "二氧化硫"}, midnight({2025, 1, 1}) + kHour);
    BOOST_REQUIRE(cell.has_value());
    BOOST_TEST(cell->value == "11");
    BOOST_TEST(cell->column == "实测值");
    BOOST_TEST(cell->source.row == 3);
}

BOOST_FIXTURE_TEST_CASE(evidence_shows_the_text_as_submitted, Fixture)
{
    hand_in({permit(), folder.write("手工监测结果.csv",
                                    "排放口编号,污染物名称,采样时间,实测浓度,单位\n"
                                    "1#排气筒,SO2,2025-01-05 10:00,20,mg/Nm3\n"
                                    "ｄａ００２,二氧化硫,2025-01-05 10:00,20,mg/m³\n")});
    BOOST_TEST(all("SELECT outlet, pollutant, unit FROM manual_results") ==
               "DA001|二氧化硫|mg/m³\nDA002|二氧化硫|mg/m³\n");
    BOOST_TEST(all("SELECT coalesce(outlet_written, outlet), coalesce(pollutant_written, pollutant), "
                   "coalesce(unit_written, unit) FROM manual_results_rows") ==
               "1#排气筒|SO2|mg/Nm3\nｄａ００２|二氧化硫|mg/m³\n");
}

BOOST_FIXTURE_TEST_CASE(a_name_that_fits_two_outlets_is_a_problem_and_no_change, Fixture)
{
    const std::string data = folder.write(
        "自动监测小时数据.csv", "排放口编号,监测时间,监测因子,实测值,单位\n1#,2025-01-01 00:00,氟化物,7,mg/m³\n");
    const auto summary = commands::import_files(
        path,
        {folder.write("排放口基本情况.csv",
                      "排放口编号,排放口名称,排放口类型\nDW001,废水总排口,主要排放口\nDA001,锅炉,主要排放口\n"),
         data},
        {});
    BOOST_TEST(summary.problems() == 1);
    BOOST_TEST(changes() == "");
    BOOST_TEST(problems() ==
               "0:排放口编号 1# -> 许可证的一个排放口编号；此写法同时符合 DA001、DW001，未作替换，请写明编号\n");
    BOOST_TEST(series() == "1# 氟化物 mg/m³ 1\n");
    // A permit without the second outlet settles it.
    hand_in({folder.write("排放口基本情况.csv", "排放口编号,排放口名称,排放口类型\nDW001,废水总排口,主要排放口\n")});
    BOOST_TEST(problems() == "");
    BOOST_TEST(series() == "DW001 氟化物 mg/m³ 1\n");
}

BOOST_FIXTURE_TEST_CASE(an_outlet_that_was_undone_stays_as_written, Fixture)
{
    const std::string data = folder.write("手工监测结果.csv",
                                          "排放口编号,污染物名称,采样时间,实测浓度,单位\n"
                                          "2#,二氧化硫,2025-01-05 10:00,20,mg/m³\n");
    hand_in({permit(), data});
    BOOST_TEST(all("SELECT outlet FROM manual_results") == "DA002\n");
    commands::undo_change(path, id_of("2#"), {});
    BOOST_TEST(all("SELECT outlet FROM manual_results") == "2#\n");
    BOOST_TEST(changes() == "2:排放口编号 outlet 2#>DA002 x1 undone\n");
    BOOST_CHECK_THROW(commands::undo_change(path, id_of("2#"), {}), Error);
    hand_in({folder.write("手工监测结果.csv",
                          "排放口编号,污染物名称,采样时间,实测浓度,单位\n"
                          "2#,二氧化硫,2025-01-05 10:00,25,mg/m³\n")});
    BOOST_TEST(all("SELECT outlet, measured FROM manual_results") == "2#|25.0\n");
    BOOST_TEST(changes() == "2:排放口编号 outlet 2#>DA002 x1 undone\n");
    const auto events = store::trail(open());
    BOOST_TEST(
        std::any_of(events.begin(), events.end(), [](const auto& event) { return event.event == "undo_change"; }));
}

BOOST_FIXTURE_TEST_CASE(codes_units_and_pollutants_are_recorded_and_undone, Fixture)
{
    hand_in({folder.write("排污许可证基本信息.csv",
                          "排污许可证编号,单位名称,统一社会信用代码,有效期起,有效期止\n"
                          "91370283MA01077799OO1P,某\xE2\x80\x8B厂,9137O283MAO1O77799,2023-06-20,2028-06-19\n"),
             folder.write("手工监测结果.csv",
                          "排放口编号,污染物名称,采样时间,实测浓度(㎎/m3)\n"
                          "ＤＡ００１,ＳＯ２,2025-01-05 10:00,20\n"
                          "ＤＡ００１,ＳＯ２,2025-01-06 10:00,21\n")});
    BOOST_TEST(changes() ==
               "2:排污许可证编号 check_digit 91370283MA01077799OO1P>91370283MA01077799001P x1\n"
               "2:单位名称 invisible 某\xE2\x80\x8B厂>某厂 x1\n"
               "2:统一社会信用代码 check_digit 9137O283MAO1O77799>91370283MA01077799 x1\n"
               "0:实测浓度(㎎/m3) unit ㎎/m3>mg/m³ x1\n"
               "2:排放口编号 spelling ＤＡ００１>DA001 x2\n"
               "2:污染物名称 pollutant ＳＯ２>二氧化硫 x2\n");
    BOOST_TEST(all("SELECT permit_no, enterprise, uscc FROM permit") ==
               "91370283MA01077799001P|某厂|91370283MA01077799\n");
    const std::string sources = all("SELECT id, file FROM sources");
    commands::undo_change(path, id_of("ＳＯ２"), {});
    commands::undo_change(path, id_of("9137O283MAO1O77799"), {});
    BOOST_TEST(all("SELECT pollutant FROM manual_results") == "ＳＯ２\nＳＯ２\n");
    BOOST_TEST(all("SELECT uscc FROM permit") == "9137O283MAO1O77799\n");
    BOOST_TEST(all("SELECT id, file FROM sources") == sources);
    BOOST_TEST(commands::verify_case(path).empty());
    const std::string listed = commands::list_changes(path, {});
    BOOST_TEST(listed.find("已撤销") != std::string::npos, listed);
}

BOOST_AUTO_TEST_CASE(facilities_by_another_name_are_read_by_the_permit_s_code)
{
    Fixture plant;
    const std::string permit =
        plant.folder.write("生产设施.csv", "生产设施编号,生产设施名称\nMF0001,1#锅炉\nMF0002,2#锅炉\n");
    const std::string treatments =
        plant.folder.write("治理设施.csv",
                           "污染治理设施编号,污染治理设施名称,生产设施编号,有组织排放口编号\nTA001,脱硫塔,"
                           "\"MF1、2号锅炉\",\"DA-001、DA2\"\n");
    const std::string events =
        plant.folder.write("异常情况台账.csv",
                           "设施编号,异常开始时间,异常结束时间\n1号锅炉,2025-01-02 03:00,2025-01-02 04:00\n"
                           "脱硫塔,2025-01-02 03:00,2025-01-02 04:00\n"
                           "1号锅炉排气筒,2025-01-02 03:00,2025-01-02 04:00\n"
                           "破碎机,2025-01-02 03:00,2025-01-02 04:00\n");
    const std::string log =
        plant.folder.write("治理设施运行台账.csv", "开始时间,污染治理设施编号,运行状态\n2025-01-02,TA-1,正常\n");
    plant.hand_in({plant.permit(), permit, treatments, events, log});
    BOOST_TEST(plant.all("SELECT facility FROM abnormal_log") == "MF0001\nTA001\nDA001\n破碎机\n");
    BOOST_TEST(plant.all("SELECT treatment FROM treatment_log") == "TA001\n");
    BOOST_TEST(plant.all("SELECT facility, outlet FROM treatments") == "MF0001、MF0002|DA001、DA002\n");
    commands::undo_change(plant.path, plant.id_of("脱硫塔"), {});
    BOOST_TEST(plant.all("SELECT facility FROM abnormal_log ORDER BY id LIMIT 2") == "MF0001\n脱硫塔\n");
}

BOOST_AUTO_TEST_CASE(a_name_that_fits_two_facilities_is_not_decided)
{
    Fixture plant;
    const std::string permit =
        plant.folder.write("生产设施.csv", "生产设施编号,生产设施名称\nMF0001,锅炉\nMF0002,锅炉\n");
    const std::string events = plant.folder.write(
        "异常情况台账.csv", "设施编号,异常开始时间,异常结束时间\n锅炉,2025-01-02 03:00,2025-01-02 04:00\n");
    plant.hand_in({permit, events});
    BOOST_TEST(plant.all("SELECT facility FROM abnormal_log") == "锅炉\n");
    BOOST_TEST(plant.problems() ==
               "2:设施编号 锅炉 -> 许可证的一个设施编号；此写法同时符合 MF0001、MF0002，未作替换，请写明编号\n");
}

BOOST_AUTO_TEST_SUITE_END()
