// SPDX-License-Identifier: Apache-2.0
// Shipments of hazardous waste twice: as the ledger's 出库 rows and as the lines of transfer manifests, paired by
// number.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "audit/checks/check.h"

namespace audit::checks {

// All rows of one manifest number and waste code, on one side.
struct Shipment {
    std::string manifest, code;
    double tonnes = 0;
    Time first, last;
    std::vector<SourceRow> sources;
    bool used_on_site = false;  // ledger: the waste was treated by the plant itself on that day
};

struct Shipments {
    std::vector<Shipment> ledger;     // by number, code; rows without a number stand alone
    std::vector<Shipment> manifests;  // by number, code
};
// Of the audit period; the other side is read a few days beyond its ends, so that a pair is never torn apart.
Shipments shipments(const CheckContext& check);

// Whether the shipment lies in the audit period.
bool in_period(const CheckContext& check, const Shipment& shipment);
// Calendar days between the two, 0 when their days overlap.
std::int64_t days_apart(const Shipment& left, const Shipment& right);
// |left - right| as a share of the larger, in %.
double difference_pct(double left, double right);

// The numbers of one side.
std::set<std::string> manifest_numbers(const std::vector<Shipment>& side);

// Finds the pairs of ledger rows without number: a manifest that no row names, of the same code, within so many days
// and percent. A manifest pairs once.
class UnnamedPairs {
 public:
    UnnamedPairs(const Shipments& all, double days, double share_pct);
    // nullptr when there is none left.
    const Shipment* take(const Shipment& ledger);

 private:
    double days_, share_pct_;
    std::map<std::string, std::vector<const Shipment*>> unnamed_;  // by code
};

}  // namespace audit::checks
