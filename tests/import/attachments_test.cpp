// SPDX-License-Identifier: Apache-2.0
// What a submission holds besides tables: attachments are hashed and kept, the rest is told.
#include <boost/test/unit_test.hpp>

#include <string>

#include "app/commands/commands.h"
#include "tests/import/case_fixture.h"
#include "tests/import/zip_maker.h"

BOOST_AUTO_TEST_SUITE(attachments_test)

BOOST_FIXTURE_TEST_CASE(zips_in_zips_with_gbk_names_and_anything_else_are_kept, tests::CaseFixture)
{
    const std::string pdf = "%PDF-1.4 x", picture = "\xFF\xD8\xFF\xE0 y";
    const std::string inner =
        tests::make_zip({{"\xB2\xC4\xC1\xCF.csv", "日期,名称,使用量,计量单位\n2025-01-01,原煤,1,t\n"}});
    const std::string zip = tests::make_zip(
        {{"\xD6\xA4.pdf", pdf}, {"a/p.jpg", picture}, {"a/\xC4\xDA.zip", inner}, {"~$x.xlsx", "1"}, {"m.docx", "PK"}});
    const auto summary = hand_in({folder.write("x.zip", zip)});
    BOOST_TEST(all("SELECT name, attachment, sha256 FROM files WHERE attachment ORDER BY name") ==
               "a/p.jpg|1|" + audit::store::sha256_of(picture) + "\nm.docx|1|" + audit::store::sha256_of("PK") +
                   "\n证.pdf|1|" + audit::store::sha256_of(pdf) + "\n");
    BOOST_TEST(all("SELECT name FROM files WHERE NOT attachment") == "a/内.zip/材料.csv\n");
    BOOST_REQUIRE(summary.left_out.size() == 1);
    BOOST_TEST(summary.left_out.front().name == "~$x.xlsx");
    BOOST_TEST(
        commands::describe(summary, audit::Language::zh).find("~$x.xlsx：未读取，办公软件的临时文件，不是资料") !=
        std::string::npos);
    const std::string listed = commands::list_tables(made.path(), false, {});
    BOOST_TEST(listed.find("附件 SHA-256 " + audit::store::sha256_of(pdf).substr(0, 16) + "…") != std::string::npos,
               listed);
}

BOOST_AUTO_TEST_SUITE_END()
