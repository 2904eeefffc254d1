// SPDX-License-Identifier: Apache-2.0
// HTML that needs nothing but itself: no scripts, no fonts and pictures from elsewhere; readable on paper too.
#include "reports/check_catalogue.h"
#include "reports/markup.h"

namespace reports {

namespace {

constexpr const char* kStyle = R"(
body { font: 16px/1.65 "Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", "WenQuanYi Zen Hei", sans-serif;
  color: #1d232b; max-width: 52rem; margin: 0 auto; padding: 1.5rem; }
a { color: #0b5cad; text-decoration: none; } a:hover { text-decoration: underline; }
nav { display: flex; gap: 1.5rem; flex-wrap: wrap; font-size: .9rem; border-bottom: 1px solid #d5dae0; padding-bottom: .5rem; }
h1 { font-size: 1.6rem; margin: 1.2rem 0 .2rem; } h2 { font-size: 1.15rem; margin: 1.8rem 0 .4rem; }
h3 { font-size: .95rem; margin: 1rem 0 .2rem; color: #3c4650; }
p { margin: .3rem 0; white-space: pre-line; overflow-wrap: anywhere; } .quiet { color: #5a6570; font-size: .88rem; }
.id { font-family: monospace; color: #5a6570; } .severity { border: 1px solid #aab3bd; border-radius: .3rem; padding: 0 .4rem; }
table { border-collapse: collapse; margin: .4rem 0; font-size: .9rem; width: 100%; }
th, td { border: 1px solid #d5dae0; padding: .25rem .5rem; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
th { background: #f1f4f7; font-weight: 600; }
@media print { body { font-size: 10.5pt; max-width: none; padding: 0; } nav { display: none; }
  h2, h3 { break-after: avoid; } tr { break-inside: avoid; } a { color: inherit; } }
)";

std::string document(const std::string& title, const std::string& body, const Wording& words)
{
    const char* language = words.language() == audit::Language::zh ? "zh-CN" : "en";
    return "<!DOCTYPE html>\n<html lang=\"" + std::string(language) +
           "\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, "
           "initial-scale=1\">\n<title>" +
           escaped(title) + "</title>\n<style>" + kStyle + "</style>\n</head>\n<body>\n" + body + "</body>\n</html>\n";
}

std::string table_html(const PageTable& table)
{
    std::string out = "<table>\n<thead><tr>";
    for (const std::string& title : table.header) out += "<th>" + escaped(title) + "</th>";
    out += "</tr></thead>\n<tbody>\n";
    for (const auto& row : table.rows) {
        out += "<tr>";
        for (const std::string& cell : row) out += "<td>" + escaped(cell) + "</td>";
        out += "</tr>\n";
    }
    return out + "</tbody>\n</table>\n";
}

std::string section_html(const PageSection& section)
{
    std::string out = "<section>\n" + element("h2", section.title);
    for (const PageBlock& block : section.blocks) {
        if (!block.title.empty()) out += element("h3", block.title);
        if (!block.text.empty()) out += element("p", block.text, block.is_quiet ? "quiet" : "");
        if (!block.table.header.empty()) out += table_html(block.table);
    }
    return out + "</section>\n";
}

}  // namespace

std::string check_page_html(const CheckCatalogue& catalogue, std::size_t index, const Wording& words)
{
    const CheckPage& page = catalogue.pages.at(index);
    std::string body = "<nav>" + link_to("index.html", words("catalogue"));
    if (index > 0) body += link_to(catalogue.pages[index - 1].id + ".html", "← " + words("previous"));
    if (index + 1 < catalogue.pages.size())
        body += link_to(catalogue.pages[index + 1].id + ".html", words("next") + " →");
    body += "</nav>\n<main>\n" + element("h1", page.title);
    body += "<p><span class=\"id\">" + escaped(page.id) + "</span> · " + escaped(page.topic_name) +
            " · <span class=\"severity\">" + escaped(page.severity) + "</span>" +
            (page.is_own ? " · " + escaped(words("own")) : "") + "</p>\n";
    for (const PageSection& section : page.sections) body += section_html(section);
    body += "</main>\n<footer>" + element("p", catalogue.version, "quiet") + "</footer>\n";
    return document(page.title, body, words);
}

std::string check_index_html(const CheckCatalogue& catalogue, const Wording& words)
{
    std::string topics;
    std::string lists;
    std::string topic;
    for (const CheckPage& page : catalogue.pages) {
        if (page.topic != topic) {
            if (!topic.empty()) lists += "</tbody>\n</table>\n</section>\n";
            topic = page.topic;
            topics += link_to("#" + topic, page.topic_name);
            lists += "<section id=\"" + escaped(topic) + "\">\n" + element("h2", page.topic_name) +
                     "<table>\n<thead><tr><th>" + escaped(words("title")) + "</th><th>" + escaped(words("check")) +
                     "</th><th>" + escaped(words("default_severity")) + "</th></tr></thead>\n<tbody>\n";
        }
        lists += "<tr><td>" + link_to(page.id + ".html", page.title) +
                 (page.is_own ? escaped(words("open") + words("own") + words("close")) : "") +
                 "</td><td class=\"id\">" + escaped(page.id) + "</td><td>" + escaped(page.severity) + "</td></tr>\n";
    }
    if (!topic.empty()) lists += "</tbody>\n</table>\n</section>\n";
    const std::string body = element("h1", words("catalogue")) + element("p", words("intro")) +
                             element("p", catalogue.version, "quiet") + "<nav>" + topics + "</nav>\n<main>\n" + lists +
                             "</main>\n";
    return document(words("catalogue"), body, words);
}

}  // namespace reports
