// SPDX-License-Identifier: Apache-2.0
// What people decide about findings, by the command line: states, suppressions, comparison and the matrix.
#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include "tests/app/program_run.h"
#include "tests/app/small_submission.h"
#include "tests/places.h"

using nlohmann::json;
using tests::ProgramRun;
using tests::run_program;

namespace {

bool says(const std::string& text, const std::string& words)
{
    return text.find(words) != std::string::npos;
}

// A case with one finding: two hours over the limit.
struct Case {
    Case()
    {
        tests::write_small_submission(folder.file("in"));
        audit(1);
    }
    void audit(int expected)
    {
        const ProgramRun run =
            run_program({"audit", file, folder.file("in"), "--check", "hourly_limit_exceeded", "--quiet"});
        BOOST_TEST(run.status == expected, run.output + run.errors);
    }
    json findings() const { return json::parse(run_program({"findings", file, "-f", "json"}).output); }
    ProgramRun on_case(std::vector<std::string> arguments) const
    {
        arguments.insert(arguments.begin() + 1, file);
        return run_program(arguments);
    }
    std::string id() const { return findings()["findings"][0]["id"]; }
    // The hours again, the first one over the limit with that value; without it the finding is gone.
    void hand_in(const std::string& value)
    {
        std::string text = tests::read_file(folder.file("in/自动监测小时数据_DA001.csv"));
        for (const char* old : {"61.3", "75.1", "20.55"}) {
            const std::string mark = std::string("二氧化硫,") + old + ",,";
            for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark, at + 1))
                text.replace(at, mark.size(), "二氧化硫," + value + ",,");
        }
        folder.write("in/自动监测小时数据_DA001.csv", text);
    }

    tests::TemporaryFolder folder;
    std::string file = folder.file("a.opcase");
};

}  // namespace

BOOST_AUTO_TEST_SUITE(decisions_test)

BOOST_AUTO_TEST_CASE(a_finding_goes_through_its_life_and_the_trail_stays_whole)
{
    const Case plant;
    const std::string id = plant.id();
    BOOST_TEST(plant.findings()["findings"][0]["state"] == "open");
    for (const auto& [state, reason] :
         std::vector<std::pair<std::string, std::string>>{{"confirmed", "seen_on_site"},
                                                          {"ordered", "order_issued"},
                                                          {"submitted", "report_received"},
                                                          {"closed", "verified_on_site"}}) {
        const ProgramRun run = plant.on_case({"dispose", id, "--state", state, "--reason", reason, "--author", "张三"});
        BOOST_TEST(run.status == 0, run.errors);
        BOOST_TEST(plant.findings()["findings"][0]["state"] == state);
    }
    const json decision = plant.findings()["findings"][0]["decision"];
    BOOST_TEST(decision["author"] == "张三");
    BOOST_TEST(decision["reason"] == "verified_on_site");
    BOOST_TEST(decision["changed_since"] == false);
    BOOST_TEST(run_program({"verify", plant.file}).status == 0);
}

BOOST_AUTO_TEST_CASE(a_step_that_is_not_one_is_refused_with_what_is_allowed)
{
    const Case plant;
    const std::string id = plant.id();
    const ProgramRun leap =
        plant.on_case({"dispose", id, "--state", "closed", "--reason", "verified_on_site", "--author", "a"});
    BOOST_TEST(leap.status == 2);
    BOOST_TEST(leap.errors == "onepermit: " + id +
                                  ": is open; from there it can become explained, confirmed, dismissed, not closed\n");
    const ProgramRun reason =
        plant.on_case({"dispose", id, "--state", "dismissed", "--reason", "no_mood", "--author", "a"});
    BOOST_TEST(reason.status == 2);
    BOOST_TEST(says(reason.errors, "data_error, wrong_parameter, duplicate"), reason.errors);
    BOOST_TEST(plant.on_case({"dispose", "none", "--state", "dismissed", "--reason", "duplicate"}).status == 2);
    BOOST_TEST(plant.findings()["findings"][0]["state"] == "open");
}

