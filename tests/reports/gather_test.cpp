// SPDX-License-Identifier: Apache-2.0
// From a real case file to documents: what is gathered is what was imported and found.
#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include "audit/pipeline.h"
#include "reports/documents.h"
#include "reports/report_data.h"
#include "tests/places.h"
#include "tests/reports/pdf_tools.h"

using audit::Language;

namespace {

std::string hours()
{
    std::string csv = "排放口编号,监测时间,监测因子,实测值,标记\n";
    for (int day = 1; day <= 5; ++day) {
        for (int hour = 0; hour < 24; ++hour) {
            const bool over = day == 3 && hour >= 5 && hour < 8;
            char line[80];
            std::snprintf(line, sizeof line, "DA001,2025-03-%02d %02d:00,二氧化硫,%d.%d,%s\n", day, hour,
                          over ? 60 + hour : 30 + (hour * 7 + day) % 11, day, day == 4 && hour < 2 ? "C" : "N");
            csv += line;
        }
    }
    return csv;
}

struct AuditedCase {
    AuditedCase()
    {
        folder.write("in/许可排放限值.csv",
                     "排放口编号,污染物种类,许可排放小时浓度限值,第一年许可排放量限值\nDA001,二氧化硫,50mg/Nm3,12.5\n");
        folder.write("in/自动监测小时数据.csv", hours());
        audit::import::import_submission(file, {folder.file("in")});
    }
    audit::findings::Run run()
    {
        audit::AuditOptions options;
        options.only_checks = {"hourly_limit_exceeded", "flatline"};
        options.parameters.set("flatline", "constant_hours", "8");
        return audit::audit_case(file, options);
    }
    tests::TemporaryFolder folder;
    audit::store::CaseFile file = audit::store::CaseFile::create(folder.file("plant.opcase"));
};

const audit::Finding& worst(const reports::ReportData& data)
{
    for (const audit::Finding& finding : data.run.findings) {
        if (finding.check == "hourly_limit_exceeded") return finding;
    }
    throw std::runtime_error("the exceedance was not found");
}

}  // namespace

BOOST_AUTO_TEST_SUITE(gather_test)

BOOST_AUTO_TEST_CASE(gathers_files_findings_and_their_cells)
{
    AuditedCase plant;
    plant.run();
    const reports::ReportData data = reports::gather(plant.file, Language::zh);
    BOOST_TEST(data.audited);
    BOOST_REQUIRE_EQUAL(data.inputs.size(), 2U);
    BOOST_TEST(data.inputs[0].sha256.size() == 64U);
    BOOST_REQUIRE_EQUAL(data.evidence.size(), data.run.findings.size());
    const audit::Finding& finding = worst(data);
    BOOST_TEST(finding.measured == "67.3");
    const auto& cells = data.evidence[static_cast<std::size_t>(&finding - data.run.findings.data())];
    BOOST_REQUIRE(!cells.empty());
    BOOST_TEST(cells[0].file.find("自动监测小时数据.csv") != std::string::npos);
    BOOST_TEST(cells[0].column == "实测值");
}

BOOST_AUTO_TEST_CASE(tells_the_parameters_that_were_used)
{
    AuditedCase plant;
    plant.run();
    const reports::ReportData data = reports::gather(plant.file, Language::zh);
    bool seen = false;
    for (const reports::ParameterInForce& parameter : data.parameters) {
        if (parameter.check != "flatline" || parameter.name != "constant_hours") continue;
        seen = true;
        BOOST_TEST(parameter.value == "8");
        BOOST_TEST(parameter.overridden());
    }
    BOOST_TEST(seen);
}

