// SPDX-License-Identifier: Apache-2.0
#include "audit/import/mapping.h"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include "app/commands/submission.h"
#include "audit/model/error.h"
#include "audit/store/series_store.h"
#include "tests/places.h"

using namespace audit;

namespace {

const char* const kCoal =
    "二号锅炉房入炉煤记录\n"
    "入炉日,煤种,入炉量（吨）,班组\n"
    "2025-01-01,原煤,685.40,甲\n"
    "2025-01-02,原煤,很多,乙\n";

struct Fixture {
    tests::TemporaryFolder folder;
    std::string path = folder.file("case.opcase");
    std::string coal = folder.write("in/coal.csv", kCoal);

    // The skeleton filled in as a person would.
    std::string filled()
    {
        auto document = nlohmann::json::parse(commands::unmapped_skeleton(path));
        auto& mapping = document["mappings"][0];
        mapping["table"] = "material_log";
        const char* columns[] = {"date", "material", "used"};
        for (int i = 0; i < 3; ++i) mapping["columns"][i]["column"] = columns[i];
        mapping["values"] = {{"kind", "燃料"}, {"used_unit", "t"}};
        return folder.write("map.json", document.dump());
    }
    std::string all(const std::string& sql) const
    {
        const store::CaseFile made = store::CaseFile::open(path, store::OpenMode::read_only);
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
};

std::string fault(const std::string& json)
{
    try {
        import::parse_mappings(json, "map.json");
    } catch (const Error& error) {
        return error.what();
    }
    return "none";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(mapping_test)

BOOST_FIXTURE_TEST_CASE(an_unrecognised_file_is_read_from_its_original_by_a_mapping, Fixture)
{
    commands::import_files(path, {coal}, {});
    BOOST_TEST(all("SELECT count(*) FROM material_log") == "0\n");
    const auto skeleton = nlohmann::json::parse(commands::unmapped_skeleton(path));
    BOOST_TEST(skeleton["mappings"][0]["columns"][2]["header"] == "入炉量（吨）");
    BOOST_TEST(skeleton["mappings"][0]["columns"][2]["samples"].dump() == R"(["685.40","很多"])");
    BOOST_TEST(skeleton["mappings"][0]["table"] == "");
    commands::CommonOptions options;
    options.mapping_file = filled();
    const auto summary = commands::import_files(path, {}, options);
    BOOST_TEST((summary.files.at(0).outcome == import::FileOutcome::read_again));
    BOOST_TEST(summary.rows() == 1);
    BOOST_TEST(all("SELECT row, date, kind, material, used, used_written, used_unit FROM material_log") ==
               "3|1735689600|燃料|原煤|685.4|685.40|t\n");
    BOOST_TEST(all("SELECT row, column_header, found, rejected FROM problems WHERE note = 0") ==
               "4|入炉量（吨）|很多|1\n");
    BOOST_TEST(all("SELECT found FROM problems WHERE expected_en LIKE '%by a mapping'") == "coal.csv\n");
    // Another month with the same header needs no map any more.
    commands::import_files(path, {folder.write("in/coal2.csv", "入炉日,煤 种,入炉量(吨),班组\n2025-02-01,原煤,9,甲\n")},
                           {});
    BOOST_TEST(all("SELECT date, used FROM material_log ORDER BY date DESC LIMIT 1") == "1738368000|9.0\n");
}

BOOST_FIXTURE_TEST_CASE(a_wrong_mapping_is_corrected_by_another, Fixture)
{
    commands::import_files(path, {coal}, {});
    commands::CommonOptions options;
    options.mapping_file = filled();
    commands::import_files(path, {}, options);
    auto document = nlohmann::json::parse(tests::read_file(options.mapping_file));
    document["mappings"][0]["values"]["kind"] = "原料";
    options.mapping_file = folder.write("map2.json", document.dump());
    commands::import_files(path, {coal}, options);
    BOOST_TEST(all("SELECT kind FROM material_log") == "原料\n");
    BOOST_TEST(all("SELECT count(*) FROM mappings") == "1\n");
}

BOOST_FIXTURE_TEST_CASE(a_profile_serves_other_cases, Fixture)
{
    commands::import_files(path, {coal}, {});
    commands::CommonOptions options;
    options.mapping_file = filled();
    options.profile_folder = folder.file("bureau/mappings");
    commands::import_files(path, {}, options);
    path = folder.file("other.opcase");
    commands::CommonOptions without;
    without.profile_folder = options.profile_folder;
    commands::import_files(path, {coal}, without);
    BOOST_TEST(all("SELECT count(*) FROM material_log") == "1\n");
    path = folder.file("third.opcase");
    commands::import_files(path, {coal}, {});
    BOOST_TEST(all("SELECT count(*) FROM material_log") == "0\n");
}

BOOST_FIXTURE_TEST_CASE(automatic_data_may_have_a_column_per_item, Fixture)
{
    commands::CommonOptions options;
    options.mapping_file =
        folder.write("map.json", R"({"format": "onepermit-mapping/1", "mappings": [{"table": "auto_hourly",
        "columns": [{"header": "整点", "column": "time"}, {"header": "硫", "column": "measured", "item": "SO2", "unit": "mg/m³"},
                    {"header": "氧", "column": "measured", "item": "含氧量"}, {"header": "状态", "column": null}],
        "values": {"outlet": "DA001"}}]})");
    commands::import_files(path, {folder.write("x.csv", "整点,硫,氧,状态\n2025-01-01 00:00,9.5,6.1,N\n")}, options);
    BOOST_TEST(all("SELECT outlet, item, unit FROM series ORDER BY item") == "DA001|二氧化硫|mg/m³\nDA001|含氧量|%\n");
}

