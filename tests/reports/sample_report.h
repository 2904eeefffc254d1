// SPDX-License-Identifier: Apache-2.0
// Gathered data of a small made-up plant, for tests of documents: no case file needed.
#pragma once

#include "reports/report_data.h"

namespace tests {

// Two outlets, four findings of three severities, an emission account with a cap, problems and files.
reports::ReportData sample_report();
// The same plant with that many findings of one check.
reports::ReportData sample_report_with(std::size_t findings);
// No permit, no file, no run.
reports::ReportData empty_report();

}  // namespace tests
