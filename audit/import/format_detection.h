// SPDX-License-Identifier: Apache-2.0
// What a file is: by its content first, by its name only where the content leaves it open.
#pragma once

#include <cstddef>

#include <string_view>

namespace audit::import {

enum class FileFormat {
    csv,           // text with separators, or meant to be (.csv, .tsv, .txt)
    workbook,      // .xlsx, .xlsm, or named so
    ods,           // OpenDocument spreadsheet
    xls,           // an OLE file: an old workbook or an encrypted one, by its reader; anything else is an attachment
    html,          // .html, or what platforms call .xls
    xml_workbook,  // SpreadsheetML 2003, named .xml or .xls
    mht,           // a web page in one file, .mht, or named .xls
    hj212,         // a text that holds HJ 212 packets
    zip,           // an archive to be unpacked
    attachment,    // PDF, picture, anything else: kept as evidence
};

inline constexpr std::size_t kFormatHeadBytes = std::size_t{64} * 1024;

// head: the first kFormatHeadBytes of the file, or all of a shorter one.
FileFormat detect_format(std::string_view name, std::string_view head);

// The extension of a name as written, without the dot: "xlsx".
std::string_view extension_of(std::string_view name);
bool has_extension(std::string_view name, std::string_view lower_case);

}  // namespace audit::import
