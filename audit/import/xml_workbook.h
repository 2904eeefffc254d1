// SPDX-License-Identifier: Apache-2.0
// SpreadsheetML 2003: the workbook as one XML text, named .xml or .xls, as older programs and platforms export it.
#pragma once

#include <string>
#include <string_view>

#include "audit/import/sheet.h"
#include "audit/import/workbook.h"

namespace audit::import {

// As read_workbook_bytes of workbook.h, but merged ranges are told before the row in which each begins. Document types
// are refused, and so every entity of the file's own.
void read_xml_workbook_bytes(std::string_view bytes, const std::string& name, SheetSink& sink,
                             const WorkbookLimits& limits = {});

}  // namespace audit::import
