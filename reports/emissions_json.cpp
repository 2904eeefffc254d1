// SPDX-License-Identifier: Apache-2.0
// The emission account as JSON: {"format": "onepermit-emissions/1", …}. Numbers are texts, as in the findings file.
#include <nlohmann/json.hpp>

#include "reports/emissions_documents.h"
#include "reports/number_text.h"

namespace reports {

namespace {

using Json = nlohmann::ordered_json;
using audit::emissions::MethodAmount;

constexpr int kTonneDecimals = 6;
constexpr int kShareDecimals = 4;

Json period_json(const audit::emissions::NamedPeriod& period)
{
    return {{"name", period.name},
            {"from", date_text(period.period.from)},
            {"to", date_text(period.period.to)},
            {"covered_from", date_text(period.covered.from)},
            {"covered_to", date_text(period.covered.to)},
            {"whole", period.whole()}};
}

Json amount_json(const MethodAmount& amount)
{
    return {{"method", std::string(audit::emissions::to_text(amount.method))},
            {"tonnes", plain_number(amount.tonnes, kTonneDecimals)},
            {"counts", amount.counts},
            {"hours", plain_number(amount.hours, 2)},
            {"filled_share", plain_number(amount.filled_share(), kShareDecimals)}};
}

Json row_json(const EmissionsRow& row, audit::Language language)
{
    const MethodAmount* account = row.amounts.account();
    const auto share = row.share_of_cap();
    Json methods = Json::array();
    for (const MethodAmount& amount : row.amounts.methods) methods.push_back(amount_json(amount));
    const auto of_account = [&](const std::string& text) { return account == nullptr ? Json(nullptr) : Json(text); };
    return {
        {"outlet", row.amounts.outlet},
        {"pollutant", row.amounts.pollutant},
        {"period", period_json(row.amounts.period)},
        {"tonnes", of_account(account == nullptr ? "" : plain_number(account->tonnes, kTonneDecimals))},
        {"method", of_account(account == nullptr ? "" : std::string(to_text(account->method)))},
        {"filled_share", of_account(account == nullptr ? "" : plain_number(account->filled_share(), kShareDecimals))},
        {"why", row.why.in(language)},
        {"cap", row.cap ? Json(row.cap->to_string()) : Json(nullptr)},
        {"share_of_cap", share ? Json(plain_number(*share, kShareDecimals)) : Json(nullptr)},
        {"methods", methods}};
}

}  // namespace

std::string to_emissions_json(const EmissionsData& data, audit::Language language)
{
    Json rows = Json::array();
    for (const EmissionsRow& row : data.rows) rows.push_back(row_json(row, language));
    Json numbers = Json::array();
    for (const EmissionsParameter& number : data.parameters)
        numbers.push_back({{"name", number.name},
                           {"value", number.value},
                           {"unit", number.unit},
                           {"source", number.source},
                           {"confirmed", number.confirmed}});
    const Json document = {{"format", "onepermit-emissions/1"},
                           {"enterprise", data.enterprise},
                           {"permit_no", data.permit_no},
                           {"period", {{"from", date_text(data.period.from)}, {"to", date_text(data.period.to)}}},
                           {"by", std::string(audit::emissions::to_text(data.span))},
                           {"rows", rows},
                           {"parameters", numbers}};
    return document.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace reports
