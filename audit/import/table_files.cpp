// SPDX-License-Identifier: Apache-2.0
#include "audit/import/table_files.h"

#include <algorithm>

#include "audit/import/corrections.h"
#include "audit/import/hj212_import.h"
#include "audit/import/table_formats.h"
#include "audit/import/table_import.h"

namespace audit::import {

namespace {

constexpr std::int64_t kLongestLog = std::int64_t{1} << 30;

void read_lines(std::string_view text, SheetSink& sink)
{
    sink.begin_sheet({});
    std::int64_t number = 0;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        Cell line;
        line.text = text.substr(0, end);
        if (line.text.ends_with('\r')) line.text.remove_suffix(1);
        sink.row(++number, std::span(&line, 1), false);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    sink.end_sheet();
}

}  // namespace

bool holds_tables(FileFormat format)
{
    return is_tabular(format) || format == FileFormat::hj212;
}

void read_sheets(ByteSource& source, FileFormat format, const std::string& name, SheetSink& sink)
{
    if (format == FileFormat::hj212) return read_lines(read_all(source, kLongestLog, name), sink);
    read_tables(format, source, name, sink);
}

void import_tables(ByteSource& source, FileFormat format, FileLog& log)
{
    if (format == FileFormat::hj212) return import_hj212(source, log);
    TableImport tables(log);
    if (log.corrected.empty()) {
        read_sheets(source, format, log.name, tables);
    } else {
        CorrectedSheets corrected(log.corrected, tables);
        read_sheets(source, format, log.name, corrected);
    }
    tables.finish();
}

}  // namespace audit::import
