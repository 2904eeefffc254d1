// SPDX-License-Identifier: Apache-2.0
// Oil, catalyst and packaging: made twice a month, counted at the end of each, sent away each quarter.
#include "data/demo/cogeneration/parts.h"
#include "data/demo/waste_books.h"

namespace demo::cogeneration {

namespace {

struct Waste {
    WasteKind kind;
    double tonnes;  // of one making
};

constexpr Waste kWastes[] = {
    {{"900-217-08", "废润滑油", "08", "虚构再生资源有限公司", "JSHW0508OOD012", "HW08、900-217-08"}, 0.1},
    {{"772-007-50", "废烟气脱硝催化剂", "50", "虚构环保新材料有限公司", "JSHW0550OOD031", "772-007-50"}, 0.75},
    {{"900-041-49", "废包装容器及沾染物", "49", "虚构固废处置有限公司", "JSHW0549OOD007", "HW49"}, 0.075}};

}  // namespace

std::vector<Sheet> waste_sheets()
{
    WasteBooks books(701);
    const auto at = [](int month, int day, int hour) { return hour_time(hour_at(month, day, hour)); };
    for (const Waste& waste : kWastes) books.count(at(1, 1, 8), waste.kind);
    for (int month = 1; month <= 12; ++month) {
        for (const int part : {0, 12})
            for (int i = 0; i < 3; ++i) books.make(at(month, 8 + part + i, 10), kWastes[i].kind, kWastes[i].tonnes);
        if (month % 3 == 0)
            for (int i = 0; i < 3; ++i) books.send(at(month, 26, 9 + i), kWastes[i].kind);
        for (const Waste& waste : kWastes) books.count(at(month, 28, 16), waste.kind);
    }
    return {books.ledger, books.manifests};
}

}  // namespace demo::cogeneration
