// SPDX-License-Identifier: Apache-2.0
// The file of a visit: taken in whole or not at all, told where it is wrong, kept durable with its events in the trail.
#include "audit/visits/visit_file.h"

#include <boost/test/unit_test.hpp>

#include "audit/model/error.h"
#include "audit/store/verify.h"
#include "tests/import/case_fixture.h"

using namespace audit;
using namespace audit::visits;

namespace {

// As much of a PNG as intake looks at.
const std::string kPicture = "\x89PNG\r\n\x1a\n and what follows";

const char* const kWhole = R"({
  "format": "onepermit-visit/1", "visit": "2026-01-20", "author": "王二",
  "started": "2026-01-20 09:30", "ended": "2026-01-20 11:45", "place": "厂区", "authority": "虚构市生态环境局",
  "inspectors": [{"name": "李一", "certificate": "EX0001"}, {"name": "王二", "certificate": "EX0002"}],
  "party": [{"name": "许宁", "duty": "环保负责人"}], "certificates_shown": true, "rights_told": true,
  "situation": "检查时1号锅炉运行。",
  "answers": [{"item": "permit_held", "result": "none_found"},
              {"item": "treatment/TA001", "result": "problem", "note": "现场发现pH计示值不变", "measured": "5.40", "unit": "pH"}],
  "photos": [{"file": "1.png", "taken": "2026-01-20 10:02", "place": "脱硫塔", "item": "treatment/TA001", "caption": "pH计"}],
  "signatures": [{"role": "inspector", "name": "李一", "file": "1.png", "signed": "2026-01-20"},
                 {"role": "inspector", "name": "王二", "file": "1.png", "signed": "2026-01-20"},
                 {"role": "party", "name": "许宁", "refused": "当事人拒绝签名"}],
  "orders": [{"number": "1号", "issued_on": "2026-01-22",
              "items": [{"item": "treatment/TA001", "problem": "pH计示值不变", "requirement": "检修校准", "due_on": "2026-02-01"}]}]
})";

std::optional<ItemWords> find_item(const std::string& id)
{
    if (id == "permit_held") return ItemWords{"site", "持证排污", "是否在有效期内"};
    if (id == "treatment/TA001") return ItemWords{"treatment", "TA001 脱硫塔", "参数是否正常"};
    return {};
}

struct Fixture : tests::CaseFixture {
    Fixture() { folder.write("1.png", kPicture); }

    Visit take_in(const std::string& json)
    {
        const std::string path = folder.write("visit.json", json);
        return keep_visit_file(made, read_visit_file(path, audit::visits::visits(made), find_item));
    }
    std::string refusal(const std::string& json)
    {
        try {
            take_in(json);
        } catch (const Error& error) {
            const std::string text = error.what();
            return text.substr(text.find("visit.json"));
        }
        return "nothing was refused";
    }
    std::string counts()
    {
        return all(
            "SELECT (SELECT count(*) FROM visits), (SELECT count(*) FROM visit_answers), (SELECT count(*) FROM "
            "visit_photos), (SELECT count(*) FROM visit_files), (SELECT count(*) FROM visit_signatures), (SELECT "
            "count(*) FROM orders), (SELECT count(*) FROM order_items), (SELECT count(*) FROM trail)");
    }
};