BOOST_AUTO_TEST_CASE(draws_the_series_with_limit_flags_and_the_findings_own_time)
{
    AuditedCase plant;
    plant.run();
    const reports::ReportData data = reports::gather(plant.file, Language::zh);
    const auto chart = data.chart(worst(data));
    BOOST_REQUIRE(chart.has_value());
    BOOST_TEST(chart->title == "DA001 二氧化硫 自动监测小时值（实测值，mg/m³）");
    BOOST_REQUIRE_EQUAL(chart->limits.size(), 1U);
    BOOST_TEST(chart->limits[0].value == 50.0);
    BOOST_TEST(chart->limits[0].label == "小时限值 50");
    BOOST_REQUIRE_EQUAL(chart->bands.size(), 1U);
    BOOST_TEST((chart->bands[0].kind == reports::BandKind::service));
    BOOST_TEST(audit::to_text(chart->marked->from) == "2025-03-03T05:00");
    audit::Finding whole_plant;
    BOOST_TEST(!data.chart(whole_plant).has_value());
    audit::Finding future = worst(data);  // a forecast: no data to draw
    future.period = audit::Period{audit::midnight({2025, 11, 1}), audit::midnight({2025, 12, 1})};
    BOOST_TEST(!data.chart(future).has_value());
    audit::Finding amount = worst(data);
    amount.unit = 't';
    BOOST_TEST(!data.chart(amount).has_value());
}

BOOST_AUTO_TEST_CASE(documents_of_one_case_are_the_same_each_time)
{
    AuditedCase plant;
    plant.run();
    const std::string first = plant.folder.file("a.pdf");
    const std::string second = plant.folder.file("b.pdf");
    reports::write_document(plant.file, {"findings", Language::zh}, first);
    reports::write_document(plant.file, {"findings", Language::zh}, second);
    BOOST_TEST((tests::read_file(first) == tests::read_file(second)));
    BOOST_TEST(reports::findings_json(plant.file, Language::zh) == reports::findings_json(plant.file, Language::zh));
    BOOST_TEST(tests::faults_of_pdf(tests::read_file(first)) == "");
    BOOST_TEST(tests::text_of_pdf(tests::read_file(first)).find("小时限值 50") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(the_findings_file_follows_the_run)
{
    AuditedCase plant;
    const audit::findings::Run run = plant.run();
    const auto json = nlohmann::json::parse(reports::findings_json(plant.file, Language::en));
    BOOST_TEST(json["period"]["from"] == "2025-03-01");
    BOOST_TEST(json["period"]["to"] == "2025-03-06");
    BOOST_TEST(json["checks"].size() == run.outcomes.size());
    BOOST_REQUIRE_EQUAL(json["findings"].size(), run.findings.size());
    for (std::size_t i = 0; i < run.findings.size(); ++i) BOOST_TEST(json["findings"][i]["id"] == run.findings[i].id);
    BOOST_TEST(json["inputs"][0]["tables"][0]["rows"] == 120);
    BOOST_TEST(json["enterprise"].is_null());
}

BOOST_AUTO_TEST_CASE(an_unaudited_case_says_so)
{
    AuditedCase plant;
    const std::string path = plant.folder.file("a.pdf");
    reports::write_document(plant.file, {"findings", Language::zh}, path);
    BOOST_TEST(tests::text_of_pdf(tests::read_file(path)).find("尚未核查") != std::string::npos);
    BOOST_TEST(nlohmann::json::parse(reports::findings_json(plant.file, Language::zh))["period"].is_null());
}

BOOST_AUTO_TEST_CASE(the_cap_is_that_of_the_permit_year)
{
    audit::Plant plant;
    plant.permit = audit::Permit{};
    plant.permit->valid_from = audit::midnight({2023, 6, 1});
    audit::PermitLimit limit;
    limit.outlet = "DA001";
    limit.pollutant = "二氧化硫";
    limit.years = {audit::LimitValue{{}, {30, 0}, "t/a", "30"}, audit::LimitValue{{}, {25, 0}, "t/a", "25"}};
    plant.limits = {limit};
    BOOST_TEST(reports::annual_cap(plant, "DA001", "二氧化硫", audit::midnight({2024, 5, 31}))->to_string() == "30");
    BOOST_TEST(reports::annual_cap(plant, "DA001", "二氧化硫", audit::midnight({2024, 6, 1}))->to_string() == "25");
    BOOST_TEST(!reports::annual_cap(plant, "DA002", "二氧化硫", audit::midnight({2024, 6, 1})).has_value());
}

BOOST_AUTO_TEST_SUITE_END()
