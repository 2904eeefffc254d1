// SPDX-License-Identifier: Apache-2.0
// Seeds of text lie in files; those of packed formats are made here, so that what is in them can be read.
#include <algorithm>
#include <filesystem>

#include "audit/import/importer.h"
#include "tests/fuzz/targets.h"
#include "tests/import/zip_maker.h"
#include "tests/places.h"

namespace fuzz {

namespace {

namespace fs = std::filesystem;
using Named = std::vector<std::pair<std::string, std::string>>;

Named files_of(const fs::path& folder)
{
    Named files;
    if (!fs::is_directory(folder)) return files;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder))
        files.emplace_back(entry.path().filename().string(), tests::read_file(entry.path().string()));
    std::sort(files.begin(), files.end());
    return files;
}

std::string small_workbook()
{
    const std::string head = R"(<?xml version="1.0" encoding="UTF-8"?>)";
    return tests::make_zip(
        {{"[Content_Types].xml", head + "<Types/>"},
         {"_rels/.rels", head + R"(<Relationships><Relationship Id="r1" Type="x/officeDocument" )"
                                R"(Target="xl/workbook.xml"/></Relationships>)"},
         {"xl/workbook.xml", head + R"(<workbook><sheets><sheet name="许可排放限值" sheetId="1" r:id="r1"/>)"
                                    R"(<sheet name="藏" sheetId="2" state="hidden" r:id="r2"/></sheets></workbook>)"},
         {"xl/_rels/workbook.xml.rels",
          head + R"(<Relationships><Relationship Id="r1" Type="x/worksheet" Target="worksheets/sheet1.xml"/>)"
                 R"(<Relationship Id="r2" Type="x/worksheet" Target="/xl/worksheets/sheet2.xml"/>)"
                 R"(<Relationship Id="r3" Type="x/styles" Target="styles.xml"/>)"
                 R"(<Relationship Id="r4" Type="x/sharedStrings" Target="sharedStrings.xml"/></Relationships>)"},
         {"xl/styles.xml", head + R"(<styleSheet><numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m"/>)"
                                  R"(</numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="2"/>)"
                                  R"(</cellXfs></styleSheet>)"},
         {"xl/sharedStrings.xml", head + "<sst><si><t>排放口编号</t></si><si><t>污染物种类</t></si>"
                                         "<si><r><t>许可排放小时</t></r><r><t>浓度限值</t></r></si></sst>"},
         {"xl/worksheets/sheet1.xml",
          head + R"(<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c>)"
                 R"(<c r="C1" t="s"><v>2</v></c></row><row r="2" hidden="1"><c r="A2" t="inlineStr"><is><t>DA001</t>)"
                 R"(</is></c><c r="B2" t="str"><f>A1</f><v>SO2</v></c><c r="C2" s="2"><v>50.00</v></c><c r="D2"><f>1/0)"
                 R"(</f></c><c r="E2" t="e"><v>#N/A</v></c></row></sheetData><mergeCells><mergeCell ref="A1:A1"/>)"
                 R"(</mergeCells></worksheet>)"},
         {"xl/worksheets/sheet2.xml", head + R"(<worksheet><sheetData><row><c s="1"><v>45658.5</v></c></row>)"
                                             "</sheetData></worksheet>"}});
}

std::string small_ods()
{
    return tests::make_zip(
        {{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"},
         {"content.xml",
          R"(<?xml version="1.0"?><office:document-content xmlns:office="o" xmlns:table="t" )"
          R"(xmlns:text="x"><office:body><office:spreadsheet><table:table table:name="排放口">)"
          R"(<table:table-row table:number-rows-repeated="3"><table:table-cell office:value-type="float" )"
          R"(office:value="1.5"><text:p>1.50</text:p></table:table-cell><table:table-cell )"
          R"(table:number-columns-repeated="2"/></table:table-row></table:table></office:spreadsheet>)"
          "</office:body></office:document-content>"}});
}

std::string small_case()
{
    const tests::TemporaryFolder folder;
    const std::string path = folder.file("seed.opcase");
    folder.write("in/自动监测小时数据.csv",
                 "排放口编号,监测时间,监测因子,实测值,数据标记\nDA001,2025-01-01 00:00,二氧化硫,31.5,N\n"
                 "DA001,2025-01-01 01:00,二氧化硫,33.0,N\n");
    folder.write("in/排放口基本情况.csv", "排放口编号,排放口类型\nDA001,主要排放口\n");
    {
        audit::store::CaseFile made = audit::store::CaseFile::create(path);
        audit::import::import_submission(made, {folder.file("in")});
    }
    return tests::read_file(path);
}

}  // namespace

Named seeds(std::string_view target)
{
    Named all = files_of(tests::source_dir() / "tests/fuzz/seeds" / target);
    if (target == "xls") all = files_of(tests::source_dir() / "tests/import/files");
    if (target == "workbook") all.emplace_back("small.xlsx", small_workbook());
    if (target == "ods") all.emplace_back("small.ods", small_ods());
    if (target == "case_file") all.emplace_back("small.opcase", small_case());
    if (target == "archive")
        all.emplace_back("nested.zip", tests::make_zip({{"a/../台账.csv", "日期,名称\n"},
                                                        {"inner.zip", tests::make_zip({{"b.csv", "1,2\n"}})}}));
    return all;
}

Named crashes(std::string_view target)
{
    return files_of(tests::source_dir() / "tests/fuzz/crashes" / target);
}

}  // namespace fuzz
