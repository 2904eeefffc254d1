// SPDX-License-Identifier: Apache-2.0
#include "reports/markup.h"

namespace reports {

std::string escaped(std::string_view text)
{
    std::string out;
    for (const char c : text) {
        switch (c) {
            case '&':
                out += "&amp;";
                break;
            case '<':
                out += "&lt;";
                break;
            case '>':
                out += "&gt;";
                break;
            case '"':
                out += "&quot;";
                break;
            default:
                out += static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t' ? ' ' : c;
        }
    }
    return out;
}

std::string element(const char* name, std::string_view text, const std::string& kind)
{
    const std::string attribute = kind.empty() ? "" : " class=\"" + kind + '"';
    return std::string("<") + name + attribute + '>' + escaped(text) + "</" + name + ">\n";
}

std::string link_to(const std::string& target, const std::string& text)
{
    if (target.empty()) return escaped(text);
    return "<a href=\"" + escaped(target) + "\">" + escaped(text) + "</a>";
}

}  // namespace reports
