// SPDX-License-Identifier: Apache-2.0
// Reads a file of the case once more from its kept original, because a person said how: by a mapping, or by undoing a
// change. Sources keep their ids, so that evidence of earlier runs still leads to its cells.
#pragma once

#include <cstdint>
#include <span>

#include "audit/import/importer.h"
#include "audit/import/mapping.h"

namespace audit::import {

// Call inside a transaction. mappings: tried before the names and headers of the contract, besides those of the case.
ImportedFile read_again(store::CaseFile& case_file, std::int64_t file, std::span<const Mapping> mappings = {});

// The mappings that are kept in the case.
std::vector<Mapping> mappings_of(const store::CaseFile& case_file);

}  // namespace audit::import
