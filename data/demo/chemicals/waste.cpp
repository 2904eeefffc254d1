// SPDX-License-Identifier: Apache-2.0
// Spent carbon, solvent, paint sludge and drums: made as the lines ran, counted each month, sent away each quarter
// (carbon each month, when it is changed).
#include "data/demo/chemicals/parts.h"
#include "data/demo/waste_books.h"

namespace demo::chemicals {

namespace {

constexpr WasteKind kCarbon{"900-039-49", "废活性炭", "HXT", "虚构固废处置有限公司", "JSHW0549OOD007", "HW49、HW12"};
constexpr WasteKind kSolvent{"900-402-06", "废有机溶剂", "RJ", "虚构溶剂再生有限公司", "JSHW0506OOD019", "900-402-06"};
constexpr WasteKind kSludge{"900-252-12", "漆渣", "QZ", "虚构固废处置有限公司", "JSHW0549OOD007", "HW49、HW12"};
constexpr WasteKind kDrum{"900-041-49", "废包装桶", "BZ", "虚构包装容器再生有限公司", "JSHW0549OOD022", "900-041-49"};

}  // namespace

std::vector<Sheet> waste_sheets(const Year& year)
{
    WasteBooks books(721);
    const auto at = [](std::size_t day, int hour) { return hour_time(day * kHoursOfDay) + hour * audit::kHour; };
    for (const WasteKind* kind : {&kCarbon, &kSolvent, &kSludge, &kDrum}) books.count(at(0, 8), *kind);
    for (int month = 1; month <= 12; ++month) {
        constexpr double kLoaded = 1.1;  // spent carbon carries what it took up
        books.make(at(carbon_day(year, month), 9), kCarbon, kCarbonFilling * kLoaded);
        for (const auto& [from, to] : {std::pair{1, 15}, {15, 29}}) {
            const std::size_t first = day_at(month, from);
            const std::size_t last = to == 29 ? last_hour_of(month) / kHoursOfDay : day_at(month, to);
            const auto of = [&](LineIndex line, double share) {
                return output_of(year.lines[line], first, last) * share;
            };
            const std::size_t day = last - 4;
            books.make(at(day, 14), kSolvent, of(paint, 0.0048));
            books.make(at(day, 15), kSludge, of(drums, 0.0092));
            books.make(at(day, 16), kDrum, of(resin, 0.0013) * year.drum_waste[static_cast<std::size_t>(month)]);
        }
        const std::size_t end = last_hour_of(month) / kHoursOfDay - 2;
        books.send(at(end, 9), kCarbon);
        if (month % 3 == 0) {
            int hour = 10;
            for (const WasteKind* kind : {&kSolvent, &kSludge, &kDrum}) books.send(at(end, hour++), *kind);
        }
        for (const WasteKind* kind : {&kCarbon, &kSolvent, &kSludge, &kDrum}) books.count(at(end, 17), *kind);
    }
    return {books.ledger, books.manifests};
}

}  // namespace demo::chemicals
