// SPDX-License-Identifier: Apache-2.0
#include "audit/hours/grants.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cctype>

#include "audit/model/error.h"
#include "audit/reference/resources.h"

namespace audit::hours {

namespace {

using nlohmann::json;

std::vector<Grant> read_grants()
{
    try {
        std::vector<Grant> grants;
        const json root = json::parse(reference::read_resource("data/grants.json"));
        for (const json& value : root.at("grants")) {
            Grant grant;
            grant.id = value.at("id").get<std::string>();
            grant.name = {value.at("name").at("zh").get<std::string>(), value.at("name").at("en").get<std::string>()};
            grant.industries = value.at("industries").get<std::vector<std::string>>();
            grant.start_hours = value.at("start_hours").get<int>();
            grant.stop_hours = value.at("stop_hours").get<int>();
            if (value.contains("year_hours")) grant.year_hours = value.at("year_hours").get<int>();
            grant.pollutants = value.at("pollutants").get<std::vector<std::string>>();
            grant.source = value.at("source").get<std::string>();
            grant.confirmed = value.at("confirmed").get<bool>();
            grants.push_back(std::move(grant));
        }
        return grants;
    } catch (const json::exception& error) {
        throw Error(std::string("data/grants.json: ") + error.what(), ErrorKind::internal);
    }
}

bool is_digit(char c)
{
    return std::isdigit(static_cast<unsigned char>(c)) != 0;
}

// The code of the industry without the letter of its section: "D4412" is "4412".
std::string_view code_of(std::string_view industry)
{
    const auto* const first = std::find_if(industry.begin(), industry.end(), is_digit);
    return industry.substr(static_cast<std::size_t>(first - industry.begin()));
}

bool is_of(std::string_view industry, const std::string& mark)
{
    if (mark.empty()) return false;
    return is_digit(mark.front()) ? code_of(industry).starts_with(mark) : industry.find(mark) != std::string_view::npos;
}

}  // namespace

bool Grant::covers(std::string_view pollutant) const
{
    return pollutants.empty() || std::find(pollutants.begin(), pollutants.end(), pollutant) != pollutants.end();
}

const Grant* grant_of(std::string_view industry)
{
    static const std::vector<Grant> grants = read_grants();
    for (const Grant& grant : grants) {
        for (const std::string& mark : grant.industries) {
            if (is_of(industry, mark)) return &grant;
        }
    }
    return nullptr;
}

}  // namespace audit::hours
