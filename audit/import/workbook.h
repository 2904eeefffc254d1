// SPDX-License-Identifier: Apache-2.0
// Workbooks as OOXML (.xlsx, .xlsm, transitional and strict), read as a stream: memory holds the shared strings and
// one row, whatever the size of a sheet. Hostile files end in an Error, never in a full memory.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "audit/import/sheet.h"

namespace audit::import {

struct WorkbookLimits {
    std::int64_t entries = 10'000;
    std::int64_t unpacked_bytes = std::int64_t{8} << 30;
    int ratio = 500;  // of a part of more than ratio_from bytes
    std::int64_t ratio_from = std::int64_t{64} << 20;
    std::int64_t shared_string_bytes = std::int64_t{64} << 20;
    std::int64_t cell_bytes = 1 << 20;
    std::int64_t cells = 500'000'000;
};

// name: how the file is called in messages. Sheets come in the order of the workbook, hidden ones too; for each, all
// merged ranges before its rows. Rows without any value are left out. Throws Error when it is no workbook, truncated,
// encrypted, or beyond the limits.
void read_workbook_file(const std::string& path, const std::string& name, SheetSink& sink,
                        const WorkbookLimits& limits = {});
void read_workbook_bytes(std::string_view bytes, const std::string& name, SheetSink& sink,
                         const WorkbookLimits& limits = {});

}  // namespace audit::import
