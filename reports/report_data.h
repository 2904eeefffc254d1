// SPDX-License-Identifier: Apache-2.0
// All that a document says about a case, as plain values: gathered once from the case file (gather.cpp), then written
// by any document without touching the file again. Tests fill it by hand.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "audit/emissions/account.h"
#include "audit/findings/doubts.h"
#include "audit/findings/parameters_file.h"
#include "audit/findings/run.h"
#include "audit/findings/standings.h"
#include "audit/model/finding.h"
#include "audit/model/plant.h"
#include "audit/model/source.h"
#include "audit/store/case_file.h"
#include "audit/visits/desk.h"
#include "audit/visits/past_findings.h"
#include "audit/visits/visit.h"
#include "reports/chart_model.h"

namespace reports {

struct InputTable {
    std::string table;  // contract id; empty when it was not recognised
    std::optional<std::string> sheet;
    std::int64_t rows = 0, rejected = 0;
};

// A submitted file that takes part in the audit.
struct InputFile {
    std::string name, sha256;
    std::int64_t size = 0;
    bool attachment = false;
    std::vector<InputTable> tables;
};

struct Problem {
    std::string file;
    std::optional<std::string> sheet;
    std::int64_t row = 0;
    std::string column, found;
    audit::Text expected;
    bool rejected = false, note = false;
};

// A parameter of a check with the value that this run used, and where it is from.
struct ParameterInForce {
    std::string check, name, value, unit;
    audit::Text meaning;
    audit::findings::ParameterOrigin origin;

    bool overridden() const { return origin.layer != audit::findings::Layer::catalogue; }
};

// A row of a submitted file as handed in, with the header above it.
struct SourceRow {
    std::string file;
    std::optional<std::string> sheet;
    std::int64_t row = 0;
    std::vector<std::string> header, cells;  // header may be empty or shorter
};

struct ReportData {
    std::string enterprise, uscc, permit_no;
    audit::Plant plant;
    std::string as_of;   // UTC of the newest import: the date of every document made from this state of the case
    bool draft = false;  // documents are marked as drafts on every page
    bool audited = false;
    audit::findings::Run run;                              // empty when not audited
    std::vector<std::vector<audit::SourceCell>> evidence;  // of each finding, in their order
    audit::findings::Standings standings;
    audit::findings::Doubts doubts;
    std::map<std::string, audit::SourceCell> triage_rows;  // finding -> the row that explains it
    std::vector<InputFile> inputs;
    std::vector<Problem> problems;
    std::vector<ParameterInForce> parameters;
    std::optional<audit::findings::ParametersFile> industry;  // the pack of the permit's industry, for its facts
    audit::emissions::Account account;
    std::vector<audit::visits::DeskReading> desk;
    std::vector<audit::visits::PastFinding> past_findings;
    std::optional<audit::visits::Visit> visit;  // the newest
    std::vector<audit::visits::Order> orders;
    // The bytes of a picture of the visit.
    std::function<std::string(const audit::visits::KeptFile&)> picture;
    // The series behind a finding around its period; empty when it is about none.
    std::function<std::optional<ChartModel>(const audit::Finding&)> chart;
    // The rows behind evidence, read again from the originals; each row once, in order of file, sheet and row. Rows of
    // attachments are left out. Not set when there is no case file behind the data.
    std::function<std::vector<SourceRow>(const std::vector<audit::Evidence>&)> source_rows;
};

ReportData gather(const audit::store::CaseFile& case_file, audit::Language language);

// Permitted tonnes of that outlet and pollutant in the permit year that holds the day; empty when there is no cap.
std::optional<audit::Decimal> annual_cap(const audit::Plant& plant, const std::string& outlet,
                                         const std::string& pollutant, audit::Time day);

}  // namespace reports
