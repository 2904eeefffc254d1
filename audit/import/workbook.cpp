// SPDX-License-Identifier: Apache-2.0
#include "audit/import/workbook.h"

#include <array>
#include <memory>

#include "audit/import/byte_source.h"
#include "audit/import/workbook_parts.h"
#include "audit/import/workbook_sheet.h"
#include "audit/model/error.h"

namespace audit::import {

namespace {

[[noreturn]] void refuse_damaged(const std::string& name)
{
    throw Error(name + ": is a truncated or damaged workbook; copy or download it again, or save it again");
}

// What is plainly something else gets a better sentence than "no ZIP".
void check_magic(std::string_view head, const std::string& name)
{
    if (head.starts_with("PK")) return;
    if (head.starts_with("\xD0\xCF\x11\xE0"))
        throw Error(name + ": is an encrypted workbook or an old one (.xls); save it as .xlsx without a password");
    if (head.empty()) throw Error(name + ": is empty; hand in the workbook again");
    throw Error(name +
                ": is named as a workbook but is none; save it as .xlsx in an office program, or name a text "
                "table .csv");
}

void read_workbook(std::shared_ptr<ZipFile> zip, SheetSink& sink, const WorkbookLimits& limits)
{
    if (const auto reason = refusal(*zip, {limits.entries, limits.unpacked_bytes, limits.ratio, limits.ratio_from}))
        throw Error(zip->name() + ": " + *reason);
    const Workbook book = read_workbook_parts(std::move(zip), limits);
    CellBudget budget{limits.cells};
    for (const WorkbookSheet& sheet : book.sheets) {
        const std::vector<MergedRange> merged = find_merged_ranges(*open_part(*book.zip, sheet.part, limits));
        sink.begin_sheet({sheet.name, sheet.hidden});
        if (!merged.empty()) sink.merged(merged);
        const std::string place = book.zip->name() + ":" + sheet.name;
        SheetReader reader(book, place, sink, limits, budget);
        const auto source = open_part(*book.zip, sheet.part, limits);
        parse_xml(*source, place, reader);
        sink.end_sheet();
    }
}

}  // namespace

void read_workbook_file(const std::string& path, const std::string& name, SheetSink& sink, const WorkbookLimits& limits)
{
    std::array<char, 8> head;
    const std::size_t size = open_file(path, name)->read(head.data(), head.size());
    check_magic({head.data(), size}, name);
    std::shared_ptr<ZipFile> zip;
    try {
        zip = ZipFile::open_path(path, name);
    } catch (const Error&) {
        refuse_damaged(name);
    }
    read_workbook(std::move(zip), sink, limits);
}

void read_workbook_bytes(std::string_view bytes, const std::string& name, SheetSink& sink, const WorkbookLimits& limits)
{
    check_magic(bytes.substr(0, 8), name);
    std::shared_ptr<ZipFile> zip;
    try {
        zip = ZipFile::open_bytes(bytes, name);
    } catch (const Error&) {
        refuse_damaged(name);
    }
    read_workbook(std::move(zip), sink, limits);
}

}  // namespace audit::import
