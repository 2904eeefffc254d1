// SPDX-License-Identifier: Apache-2.0
// Every format that holds tables, read the one way: the import and whoever shows an original get the same rows under
// the same numbers.
#pragma once

#include <string>
#include <string_view>

#include "audit/import/byte_source.h"
#include "audit/import/format_detection.h"
#include "audit/import/sheet.h"

namespace audit::import {

// Whether read_tables knows the format.
bool is_tabular(FileFormat format);

// Pushes all sheets of the file into the sink. A CSV streams; other formats are held in memory, up to 1 GiB. Throws
// Error when the file is not what it claims.
void read_tables(FileFormat format, ByteSource& source, const std::string& name, SheetSink& sink);

// The format of a file that has been read as a whole.
FileFormat format_of_bytes(std::string_view bytes, const std::string& name);

}  // namespace audit::import
