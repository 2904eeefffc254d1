// SPDX-License-Identifier: Apache-2.0
#include "audit/findings/parameters.h"

#include <optional>
#include <utility>

#include "audit/findings/catalogue.h"
#include "audit/findings/parameter_rules.h"
#include "audit/findings/parameters_file.h"
#include "audit/model/decimal.h"
#include "audit/model/error.h"

namespace audit::findings {

Parameters::Parameters(std::vector<CheckEntry> own) : own_(std::move(own)) {}

void Parameters::read_file(const std::string& path)
{
    for (const ParametersFile::Value& value : find_parameters(path, own_).values)
        overrides_[{value.check, value.name}] = value.value;
}

void Parameters::set(const std::string& check, const std::string& name, const std::string& value)
{
    require_fitting("parameter", own_, check, name, value);
    overrides_[{check, name}] = value;
}

std::string Parameters::text(std::string_view check, std::string_view name) const
{
    const CheckEntry* entry = find_check(check, own_);
    const Parameter* parameter = entry == nullptr ? nullptr : find_parameter(*entry, name);
    if (parameter == nullptr)
        throw Error("data/checks/" + std::string(check) + ".json: there is no parameter \"" + std::string(name) + "\"",
                    ErrorKind::internal);
    const std::string key(name);
    for (const std::string& owner : {std::string(check), std::string()}) {
        const auto found = overrides_.find({owner, key});
        if (found != overrides_.end()) return found->second;
    }
    return parameter->default_value;
}

double Parameters::number(std::string_view check, std::string_view name) const
{
    const std::string value = text(check, name);
    const std::optional<Decimal> number = Decimal::parse(value);
    if (!number)
        throw Error("data/checks/" + std::string(check) + ".json: the parameter \"" + std::string(name) + "\" is \"" +
                        value + "\", which is not a number",
                    ErrorKind::internal);
    return number->to_double();
}

}  // namespace audit::findings
