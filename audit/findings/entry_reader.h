// SPDX-License-Identifier: Apache-2.0
// Reads one entry of the catalogue (data/checks/README.md), of the program or of a bureau's own.
#pragma once

#include <string>
#include <string_view>

#include "audit/findings/catalogue.h"
#include "audit/model/error.h"

namespace audit::findings {

// place: the file's name; errors begin with it and the line, and are of that kind.
CheckEntry read_entry(const std::string& place, const std::string& id, const std::string& bytes, ErrorKind kind);

// The place of the topic in the contract's order; the number of topics for one that is not known.
std::size_t topic_index(std::string_view topic);

// The line, counted from 1, in which a key of the entry is written; 1 when it is not there.
int line_of_key(std::string_view bytes, std::string_view key);
// The line, counted from 1, of a byte.
int line_of_byte(std::string_view bytes, std::size_t byte);

}  // namespace audit::findings
