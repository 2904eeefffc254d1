// SPDX-License-Identifier: Apache-2.0
#include "audit/findings/parameter_layers.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>

#include "audit/findings/catalogue.h"
#include "audit/findings/parameter_rules.h"
#include "audit/model/error.h"
#include "audit/store/trail.h"
#include "tests/places.h"

namespace {

using namespace audit;
using findings::drop_file;
using findings::Layer;
using findings::LayeredParameters;
using findings::parse_parameters;
using findings::set_value;
using findings::unset_value;

Plant plant_of(const std::string& industry, const std::string& facility = "")
{
    Plant plant;
    plant.permit.emplace();
    plant.permit->industry = industry;
    if (facility.empty()) return plant;
    plant.facilities.emplace_back();
    plant.facilities.back().name = facility;
    return plant;
}

std::string pack_of(const std::string& industry, const std::string& facility = "")
{
    const auto pack = findings::industry_pack(plant_of(industry, facility));
    return pack ? pack->origin : "";
}

// A parameters file of that kind that sets how many hours a day of operation has.
findings::ParametersFile file_of(const std::string& name, const std::string& kind, int hours)
{
    return parse_parameters(name, R"({"format": "onepermit-parameters/1", "kind": ")" + kind +
                                      R"(", "source": "某文件", "confirmed": true, "checks": {"ledger_gap":
                                      {"operating_hours": )" +
                                      std::to_string(hours) + "}}}");
}

std::string error_of(const std::string& text)
{
    try {
        parse_parameters("p.json", text);
    } catch (const Error& error) {
        BOOST_TEST((error.kind() == ErrorKind::usage));
        return error.what();
    }
    return "";
}

struct Case {
    tests::TemporaryFolder folder;
    store::CaseFile file = store::CaseFile::create(folder.file("plant.opcase"));
    double hours(const std::vector<std::string>& named = {}) const
    {
        return findings::parameters_of(file, {}, named).values.number("ledger_gap", "operating_hours");
    }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(parameter_layers_test)

BOOST_AUTO_TEST_CASE(the_permit_s_industry_chooses_its_pack)
{
    BOOST_TEST(pack_of("4412 热电联产") == "industry_thermal_power");
    BOOST_TEST(pack_of("D4411火力发电") == "industry_thermal_power");
    BOOST_TEST(pack_of("火力发电，锅炉") == "industry_thermal_power");
    BOOST_TEST(pack_of("4430 热力生产和供应") == "industry_boiler");
    BOOST_TEST(pack_of("3011 水泥制造") == "industry_cement");
    BOOST_TEST(pack_of("3110 炼铁") == "industry_steel");
    BOOST_TEST(pack_of("3130 钢压延加工") == "");
    BOOST_TEST(pack_of("3130 钢压延加工", "1号烧结机") == "industry_steel");
    BOOST_TEST(pack_of("4417 生物质能发电") == "industry_thermal_power");
    BOOST_TEST(pack_of("4417 生物质能发电", "1号垃圾焚烧炉") == "industry_waste_incineration");
    BOOST_TEST(pack_of("7723 固体废物治理") == "");
    BOOST_TEST(pack_of("7723 固体废物治理", "焚烧炉") == "industry_waste_incineration");
    BOOST_TEST(pack_of("生活垃圾焚烧") == "industry_waste_incineration");
    BOOST_TEST(pack_of("2211 木竹浆制造") == "industry_paper");
    BOOST_TEST(pack_of("2614 有机化学原料制造") == "industry_chemicals");
    BOOST_TEST(pack_of("3360 金属表面处理及热处理加工") == "industry_coating");
    BOOST_TEST(pack_of("4620 污水处理及其再生利用") == "industry_sewage");
    BOOST_TEST(pack_of("1310 谷物磨制") == "");
    BOOST_TEST(!findings::industry_pack({}).has_value());
}

// What the contract of the checks fixes never depends on the permit's industry alone.
BOOST_AUTO_TEST_CASE(a_pack_that_nobody_named_brings_only_what_is_left_to_the_industry)
{
    for (const std::string& name : findings::shipped_packs()) {
        LayeredParameters parameters;
        parameters.apply(findings::shipped_pack(name), Layer::industry, {}, false);
        for (const auto& [key, value] : parameters.values.overrides())
            BOOST_TEST(findings::rule_of(key.first, key.second).by_industry, name << " " << key.second);
        const bool waste = name == "industry_waste_incineration";
        BOOST_TEST(parameters.values.overrides().size() == (waste ? 2U : 0U), name);
    }
    // Numbers of the contract's tables (checks.md) that must not be marked so.
    for (const auto& entry : findings::catalogue())
        for (const auto& parameter : entry.parameters)
            if (findings::rule_of(entry.id, parameter.name).by_industry)
                BOOST_TEST(parameter.name.starts_with("furnace_"), entry.id << "." << parameter.name);
}

BOOST_AUTO_TEST_CASE(a_pack_that_is_named_holds_as_a_whole)
{
    Case one;
    const auto parameters = findings::parameters_of(one.file, {}, {"industry_cement", "jurisdiction_jiangsu"});
    BOOST_TEST(parameters.values.text("conversion_mismatch", "baseline_o2_pct") == "10");
    const auto origin = parameters.origin_of("carbon_overused", "capacity_pct");
    BOOST_TEST((origin.layer == Layer::command_line));
    BOOST_TEST(origin.file == "jurisdiction_jiangsu");
    BOOST_TEST(origin.confirmed);
    BOOST_TEST(!parameters.origin_of("conversion_mismatch", "baseline_o2_pct").confirmed);
}

BOOST_AUTO_TEST_CASE(later_layers_go_over_earlier_ones_in_whatever_order_they_were_added)
{
    Case one;
    BOOST_TEST(one.hours() == 4);
    keep_file(one.file, file_of("own.json", "case", 7));
    BOOST_TEST(one.hours() == 7);
    keep_file(one.file, file_of("province.json", "jurisdiction", 6));
    keep_file(one.file, file_of("trade.json", "industry", 5));
    BOOST_TEST(one.hours() == 7);
    set_value(one.file, "ledger_gap", "operating_hours", "8");
    BOOST_TEST(one.hours() == 8);
    const std::string named = one.folder.write("named.json", file_of("", "industry", 9).text);
    BOOST_TEST(one.hours({named}) == 9);
    unset_value(one.file, "ledger_gap", "operating_hours");
    drop_file(one.file, "own.json");
    BOOST_TEST(one.hours() == 6);
    keep_file(one.file, file_of("province.json", "jurisdiction", 3));  // the same name replaces
    BOOST_TEST(one.hours() == 3);
    drop_file(one.file, "province.json");
    BOOST_TEST(one.hours() == 5);
    BOOST_TEST(findings::files_of_case(one.file).size() == 1U);
}

// In the form of data/grants.json; only the grant of the plant's industry is taken.
constexpr const char* kGrants = R"({"format": "onepermit-parameters/1", "kind": "jurisdiction", "grants": [
    {"industries": ["443", "锅炉"], "start_hours": 6, "stop_hours": 2, "pollutants": ["NOx", "SO2"],
     "source": "某省办法第五条", "confirmed": true},
    {"industries": ["3011"], "start_hours": 20, "year_hours": 100, "pollutants": []}]})";

