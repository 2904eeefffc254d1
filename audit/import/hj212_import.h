// SPDX-License-Identifier: Apache-2.0
// HJ 212 logs to series: hours (2061), days (2031), minutes (2051) and instants (2011), each field of a packet as a
// statistic of its item (Avg, Rtd and their Zs... converted ones; Cou, Min, Max). Packets that are not whole are kept
// as faults with their line, and their values are imported all the same: what they mean is for the checks to say.
#pragma once

#include "audit/import/byte_source.h"
#include "audit/import/import_log.h"

namespace audit::import {

// The outlet of a station (MN) is the case's setting outlet.MN, else the code in the file's name (DA001), else the MN
// itself, told as a problem.
void import_hj212(ByteSource& source, FileLog& file);

}  // namespace audit::import
