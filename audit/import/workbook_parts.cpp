// SPDX-License-Identifier: Apache-2.0
#include "audit/import/workbook_parts.h"

#include <algorithm>
#include <charconv>
#include <map>

#include "audit/import/xml_reader.h"
#include "audit/model/error.h"

namespace audit::import {

namespace {

struct Relationship {
    std::string id;
    std::string kind;    // the last word of its type: worksheet, sharedStrings, ...
    std::string target;  // a part of the ZIP
};

// Targets are absolute ("/xl/worksheets/sheet1.xml") or relative to the folder of the part they belong to.
std::string resolved(std::string_view folder, std::string_view target)
{
    std::string whole =
        target.starts_with('/') ? std::string(target.substr(1)) : std::string(folder) + std::string(target);
    std::vector<std::string> steps;
    std::size_t begin = 0;
    while (begin <= whole.size()) {
        const std::size_t end = std::min(whole.find('/', begin), whole.size());
        const std::string step = whole.substr(begin, end - begin);
        if (step == "..") {
            if (!steps.empty()) steps.pop_back();
        } else if (!step.empty() && step != ".") {
            steps.push_back(step);
        }
        begin = end + 1;
    }
    std::string path;
    for (const std::string& step : steps) path += (path.empty() ? "" : "/") + step;
    return path;
}

struct RelationshipReader : XmlHandler {
    std::string folder;
    std::vector<Relationship> found;

    void start(std::string_view name, const XmlAttributes& attributes) override
    {
        if (name != "Relationship" || attributes["TargetMode"] == "External") return;
        const std::string_view type = attributes["Type"];
        found.push_back({std::string(attributes["Id"]), std::string(type.substr(type.rfind('/') + 1)),
                         resolved(folder, attributes["Target"])});
    }
    void end(std::string_view) override {}
};

struct SheetListReader : XmlHandler {
    struct Listed {
        std::string name, relationship;
        bool hidden;
    };
    std::vector<Listed> sheets;
    bool from_1904 = false;

    void start(std::string_view name, const XmlAttributes& attributes) override
    {
        if (name == "sheet") {
            const std::string_view state = attributes["state"];
            sheets.push_back({std::string(attributes["name"]), std::string(attributes["id"]),
                              state == "hidden" || state == "veryHidden"});
        } else if (name == "workbookPr") {
            from_1904 = attributes.is_true("date1904");
        }
    }
    void end(std::string_view) override {}
};

struct FormatReader : XmlHandler {
    std::map<int, NumberFormat> custom;
    std::vector<int> ids;
    bool in_cell_formats = false;

    void start(std::string_view name, const XmlAttributes& attributes) override
    {
        if (name == "numFmt") {
            custom[attributes.number("numFmtId", 0)] = parse_number_format(attributes["formatCode"]);
        } else if (name == "cellXfs") {
            in_cell_formats = true;
        } else if (name == "xf" && in_cell_formats) {
            ids.push_back(attributes.number("numFmtId", 0));
        }
    }
    void end(std::string_view name) override
    {
        if (name == "cellXfs") in_cell_formats = false;
    }
    std::vector<NumberFormat> formats() const
    {
        std::vector<NumberFormat> all;
        for (const int id : ids) {
            const auto found = custom.find(id);
            all.push_back(found == custom.end() ? builtin_number_format(id) : found->second);
        }
        return all;
    }
};

class StringReader : public XmlHandler {
 public:
    StringReader(SharedStrings& strings, std::string place, const WorkbookLimits& limits)
        : strings_(strings), place_(std::move(place)), limits_(limits)
    {
    }
    void start(std::string_view name, const XmlAttributes&) override
    {
        if (name == "si") {
            string_.clear();
        } else if (name == "rPh") {
            ++phonetic_;
        } else if (name == "t") {
            in_text_ = phonetic_ == 0;
        }
    }
    void end(std::string_view name) override
    {
        if (name == "t") {
            in_text_ = false;
        } else if (name == "rPh") {
            --phonetic_;
        } else if (name == "si") {
            std::string plain;
            strings_.append(unescape_string(string_, plain) ? plain : string_);
            strings_.close();
            if (static_cast<std::int64_t>(strings_.bytes()) > limits_.shared_string_bytes)
                throw Error(place_ + ": holds more than " + std::to_string(limits_.shared_string_bytes >> 20) +
                            " MiB of text, more than is read; hand it in split or as CSV");
        }
    }
    void text(std::string_view piece) override
    {
        if (!in_text_) return;
        string_ += piece;
        if (static_cast<std::int64_t>(string_.size()) > limits_.cell_bytes)
            throw Error(place_ + ": holds a text of more than " + std::to_string(limits_.cell_bytes >> 10) +
                        " KiB, which no cell can; open it in an office program and save it again");
    }