BOOST_AUTO_TEST_CASE(a_jurisdiction_grants_its_own_hours_to_its_industries)
{
    Case one;
    keep_file(one.file, parse_parameters("province.json", kGrants));
    const auto boiler = findings::parameters_of(one.file, plant_of("4430 热力生产和供应"), {});
    BOOST_TEST(boiler.values.text("startup_overused", "start_hours") == "6");
    BOOST_TEST(boiler.values.text("startup_overused", "stop_hours") == "2");
    BOOST_TEST(boiler.values.text("startup_overused", "year_hours") == "");
    BOOST_TEST(boiler.values.text("startup_overused", "pollutants") == "氮氧化物、二氧化硫");
    BOOST_TEST(boiler.values.text("startup_overused", "grant_source") == "某省办法第五条");
    const auto origin = boiler.origin_of("startup_overused", "start_hours");
    BOOST_TEST((origin.layer == Layer::jurisdiction));
    BOOST_TEST(origin.confirmed);
    const auto cement = findings::parameters_of(one.file, plant_of("C3011 水泥制造"), {});
    BOOST_TEST(cement.values.text("startup_overused", "start_hours") == "20");
    BOOST_TEST(cement.values.text("startup_overused", "stop_hours") == "");
    BOOST_TEST(cement.values.text("startup_overused", "year_hours") == "100");
    BOOST_TEST(cement.values.text("startup_overused", "pollutants") == "全部");
    const auto paper = findings::parameters_of(one.file, plant_of("2211 木竹浆制造"), {});
    BOOST_TEST(paper.values.text("startup_overused", "start_hours") == "");
    set_value(one.file, "startup_overused", "start_hours", "5");
    BOOST_TEST(findings::parameters_of(one.file, plant_of("443"), {}).values.text("startup_overused", "start_hours") ==
               "5");
}

