// SPDX-License-Identifier: Apache-2.0
// A file that holds tables, by its format: pushed sheet by sheet into a sink, or read into the case.
#pragma once

#include <string>

#include "audit/import/byte_source.h"
#include "audit/import/format_detection.h"
#include "audit/import/import_log.h"
#include "audit/import/sheet.h"

namespace audit::import {

bool holds_tables(FileFormat format);

// name: how the file is called in messages. A log of HJ 212 packets is one sheet whose rows are its lines. Requires
// holds_tables(format). Throws Error when the file is not what it claims.
void read_sheets(ByteSource& source, FileFormat format, const std::string& name, SheetSink& sink);

// The same into the case, every sheet as the table that it is.
void import_tables(ByteSource& source, FileFormat format, FileLog& log);

}  // namespace audit::import
