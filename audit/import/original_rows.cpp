// SPDX-License-Identifier: Apache-2.0
#include "audit/import/original_rows.h"

#include <map>
#include <utility>

#include "audit/import/original_excerpt.h"
#include "audit/model/error.h"
#include "audit/store/submitted_header.h"

namespace audit::import {

namespace {

using store::CaseFile;

WantedCell wanted_cell(const CaseFile& case_file, const OriginalPlace& place)
{
    WantedCell wanted{place};
    const auto header = store::header_above(case_file, place.file, place.sheet, place.row, place.column);
    if (!header) return wanted;
    wanted.header_row = header->row;
    wanted.column = header->column;
    wanted.upright = header->upright && !place.column.empty();
    return wanted;
}

}  // namespace

OriginalPlace place_of(const CaseFile& case_file, const Evidence& evidence)
{
    const auto source = case_file.source(evidence.source.source);
    if (!source) throw Error(case_file.path() + ": the file behind a finding's evidence is missing");
    return {source->file, source->sheet, evidence.source.row, evidence.column, evidence.value};
}

std::vector<OriginalRows> original_rows(const CaseFile& case_file, const std::vector<OriginalPlace>& places,
                                        const ExcerptSize& size)
{
    std::map<std::int64_t, std::vector<std::size_t>> by_file;
    for (std::size_t i = 0; i < places.size(); ++i) by_file[places[i].file].push_back(i);
    std::vector<OriginalRows> all(places.size());
    for (const auto& [id, indexes] : by_file) {
        const auto file = case_file.file(id);
        if (!file) throw Error(case_file.path() + ": holds no such file; import the submission again");
        std::vector<WantedCell> wanted;
        for (const std::size_t i : indexes) wanted.push_back(wanted_cell(case_file, places[i]));
        std::vector<OriginalRows> found = read_excerpts(case_file.original(id), file->name, wanted, size);
        for (std::size_t i = 0; i < indexes.size(); ++i) all[indexes[i]] = std::move(found[i]);
    }
    return all;
}

}  // namespace audit::import
