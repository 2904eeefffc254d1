// SPDX-License-Identifier: Apache-2.0
#include "reports/check_page.h"

#include "audit/findings/laws.h"
#include "audit/model/time.h"
#include "audit/reference/tables.h"

namespace reports {

namespace {

using audit::Basis;
using audit::Language;
using audit::Period;
using audit::Text;
using audit::Time;
using audit::findings::CheckEntry;
using audit::findings::Parameter;

// The day on which the Ecological and Environmental Code came into force.
const audit::Date kCode{2026, 8, 15};

PageSection section(const Wording& words, const char* title)
{
    return {words(title), {}};
}

PageSection paragraph(const Wording& words, const char* title, const Text& text)
{
    PageSection made = section(words, title);
    made.blocks.push_back({{}, text.in(words.language()), {}, false});
    return made;
}

PageSection parameters_section(const CheckEntry& entry, bool is_own, const Wording& words)
{
    PageSection made = section(words, "parameters");
    if (entry.parameters.empty()) {
        made.blocks.push_back({{}, words("no_parameters"), {}, false});
        return made;
    }
    PageTable table;
    table.header = {words("parameter"), words("meaning"), words("default"), words("source"), words("confirmed")};
    for (const Parameter& parameter : entry.parameters) {
        const std::string source = parameter.source == "screening value" ? words("screening_value") : parameter.source;
        table.rows.push_back({parameter.name, parameter.meaning.in(words.language()),
                              parameter.default_value + (parameter.unit.empty() ? "" : " " + parameter.unit), source,
                              words(parameter.confirmed ? "yes" : "no")});
    }
    made.blocks.push_back({{}, {}, std::move(table), false});
    made.blocks.push_back({{}, words(is_own ? "parameters_note_own" : "parameters_note"), {}, true});
    return made;
}

PageBlock basis_block(const std::vector<Basis>& norms, const std::string& title, const Wording& words)
{
    PageBlock block{title, {}, {}, false};
    if (norms.empty()) {
        block.text = words("no_norm");
        return block;
    }
    block.table.header = {words("law"), words("article"), words("penalty"), words("note")};
    for (const Basis& norm : norms)
        block.table.rows.push_back({norm.law, norm.article, norm.penalty.empty() ? "—" : norm.penalty,
                                    norm.note.in(words.language()).empty() ? "—" : norm.note.in(words.language())});
    return block;
}

// The norms for what happened and was judged before the Code, and since.
PageSection basis_section(const CheckEntry& entry, const Wording& words)
{
    PageSection made = section(words, "basis");
    if (entry.conduct.empty()) {
        made.blocks.push_back({{}, words("no_basis"), {}, false});
        return made;
    }
    const Time code = midnight(kCode);
    const Period before{code - audit::kDay, code};
    const Period since{code, code + audit::kDay};
    made.blocks.push_back(
        basis_block(audit::findings::basis_of(entry.conduct, before, before.from), words("before_code"), words));
    made.blocks.push_back(
        basis_block(audit::findings::basis_of(entry.conduct, since, since.from), words("since_code"), words));
    return made;
}

std::string group_text(const std::vector<std::string>& group, const Wording& words)
{
    std::string text;
    for (const std::string& id : group) {
        const audit::reference::Table* table = audit::reference::find_table(id);
        text += (text.empty() ? "" : words("or")) +
                (table == nullptr ? id : table->name.in(words.language()) + words("open") + id + words("close"));
    }
    return text;
}

PageSection needs_section(const CheckEntry& entry, const Wording& words)
{
    PageSection made = section(words, "needs");
    for (const std::vector<std::string>& group : entry.needs)
        made.blocks.push_back({{}, "· " + group_text(group, words), {}, false});
    made.blocks.push_back({{}, words(entry.needs.empty() ? "needs_none" : "needs_note"), {}, true});
    return made;
}

// The message as a pattern, for every severity that has its own.
PageSection message_section(const CheckEntry& entry, const Wording& words)
{
    PageSection made = paragraph(words, "pattern", entry.message);
    for (const auto& [severity, message] : entry.message_by_severity)
        made.blocks.push_back({words.severity(severity), message.in(words.language()), {}, false});
    return made;
}

}  // namespace

CheckPage check_page(const CheckEntry& entry, const std::vector<audit::examples::Example>& examples, bool is_own,
                     const Wording& words)
{
    CheckPage page{entry.id,
                   entry.title.in(words.language()),
                   entry.topic,
                   words.topic(entry.topic),
                   words.severity(entry.severity),
                   is_own,
                   {}};
    page.sections = {paragraph(words, "finds", entry.finds),
                     paragraph(words, "leaves_alone", entry.leaves_alone),
                     parameters_section(entry, is_own, words),
                     basis_section(entry, words),
                     paragraph(words, "verify", entry.verify),
                     needs_section(entry, words),
                     message_section(entry, words)};
    if (!examples.empty()) page.sections.push_back(examples_section(examples, words));
    return page;
}

}  // namespace reports
