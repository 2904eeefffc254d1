// SPDX-License-Identifier: Apache-2.0
#include "audit/findings/transfer_review.h"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include "audit/findings/catalogue.h"
#include "audit/reference/pollutants.h"
#include "tests/places.h"

namespace {

using namespace audit;

Finding finding_of(const std::string& check, const std::string& pollutant)
{
    Finding finding;
    finding.check = check;
    finding.severity = findings::find_check(check)->severity;
    finding.subject.pollutant = pollutant;
    finding.period = Period{*parse_time("2025-03-02"), *parse_time("2025-03-03")};
    return finding;
}

Plant plant_of(const std::string& management_class)
{
    Plant plant;
    plant.permit.emplace();
    plant.permit->management_class = management_class;
    return plant;
}

std::string rule_of(const Finding& finding, const Plant& plant = {})
{
    const auto review = findings::transfer_review_of(finding, plant);
    return review ? review->rule : "";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(transfer_review_test)

BOOST_AUTO_TEST_CASE(three_tonnes_of_hazardous_waste_without_manifest_ask_for_a_review)
{
    Finding finding = finding_of("waste_manifest_missing", "");
    finding.unit = "t";
    finding.measured = "3";
    BOOST_TEST(rule_of(finding) == "hazardous_waste_3t");
    finding.measured = "2.999";
    BOOST_TEST(rule_of(finding) == "");
    finding = finding_of("waste_unbalanced", "");
    finding.unit = "t";
    finding.measured = "12.5";
    finding.values["difference"] = "-0.4";
    BOOST_TEST(rule_of(finding) == "");
    finding.values["difference"] = "-4.1";
    BOOST_TEST(rule_of(finding) == "hazardous_waste_3t");
    finding = finding_of("waste_receiver_unlicensed", "");
    BOOST_TEST(rule_of(finding) == "");  // the manifest does not say how much
    finding.values["tonnes"] = "5.000";
    BOOST_TEST(rule_of(finding) == "hazardous_waste_3t");
}

BOOST_AUTO_TEST_CASE(heavy_metals_over_three_or_ten_times_ask_for_a_review)
{
    Finding lead = finding_of("manual_limit_exceeded", "总铅");
    lead.times = "3.01";
    BOOST_TEST(rule_of(lead) == "heavy_metals_3");
    lead.times = "3.00";
    BOOST_TEST(rule_of(lead) == "");
    Finding zinc = finding_of("daily_limit_exceeded", "总锌");
    zinc.times = "9.99";
    BOOST_TEST(rule_of(zinc) == "");
    zinc.times = "10.01";
    BOOST_TEST(rule_of(zinc) == "heavy_metals_10");
    Finding permanganate = finding_of("manual_limit_exceeded", "高锰酸盐指数");
    permanganate.times = "50";
    BOOST_TEST(rule_of(permanganate) == "");
    lead.times = "8";
    lead.severity = Severity::notice;
    BOOST_TEST(rule_of(lead) == "");
}

BOOST_AUTO_TEST_CASE(automatic_data_of_key_plants_ask_for_a_review_where_the_data_contradict_the_record)
{
    const Finding behind_tag = finding_of("exceedance_behind_tag", "二氧化硫");
    BOOST_TEST(rule_of(behind_tag, plant_of("重点管理")) == "automatic_data");
    BOOST_TEST(rule_of(behind_tag, plant_of("简化管理")) == "");
    BOOST_TEST(rule_of(behind_tag) == "");
    BOOST_TEST(rule_of(finding_of("exceedance_behind_tag", "颗粒物"), plant_of("重点管理")) == "");
    BOOST_TEST(rule_of(finding_of("digits_uneven", "二氧化硫"), plant_of("重点管理")) == "");
}

BOOST_AUTO_TEST_CASE(what_happened_before_the_interpretation_is_not_flagged)
{
    Finding finding = finding_of("exceedance_behind_tag", "二氧化硫");
    finding.period = Period{*parse_time("2023-08-01"), *parse_time("2023-08-15")};
    BOOST_TEST(rule_of(finding, plant_of("重点管理")) == "");
    finding.period->to = *parse_time("2023-08-16");
    BOOST_TEST(rule_of(finding, plant_of("重点管理")) == "automatic_data");
}

BOOST_AUTO_TEST_CASE(the_words_say_that_it_is_for_review)
{
    const auto review =
        findings::transfer_review_of(finding_of("exceedance_behind_tag", "化学需氧量"), plant_of("重点管理"));
    BOOST_REQUIRE(review.has_value());
    const std::string words = review->in(Language::zh);
    BOOST_TEST(words.starts_with("可能涉嫌犯罪，建议移送审查（法释〔2023〕7号第一条第七项："), words);
    BOOST_TEST(words.find("不是结论") != std::string::npos, words);
    BOOST_TEST(review->in(Language::en).starts_with("possible crime: transfer review ("));
}

BOOST_AUTO_TEST_CASE(every_rule_names_checks_and_pollutants_that_there_are)
{
    const auto root =
        nlohmann::json::parse(tests::read_file((tests::source_dir() / "data/laws/transfer_review.json").string()));
    BOOST_TEST(root.at("rules").size() == 4U);
    for (const auto& rule : root.at("rules")) {
        for (const std::string& check : rule.at("checks").get<std::vector<std::string>>())
            BOOST_TEST(findings::find_check(check) != nullptr, check);
        for (const std::string& pollutant : rule.value("pollutants", std::vector<std::string>())) {
            const reference::Pollutant* known = reference::find_pollutant(pollutant);
            BOOST_TEST((known != nullptr && known->name == pollutant), pollutant);
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()
