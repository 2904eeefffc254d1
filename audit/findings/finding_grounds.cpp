// SPDX-License-Identifier: Apache-2.0
#include "audit/findings/finding_grounds.h"

#include <nlohmann/json.hpp>

namespace audit::findings {

namespace {

using nlohmann::json;
using store::Statement;

std::string words_of(const Finding& finding)
{
    constexpr char kEnd = '\x1f';
    std::string words = finding.verify.zh + kEnd + finding.verify.en + kEnd;
    for (const Basis& norm : finding.basis)
        for (const std::string* part : {&norm.law, &norm.article, &norm.penalty, &norm.note.zh, &norm.note.en})
            (words += *part) += kEnd;
    return words;
}

std::string basis_text(const std::vector<Basis>& basis)
{
    json norms = json::array();
    for (const Basis& norm : basis)
        norms.push_back({{"law", norm.law},
                         {"article", norm.article},
                         {"penalty", norm.penalty},
                         {"note", {{"zh", norm.note.zh}, {"en", norm.note.en}}}});
    return norms.dump(-1, ' ', false, json::error_handler_t::replace);
}

std::vector<Basis> read_basis(const std::string& text)
{
    std::vector<Basis> basis;
    for (const json& norm : json::parse(text)) {
        const json& note = norm.at("note");
        basis.push_back({norm.at("law").get<std::string>(),
                         norm.at("article").get<std::string>(),
                         norm.at("penalty").get<std::string>(),
                         {note.at("zh").get<std::string>(), note.at("en").get<std::string>()}});
    }
    return basis;
}

std::int64_t stored(store::Database& database, const Finding& finding)
{
    const std::string basis = basis_text(finding.basis);
    database.prepare("INSERT OR IGNORE INTO finding_grounds(verify_zh, verify_en, basis) VALUES(?, ?, ?)")
        .bind_all(finding.verify.zh, finding.verify.en, basis)
        .run();
    Statement row =
        database.prepare("SELECT id FROM finding_grounds WHERE verify_zh = ? AND verify_en = ? AND basis = ?");
    row.bind_all(finding.verify.zh, finding.verify.en, basis);
    return row.step() ? row.integer(0) : 0;
}

}  // namespace

std::int64_t GroundsWriter::id_of(const Finding& finding)
{
    const auto [place, is_new] = ids_.try_emplace(words_of(finding));
    if (is_new) place->second = stored(database_, finding);
    return place->second;
}

void GroundsReader::put_into(Finding& finding, std::int64_t id)
{
    const auto [place, is_new] = known_.try_emplace(id);
    if (is_new) place->second = read(id);
    finding.verify = place->second.verify;
    finding.basis = place->second.basis;
}

GroundsReader::Grounds GroundsReader::read(std::int64_t id) const
{
    Statement row = database_.prepare("SELECT verify_zh, verify_en, basis FROM finding_grounds WHERE id = ?");
    row.bind(1, id);
    if (!row.step()) return {};
    return {{row.text(0), row.text(1)}, read_basis(row.text(2))};
}

}  // namespace audit::findings
