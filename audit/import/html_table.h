// SPDX-License-Identifier: Apache-2.0
// Tables of HTML pages, which government platforms hand out as .html and as .xls. Every table that is not merely a
// frame around others is one sheet, named by its caption or else by the page's title.
#pragma once

#include <string>
#include <string_view>

#include "audit/import/sheet.h"

namespace audit::import {

// bytes: the whole page in any encoding of text_decoding.h. colspan and rowspan are told as merged ranges. Throws Error
// when it holds no table.
void read_html_tables(std::string_view bytes, const std::string& name, SheetSink& sink);

}  // namespace audit::import
