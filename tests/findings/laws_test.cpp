// SPDX-License-Identifier: Apache-2.0
#include "audit/findings/laws.h"

#include <boost/test/unit_test.hpp>

#include "audit/findings/catalogue.h"
#include "audit/model/error.h"

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
