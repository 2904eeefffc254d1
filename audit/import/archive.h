// SPDX-License-Identifier: Apache-2.0
// What was handed in, as a flat list of files in a fixed order, whether it lies in folders, ZIPs or ZIPs in ZIPs.
// Nothing in here looks at what a file holds, but for whether it is a ZIP to be unpacked.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "audit/import/byte_source.h"
#include "audit/model/text.h"

namespace audit::import {

// One file of a submission. Either it can be opened, or `error` says in one sentence why not.
struct SubmissionEntry {
    std::string name;       // path inside the submission, '/' between folders, UTF-8, no "..", not absolute
    std::string path;       // on disk; empty for an entry of a ZIP
    std::int64_t size = 0;  // bytes, unpacked
    std::string error;
    // From the start, any number of times. Entries of one ZIP share it: read them in one thread at a time.
    std::function<std::unique_ptr<ByteSource>()> open;

    bool readable() const { return error.empty(); }
};

// Something that is not read, and why: a lock file of an office program, a link, a folder of macOS.
struct LeftOut {
    std::string name;
    Text reason;
};

struct Submission {
    std::vector<SubmissionEntry> entries;  // the paths in the order given, what they hold sorted by name
    std::vector<LeftOut> left_out;
    std::int64_t bytes() const;  // of all entries that can be read
};

struct ArchiveLimits {
    std::int64_t total_bytes = std::int64_t{64} << 30;   // unpacked, of one ZIP
    std::int64_t nested_bytes = std::int64_t{96} << 20;  // of all ZIPs inside ZIPs, which are held in memory
    std::int64_t entries = 100'000;
    int ratio = 300;  // of an entry of more than ratio_from bytes
    std::int64_t ratio_from = std::int64_t{64} << 20;
    int depth = 3;  // of ZIPs in ZIPs
};

// Lists files, folders (recursively, links not followed) and ZIPs. Never throws for what it finds: a path that does
// not exist, a folder without files or permission, a truncated or encrypted ZIP becomes an entry with its `error`.
// Workbooks (.xlsx, .ods) and other documents that are ZIPs inside stay one entry. A folder gives names relative to it,
// a ZIP too, and the one folder that many ZIPs hold at their top is taken off; a ZIP inside is a folder of its name.
Submission list_submission(const std::vector<std::string>& paths, const ArchiveLimits& limits = {});

}  // namespace audit::import