BOOST_AUTO_TEST_CASE(a_dismissed_violation_does_not_count_until_the_decision_is_taken_back)
{
    Case plant;
    const std::string id = plant.id();
    BOOST_TEST(plant
                   .on_case({"dispose", id, "--state", "dismissed", "--reason", "data_error", "--note", "误填",
                             "--author", "李四"})
                   .status == 0);
    plant.audit(0);
    BOOST_TEST(plant.findings()["findings"][0]["state"] == "dismissed");
    BOOST_TEST(plant.findings()["findings"][0]["decision"]["note"] == "误填");
    BOOST_TEST(plant.on_case({"dispose", id, "--undo", "--author", "李四"}).status == 0);
    BOOST_TEST(plant.findings()["findings"][0]["state"] == "open");
    plant.audit(1);
    BOOST_TEST(plant.on_case({"dispose", id, "--undo", "--author", "李四"}).status == 2);
}

BOOST_AUTO_TEST_CASE(a_dismissed_finding_that_changed_counts_again)
{
    Case plant;
    plant.on_case({"dispose", plant.id(), "--state", "dismissed", "--reason", "data_error", "--author", "a"});
    plant.hand_in("75.1");
    plant.audit(1);
    BOOST_TEST(plant.findings()["findings"][0]["state"] == "dismissed");
    BOOST_TEST(plant.findings()["findings"][0]["decision"]["changed_since"] == true);
}

BOOST_AUTO_TEST_CASE(a_finding_that_was_closed_and_comes_back_is_reopened)
{
    Case plant;
    const std::string id = plant.id();
    for (const auto& [state, reason] :
         std::vector<std::pair<std::string, std::string>>{{"confirmed", "admitted"},
                                                          {"ordered", "order_issued"},
                                                          {"submitted", "report_received"},
                                                          {"closed", "verified_by_documents"}})
        plant.on_case({"dispose", id, "--state", state, "--reason", reason, "--author", "a"});
    plant.hand_in("20.55");
    plant.audit(0);
    BOOST_TEST(plant.findings()["findings"].empty());
    const ProgramRun gone = plant.on_case({"findings", "--against", "1", "-f", "json"});
    BOOST_TEST(json::parse(gone.output)["findings"][0]["change"] == "gone");
    plant.hand_in("61.3");
    plant.audit(1);
    BOOST_TEST(plant.findings()["findings"][0]["state"] == "reopened");
    const ProgramRun back = plant.on_case({"findings", "--against", "2", "-f", "json"});
    BOOST_TEST(json::parse(back.output)["findings"][0]["change"] == "reopened");
    BOOST_TEST(json::parse(back.output)["counts"]["reopened"] == 1);
}

BOOST_AUTO_TEST_CASE(a_suppressed_finding_is_listed_but_not_counted)
{
    Case plant;
    const ProgramRun made = plant.on_case({"suppress", "--check", "hourly_limit_exceeded", "--outlet", "DA001",
                                           "--reason", "handled_elsewhere", "--note", "另案", "--author", "王五"});
    BOOST_TEST(made.status == 0, made.errors);
    plant.audit(0);
    const json file = plant.findings();
    BOOST_TEST(file["findings"][0]["suppressed"] == 1);
    BOOST_TEST(file["suppressions"][0]["state"] == "in force");
    const ProgramRun text = plant.on_case({"findings"});
    BOOST_TEST(says(text.output, "已屏蔽的线索（1 条"), text.output);
    BOOST_TEST(says(text.output, "另案"));
    const ProgramRun list = plant.on_case({"suppressions"});
    for (const char* words : {"王五", "已另案处理", "有效", "DA001"}) BOOST_TEST(says(list.output, words), list.output);
    BOOST_TEST(plant.on_case({"suppress", "--revoke", "1", "--note", "结案", "--author", "王五"}).status == 0);
    plant.audit(1);
    BOOST_TEST(says(plant.on_case({"suppressions"}).output, "已撤销"));
    BOOST_TEST(plant.on_case({"suppress", "--revoke", "1", "--author", "王五"}).status == 2);
}

BOOST_AUTO_TEST_CASE(a_changed_finding_is_not_silently_suppressed)
{
    Case plant;
    plant.on_case({"suppress", "--check", "hourly_limit_exceeded", "--reason", "other", "--author", "a"});
    plant.hand_in("75.1");
    plant.audit(1);
    BOOST_TEST(plant.findings()["findings"][0]["suppressed"].is_null());
    BOOST_TEST(plant.findings()["suppressions"][0]["state"] == "stale");
    BOOST_TEST(plant.findings()["suppressions"][0]["changed"][0] == plant.id());
    BOOST_TEST(says(plant.on_case({"suppressions"}).output, "须重新确认"));
}

