// SPDX-License-Identifier: Apache-2.0
#include "reports/wording.h"

#include <nlohmann/json.hpp>

#include <algorithm>

#include "audit/model/error.h"
#include "audit/reference/pollutants.h"
#include "audit/reference/resources.h"

namespace reports {

Wording::Wording(const std::string& document, audit::Language language) : language_(language), document_(document)
{
    read("common");
    if (document != "common") read(document);
}

void Wording::read(const std::string& document)
{
    const std::string name = "templates/documents/" + document + ".json";
    const std::string language = language_ == audit::Language::zh ? "zh" : "en";
    try {
        const nlohmann::json words = nlohmann::json::parse(audit::reference::read_resource(name));
        for (const auto& [key, texts] : words.items()) {
            if (key == "layout") {
                measures_ = texts.get<std::map<std::string, double, std::less<>>>();
            } else {
                words_[key] = texts.at(language).get<std::string>();
            }
        }
    } catch (const nlohmann::json::exception& wrong) {
        throw audit::Error(name + ": not a list of words in two languages (" + wrong.what() + "), restore the file",
                           audit::ErrorKind::internal);
    }
}

const std::string& Wording::operator()(std::string_view key) const
{
    const auto found = words_.find(key);
    if (found != words_.end()) return found->second;
    throw audit::Error("templates/documents/" + document_ + ".json: the words for \"" + std::string(key) +
                           "\" are missing, restore them",
                       audit::ErrorKind::internal);
}

std::string Wording::operator()(std::string_view key,
                                const std::vector<std::pair<std::string, std::string>>& values) const
{
    return fill_in((*this)(key), values);
}

double Wording::measure(std::string_view name, double otherwise) const
{
    const auto found = measures_.find(name);
    return found == measures_.end() ? otherwise : found->second;
}

double Wording::measure(std::string_view name) const
{
    const auto found = measures_.find(name);
    if (found != measures_.end()) return found->second;
    throw audit::Error(
        "templates/documents/" + document_ + ".json: the layout lacks \"" + std::string(name) + "\", restore it",
        audit::ErrorKind::internal);
}

std::string fill_in(const std::string& text, const std::vector<std::pair<std::string, std::string>>& values)
{
    std::string out;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t open = text.find('{', begin);
        const std::size_t close = open == std::string::npos ? open : text.find('}', open);
        if (close == std::string::npos) return out + text.substr(begin);
        out += text.substr(begin, open - begin);
        const std::string name = text.substr(open + 1, close - open - 1);
        const auto known = std::find_if(values.begin(), values.end(), [&](const auto& v) { return v.first == name; });
        out += known != values.end() ? known->second : text.substr(open, close - open + 1);
        begin = close + 1;
    }
    return out;
}

const std::string& Wording::severity(audit::Severity severity) const
{
    return (*this)("severity_" + std::string(to_text(severity)));
}

const std::string& Wording::status(audit::CheckStatus status) const
{
    switch (status) {
        case audit::CheckStatus::ran:
            return (*this)("status_ran");
        case audit::CheckStatus::not_applicable:
            return (*this)("status_not_applicable");
        default:
            return (*this)("status_could_not_run");
    }
}

const std::string& Wording::topic(const std::string& topic) const
{
    const std::string key = "topic_" + topic;
    return has(key) ? (*this)(key) : topic;
}

std::string Wording::subject(const audit::Subject& subject) const
{
    std::string out;
    for (const std::string* part : {&subject.outlet, &subject.facility, &subject.treatment, &subject.pollutant,
                                    &subject.material, &subject.waste_code, &subject.manifest, &subject.report}) {
        if (part->empty()) continue;
        if (!out.empty()) out += ' ';
        const audit::reference::Pollutant* known =
            part == &subject.pollutant && language() == audit::Language::en
                ? audit::reference::find_pollutant(*part, audit::reference::medium_of(subject.outlet))
                : nullptr;
        out += known == nullptr || known->name_en.empty() ? *part : known->name_en;
    }
    return out;
}

}  // namespace reports
