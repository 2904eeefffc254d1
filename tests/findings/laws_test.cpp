// SPDX-License-Identifier: Apache-2.0
#include "audit/findings/laws.h"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>

#include "audit/findings/catalogue.h"
#include "audit/model/error.h"
#include "tests/places.h"

using namespace audit;
using findings::basis_of;

namespace {

Period days(const char* from, const char* to)
{
    return {*parse_time(from), *parse_time(to)};
}

std::string written(const std::vector<Basis>& basis)
{
    std::string all;
    for (const Basis& norm : basis) all += norm.law + norm.article + (norm.note.zh.empty() ? "" : "*") + "\n";
    return all;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(laws_test)

BOOST_AUTO_TEST_CASE(an_old_act_cites_the_old_norms_and_the_new_ones_with_a_note)
{
    const auto basis = basis_of("over_limit", days("2025-03-02", "2025-03-03"), std::nullopt, "DA001");
    BOOST_TEST(written(basis) ==
               "排污许可管理条例第三十四条第一项\n"
               "中华人民共和国大气污染防治法第九十九条第二项*\n"
               "中华人民共和国生态环境法典第一千一百零三条*\n"
               "中华人民共和国生态环境法典第一千一百零七条*\n");
    BOOST_TEST(basis.front().penalty == "20万元以上100万元以下");
    BOOST_TEST(
        basis[2].note.zh ==
        "该规范自2026-08-15起施行，晚于行为发生时间；按照从旧兼从轻原则（生态环境法典第一千零五十七条）比较后适用，"
        "需法制审核。");
}

BOOST_AUTO_TEST_CASE(judged_before_the_change_only_the_old_norms_are_cited)
{
    const auto basis = basis_of("over_limit", days("2025-03-02", "2025-03-03"), *parse_time("2026-01-01"), "DW001");
    BOOST_TEST(written(basis) ==
               "排污许可管理条例第三十四条第一项\n"
               "中华人民共和国水污染防治法第八十三条第二项\n");
}

BOOST_AUTO_TEST_CASE(a_new_act_cites_the_code_and_the_regulation_for_review)
{
    const auto basis = basis_of("ledger_not_kept", days("2026-09-01", "2026-09-02"), std::nullopt);
    BOOST_TEST(written(basis) ==
               "排污许可管理条例第三十七条第一项*\n"
               "中华人民共和国生态环境法典第一千零八十六条第一款\n");
    BOOST_TEST(basis.front().note.en ==
               "Both the Code and a regulation cover this, possibly with different ranges; legal review needed.");
}

BOOST_AUTO_TEST_CASE(an_act_across_the_change_cites_both_with_notes)
{
    const auto basis = basis_of("over_limit", days("2026-08-10", "2026-08-20"), std::nullopt, "DW001");
    BOOST_TEST(written(basis) ==
               "排污许可管理条例第三十四条第一项*\n"
               "中华人民共和国水污染防治法第八十三条第二项*\n"
               "中华人民共和国生态环境法典第一千一百零三条*\n"
               "中华人民共和国生态环境法典第一千一百零七条*\n");
    BOOST_TEST(basis[2].note.en ==
               "In force since 2026-08-15, within the time of the conduct: it applies to the part after, to the part "
               "before only where it is lighter; legal review needed.");
}

BOOST_AUTO_TEST_CASE(every_conduct_of_a_check_has_norms_of_its_day)
{
    for (const findings::CheckEntry& entry : findings::catalogue()) {
        if (entry.conduct.empty()) continue;
        for (const char* outlet : {"DA001", "DW001", ""}) {
            for (const char* day : {"2024-05-01", "2025-05-01", "2026-12-01"}) {
                const Time from = *parse_time(day);
                const auto basis = basis_of(entry.conduct, Period{from, from + kDay}, from + kDay, outlet);
                BOOST_TEST(!basis.empty(), entry.id << " " << outlet << " " << day);
                for (const Basis& norm : basis) {
                    const bool code = norm.law == "中华人民共和国生态环境法典";
                    const bool replaced = norm.law.ends_with("防治法") || norm.law == "中华人民共和国环境保护法";
                    BOOST_TEST((from >= *parse_time("2026-08-15") ? !replaced : !code),
                               entry.id << " " << day << " " << norm.law);
                    BOOST_TEST(!norm.article.empty(), entry.id);
                }
            }
            // Judged after the change: the old norms and, where the Code has the conduct, its articles for review.
            const auto before = basis_of(entry.conduct, days("2025-05-01", "2025-05-02"), parse_time("2026-12-01"));
            for (const Basis& norm : before)
                if (norm.law == "中华人民共和国生态环境法典")
                    BOOST_TEST(norm.note.zh.find("需法制审核") != std::string::npos, entry.id);
        }
    }
}

// Every conduct that data/laws knows, on either side of the day on which the Code came into force and across it.
BOOST_AUTO_TEST_CASE(every_conduct_cites_by_the_second_of_the_change)
{
    const Time change = *parse_time("2026-08-15");
    const Time later = *parse_time("2026-12-01");
    const auto root = nlohmann::json::parse(tests::read_file(tests::source_dir() / "data/laws/conducts.json"));
    const auto laws = nlohmann::json::parse(tests::read_file(tests::source_dir() / "data/laws/laws.json")).at("laws");
    for (const auto& entry : root.at("conducts").items()) {
        const std::string& conduct = entry.key();
        for (const nlohmann::json& norm : entry.value().at("norms")) {
            const nlohmann::json& law = laws.at(norm.at("law").get<std::string>());
            const bool is_new = law.at("from") == "2026-08-15";
            const bool is_over = law.at("to") == "2026-08-15";
            const std::string outlet = norm.value("medium", "") == "water" ? "DW001" : "DA001";
            const auto note_at = [&](Time from, Time to, Time judged) -> std::optional<std::string> {
                for (const Basis& basis : basis_of(conduct, Period{from, to}, judged, outlet))
                    if (basis.law == norm.at("law") && basis.article == norm.at("article")) return basis.note.en;
                return std::nullopt;
            };
            const std::string what = conduct + " " + norm.at("law").get<std::string>();
            const auto before = note_at(change - kDay, change, later);
            const auto before_then = note_at(change - kDay, change, change - 1);
            const auto after = note_at(change, change + kDay, later);
            const auto across = note_at(change - 1, change + 1, later);
            BOOST_TEST(before.has_value(), what);
            BOOST_TEST(before_then.has_value() == !is_new, what);
            BOOST_TEST(after.has_value() == !is_over, what);
            BOOST_TEST(across.has_value(), what);
            if (is_new) {
                BOOST_TEST(before->find("after the conduct") != std::string::npos, what);
                BOOST_TEST(across->find("within the time of the conduct") != std::string::npos, what);
                BOOST_TEST(after->find("2026-08-15") == std::string::npos, what);
            }
            if (is_over) {
                BOOST_TEST(before->find("No longer in force since 2026-08-15") != std::string::npos, what);
                BOOST_TEST(across->find("No longer in force since 2026-08-15") != std::string::npos, what);
                BOOST_TEST(before_then->find("No longer") == std::string::npos, what);
            }
            if (!norm.value("confirmed", true))
                BOOST_TEST(before->find("not been verified") != std::string::npos, what);
        }
    }
}

BOOST_AUTO_TEST_CASE(the_detention_of_article_63_has_its_two_ranges)
{
    const auto basis = basis_of("falsification_suspected", days("2025-05-01", "2025-05-02"), std::nullopt, "DA001");
    const auto found = std::find_if(basis.begin(), basis.end(),
                                    [](const Basis& norm) { return norm.law == "中华人民共和国环境保护法"; });
    BOOST_REQUIRE(found != basis.end());
    BOOST_TEST(
        found->penalty ==
        "尚不构成犯罪的，对直接负责的主管人员和其他直接责任人员，处十日以上十五日以下拘留；情节较轻的，处五日以上十"
        "日以下拘留");
    BOOST_TEST(found->note.zh.find("条款未经官方文本核实。") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_finding_without_a_place_in_time_cites_the_law_of_the_compilation)
{
    BOOST_TEST(written(basis_of("permit_content", std::nullopt, std::nullopt)) ==
               "排污许可管理条例第十三条*\n中华人民共和国生态环境法典第一百八十一条\n");
}

BOOST_AUTO_TEST_CASE(what_breaks_no_norm_cites_none)
{
    BOOST_TEST(basis_of("", std::nullopt, std::nullopt).empty());
}

BOOST_AUTO_TEST_CASE(an_unknown_conduct_is_named)
{
    BOOST_CHECK_EXCEPTION(basis_of("no_such_conduct", std::nullopt, std::nullopt), Error, [](const Error& e) {
        return std::string(e.what()) == "data/laws: conducts.json lacks \"no_such_conduct\"";
    });
}

BOOST_AUTO_TEST_SUITE_END()
