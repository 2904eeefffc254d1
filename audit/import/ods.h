// SPDX-License-Identifier: Apache-2.0
// OpenDocument spreadsheets (.ods), read as a stream like workbooks, within the same limits.
#pragma once

#include <string>
#include <string_view>

#include "audit/import/sheet.h"
#include "audit/import/workbook.h"

namespace audit::import {

// As read_workbook_file and read_workbook_bytes of workbook.h.
void read_ods_file(const std::string& path, const std::string& name, SheetSink& sink,
                   const WorkbookLimits& limits = {});
void read_ods_bytes(std::string_view bytes, const std::string& name, SheetSink& sink,
                    const WorkbookLimits& limits = {});

}  // namespace audit::import
