// SPDX-License-Identifier: Apache-2.0
// Text that keeps to a box on the page, for documents laid out side by side: cut with … rather than run over.
#pragma once

#include <string>

#include "reports/pdf/flow.h"

namespace reports {

// Writes lines from the top of the box down and returns the height they took, at most the box's; line_height is of the
// size.
double write_in_box(pdf::Flow& flow, const pdf::Box& box, const std::string& text, const pdf::TextStyle& style,
                    double line_height = 1.35);

}  // namespace reports
