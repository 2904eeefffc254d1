// SPDX-License-Identifier: Apache-2.0
// HJ 212 packets that are not whole: a wrong CRC or length, missing parts of a split message, a resend with other
// values, a clock off by more than five minutes. The importer noted them with their line; here they are counted by log,
// outlet and kind. Their values are imported all the same.
#include <map>

#include "audit/checks/check.h"

namespace audit::checks {

namespace {

struct Key {
    std::string outlet, fault;
    SourceId source = 0;
    auto operator<=>(const Key&) const = default;
};
struct Faults {
    std::int64_t count = 0;
    std::optional<Time> first_time, last_time;
    Evidence first, last;
    std::string expected;
};

Text words_of(const std::string& fault)
{
    if (fault == "crc") return {"CRC 校验码不符", "a wrong CRC"};
    if (fault == "length") return {"数据段长度不符", "a wrong length"};
    if (fault == "incomplete") return {"分包报文不完整", "missing parts of a split message"};
    if (fault == "resend") return {"重发报文的数值与先前不同", "a resend with other values"};
    if (fault == "clock") return {"数据时间与发送时间相差超过 5 分钟", "a clock off by more than 5 minutes"};
    return {fault, fault};
}

// What the first of them showed.
Text detail_of(const std::string& fault, const std::string& found, const std::string& expected)
{
    if (fault == "crc") return {"报文为 " + found + "，计算为 " + expected, "sent " + found + ", computed " + expected};
    if (fault == "length")
        return {"报文为 " + found + "，实际为 " + expected, "sent " + found + ", in fact " + expected};
    if (fault == "incomplete")
        return {"第 " + found + " 包，共 " + expected + " 包", "part " + found + " of " + expected};
    if (fault == "clock") {
        return {"数据时间 " + found + "，发送时间 " + expected, "data of " + found + ", sent at " + expected};
    }
    return {"数据时间 " + found, "data of " + found};
}

std::map<Key, Faults> read_faults(CheckContext& check)
{
    std::map<Key, Faults> faults;
    store::Statement row = check.rows(
        "SELECT f.source, f.row, f.outlet, f.time, f.fault, f.found, f.expected FROM packet_faults f "
        "JOIN sources ON sources.id = f.source JOIN files ON files.id = sources.file WHERE files.superseded = 0 "
        "AND (f.time IS NULL OR (f.time >= ? AND f.time < ?)) ORDER BY f.source, f.row, f.id");
    row.bind_all(check.period().from, check.period().to);
    while (row.step()) {
        Faults& found = faults[{row.text(2), row.text(4), row.integer(0)}];
        const Evidence cell{{row.integer(0), row.integer(1)}, row.text(4), row.text(5)};
        const std::optional<Time> time = row.optional_time(3);
        if (found.count++ == 0) {
            found.first = cell;
            found.expected = row.text(6);
        }
        found.last = cell;
        if (time && (!found.first_time || *time < *found.first_time)) found.first_time = time;
        if (time && (!found.last_time || *time > *found.last_time)) found.last_time = time;
    }
    return faults;
}

bool has_logs(const CheckContext& check)
{
    store::Statement row = check.rows(
        "SELECT 1 FROM series_columns c JOIN sources ON sources.id = c.source JOIN files ON files.id = sources.file "
        "WHERE files.superseded = 0 AND (c.measured LIKE '%-Avg' OR c.measured LIKE '%-Rtd' OR c.measured LIKE "
        "'%-Cou') "
        "LIMIT 1");
    return row.step();
}

}  // namespace

void packets_damaged(CheckContext& check)
{
    const std::map<Key, Faults> faults = read_faults(check);
    if (faults.empty() && !has_logs(check)) {
        return check.not_applicable({"资料中没有 HJ 212 报文日志", "the submission holds no HJ 212 log"});
    }
    for (const auto& [key, found] : faults) {
        check.examined(found.count);
        const Text words = words_of(key.fault);
        const Text detail = detail_of(key.fault, found.first.value, found.expected);
        std::vector<Evidence> evidence{found.first};
        if (found.count > 1) evidence.push_back(found.last);
        std::optional<Period> period;
        if (found.first_time) period = Period{*found.first_time, *found.last_time + kMinute};
        check.report({.subject = {.outlet = key.outlet},
                      .period = period,
                      .records = found.count,
                      .measured_text = found.first.value,
                      .limit_text = found.expected,
                      .values = {{"fault_zh", words.zh},
                                 {"fault_en", words.en},
                                 {"detail_zh", detail.zh},
                                 {"detail_en", detail.en}},
                      .evidence = std::move(evidence)});
    }
}

}  // namespace audit::checks
