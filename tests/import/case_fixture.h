// SPDX-License-Identifier: Apache-2.0
// A case that files are handed in to, and what then stands in it as text, so that tests compare all of it.
#pragma once

#include <string>
#include <vector>

#include "audit/import/importer.h"
#include "audit/store/case_file.h"
#include "tests/places.h"

namespace tests {

struct CaseFixture {
    TemporaryFolder folder;
    audit::store::CaseFile made = audit::store::CaseFile::create(folder.file("case.opcase"));

    audit::import::ImportSummary hand_in(const std::vector<std::string>& paths)
    {
        return audit::import::import_submission(made, paths);
    }
    // The rows of a query, their columns separated by |.
    std::string all(const std::string& sql)
    {
        std::string lines;
        audit::store::Statement query = made.database().prepare(sql);
        while (query.step()) {
            for (int i = 0; i < query.columns(); ++i) {
                if (i > 0) lines += '|';
                lines += query.text(i);
            }
            lines += "\n";
        }
        return lines;
    }
    // "[sheet]:row:column: found -> expected (note)", a line each.
    std::string problems()
    {
        std::string lines;
        for (const audit::store::ImportProblem& problem : made.problems()) {
            lines += (problem.sheet ? '[' + *problem.sheet + "]" : "") + std::to_string(problem.row) + ":" +
                     problem.column + ": " + problem.found + " -> " + problem.expected.zh;
            if (problem.note) lines += " (note)";
            if (problem.rejected) lines += " (rejected)";
            lines += "\n";
        }
        return lines;
    }
    // "table sheet rows rejected", a line each.
    std::string sources()
    {
        std::string lines;
        for (const audit::store::Source& source : made.sources())
            lines += (source.table.empty() ? "?" : source.table) + " " + source.sheet.value_or("-") + " " +
                     std::to_string(source.rows) + " " + std::to_string(source.rejected) + "\n";
        return lines;
    }
};

}  // namespace tests
