// SPDX-License-Identifier: Apache-2.0
// XML as a stream of starts, ends and text, read by expat from pieces of bytes. Hostile files are refused: document
// types (and so every entity), elements nested too deep, tags without an end. Prefixes of names are left out.
#pragma once

#include <string>
#include <string_view>

#include "audit/import/byte_source.h"

namespace audit::import {

class XmlAttributes {
 public:
    explicit XmlAttributes(const char* const* pairs) : pairs_(pairs) {}
    // Empty when there is none of that name.
    std::string_view operator[](std::string_view local_name) const;
    int number(std::string_view local_name, int otherwise) const;
    bool is_true(std::string_view local_name) const;

 private:
    const char* const* pairs_;  // name, value, ..., null
};

class XmlHandler {
 public:
    virtual ~XmlHandler() = default;
    virtual void start(std::string_view name, const XmlAttributes& attributes) = 0;
    virtual void end(std::string_view name) = 0;
    virtual void text(std::string_view) {}
};

// place: the file and its part, what a message begins with. Throws Error when the XML is damaged or refused, and passes
// on what the handler throws.
void parse_xml(ByteSource& source, const std::string& place, XmlHandler& handler);

}  // namespace audit::import
