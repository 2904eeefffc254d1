// SPDX-License-Identifier: Apache-2.0
#include <sstream>

#include "app/commands/commands.h"
#include "app/commands/terminal_table.h"
#include "audit/findings/catalogue.h"
#include "audit/findings/laws.h"
#include "audit/model/error.h"

namespace commands {

namespace {

using audit::Language;
using audit::Text;
using audit::findings::CheckEntry;

const Text kSeverityNames[] = {{"", ""}, {"提示", "notice"}, {"疑点", "suspicion"}, {"涉嫌违法", "violation"}};

std::string all_checks(Language language)
{
    TerminalTable table({Text{"检查项", "check"}.in(language), Text{"级别", "severity"}.in(language),
                         Text{"主题", "topic"}.in(language), Text{"名称", "title"}.in(language)});
    for (const CheckEntry& entry : audit::findings::catalogue())
        table.add({entry.id, kSeverityNames[static_cast<int>(entry.severity)].in(language), entry.topic,
                   entry.title.in(language)});
    return table.text();
}

void print_parameters(std::ostringstream& out, const CheckEntry& entry, Language language)
{
    if (entry.parameters.empty()) return;
    out << Text{"\n参数\n", "\nParameters\n"}.in(language);
    TerminalTable table({Text{"名称", "name"}.in(language), Text{"默认值", "default"}.in(language),
                         Text{"单位", "unit"}.in(language), Text{"含义", "meaning"}.in(language),
                         Text{"来源", "source"}.in(language)});
    for (const audit::findings::Parameter& parameter : entry.parameters)
        table.add({parameter.name, parameter.default_value, parameter.unit, parameter.meaning.in(language),
                   parameter.source +
                       (parameter.confirmed ? "" : Text{"（未经官方文本确认）", " (not confirmed)"}.in(language))});
    out << table.text();
}

void print_basis(std::ostringstream& out, const CheckEntry& entry, Language language)
{
    if (entry.conduct.empty()) return;
    out << Text{"\n法律依据\n", "\nLegal basis\n"}.in(language);
    for (const audit::Basis& basis : audit::findings::basis_of(entry.conduct, std::nullopt, std::nullopt)) {
        out << "  " << basis.law << ' ' << basis.article;
        if (!basis.penalty.empty()) out << Text{"：", ": "}.in(language) << basis.penalty;
        out << '\n';
    }
}

std::string one_check(const std::string& id, Language language)
{
    const CheckEntry* entry = audit::findings::find_check(id);
    if (entry == nullptr)
        throw audit::Error(id + ": no check has this id; `onepermit checks` lists them", audit::ErrorKind::usage);
    std::ostringstream out;
    out << entry->id << "  " << entry->title.in(language) << "\n\n" << entry->finds.in(language) << '\n';
    out << Text{"\n默认级别：", "\nDefault severity: "}.in(language)
        << kSeverityNames[static_cast<int>(entry->severity)].in(language) << '\n';
    if (!entry->needs.empty()) {
        out << Text{"需要的数据表：", "Tables needed: "}.in(language);
        for (std::size_t i = 0; i < entry->needs.size(); ++i) {
            if (i > 0) out << "; ";
            for (std::size_t k = 0; k < entry->needs[i].size(); ++k) out << (k > 0 ? " / " : "") << entry->needs[i][k];
        }
        out << '\n';
    }
    print_parameters(out, *entry, language);
    print_basis(out, *entry, language);
    out << Text{"\n现场核实\n  ", "\nTo verify on site\n  "}.in(language) << entry->verify.in(language) << '\n';
    out << Text{"\n不报告的情形\n  ", "\nLeft alone\n  "}.in(language) << entry->leaves_alone.in(language) << '\n';
    return out.str();
}

}  // namespace

std::string list_checks(const std::string& id, const CommonOptions& options)
{
    return id.empty() ? all_checks(options.language) : one_check(id, options.language);
}

}  // namespace commands
