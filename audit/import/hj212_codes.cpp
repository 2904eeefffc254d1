// SPDX-License-Identifier: Apache-2.0
#include "audit/import/hj212_codes.h"

#include <algorithm>

namespace audit::import {

namespace {

struct FieldMeaning {
    std::string_view field;
    Statistic statistic;
    bool converted;
};
constexpr std::array<FieldMeaning, 9> kFields = {{{"Avg", Statistic::mean, false},
                                                  {"Rtd", Statistic::mean, false},
                                                  {"ZsAvg", Statistic::mean, true},
                                                  {"ZsRtd", Statistic::mean, true},
                                                  {"Cou", Statistic::amount, false},
                                                  {"Min", Statistic::minimum, false},
                                                  {"Max", Statistic::maximum, false},
                                                  {"ZsMin", Statistic::minimum, true},
                                                  {"ZsMax", Statistic::maximum, true}}};

CodeValues& values_of(std::string_view code, std::vector<CodeValues>& codes)
{
    // Fields of a code mostly follow each other.
    const auto found =
        std::find_if(codes.rbegin(), codes.rend(), [&](const CodeValues& each) { return each.code == code; });
    if (found != codes.rend()) return *found;
    codes.push_back({code, {}, {}, {}});
    return codes.back();
}

}  // namespace

bool CodeValues::any() const
{
    const auto written = [](std::string_view text) { return !text.empty(); };
    return std::any_of(plain.begin(), plain.end(), written) || std::any_of(converted.begin(), converted.end(), written);
}

void group_by_code(const Hj212Packet& packet, std::vector<CodeValues>& codes)
{
    codes.clear();
    for (const Hj212Item& item : packet.items) {
        if (item.field.empty()) continue;
        CodeValues& values = values_of(item.code, codes);
        if (item.field == "Flag") values.flag = item.value;
        for (const FieldMeaning& meaning : kFields) {
            if (meaning.field != item.field) continue;
            (meaning.converted ? values.converted : values.plain)[place_of(meaning.statistic)] = item.value;
        }
    }
}

}  // namespace audit::import