BOOST_AUTO_TEST_CASE(an_expired_suppression_hides_nothing_and_stays_listed)
{
    Case plant;
    BOOST_TEST(
        plant.on_case({"suppress", "--outlet", "DA001", "--reason", "other", "--author", "a", "--until", "2020-12-31"})
            .status == 0);
    plant.audit(1);
    BOOST_TEST(plant.findings()["suppressions"][0]["state"] == "expired");
    BOOST_TEST(says(plant.on_case({"suppressions"}).output, "已到期"));
}

BOOST_AUTO_TEST_CASE(a_suppression_of_everything_or_of_nothing_is_refused)
{
    const Case plant;
    BOOST_TEST(plant.on_case({"suppress", "--reason", "other", "--author", "a"}).status == 2);
    BOOST_TEST(plant.on_case({"suppress", "--outlet", "DA999", "--reason", "other", "--author", "a"}).status == 2);
    BOOST_TEST(plant.on_case({"suppress", "--outlet", "DA001", "--reason", "whatever", "--author", "a"}).status == 2);
    BOOST_TEST(plant.findings()["suppressions"].empty());
}

BOOST_AUTO_TEST_CASE(two_audits_are_compared_in_every_format)
{
    Case plant;
    plant.hand_in("75.1");
    plant.audit(1);
    const json file = json::parse(plant.on_case({"findings", "--against", "1", "-f", "json"}).output);
    BOOST_TEST(file["format"] == "onepermit-comparison/1");
    BOOST_TEST(file["counts"]["changed"] == 1);
    BOOST_TEST(file["findings"][0]["measured"] == "75.1");
    BOOST_TEST(file["findings"][0]["before"]["measured"] == "61.3");
    BOOST_TEST(says(plant.on_case({"findings", "--against", "1"}).output, "数值有变 1 条"));
    BOOST_TEST(says(plant.on_case({"findings", "--against", "1", "-f", "csv"}).output, "61.3 mg/m³"));
    BOOST_TEST(plant.on_case({"findings", "--against", "1", "-f", "xlsx", "-o", plant.folder.file("c.xlsx")}).status ==
               0);
    BOOST_TEST(tests::read_file(plant.folder.file("c.xlsx")).starts_with("PK"));
    BOOST_TEST(plant.on_case({"findings", "--against", "7"}).status == 2);
    const ProgramRun runs = plant.on_case({"runs"});
    BOOST_TEST(std::count(runs.output.begin(), runs.output.end(), '\n') == 4, runs.output);
}

BOOST_AUTO_TEST_CASE(two_cases_are_compared_by_what_both_looked_at)
{
    const Case first;
    const tests::TemporaryFolder folder;
    tests::write_small_clean_submission(folder.file("in"));
    const std::string second = folder.file("b.opcase");
    run_program({"audit", second, folder.file("in"), "--quiet"});
    const json file = json::parse(
        run_program({"findings", second, "--against", first.file, "-f", "json", "--check", "hourly_limit_exceeded"})
            .output);
    BOOST_TEST(file["counts"]["gone"] == 1);
    // The first audit made one check only: what others find now is not new.
    const std::string third = folder.file("c.opcase");
    run_program({"audit", third, first.folder.file("in"), "--quiet"});
    const json all = json::parse(run_program({"findings", third, "--against", first.file, "-f", "json"}).output);
    BOOST_TEST(all["counts"]["new"] == 0);
    BOOST_TEST(all["counts"]["unchanged"] == 1);
    BOOST_TEST(!all["not_compared"].empty());
}

