// SPDX-License-Identifier: Apache-2.0
#include "audit/import/mht.h"

#include <gmime/gmime.h>
#include <map>
#include <memory>
#include <optional>
#include <vector>

#include "audit/import/html_table.h"
#include "audit/import/text_decoding.h"
#include "audit/model/error.h"

namespace audit::import {

namespace {

constexpr std::size_t kMostParts = 5000;
constexpr int kDeepest = 8;  // multiparts inside each other

struct Unref {
    void operator()(void* object) const { g_object_unref(object); }
};
template <typename T>
using Owned = std::unique_ptr<T, Unref>;

struct Page {
    std::string location;  // the last step of where it came from
    std::string html;      // undecoded
};

std::string last_step(std::string_view location)
{
    return std::string(location.substr(location.find_last_of("/\\") + 1));
}

std::string content_of(GMimePart* part)
{
    GMimeDataWrapper* data = g_mime_part_get_content(part);
    if (data == nullptr) return {};
    const Owned<GMimeStream> memory(g_mime_stream_mem_new());
    g_mime_data_wrapper_write_to_stream(data, memory.get());
    const GByteArray* bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(memory.get()));
    return bytes == nullptr ? std::string() : std::string(reinterpret_cast<const char*>(bytes->data), bytes->len);
}

class Pages {
 public:
    explicit Pages(const std::string& name) : name_(name) {}
    std::vector<Page> found;

    void add(GMimeObject* object, int depth = 0)
    {
        if (object == nullptr) return;
        if (++parts_ > kMostParts || depth > kDeepest)
            throw Error(name_ +
                        ": is refused because it holds more parts, or parts inside each other, than any program "
                        "saves; open it and save it as .xlsx");
        if (GMIME_IS_MULTIPART(object)) {
            auto* multipart = GMIME_MULTIPART(object);
            const int count = g_mime_multipart_get_count(multipart);
            for (int i = 0; i < count; ++i) add(g_mime_multipart_get_part(multipart, i), depth + 1);
        } else if (GMIME_IS_PART(object)) {
            GMimeContentType* type = g_mime_object_get_content_type(object);
            if (type == nullptr || g_mime_content_type_is_type(type, "text", "html") == FALSE) return;
            const char* location = g_mime_part_get_content_location(GMIME_PART(object));
            found.push_back({last_step(location == nullptr ? "" : location), content_of(GMIME_PART(object))});
        }
    }

 private:
    const std::string& name_;
    std::size_t parts_ = 0;
};

std::string_view between(std::string_view text, std::string_view before, std::string_view after, std::size_t& at)
{
    const std::size_t first = text.find(before, at);
    if (first == std::string_view::npos) return {};
    const std::size_t end = text.find(after, first + before.size());
    if (end == std::string_view::npos) return {};
    at = end;
    return text.substr(first + before.size(), end - first - before.size());
}

// An office program's first page lists the pages of the sheets with their names:
// <x:Name>台账</x:Name> ... <x:WorksheetSource HRef="a.files/sheet001.htm"/>
std::map<std::string, std::string> names_of_sheets(const std::vector<Page>& pages)
{
    std::map<std::string, std::string> names;
    if (pages.empty()) return names;
    const std::string text = to_utf8(pages.front().html);
    for (std::size_t at = 0;;) {
        const std::string_view sheet = between(text, "<x:Name>", "</x:Name>", at);
        if (sheet.empty()) return names;
        const std::string_view page = between(text, "<x:WorksheetSource HRef=\"", "\"", at);
        if (page.empty()) return names;
        names.emplace(last_step(page), sheet);
    }
}

// Gives the tables of a page the name of its sheet.
class NamedSheet final : public SheetSink {
 public:
    NamedSheet(std::optional<std::string> name, SheetSink& to) : name_(std::move(name)), to_(to) {}
    void begin_sheet(const SheetInfo& sheet) override
    {
        SheetInfo info = sheet;
        if (name_) info.name = name_;
        to_.begin_sheet(info);
        any_ = true;
    }
    void merged(std::span<const MergedRange> ranges) override { to_.merged(ranges); }
    void hidden_columns(int first, int last) override { to_.hidden_columns(first, last); }
    void row(std::int64_t row, std::span<const Cell> cells, bool hidden) override { to_.row(row, cells, hidden); }
    void end_sheet() override { to_.end_sheet(); }
    void problem(std::int64_t row, const std::string& found, const std::string& expected_zh,
                 const std::string& expected_en) override
    {
        to_.problem(row, found, expected_zh, expected_en);
    }
    bool any() const { return any_; }

 private:
    std::optional<std::string> name_;
    SheetSink& to_;
    bool any_ = false;
};

std::vector<Page> pages_of(std::string_view bytes, const std::string& name)
{
    static const bool ready = [] {
        g_mime_init();
        return true;
    }();
    static_cast<void>(ready);
    const Owned<GMimeStream> stream(g_mime_stream_mem_new_with_buffer(bytes.data(), bytes.size()));
    const Owned<GMimeParser> parser(g_mime_parser_new_with_stream(stream.get()));
    const Owned<GMimeObject> root(g_mime_parser_construct_part(parser.get(), nullptr));
    if (root == nullptr) throw Error(name + ": is a damaged web page; open it in a browser and save it again");
    Pages pages(name);
    pages.add(root.get());
    return std::move(pages.found);
}

}  // namespace

void read_mht_tables(std::string_view bytes, const std::string& name, SheetSink& sink)
{
    const std::vector<Page> pages = pages_of(bytes, name);
    const std::map<std::string, std::string> names = names_of_sheets(pages);
    bool any = false;
    for (const Page& page : pages) {
        const auto sheet = names.find(page.location);
        if (!names.empty() && sheet == names.end()) continue;  // frames and tabs around the sheets
        NamedSheet named(sheet == names.end() ? std::nullopt : std::optional(sheet->second), sink);
        try {
            read_html_tables(page.html, name, named);
        } catch (const Error&) {  // a page without a table is no fault where another has one
            if (named.any()) throw;
        }
        any = any || named.any();
    }
    if (!any) throw Error(name + ": holds no table; hand in the page or workbook that shows the data");
}

}  // namespace audit::import