 private:
    SharedStrings& strings_;
    std::string place_;
    const WorkbookLimits& limits_;
    std::string string_;
    int phonetic_ = 0;
    bool in_text_ = false;
};

void read_part(const ZipFile& zip, const std::string& part, XmlHandler& handler, const WorkbookLimits& limits)
{
    const auto source = open_part(zip, part, limits);
    parse_xml(*source, zip.name() + "/" + part, handler);
}

std::vector<Relationship> relationships_of(const ZipFile& zip, const std::string& part, const WorkbookLimits& limits)
{
    const std::size_t slash = part.rfind('/') + 1;  // 0 when there is none
    RelationshipReader reader;
    reader.folder = part.substr(0, slash);
    const std::string relationships = reader.folder + "_rels/" + part.substr(slash) + ".rels";
    if (zip.find(relationships) != nullptr) read_part(zip, relationships, reader, limits);
    return reader.found;
}

const Relationship* of_kind(const std::vector<Relationship>& all, std::string_view kind)
{
    const auto found = std::find_if(all.begin(), all.end(), [&](const Relationship& one) { return one.kind == kind; });
    return found == all.end() ? nullptr : &*found;
}

std::string workbook_part(const ZipFile& zip, const WorkbookLimits& limits)
{
    const std::vector<Relationship> top = relationships_of(zip, "", limits);
    const Relationship* document = of_kind(top, "officeDocument");
    const std::string part = document == nullptr ? "xl/workbook.xml" : document->target;
    if (part.ends_with(".bin"))
        throw Error(zip.name() + ": is a binary workbook (.xlsb), which is not read; save it as .xlsx");
    if (zip.find(part) == nullptr)
        throw Error(zip.name() + ": is a ZIP but no workbook; hand in an .xlsx saved by an office program");
    return part;
}

}  // namespace

std::unique_ptr<ByteSource> open_part(const ZipFile& zip, const std::string& part, const WorkbookLimits& limits)
{
    const std::string place = zip.name() + "/" + part;
    const ZipEntry* entry = zip.find(part);
    if (entry == nullptr)
        throw Error(place + ": is missing in the workbook; open it in an office program and save it again");
    if (const auto reason = refusal(*entry, {limits.entries, limits.unpacked_bytes, limits.ratio, limits.ratio_from}))
        throw Error(place + ": " + *reason);
    return zip.open(*entry, place, entry->size);
}

Workbook read_workbook_parts(std::shared_ptr<ZipFile> zip, const WorkbookLimits& limits)
{
    const std::string main = workbook_part(*zip, limits);
    const std::vector<Relationship> relationships = relationships_of(*zip, main, limits);
    Workbook book;
    SheetListReader list;
    read_part(*zip, main, list, limits);
    book.from_1904 = list.from_1904;
    for (const auto& listed : list.sheets) {
        const auto found = std::find_if(relationships.begin(), relationships.end(), [&](const Relationship& one) {
            return one.id == listed.relationship && one.kind == "worksheet";
        });
        if (found != relationships.end()) book.sheets.push_back({listed.name, found->target, listed.hidden});
    }
    if (const Relationship* styles = of_kind(relationships, "styles"); styles != nullptr && zip->find(styles->target)) {
        FormatReader formats;
        read_part(*zip, styles->target, formats, limits);
        book.formats = formats.formats();
    }
    if (const Relationship* shared = of_kind(relationships, "sharedStrings");
        shared != nullptr && zip->find(shared->target)) {
        StringReader strings(book.strings, zip->name(), limits);
        read_part(*zip, shared->target, strings, limits);
    }
    book.zip = std::move(zip);
    return book;
}

bool unescape_string(std::string_view escaped, std::string& text)
{
    constexpr std::size_t kLength = 7;  // _xHHHH_
    std::size_t at = escaped.find("_x");
    if (at == std::string_view::npos) return false;
    text.clear();
    std::size_t copied = 0;
    for (; at != std::string_view::npos; at = escaped.find("_x", at)) {
        unsigned code = 0;
        const char* const begin = escaped.data() + at + 2;
        const bool whole = at + kLength <= escaped.size() && escaped[at + kLength - 1] == '_' &&
                           std::from_chars(begin, begin + 4, code, 16).ptr == begin + 4;
        if (!whole || code == 0 || code >= 0x80) {  // beyond ASCII nothing needs the escape
            at += 2;
            continue;
        }
        text += escaped.substr(copied, at - copied);
        text += static_cast<char>(code);
        copied = at += kLength;
    }
    text += escaped.substr(copied);
    return copied > 0;
}

}  // namespace audit::import
