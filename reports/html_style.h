// SPDX-License-Identifier: Apache-2.0
// The frame of the findings page: style, filters, and a policy that keeps it from asking the network for anything.
#pragma once

#include <string>

#include "audit/model/text.h"

namespace reports {

// body: finished markup; title: words.
std::string page_html(const std::string& title, const std::string& body, audit::Language language);

}  // namespace reports