BOOST_AUTO_TEST_CASE(faults_of_a_mapping_are_told_in_one_sentence)
{
    const auto with = [](const std::string& body) {
        return R"({"format": "onepermit-mapping/1", "mappings": [)" + body + "]}";
    };
    BOOST_TEST(fault("nonsense") == "map.json: is no JSON; write a skeleton with `onepermit tables CASE --unmapped`");
    BOOST_TEST(fault("{}").starts_with("map.json: is no file of mappings: expected \"format\""));
    BOOST_TEST(fault(with(R"({"table": "nothing", "columns": [{"header": "a"}]})"))
                   .starts_with("map.json: mapping 1: there is no table \"nothing\""));
    BOOST_TEST(fault(with(R"({"table": "reports", "columns": [{"header": "a", "column": "colour"}]})"))
                   .starts_with("map.json: mapping 1: reports has no column colour"));
    BOOST_TEST(fault(with(R"({"table": "documents", "columns": [{"header": "a", "column": "kind"}]})"))
                   .starts_with("map.json: mapping 1: the required column title has no source"));
    BOOST_TEST(
        fault(
            with(
                R"({"table": "documents", "columns": [{"header": "a", "column": "kind"}, {"header": "b", "column": "kind"}]})"))
            .starts_with("map.json: mapping 1: two columns are mapped to kind"));
    BOOST_TEST(fault(with(R"({"table": "", "columns": [{"header": "a"}]})")) == "none");
    BOOST_TEST(
        fault(with(
            R"({"table": "documents", "columns": [{"header": "a", "column": "kind"}, {"header": "b", "column": "title"}]})")) ==
        "none");
}

BOOST_FIXTURE_TEST_CASE(a_header_of_two_rows_is_mapped_by_both, Fixture)
{
    commands::import_files(
        path, {folder.write("in/coal2.csv", "入炉台账\n,烟煤,,褐煤,\n入炉日,量,硫,量,硫\n2025-01-01,7,0.5,2,0.6\n")},
        {});
    auto document = nlohmann::json::parse(commands::unmapped_skeleton(path));
    auto& mapping = document["mappings"][0];
    BOOST_TEST(mapping["header_rows"] == 2);
    const char* headers[] = {"入炉日", "烟煤 量", "烟煤 硫", "褐煤 量", "褐煤 硫"};
    for (int i = 0; i < 5; ++i) BOOST_TEST(mapping["columns"][i]["header"] == headers[i]);
    BOOST_TEST(mapping["columns"][3]["samples"][0] == "2");
    mapping["table"] = "material_log";
    const char* columns[] = {"date", "used", "sulfur_pct"};
    for (int i = 0; i < 3; ++i) mapping["columns"][i]["column"] = columns[i];
    mapping["values"] = {{"material", "烟煤"}, {"used_unit", "t"}};
    commands::CommonOptions options;
    options.mapping_file = folder.write("map.json", document.dump());
    commands::import_files(path, {}, options);
    BOOST_TEST(all("SELECT row, date, used, sulfur_pct FROM material_log") == "4|1735689600|7.0|0.5\n");
    // The same lower row below other words is another header.
    commands::import_files(
        path, {folder.write("in/coal3.csv", "入炉台账\n,原煤,,柴油,\n入炉日,量,硫,量,硫\n2025-01-02,8,0.5,2,0.6\n")},
        {});
    BOOST_TEST(all("SELECT count(*) FROM material_log") == "1\n");
}

BOOST_FIXTURE_TEST_CASE(each_table_of_a_sheet_has_its_own_mapping, Fixture)
{
    commands::import_files(path,
                           {folder.write("in/原辅材料及燃料台账.csv",
                                         "日期,名称,使用量,计量单位\n2025-01-01,原煤,1,t\n\n入炉日,煤种,入炉量（吨）\n"
                                         "2025-01-02,洗精煤,5\n\n班次,值长,天气\n甲,张,晴\n")},
                           {});
    auto document = nlohmann::json::parse(commands::unmapped_skeleton(path));
    BOOST_REQUIRE(document["mappings"].size() == 2U);
    BOOST_TEST(document["mappings"][1]["columns"][0]["header"] == "班次");
    auto& mapping = document["mappings"][0];
    mapping["table"] = "material_log";
    const char* columns[] = {"date", "material", "used"};
    for (int i = 0; i < 3; ++i) mapping["columns"][i]["column"] = columns[i];
    mapping["values"] = {{"used_unit", "t"}};
    commands::CommonOptions options;
    options.mapping_file = folder.write("map.json", document.dump());
    commands::import_files(path, {}, options);
    BOOST_TEST(all("SELECT row, material, used FROM material_log ORDER BY row") == "2|原煤|1.0\n5|洗精煤|5.0\n");
    BOOST_TEST(nlohmann::json::parse(commands::unmapped_skeleton(path))["mappings"].size() == 1U);
}

BOOST_AUTO_TEST_SUITE_END()
