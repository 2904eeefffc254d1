// SPDX-License-Identifier: Apache-2.0
#include "tests/fuzz/targets.h"

#include <array>
#include <stdexcept>

#include "audit/import/archive.h"
#include "audit/import/cell_reading.h"
#include "audit/import/csv.h"
#include "audit/import/hj212_import.h"
#include "audit/import/html_table.h"
#include "audit/import/mht.h"
#include "audit/import/ods.h"
#include "audit/import/table_import.h"
#include "audit/import/workbook.h"
#include "audit/import/xls.h"
#include "audit/import/xml_workbook.h"
#include "audit/model/error.h"
#include "audit/store/case_file.h"
#include "audit/store/series_store.h"
#include "audit/store/submission_writer.h"
#include "audit/store/verify.h"
#include "tests/places.h"

// libgsf loses a few bytes of names in a damaged directory of an .xls; LeakSanitizer sees only that glib allotted them.
extern "C" const char* __lsan_default_suppressions()  // NOLINT(bugprone-reserved-identifier)
{
    return "leak:libglib-2.0\n";
}

namespace fuzz {

namespace {

using namespace audit;

// A case that every input begins with empty: what an input wrote is rolled back.
struct Scratch {
    tests::TemporaryFolder folder;
    store::CaseFile made = store::CaseFile::create(folder.file("fuzz.opcase"));
};

Scratch& scratch()
{
    static Scratch only;
    return only;
}

template <typename Action>
void expecting_errors(Action&& action)
{
    try {
        action();
    } catch (const Error&) {  // the answer to a bad file
    }
}

// Reads the bytes as one file of a submission and forgets what came of it.
template <typename Reader>
void import_bytes(const char* name, Reader&& reader)
{
    store::CaseFile& case_file = scratch().made;
    const store::Transaction rolled_back(case_file.database());
    import::FileLog log{case_file, store::add_file(case_file, name), name};
    expecting_errors([&] { reader(log); });
}

void csv(std::string_view bytes)
{
    import_bytes("自动监测小时数据.csv", [&](import::FileLog& log) {
        import::TableImport tables(log);
        import::read_csv(*import::open_bytes(bytes), log.name, tables);
    });
}

void hj212(std::string_view bytes)
{
    import_bytes("数采仪_DA001.log",
                 [&](import::FileLog& log) { import::import_hj212(*import::open_bytes(bytes), log); });
}

void html(std::string_view bytes)
{
    import_bytes("许可排放限值.html", [&](import::FileLog& log) {
        import::TableImport tables(log);
        import::read_html_tables(bytes, log.name, tables);
    });
}

void workbook(std::string_view bytes)
{
    import_bytes("台账.xlsx", [&](import::FileLog& log) {
        import::TableImport tables(log);
        import::read_workbook_bytes(bytes, log.name, tables);
    });
}

void xls(std::string_view bytes)
{
    import_bytes("台账.xls", [&](import::FileLog& log) {
        import::TableImport tables(log);
        if (import::holds_workbook(bytes, log.name)) import::read_xls_bytes(bytes, log.name, tables);
    });
}

void ods(std::string_view bytes)
{
    import_bytes("台账.ods", [&](import::FileLog& log) {
        import::TableImport tables(log);
        import::read_ods_bytes(bytes, log.name, tables);
    });
}

void xml_workbook(std::string_view bytes)
{
    import_bytes("台账.xls", [&](import::FileLog& log) {
        import::TableImport tables(log);
        import::read_xml_workbook_bytes(bytes, log.name, tables);
    });
}

void mht(std::string_view bytes)
{
    import_bytes("台账.mht", [&](import::FileLog& log) {
        import::TableImport tables(log);
        import::read_mht_tables(bytes, log.name, tables);
    });
}

void cells(std::string_view bytes)
{
    while (!bytes.empty()) {
        const std::string_view cell = bytes.substr(0, bytes.find('\n'));
        bytes.remove_prefix(std::min(bytes.size(), cell.size() + 1));
        import::means_no_value(cell);
        import::read_time(cell);
        import::read_number(cell);
        import::read_limit(cell);
        import::read_code(cell);
        import::read_degrees(cell);
        import::read_flag(cell);
        import::is_report_flag(cell);
    }
}

void archive(std::string_view bytes)
{
    expecting_errors([&] {
        const std::string path = scratch().folder.write("fuzz.zip", bytes);
        for (const import::SubmissionEntry& entry : import::list_submission({path}).entries) {
            constexpr std::int64_t kMost = 1 << 20;
            if (entry.readable()) expecting_errors([&] { import::read_all(*entry.open(), kMost, entry.name); });
        }
    });
}

void case_file(std::string_view bytes)
{
    const std::string path = scratch().folder.write("opened.opcase", bytes);
    expecting_errors([&] {
        const store::CaseFile opened = store::CaseFile::open(path, store::OpenMode::read_only);
        opened.sources();
        opened.problems();
        for (const store::SubmittedFile& file : opened.files()) expecting_errors([&] { opened.original(file.id); });
        const store::SeriesStore series(opened);
        for (const store::SeriesInfo& one : series.list()) expecting_errors([&] { series.load(one.key); });
        store::verify_case(opened);
    });
}

constexpr std::array<Target, 11> kTargets = {{{"csv", csv},
                                              {"cells", cells},
                                              {"hj212", hj212},
                                              {"html", html},
                                              {"workbook", workbook},
                                              {"xls", xls},
                                              {"ods", ods},
                                              {"xml_workbook", xml_workbook},
                                              {"mht", mht},
                                              {"archive", archive},
                                              {"case_file", case_file}}};

}  // namespace

std::span<const Target> targets()
{
    return kTargets;
}

const Target& target(std::string_view name)
{
    for (const Target& one : kTargets)
        if (one.name == name) return one;
    throw std::out_of_range("there is no fuzz target " + std::string(name));
}

}  // namespace fuzz
