// SPDX-License-Identifier: Apache-2.0
#include "audit/import/xml_reader.h"

#include <expat.h>

#include <charconv>
#include <cstring>
#include <exception>
#include <memory>

#include "audit/model/error.h"

namespace audit::import {

namespace {

constexpr int kDeepest = 256;
constexpr std::size_t kPiece = 65536;
constexpr XML_Index kLongestTag = XML_Index{16} << 20;

std::string_view local(const char* name)
{
    const std::string_view whole(name);
    return whole.substr(whole.rfind(':') + 1);  // npos + 1 is 0
}

// Whether a name is the local one, prefixed or not. Asked several times a cell, so it looks at the fewest bytes.
bool is_named(const char* name, std::string_view local_name)
{
    if (std::strncmp(name, local_name.data(), local_name.size()) == 0 && name[local_name.size()] == '\0') return true;
    const char* const colon = std::strchr(name, ':');
    return colon != nullptr && local_name == colon + 1;
}

// What the handler throws must not pass through expat, which is C: it is kept, and thrown when expat has returned.
struct Run {
    XML_Parser parser;
    XmlHandler& handler;
    int depth = 0;
    std::string refused;
    std::exception_ptr thrown;

    template <typename Action>
    void guarded(Action&& action)
    {
        if (thrown || !refused.empty()) return;
        try {
            action();
        } catch (...) {
            thrown = std::current_exception();
            XML_StopParser(parser, XML_FALSE);
        }
    }
    void refuse(const char* why)
    {
        refused = why;
        XML_StopParser(parser, XML_FALSE);
    }
};

void on_start(void* data, const char* name, const char** attributes)
{
    Run& run = *static_cast<Run*>(data);
    if (++run.depth > kDeepest) return run.refuse("its elements are nested deeper than any program writes them");
    run.guarded([&] { run.handler.start(local(name), XmlAttributes(attributes)); });
}

void on_end(void* data, const char* name)
{
    Run& run = *static_cast<Run*>(data);
    --run.depth;
    run.guarded([&] { run.handler.end(local(name)); });
}

void on_text(void* data, const char* text, int size)
{
    Run& run = *static_cast<Run*>(data);
    run.guarded([&] { run.handler.text({text, static_cast<std::size_t>(size)}); });
}

void on_doctype(void* data, const char*, const char*, const char*, int)
{
    static_cast<Run*>(data)->refuse("it holds a document type, which no office program writes");
}

}  // namespace

std::string_view XmlAttributes::operator[](std::string_view local_name) const
{
    for (const char* const* pair = pairs_; *pair != nullptr; pair += 2)
        if (is_named(pair[0], local_name)) return pair[1];
    return {};
}

int XmlAttributes::number(std::string_view local_name, int otherwise) const
{
    const std::string_view text = (*this)[local_name];
    int value = otherwise;
    const auto result = std::from_chars(text.data(), text.data() + text.size(), value);
    return result.ec == std::errc() ? value : otherwise;
}

bool XmlAttributes::is_true(std::string_view local_name) const
{
    const std::string_view text = (*this)[local_name];
    return text == "1" || text == "true" || text == "on";
}

void parse_xml(ByteSource& source, const std::string& place, XmlHandler& handler)
{
    const std::unique_ptr<XML_ParserStruct, decltype(&XML_ParserFree)> parser(XML_ParserCreate(nullptr),
                                                                              XML_ParserFree);
    Run run{parser.get(), handler, 0, {}, nullptr};
    XML_SetUserData(parser.get(), &run);
    XML_SetElementHandler(parser.get(), on_start, on_end);
    XML_SetCharacterDataHandler(parser.get(), on_text);
    XML_SetStartDoctypeDeclHandler(parser.get(), on_doctype);
    XML_Index fed = 0;
    for (std::size_t size = 1; size > 0;) {
        void* piece = XML_GetBuffer(parser.get(), kPiece);
        if (piece == nullptr) throw Error(place + ": is too large to be read with the memory there is");
        size = source.read(static_cast<char*>(piece), kPiece);
        const XML_Status status = XML_ParseBuffer(parser.get(), static_cast<int>(size), size == 0);
        if (run.thrown) std::rethrow_exception(run.thrown);
        fed += static_cast<XML_Index>(size);
        if (fed - XML_GetCurrentByteIndex(parser.get()) > kLongestTag)
            run.refused = "it holds a tag of more than 16 MiB, which no office program writes";
        if (!run.refused.empty()) throw Error(place + ": is refused because " + run.refused);
        if (status != XML_STATUS_OK)
            throw Error(place + ": is damaged in line " + std::to_string(XML_GetCurrentLineNumber(parser.get())) +
                        " (" + XML_ErrorString(XML_GetErrorCode(parser.get())) +
                        "); open it in an office program and save it again");
    }
}

}  // namespace audit::import