BOOST_AUTO_TEST_CASE(a_mistake_in_a_grant_is_named)
{
    const auto of = [](const std::string& grant) {
        return error_of(R"({"format": "onepermit-parameters/1", "grants": [)" + grant + "]}");
    };
    BOOST_TEST(of(R"({"start_hours": 4})") == "p.json: grants.industries: found null, expected a list of texts");
    BOOST_TEST(of(R"({"industries": [], "start_hours": 4})") ==
               "p.json: grants.industries: names no industry; expected beginnings of GB/T 4754 codes or words");
    BOOST_TEST(of(R"({"industries": ["443"], "start_hours": -1})") ==
               "p.json: startup_overused.start_hours: found \"-1\", expected a number from 0 to 240 (h), or nothing");
    BOOST_TEST(of(R"({"industries": ["443"], "start_hours": 4.5})") ==
               "p.json: grants.start_hours: found 4.5, expected whole hours");
    BOOST_TEST(of(R"({"industries": ["443"], "pollutants": ["甲乙丙"]})") ==
               "p.json: grants.pollutants: found \"甲乙丙\", expected the name of a pollutant");
    BOOST_TEST(of(R"({"industries": ["443"], "hours": 4})") ==
               "p.json: grants: the key \"hours\" is not known; expected industries, start_hours, stop_hours, "
               "year_hours, pollutants, source, confirmed, id or name");
}

BOOST_AUTO_TEST_CASE(every_change_leaves_an_event_in_the_trail)
{
    Case one;
    keep_file(one.file, file_of("own.json", "case", 7));
    set_value(one.file, "ledger_gap", "operating_hours", "8");
    unset_value(one.file, "ledger_gap", "operating_hours");
    drop_file(one.file, "own.json");
    std::string events;
    for (const store::TrailEvent& event : store::trail(one.file))
        if (event.event == "parameters") events += event.detail + "\n";
    BOOST_TEST(events.find(R"("added":"own.json")") != std::string::npos, events);
    BOOST_TEST(events.find(R"({"set":"ledger_gap.operating_hours","value":"8"})") != std::string::npos, events);
    BOOST_TEST(events.find(R"({"unset":"ledger_gap.operating_hours"})") != std::string::npos, events);
    BOOST_TEST(events.find(R"({"removed":"own.json"})") != std::string::npos, events);
    BOOST_CHECK_THROW(drop_file(one.file, "own.json"), Error);
    BOOST_CHECK_THROW(unset_value(one.file, "ledger_gap", "operating_hours"), Error);
    BOOST_CHECK_THROW(set_value(one.file, "ledger_gap", "operating_hours", "-1"), Error);
    BOOST_TEST(store::trail(one.file).back().detail == R"({"removed":"own.json"})");
}

