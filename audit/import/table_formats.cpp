// SPDX-License-Identifier: Apache-2.0
#include "audit/import/table_formats.h"

#include "audit/import/csv.h"
#include "audit/import/html_table.h"
#include "audit/import/mht.h"
#include "audit/import/ods.h"
#include "audit/import/workbook.h"
#include "audit/import/xls.h"
#include "audit/import/xml_workbook.h"

namespace audit::import {

namespace {

constexpr std::int64_t kMostBytesInMemory = std::int64_t{96} << 20;

void read_bytes(FileFormat format, std::string_view bytes, const std::string& name, SheetSink& sink)
{
    switch (format) {
        case FileFormat::html:
            return read_html_tables(bytes, name, sink);
        case FileFormat::ods:
            return read_ods_bytes(bytes, name, sink);
        case FileFormat::xls:
            return read_xls_bytes(bytes, name, sink);
        case FileFormat::xml_workbook:
            return read_xml_workbook_bytes(bytes, name, sink);
        case FileFormat::mht:
            return read_mht_tables(bytes, name, sink);
        default:
            return read_workbook_bytes(bytes, name, sink);
    }
}

}  // namespace

bool is_tabular(FileFormat format)
{
    return format == FileFormat::csv || format == FileFormat::workbook || format == FileFormat::ods ||
           format == FileFormat::xls || format == FileFormat::html || format == FileFormat::xml_workbook ||
           format == FileFormat::mht;
}

void read_tables(FileFormat format, ByteSource& source, const std::string& name, SheetSink& sink)
{
    if (format == FileFormat::csv) return read_csv(source, name, sink);
    read_bytes(format, read_all(source, kMostBytesInMemory, name), name, sink);
}

FileFormat format_of_bytes(std::string_view bytes, const std::string& name)
{
    return detect_format(name, bytes.substr(0, kFormatHeadBytes));
}

}  // namespace audit::import
