// SPDX-License-Identifier: Apache-2.0
// The catalogue: all checks as a list, one as its page, or everything as documents.
#include <filesystem>

#include "app/commands/commands.h"
#include "app/commands/terminal_table.h"
#include "audit/examples/examples.h"
#include "audit/findings/own_checks.h"
#include "audit/model/error.h"
#include "reports/check_catalogue.h"
#include "reports/write_file.h"

namespace commands {

namespace {

namespace fs = std::filesystem;
using audit::Language;
using audit::Text;
using audit::findings::CheckEntry;
using audit::findings::OwnChecks;
using reports::CheckPage;
using reports::Wording;

constexpr std::size_t kExamplesOnPage = 2;  // of those that fire and of those that do not
constexpr std::size_t kExamplesInCatalogue = 1;

// Of the folders that were named; "none" names none.
OwnChecks own_checks(const CommonOptions& options)
{
    const bool none = options.checks_folders == std::vector<std::string>{"none"};
    return none ? OwnChecks() : audit::findings::read_own_checks(options.checks_folders);
}

std::string all_checks(const OwnChecks& own, Language language)
{
    const Wording words("check_catalogue", language);
    TerminalTable table({Text{"检查项", "check"}.in(language), Text{"级别", "severity"}.in(language),
                         Text{"主题", "topic"}.in(language), Text{"名称", "title"}.in(language)});
    for (const CheckEntry* entry : audit::findings::all_checks(own))
        table.add({entry->id, words.severity(entry->severity), words.topic(entry->topic), entry->title.in(language)});
    return table.text();
}

CheckPage page_of(const CheckEntry& entry, const OwnChecks& own, std::size_t examples, const Wording& words)
{
    const bool is_own = audit::findings::find_own_check(entry.id, own) != nullptr;
    return check_page(entry, audit::examples::examples_of(entry.id, examples, own), is_own, words);
}

reports::CheckCatalogue catalogue_of(const OwnChecks& own, const Wording& words, const CommonOptions& options)
{
    const std::vector<const CheckEntry*> entries = audit::findings::all_checks(own);
    reports::CheckCatalogue catalogue;
    catalogue.version = words("version", {{"program", audit::program_version()},
                                          {"catalogue", audit::findings::catalogue_version(own)},
                                          {"count", std::to_string(entries.size())}});
    for (const CheckEntry* entry : entries) {
        if (options.cancelled != nullptr && *options.cancelled) throw audit::Cancelled();
        const double share = static_cast<double>(catalogue.pages.size()) / static_cast<double>(entries.size());
        if (options.progress) options.progress({{"说明 " + entry->title.zh, "Describing " + entry->title.en}, share});
        catalogue.pages.push_back(page_of(*entry, own, kExamplesInCatalogue, words));
    }
    return catalogue;
}

void make_folder(const std::string& folder)
{
    std::error_code failed;
    fs::create_directories(folder, failed);
    if (failed)
        throw audit::Error(folder + ": the folder cannot be made (" + failed.message() + "); choose another place");
}

}  // namespace

std::string list_checks(const std::string& id, const CommonOptions& options)
{
    const OwnChecks own = own_checks(options);
    if (id.empty()) return all_checks(own, options.language);
    const CheckEntry* entry = audit::findings::find_check(id, own);
    if (entry == nullptr)
        throw audit::Error(id + ": no check has this id; `onepermit checks` lists them", audit::ErrorKind::usage);
    const Wording words("check_catalogue", options.language);
    return check_page_text(page_of(*entry, own, kExamplesOnPage, words), words);
}

std::vector<std::string> write_catalogue(const std::string& folder, const CommonOptions& options)
{
    const OwnChecks own = own_checks(options);
    const Wording words("check_catalogue", options.language);
    const reports::CheckCatalogue catalogue = catalogue_of(own, words, options);
    make_folder(folder);
    std::vector<std::string> paths;
    const auto write = [&](const std::string& name, const std::string& bytes) {
        paths.push_back((fs::path(folder) / name).string());
        reports::write_whole_file(paths.back(), bytes);
    };
    write("index.html", check_index_html(catalogue, words));
    for (std::size_t i = 0; i < catalogue.pages.size(); ++i)
        write(catalogue.pages[i].id + ".html", check_page_html(catalogue, i, words));
    write("catalogue.pdf", check_catalogue_pdf(catalogue, words));
    return paths;
}

}  // namespace commands
