// SPDX-License-Identifier: Apache-2.0
#include "audit/import/format_detection.h"

#include <algorithm>
#include <array>
#include <string>

#include "audit/import/text_decoding.h"

namespace audit::import {

namespace {

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

bool is_one_of(std::string_view name, std::initializer_list<std::string_view> extensions)
{
    return std::any_of(extensions.begin(), extensions.end(),
                       [&](std::string_view extension) { return has_extension(name, extension); });
}

// What kind of document a ZIP is, by the names of its first entries; an archive when it is none.
FileFormat kind_of_zip(std::string_view name, std::string_view head)
{
    if (head.find("mimetypeapplication/vnd.oasis.opendocument") != std::string_view::npos)
        return head.find("mimetypeapplication/vnd.oasis.opendocument.spreadsheet") != std::string_view::npos
                   ? FileFormat::ods
                   : FileFormat::attachment;
    const bool office = head.find("[Content_Types].xml") != std::string_view::npos;
    if (office && head.find("xl/") != std::string_view::npos) return FileFormat::workbook;
    if (is_one_of(name, {"xlsx", "xlsm"})) return FileFormat::workbook;
    if (is_one_of(name, {"ods"})) return FileFormat::ods;
    if (office ||
        is_one_of(name, {"docx", "pptx", "odt", "odp", "ofd", "wps", "et", "dps", "epub", "jar", "apk", "kmz"}))
        return FileFormat::attachment;
    return FileFormat::zip;
}

bool has_packet(std::string_view text)
{
    for (std::size_t at = 0; (at = text.find("##", at)) != std::string_view::npos; ++at) {
        const std::string_view frame = text.substr(at, 200);
        const bool length = frame.size() > 6 && std::all_of(frame.begin() + 2, frame.begin() + 6,
                                                            [](char c) { return c >= '0' && c <= '9'; });
        if (length && frame.find("CN=") != std::string_view::npos && text.find("&&", at) != std::string_view::npos)
            return true;
    }
    return false;
}

// Whether most of the first lines hold a packet, wherever in the line.
bool are_lines_of_packets(std::string_view text)
{
    std::size_t lines = 0, packets = 0;
    while (!text.empty() && lines < 50) {
        const std::string_view line = text.substr(0, std::min(text.find('\n'), text.size()));
        text.remove_prefix(std::min(line.size() + 1, text.size()));
        if (line.find_first_not_of(" \t\r") == std::string_view::npos) continue;
        ++lines;
        packets += has_packet(line) ? 1U : 0U;
    }
    return packets * 2 >= lines && packets > 0;
}

// A log may be saved as a table with a time and a packet in each row. A table of which some cells hold packets stays a
// table.
bool is_packet_log(std::string_view name, std::string_view text)
{
    return has_packet(text) && (!is_one_of(name, {"csv", "tsv"}) || are_lines_of_packets(text));
}

bool is_page(std::string_view text)
{
    std::string begin(text.substr(0, 4096));
    std::transform(begin.begin(), begin.end(), begin.begin(), lower);
    const std::size_t first = begin.find_first_not_of(" \t\r\n");
    if (first == std::string::npos || begin[first] != '<') return false;
    for (const std::string_view tag :
         {"<!doctype html", "<html", "<table", "<head", "<meta", "<body", "<div", "<style"})
        if (begin.find(tag) != std::string::npos) return true;
    return false;
}

// Whether the first element is a Workbook of SpreadsheetML.
bool is_xml_workbook(std::string_view text)
{
    for (std::size_t at = 0; (at = text.find('<', at)) != std::string_view::npos; ++at) {
        const std::string_view rest = text.substr(at);
        const std::string_view end = rest.starts_with("<?") ? "?>" : rest.starts_with("<!--") ? "-->" : "";
        if (!end.empty()) {
            at = std::min(text.find(end, at), text.size() - 1);
            continue;
        }
        const std::string_view element = text.substr(at + 1, text.find_first_of(" >\t\r\n", at) - at - 1);
        const bool workbook = element == "Workbook" || element.ends_with(":Workbook");
        return workbook && text.find("urn:schemas-microsoft-com:office:spreadsheet") != std::string_view::npos;
    }
    return false;
}

// Headers of a mail with parts that belong together, as browsers and office programs save a page. A mail is none.
bool is_mht(std::string_view name, std::string_view text)
{
    const std::size_t end = std::min(text.find("\n\n"), text.find("\r\n\r\n"));
    if (end == std::string_view::npos) return false;
    std::string headers(text.substr(0, end));
    std::transform(headers.begin(), headers.end(), headers.begin(), lower);
    if (headers.find("mime-version:") == std::string::npos) return false;
    return headers.find("multipart/related") != std::string::npos ||
           (headers.find("text/html") != std::string::npos && !is_one_of(name, {"eml"}));
}

FileFormat kind_of_text(std::string_view name, std::string_view head)
{
    const Encoding encoding = detect_encoding(head, false);
    const bool wide = encoding == Encoding::utf16_le || encoding == Encoding::utf16_be;
    const std::string decoded = wide ? to_utf8(head.substr(0, head.size() & ~std::size_t{1})) : std::string();
    std::string_view text = wide ? std::string_view(decoded) : head.substr(byte_order_mark(head));
    if (is_xml_workbook(text)) return FileFormat::xml_workbook;
    if (is_mht(name, text)) return FileFormat::mht;
    if (is_page(text)) return is_one_of(name, {"md", "xml", "svg"}) ? FileFormat::attachment : FileFormat::html;
    if (is_packet_log(name, text)) return FileFormat::hj212;
    if (is_one_of(name, {"xlsx", "xlsm"})) return FileFormat::workbook;  // which its reader will refuse, with a reason
    if (is_one_of(name, {"ods"})) return FileFormat::ods;
    if (is_one_of(name, {"csv", "tsv", "txt", "tab", "xls", "log", "dat", ""})) return FileFormat::csv;
    return FileFormat::attachment;
}

}  // namespace

std::string_view extension_of(std::string_view name)
{
    const std::size_t slash = name.find_last_of('/');
    if (slash != std::string_view::npos) name.remove_prefix(slash + 1);
    const std::size_t dot = name.find_last_of('.');
    return dot == std::string_view::npos || dot == 0 ? std::string_view() : name.substr(dot + 1);
}

bool has_extension(std::string_view name, std::string_view lower_case)
{
    const std::string_view extension = extension_of(name);
    return std::equal(extension.begin(), extension.end(), lower_case.begin(), lower_case.end(),
                      [](char a, char b) { return lower(a) == b; });
}

FileFormat detect_format(std::string_view name, std::string_view head)
{
    using namespace std::string_view_literals;
    if (head.starts_with("PK\3\4"sv) || head.starts_with("PK\5\6"sv)) return kind_of_zip(name, head);
    if (head.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv))
        return is_one_of(name, {"doc", "ppt", "msg", "wps", "dps", "vsd"}) ? FileFormat::attachment : FileFormat::xls;
    if (is_one_of(name, {"zip"})) return FileFormat::zip;  // which its reader will refuse, with a reason
    for (const std::string_view magic : {"%PDF-"sv, "\xFF\xD8\xFF"sv, "\x89PNG"sv, "GIF8"sv, "BM"sv, "RIFF"sv, "Rar!"sv,
                                         "7z\xBC\xAF\x27\x1C"sv, "\x1F\x8B"sv, "II*\0"sv, "MM\0*"sv, "{\\rtf"sv})
        if (head.starts_with(magic) && (magic != "BM" || looks_binary(head, false))) return FileFormat::attachment;
    if (looks_binary(head, head.size() < kFormatHeadBytes)) {
        if (is_one_of(name, {"xlsx", "xlsm"})) return FileFormat::workbook;
        if (is_one_of(name, {"ods"})) return FileFormat::ods;
        return is_one_of(name, {"csv", "tsv", "txt"}) ? FileFormat::csv : FileFormat::attachment;
    }
    return kind_of_text(name, head);
}

}  // namespace audit::import
