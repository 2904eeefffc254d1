// SPDX-License-Identifier: Apache-2.0
// Single file web pages (MHTML, RFC 2557), which browsers save as .mht and office programs also as .xls: the HTML pages
// inside are read, each by the name of the sheet that it holds.
#pragma once

#include <string>
#include <string_view>

#include "audit/import/sheet.h"

namespace audit::import {

// Throws Error when no page of it holds a table, or when it holds more parts than any program writes.
void read_mht_tables(std::string_view bytes, const std::string& name, SheetSink& sink);

}  // namespace audit::import