BOOST_AUTO_TEST_CASE(a_value_knows_its_source_and_a_run_keeps_it)
{
    LayeredParameters parameters;
    parameters.apply(parse_parameters("p.json", R"({"format": "onepermit-parameters/1", "kind": "jurisdiction",
        "all": {"comparison": "exact"},
        "checks": {"ledger_gap": {"operating_hours": {"value": 2.5, "source": "某办法第三条", "confirmed": true}}}})"),
                     Layer::jurisdiction);
    const LayeredParameters kept = findings::from_record(to_record(parameters.values, parameters.origins));
    BOOST_TEST(kept.values.text("ledger_gap", "operating_hours") == "2.5");
    const auto origin = kept.origin_of("ledger_gap", "operating_hours");
    BOOST_TEST(origin.source == "某办法第三条");
    BOOST_TEST(origin.file == "p.json");
    BOOST_TEST((origin.layer == Layer::jurisdiction));
    BOOST_TEST(origin.confirmed);
    BOOST_TEST(kept.values.text("rate_limit_exceeded", "comparison") == "exact");
    BOOST_TEST(!kept.origin_of("rate_limit_exceeded", "comparison").confirmed);
    BOOST_TEST((kept.origin_of("flatline", "constant_hours").layer == Layer::catalogue));
}

BOOST_AUTO_TEST_CASE(the_record_of_an_older_run_is_read)
{
    const auto kept = findings::from_record(
        R"({"all": {"comparison": "exact"}, "checks": {"flatline": {"constant_hours": "8"}, "gone": {"x": "1"}}})");
    BOOST_TEST(kept.values.text("flatline", "constant_hours") == "8");
    BOOST_TEST(kept.values.text("hourly_limit_exceeded", "comparison") == "exact");
    BOOST_TEST(findings::from_record("").values.overrides().empty());
}

BOOST_AUTO_TEST_CASE(a_mistake_is_named_with_file_key_found_and_expected)
{
    const std::string head = R"({"format": "onepermit-parameters/1", )";
    BOOST_TEST(error_of("{\n  \"format\": ").starts_with("p.json: this is not JSON (line 2, column "));
    BOOST_TEST(error_of(head + R"("kind": "village"})") ==
               "p.json: kind: found \"village\", expected \"industry\", \"jurisdiction\" or \"case\"");
    BOOST_TEST(error_of(head + R"("checks": {"ledger_gap": {"operating_hours": -2}}})") ==
               "p.json: ledger_gap.operating_hours: found \"-2\", expected a number from 0 (h), by default 4");
    BOOST_TEST(error_of(head + R"("checks": {"digits_uneven": {"p": 1.5}}})") ==
               "p.json: digits_uneven.p: found \"1.5\", expected a number from 0 to 1, by default 0.0001");
    BOOST_TEST(error_of(head + R"("all": {"comparison": "rough"}})")
                   .find("comparison: found \"rough\", expected one of rounded | exact") != std::string::npos);
    BOOST_TEST(error_of(head + R"("checks": {"conversion_mismatch": {"baseline_o2_pct": "six"}}})") ==
               "p.json: conversion_mismatch.baseline_o2_pct: found \"six\", expected a number from 0 to 20 (%), or "
               "nothing");
    BOOST_TEST(error_of(head + R"("checks": {"ledger_gap": {"operating_hours": [4]}}})") ==
               "p.json: checks.ledger_gap.operating_hours: found [4], expected a number or a text");
    BOOST_TEST(error_of(head + R"("checks": {"ledger_gap": {"operating_hours": {"source": "x"}}}})") ==
               "p.json: checks.ledger_gap.operating_hours: \"value\" is missing");
    BOOST_TEST(error_of(head + R"("confirmed": "yes"})") == "p.json: confirmed: found \"yes\", expected true or false");
}

BOOST_AUTO_TEST_CASE(every_pack_that_ships_says_where_its_numbers_are_from)
{
    BOOST_TEST(findings::shipped_packs().size() >= 11U);
    for (const std::string& name : findings::shipped_packs()) {
        const auto pack = findings::shipped_pack(name);
        BOOST_TEST(!pack.title.zh.empty(), name);
        BOOST_TEST(!pack.title.en.empty(), name);
        for (const auto& value : pack.values) BOOST_TEST(!value.source.empty(), name << " " << value.name);
        for (const auto& fact : pack.facts) BOOST_TEST(!fact.source.empty(), name << " " << fact.name.zh);
        if (pack.kind != Layer::industry) continue;
        for (const char* topic : {"ledger", "report"})
            BOOST_TEST(std::any_of(pack.facts.begin(), pack.facts.end(),
                                   [&](const auto& fact) { return fact.topic == topic; }),
                       name << " has no " << topic);
    }
}

BOOST_AUTO_TEST_SUITE_END()
