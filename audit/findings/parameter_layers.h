// SPDX-License-Identifier: Apache-2.0
// Which parameters hold for a case: the catalogue's defaults, over them the pack of the permit's industry, files of
// industry and jurisdiction that the case keeps, the case's own files and values, and what the command line names.
// What the contract of the checks fixes is never changed by the permit's industry alone: a pack that nobody named
// brings only values that data/parameter_rules.json marks by_industry.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "audit/findings/parameter_origin.h"
#include "audit/findings/parameters.h"
#include "audit/findings/parameters_file.h"
#include "audit/model/plant.h"
#include "audit/store/case_file.h"

namespace audit::findings {

struct LayeredParameters {
    Parameters values;
    ParameterOrigins origins;  // of what differs from the catalogue

    // Of the value in force. Throws Error(internal) when the check has no such parameter.
    ParameterOrigin origin_of(std::string_view check, std::string_view name) const;
    // industry: of the permit, for values that are for some industries only. named: the file was named by a person and
    // all of it holds; else only what is by_industry.
    void apply(const ParametersFile& file, Layer layer, std::string_view industry = {}, bool named = true);
    void set(const std::string& check, const std::string& name, const std::string& value, ParameterOrigin origin);
};

// The pack of the permit's industry; empty where none fits.
std::optional<ParametersFile> industry_pack(const Plant& plant);

// named: files or names of packs from the command line, the later over the earlier. Throws Error(usage) as
// find_parameters does.
LayeredParameters parameters_of(const store::CaseFile& case_file, const Plant& plant,
                                const std::vector<std::string>& named);

// The files that the case keeps, in the order in which they were added.
std::vector<ParametersFile> files_of_case(const store::CaseFile& case_file);

// Own checks that the case keeps may be named in all of these. Each is one transaction with an event in the trail. A
// file of the same name is replaced. They throw Error(usage) for what is unknown or does not fit; drop_file and
// unset_value also where there is nothing to take away.
void keep_file(store::CaseFile& case_file, const ParametersFile& file);
void drop_file(store::CaseFile& case_file, const std::string& name);
void set_value(store::CaseFile& case_file, const std::string& check, const std::string& name, const std::string& value);
void unset_value(store::CaseFile& case_file, const std::string& check, const std::string& name);

// The overrides of a run as JSON, as the case keeps them with it:
// {"all": {name: value}, "checks": {check: {name: value}}, "origins": {check: {name: {layer, file, source,
// confirmed}}}}, keys sorted.
std::string to_record(const Parameters& parameters, const ParameterOrigins& origins);
// What a record says about parameters that neither the catalogue nor the own checks have any more is left out.
LayeredParameters from_record(const std::string& record, const OwnEntries& own = {});

}  // namespace audit::findings
