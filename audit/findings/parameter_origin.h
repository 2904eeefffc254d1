// SPDX-License-Identifier: Apache-2.0
// Where the values of parameters come from. Layers go over each other in the order in which they stand here.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>

namespace audit::findings {

enum class Layer { catalogue, industry, jurisdiction, plant, command_line };
std::string_view to_text(Layer layer);     // "catalogue", "industry", "jurisdiction", "case", "command line"
Layer parse_layer(std::string_view text);  // what to_text writes; anything else is the catalogue

struct ParameterOrigin {
    Layer layer = Layer::catalogue;
    std::string file;        // the file or pack that set it; empty: the catalogue, or a person without a file
    std::string source;      // the standard or notice that the number is from; may be empty
    bool confirmed = false;  // whether an official text confirmed it
};
using ParameterOrigins = std::map<std::pair<std::string, std::string>, ParameterOrigin>;  // by check and name

}  // namespace audit::findings
