// SPDX-License-Identifier: Apache-2.0
#include <sstream>

#include "app/commands/commands.h"
#include "app/commands/terminal_table.h"
#include "audit/findings/catalogue.h"
#include "audit/findings/own_checks.h"
#include "audit/findings/parameter_layers.h"
#include "audit/model/error.h"
#include "audit/store/plant_reader.h"

namespace commands {

namespace {

using audit::Language;
using audit::Text;
using audit::findings::Layer;
using audit::findings::ParametersFile;
using audit::store::CaseFile;

Text layer_name(Layer layer)
{
    switch (layer) {
        case Layer::catalogue:
            return {"默认", "default"};
        case Layer::industry:
            return {"行业", "industry"};
        case Layer::jurisdiction:
            return {"地方", "jurisdiction"};
        case Layer::plant:
            return {"本案", "case"};
        case Layer::command_line:
            break;
    }
    return {"命令行", "command line"};
}

const std::string& mark(bool confirmed, Language language)
{
    static const Text unconfirmed{"未经官方文本确认", "not confirmed by an official text"};
    static const std::string none;
    return confirmed ? none : unconfirmed.in(language);
}

std::string with_unit(const std::string& value, const std::string& unit)
{
    return value.empty() || unit.empty() ? value : value + " " + unit;
}

// "check.name" and what stands behind the first '='; the check may be left out ("name=value": all that have it).
struct Assignment {
    std::string check, name, value;
};

Assignment parse_assignment(const std::string& option, const std::string& text, bool with_value)
{
    const std::size_t equals = text.find('=');
    const std::string key = text.substr(0, equals);
    const std::size_t dot = key.find('.');
    if (dot == std::string::npos || dot == 0 || dot + 1 == key.size() || (equals != std::string::npos) != with_value)
        throw audit::Error(option + ": found \"" + text + "\", expected " +
                               (with_value ? "check.name=value, for example ledger_gap.operating_hours=6"
                                           : "check.name, for example ledger_gap.operating_hours"),
                           audit::ErrorKind::usage);
    return {key.substr(0, dot), key.substr(dot + 1), with_value ? text.substr(equals + 1) : std::string()};
}

void apply(CaseFile& case_file, const ParameterChanges& changes)
{
    const auto own = audit::findings::entries_of(audit::findings::kept_own_checks(case_file));
    for (const std::string& path : changes.add)
        audit::findings::keep_file(case_file, audit::findings::find_parameters(path, own));
    for (const std::string& name : changes.remove) audit::findings::drop_file(case_file, name);
    for (const std::string& text : changes.set) {
        const Assignment one = parse_assignment("--set", text, true);
        audit::findings::set_value(case_file, one.check, one.name, one.value);
    }
    for (const std::string& text : changes.unset) {
        const Assignment one = parse_assignment("--unset", text, false);
        audit::findings::unset_value(case_file, one.check, one.name);
    }
}

std::string values_table(const audit::findings::LayeredParameters& parameters, bool all, Language language)
{
    TerminalTable table({Text{"检查项.参数", "check.parameter"}.in(language), Text{"数值", "value"}.in(language),
                         Text{"层级", "set by"}.in(language), Text{"来源", "source"}.in(language),
                         Text{"标注", "mark"}.in(language)});
    bool any = false;
    const auto add = [&](const audit::findings::CheckEntry& entry, const audit::findings::Parameter& parameter) {
        const audit::findings::ParameterOrigin origin = parameters.origin_of(entry.id, parameter.name);
        if (!all && origin.layer == Layer::catalogue) return;
        any = true;
        std::string source = origin.source;
        if (!origin.file.empty()) source += (source.empty() ? "" : " · ") + origin.file;
        table.add({entry.id + "." + parameter.name,
                   with_unit(parameters.values.text(entry.id, parameter.name), parameter.unit),
                   layer_name(origin.layer).in(language), source, mark(origin.confirmed, language)});
    };
    for (const auto* entries : {&audit::findings::catalogue(), &parameters.values.own()})
        for (const audit::findings::CheckEntry& entry : *entries)
            for (const audit::findings::Parameter& parameter : entry.parameters) add(entry, parameter);
    if (any) return table.text();
    return Text{"全部为默认值；--list 列出。\n", "All are defaults; --list prints them.\n"}.in(language);
}

std::string facts_table(const ParametersFile& pack, Language language)
{
    TerminalTable table({Text{"行业规定（供对照）", "rule of the industry (for comparison)"}.in(language),
                         Text{"数值", "value"}.in(language), Text{"来源", "source"}.in(language),
                         Text{"标注", "mark"}.in(language)});
    for (const ParametersFile::Fact& fact : pack.facts)
        table.add(
            {fact.name.in(language), with_unit(fact.value, fact.unit), fact.source, mark(fact.confirmed, language)});
    return table.text();
}

void print_files(std::ostringstream& out, const CaseFile& case_file, Language language)
{
    out << Text{"案卷保存的参数文件：", "Files kept in the case: "}.in(language);
    bool any = false;
    for (const ParametersFile& file : audit::findings::files_of_case(case_file)) {
        out << (any ? Text{"、", ", "}.in(language) : "") << file.origin << Text{"（", " ("}.in(language)
            << layer_name(file.kind).in(language) << Text{"）", ")"}.in(language);
        any = true;
    }
    out << (any ? "" : Text{"无", "none"}.in(language)) << '\n';
    out << Text{"随附的参数包：", "Packs that ship: "}.in(language);
    const char* between = "";
    for (const std::string& name : audit::findings::shipped_packs()) {
        out << between << name;
        between = ", ";
    }
    out << '\n';
}

}  // namespace

std::string case_parameters(const std::string& case_path, const ParameterChanges& changes, const CommonOptions& options)
{
    const bool writes =
        !changes.add.empty() || !changes.remove.empty() || !changes.set.empty() || !changes.unset.empty();
    CaseFile case_file =
        CaseFile::open(case_path, writes ? audit::store::OpenMode::read_write : audit::store::OpenMode::read_only);
    if (writes) apply(case_file, changes);
    const Language language = options.language;
    const audit::Plant plant = audit::store::read_plant(case_file);
    const auto pack = audit::findings::industry_pack(plant);
    std::ostringstream out;
    out << Text{"行业参数包：", "Pack of the industry: "}.in(language)
        << (pack ? pack->origin + " " + pack->title.in(language) : Text{"无", "none"}.in(language)) << '\n';
    print_files(out, case_file, language);
    out << '\n'
        << values_table(audit::findings::parameters_of(case_file, plant, options.parameters), changes.list, language);
    if (pack && !pack->facts.empty()) out << '\n' << facts_table(*pack, language);
    return out.str();
}

}  // namespace commands
