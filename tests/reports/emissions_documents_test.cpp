// SPDX-License-Identifier: Apache-2.0
#include "reports/emissions_documents.h"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>
#include <zip.h>

#include "tests/places.h"

namespace {

using namespace audit;
using emissions::Method;
using reports::EmissionsData;

// Half a year of one outlet: automatic counts, the balance stands beside it; and an outlet whose name is a formula.
EmissionsData sample()
{
    EmissionsData data;
    data.enterprise = "虚构热电\x1b[31m";
    data.permit_no = "91370283MA01077799001P";
    data.as_of = "2026-01-05T08:00:00Z";
    data.period = {*parse_time("2025-01-01"), *parse_time("2025-07-01")};
    data.span = emissions::Span::year;
    reports::EmissionsRow row;
    row.amounts.outlet = "DA001";
    row.amounts.pollutant = "二氧化硫";
    row.amounts.period = {{*parse_time("2025-01-01"), *parse_time("2026-01-01")}, data.period, "2025"};
    row.amounts.methods = {{Method::automatic, true, 12.34567891, 4000, 50},
                           {Method::material_balance, false, 14.5, 4000, 0}};
    row.cap = Decimal::parse("20.0");
    row.why = {"许可证自行监测要求为自动监测", "the permit asks for automatic monitoring"};
    data.rows.push_back(row);
    row.amounts.outlet = "=HYPERLINK(\"x\")";
    row.amounts.methods = {{Method::manual, false, 1, 100, 0}};
    row.cap.reset();
    row.why = {"-1+1", "@sum"};
    data.rows.push_back(row);
    data.choices = {{"DA001", "二氧化硫", Method::automatic, data.rows[0].why},
                    {data.rows[1].amounts.outlet, "二氧化硫", std::nullopt, data.rows[1].why}};
    data.parameters = {{"so2_conversion", "0.9", "", "某规范", {"转化率", "conversion"}, false}};
    return data;
}

std::string entry_of(const std::string& path, const char* name)
{
    zip_t* archive = zip_open(path.c_str(), ZIP_RDONLY, nullptr);
    BOOST_REQUIRE(archive != nullptr);
    zip_file_t* file = zip_fopen(archive, name, 0);
    BOOST_REQUIRE(file != nullptr);
    std::string bytes(1 << 20, '\0');
    const zip_int64_t size = zip_fread(file, bytes.data(), bytes.size());
    bytes.resize(static_cast<std::size_t>(size));
    zip_fclose(file);
    zip_discard(archive);
    return bytes;
}

bool holds(const std::string& text, const std::string& words)
{
    return text.find(words) != std::string::npos;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(emissions_documents_test)

BOOST_AUTO_TEST_CASE(csv_has_a_mark_of_its_encoding_and_no_formulas)
{
    const std::string csv = reports::to_emissions_csv(sample(), Language::zh);
    BOOST_TEST(csv.starts_with("\xEF\xBB\xBF排放口,污染物,时段,首日,末日,核算方法,核算量（t）,补足时段,运行小时,"));
    BOOST_TEST(holds(csv,
                     "\r\nDA001,二氧化硫,2025,2025-01-01,2025-06-30,自动监测,12.345679,0.0125,4000,12.345679,,14.5,,"
                     "20.0,0.6173,许可证自行监测要求为自动监测,仅含 2025-01-01 至 2025-06-30\r\n"),
               csv);
    BOOST_TEST(holds(csv, "\r\n\"'=HYPERLINK(\"\"x\"\")\",二氧化硫,2025,2025-01-01,2025-06-30,,,,,,1,,,,,'-1+1,"), csv);
}

BOOST_AUTO_TEST_CASE(text_marks_the_method_that_counts_and_says_why)
{
    const std::string text = reports::to_emissions_text(sample(), Language::zh);
    BOOST_TEST(holds(text, "12.3457 *"), text);
    BOOST_TEST(holds(text, "14.5000"), text);
    BOOST_TEST(!holds(text, "14.5000 *"), text);
    BOOST_TEST(holds(text, "61.7%"), text);
    BOOST_TEST(holds(text, "DA001 二氧化硫：自动监测（许可证自行监测要求为自动监测）"), text);
    BOOST_TEST(holds(text, "无核算量（-1+1）"), text);
    BOOST_TEST(holds(text, "转化率：0.9（某规范；未经官方文本确认）"), text);
    BOOST_TEST(!holds(text, "\x1b"), text);
}

BOOST_AUTO_TEST_CASE(json_keeps_every_method_with_the_one_that_counts)
{
    const auto json = nlohmann::json::parse(reports::to_emissions_json(sample(), Language::en));
    BOOST_TEST(json["format"] == "onepermit-emissions/1");
    BOOST_TEST(json["by"] == "year");
    const auto& row = json["rows"][0];
    BOOST_TEST(row["tonnes"] == "12.345679");
    BOOST_TEST(row["method"] == "automatic");
    BOOST_TEST(row["period"]["whole"] == false);
    BOOST_TEST(row["period"]["covered_to"] == "2025-07-01");
    BOOST_TEST(row["methods"][0]["counts"] == true);
    BOOST_TEST(row["methods"][1]["method"] == "material_balance");
    BOOST_TEST(row["methods"][1]["counts"] == false);
    BOOST_TEST(json["rows"][1]["tonnes"].is_null());
    BOOST_TEST(json["parameters"][0]["confirmed"] == false);
}

BOOST_AUTO_TEST_CASE(the_workbook_has_a_frozen_header_filters_and_number_formats)
{
    const tests::TemporaryFolder folder;
    const std::string path = folder.file("emissions.xlsx");
    reports::write_emissions_xlsx(sample(), Language::zh, path);
    const std::string sheet = entry_of(path, "xl/worksheets/sheet1.xml");
    BOOST_TEST(holds(sheet, "<pane ySplit=\"1\""), sheet);
    BOOST_TEST(holds(sheet, "state=\"frozen\""), sheet);
    BOOST_TEST(holds(sheet, "<autoFilter ref=\"A1:Q3\"/>"), sheet);
    BOOST_TEST(holds(sheet, "<v>12.345679</v>"), sheet);
    BOOST_TEST(!holds(sheet, "<f>"), sheet);
    const std::string styles = entry_of(path, "xl/styles.xml");
    for (const char* format : {"#,##0.0000", "0.0%", "yyyy-mm-dd"}) BOOST_TEST(holds(styles, format), styles);
    BOOST_TEST(holds(entry_of(path, "xl/sharedStrings.xml"), "未经官方文本确认"));
}

BOOST_AUTO_TEST_SUITE_END()