std::string sentences(const std::vector<Text>& texts)
{
    std::string joined;
    for (const Text& one : texts) joined += one.zh + "\n";
    return joined;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(visit_file_test)

BOOST_FIXTURE_TEST_CASE(a_whole_visit_is_kept_as_it_was_told, Fixture)
{
    const Visit visit = take_in(kWhole);
    BOOST_TEST(sentences(lacking(visit)) == "");
    BOOST_TEST(sentences(doubts(visit)) == "");
    BOOST_TEST(visit.head.people.size() == 3);
    const Answer* answer = visit.answer("treatment/TA001");
    BOOST_REQUIRE(answer != nullptr);
    BOOST_TEST((answer->result == Result::problem));
    BOOST_TEST(answer->note == "现场发现pH计示值不变");
    BOOST_TEST(answer->measured == "5.40");
    BOOST_TEST(answer->title == "TA001 脱硫塔");
    BOOST_REQUIRE(visit.photos.size() == 1);
    BOOST_TEST(visit.photos[0].file.sha256 == store::sha256_of(kPicture));
    BOOST_TEST((bytes_of(made, visit.photos[0].file) == kPicture));
    BOOST_TEST(visit.signature(Role::party, "许宁")->note == "当事人拒绝签名");
    BOOST_TEST(orders(made).at(0).items.at(0).requirement == "检修校准");
    BOOST_TEST(store::verify_trail(made).empty());
}

BOOST_FIXTURE_TEST_CASE(the_same_file_again_changes_nothing, Fixture)
{
    take_in(kWhole);
    const std::string before = counts();
    BOOST_TEST(before == "1|2|1|1|3|1|1|9\n");  // one picture serves photo and signatures
    take_in(kWhole);
    BOOST_TEST(counts() == before);
}

BOOST_FIXTURE_TEST_CASE(a_part_leaves_the_rest_alone_and_a_new_answer_counts, Fixture)
{
    take_in(kWhole);
    const Visit visit =
        take_in(R"({"format": "onepermit-visit/1", "visit": "2026-01-20", "author": "李一", "weather": "晴",
        "answers": [{"item": "treatment/TA001", "result": "none_found"}]})");
    BOOST_TEST(visit.head.place == "厂区");
    BOOST_TEST(visit.head.weather == "晴");
    BOOST_TEST((visit.answer("treatment/TA001")->result == Result::none_found));
    BOOST_TEST(visit.answer("treatment/TA001")->author == "李一");
    BOOST_TEST(visit.answers.size() == 2);
    BOOST_TEST(all("SELECT count(*) FROM visit_answers") == "3\n");  // the former one stays as evidence
}

BOOST_FIXTURE_TEST_CASE(what_article_28_asks_for_and_is_missing_is_told, Fixture)
{
    const Visit visit = take_in(R"({"format": "onepermit-visit/1", "visit": "x", "author": "王二",
        "started": "2026-01-20 09:30", "inspectors": [{"name": "李一"}],
        "photos": [{"file": "1.png", "taken": "2026-01-19 10:00"}]})");
    BOOST_TEST(sentences(lacking(visit)) ==
               "没有检查结束时间\n没有检查地点\n没有检查单位\n没有记录出示执法证件\n"
               "没有记录告知申请回避的权利和配合检查的义务\n没有检查情况\n执法人员不足两人\n执法人员李一没有执法证号\n"
               "执法人员李一未签名\n没有现场负责人，也没有注明当事人不在场\n");
    BOOST_TEST(sentences(doubts(visit)) == "照片 1 的拍摄时间 2026-01-19 10:00 不在检查时段内，请核对\n");
}

BOOST_FIXTURE_TEST_CASE(a_wrong_file_is_refused_with_each_place_and_stores_nothing, Fixture)
{
    const std::string told = refusal(R"({"format": "onepermit-visit/1", "visit": "x", "author": "王二", "weathr": "晴",
        "started": "2026-01-20 09:30", "ended": "2026-01-20 08:00",
        "answers": [{"item": "permit_held", "result": "ok"}, {"item": "nobody", "result": "none_found"},
                    {"item": "permit_held", "result": "problem"}, {"item": "permit_held", "result": "none_found", "measured": "viel"}],
        "photos": [{"file": "no.png"}], "signatures": [{"role": "party", "name": "某人", "file": "1.png"}]})");
    for (const char* sentence : {"ended: found 2026-01-20 08:00, expected a time after 2026-01-20 09:30",
                                 "answers[0].result: found \"ok\", expected none_found, problem or not_applicable",
                                 "answers[1].item: found \"nobody\", expected an item of the checklist",
                                 "answers[2].note: found nothing, expected what was found",
                                 "answers[3].measured: found \"viel\", expected a number",
                                 "photos[0].file: found \"no.png\", expected a picture",
                                 "signatures[0].name: found \"某人\", expected somebody",
                                 "weathr: found a field of this name, expected one of"})
        BOOST_CHECK_MESSAGE(told.find(sentence) != std::string::npos, "missing: " << sentence << " in " << told);
    BOOST_TEST(counts() == "0|0|0|0|0|0|0|0\n");
    BOOST_TEST(refusal("{").starts_with("visit.json: is no JSON"));
    folder.write("1.png", "no picture");
    BOOST_TEST(refusal(kWhole).find("photos[0].file: found \"1.png\", expected a JPEG or PNG") != std::string::npos);
}

BOOST_FIXTURE_TEST_CASE(a_picture_that_was_changed_in_the_case_is_told, Fixture)
{
    take_in(kWhole);
    BOOST_TEST(damaged_files(made).empty());
    made.database().execute("UPDATE visit_files SET data = x'00'");
    BOOST_TEST(damaged_files(made).size() == 1);
}

BOOST_AUTO_TEST_SUITE_END()