BOOST_AUTO_TEST_CASE(the_matrix_tells_found_clean_and_could_not_run_apart)
{
    const tests::TemporaryFolder folder;
    tests::write_small_submission(folder.file("in"));
    folder.write("in/许可排放限值.csv",
                 "排放口编号,污染物种类,许可排放小时浓度限值\nDA001,二氧化硫,50mg/Nm3\nDA002,二氧化硫,50mg/Nm3\n");
    folder.write("in/排放口基本情况.csv",
                 "排放口编号,排放口名称,排放口类型\nDA001,1号,主要排放口\nDA002,2号,主要排放口\n");
    const std::string file = folder.file("a.opcase");
    const json findings = json::parse(run_program({"audit", file, folder.file("in"), "--json", "-", "--quiet"}).output);
    const auto cell = [&](const std::string& check, const json& outlet) {
        for (const json& one : findings["coverage"])
            if (one["check"] == check && one["outlet"] == outlet) return one;
        return json();
    };
    BOOST_TEST(cell("hourly_limit_exceeded", "DA001")["state"] == "found");
    BOOST_TEST(cell("hourly_limit_exceeded", "DA001")["worst"] == "violation");
    BOOST_TEST(cell("hourly_limit_exceeded", "DA002")["state"] == "could not run");
    BOOST_TEST(!cell("hourly_limit_exceeded", "DA002")["reason"].is_null());
    BOOST_TEST(cell("daily_limit_exceeded", "DA001")["state"] == "not applicable");
    BOOST_TEST(cell("flatline", "DA001")["state"] == "clean");
    BOOST_TEST(cell("waste_overstored", nullptr)["state"] == "could not run");
    const ProgramRun text = run_program({"findings", file, "--matrix"});
    for (const char* words : {"DA001", "DA002", "●", "○", "×", "无法核查的原因"})
        BOOST_TEST(says(text.output, words), words);

    const json cells = json::parse(run_program({"findings", file, "--matrix", "-f", "json"}).output);
    BOOST_TEST(cells["format"] == "onepermit-coverage/1");
    BOOST_TEST(cells["cells"].size() == findings["coverage"].size());
    BOOST_TEST(cells["cells"][0].contains("title"));
    const std::string csv = folder.file("matrix.csv");
    const ProgramRun written = run_program({"findings", file, "--matrix", "-f", "csv", "-o", csv});
    BOOST_TEST(written.output.empty());
    BOOST_TEST(says(tests::read_file(csv), "hourly_limit_exceeded,自动监测小时浓度超过许可限值,DA001,found,"));
    const ProgramRun workbook = run_program({"findings", file, "--matrix", "-f", "xlsx", "-o", folder.file("m.xlsx")});
    BOOST_TEST(workbook.status == 2);
    BOOST_TEST(says(workbook.errors, "holds it as a sheet"));
}

// A check of a bureau's own is named by its title wherever findings are listed, compared, suppressed or counted.
BOOST_AUTO_TEST_CASE(a_bureau_s_own_check_is_named_by_its_title)
{
    const Case plant;
    plant.folder.write("own/any_limit.sql", "SELECT outlet, pollutant, source, row FROM limits");
    plant.folder.write("own/any_limit.json", R"({"id": "any_limit", "topic": "limits", "severity": "suspicion",
 "title": {"zh": "本局限值核对", "en": "Limits to look at"}, "finds": {"zh": "甲", "en": "a"},
 "message": {"zh": "{outlet}", "en": "{outlet}"}, "verify": {"zh": "乙", "en": "b"},
 "leaves_alone": {"zh": "丙", "en": "c"}, "conduct": "", "needs": [["limits"]], "parameters": []})");
    run_program({"audit", plant.file, "--checks-folder", plant.folder.file("own"), "--quiet"});
    const std::string title = "本局限值核对";
    BOOST_TEST(says(run_program({"findings", plant.file, "--against", "1"}).output, title));
    BOOST_TEST(says(run_program({"findings", plant.file, "--matrix"}).output, title));
    const ProgramRun made = run_program(
        {"suppress", plant.file, "--check", "any_limit", "--reason", "other", "--note", "已核对", "--author", "张三"});
    BOOST_TEST(made.status == 0, made.errors);
    BOOST_TEST(says(run_program({"suppressions", plant.file}).output, title));
    BOOST_TEST(says(run_program({"findings", plant.file}).output, title));
}

BOOST_AUTO_TEST_CASE(every_finding_of_the_file_has_its_place)
{
    const Case plant;
    const json finding = plant.findings()["findings"][0];
    for (const char* key : {"root_cause", "triage", "state", "decision", "suppressed"})
        BOOST_TEST(finding.contains(key), key);
    BOOST_TEST(finding["triage"]["verdict"] == "go and see");
    BOOST_TEST(plant.findings()["doubts"]["grade"].is_null());
    const ProgramRun shown = run_program({"show", plant.file, plant.id()});
    BOOST_TEST(says(shown.output, "待处理"), shown.output);
    BOOST_TEST(says(shown.output, "到场查看"), shown.output);
}

BOOST_AUTO_TEST_SUITE_END()
