// SPDX-License-Identifier: Apache-2.0
// The matrix of checks and outlets for a terminal, and as rows for other programs.
#pragma once

#include <string>

#include "reports/report_data.h"

namespace reports {

// A block a topic: checks down, outlets across, as many as fit into the width (columns of a terminal), further ones in
// another block; under it the reasons why cells could not be looked at.
std::string to_coverage_text(const ReportData& data, audit::Language language, std::size_t width = 100);

// One object or line a cell: check, title, outlet (none: the plant), state, how many findings, the worst of them, why
// it could not be looked at. JSON: {"format": "onepermit-coverage/1", "cells": [...]}. CSV: UTF-8 with BOM.
std::string to_coverage_json(const ReportData& data, audit::Language language);
std::string to_coverage_csv(const ReportData& data, audit::Language language);

}  // namespace reports
