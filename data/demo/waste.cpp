// SPDX-License-Identifier: Apache-2.0
// Hazardous waste: what was made, stored and sent away, with the manifests that should say the same.
#include <map>

#include "data/demo/parts.h"
#include "data/demo/random.h"

namespace demo {

namespace {

struct Kind {
    const char* code;
    const char* name;
    const char* category;  // of the batch number
    double tonnes;         // of one making
    const char* receiver;
    const char* receiver_permit;
    const char* receiver_codes;
};

constexpr Kind kKinds[] = {
    {"900-217-08", "废润滑油", "08", 0.1, "虚构再生资源有限公司", "JSHW0508OOD012", "HW08、900-217-08"},
    {"772-007-50", "废烟气脱硝催化剂", "50", 0.75, "虚构环保新材料有限公司", "JSHW0550OOD031", "772-007-50"},
    {"900-041-49", "废包装容器及沾染物", "49", 0.075, "虚构固废处置有限公司", "JSHW0549OOD007", "HW49"}};

class Books {
 public:
    Books()
    {
        ledger.name = "危险废物台账";
        ledger.header = {"日期",         "废物代码",     "废物名称", "环节",   "数量",
                         "贮存设施编号", "转移联单编号", "容器编码", "记录人", "记录时间"};
        manifests.name = "危险废物转移联单";
        manifests.header = {"联单编号", "废物代码", "移出数量",       "接收数量",     "移出时间",      "接收时间",
                            "承运人",   "接受人",   "经营许可证编号", "许可经营类别", "许可证有效期止"};
    }

    void write(audit::Time at, const Kind& kind, const char* move, double tonnes, const std::string& manifest,
               const std::string& batch)
    {
        const std::size_t serial = ledger.rows.size();
        ledger.rows.push_back({time(at), words(kind.code), words(kind.name), words(move), number(tonnes, 3),
                               words("TS001"), manifest.empty() ? nothing() : words(manifest),
                               batch.empty() ? nothing() : words(batch), words(a_person(serial)),
                               time(at + (5 + static_cast<std::int64_t>(serial % 40)) * audit::kMinute)});
    }

    void make(audit::Time at, const Kind& kind)
    {
        const double tonnes = shown(kind.tonnes * (1 + 0.07 * random.normal()), 3);
        const audit::Date day = audit::date_of(at);
        const std::string batch =
            std::string(kind.category) + std::to_string(10000 + day.month * 100 + day.day).substr(1);
        write(at, kind, "产生", tonnes, "", batch);
        write(at + audit::kHour, kind, "入库", tonnes, "", batch);
        stock[kind.code] += tonnes;
    }

    void count(audit::Time at, const Kind& kind)
    {
        // One stock-take of oil finds less than the book says, and nobody asks why.
        const bool short_of = std::string(kind.category) == "08" && audit::date_of(at).month == 8;
        if (short_of) stock[kind.code] -= 0.137;
        write(at, kind, "盘点", stock[kind.code], "", "");
    }

    void send(audit::Time at, const Kind& kind, int month)
    {
        const double tonnes = shown(stock[kind.code], 3);
        stock[kind.code] = 0;
        const std::string manifest = "2025320" + std::to_string(5000000 + random.below(999999)).substr(0, 7);
        write(at, kind, "出库", tonnes, manifest, "");
        const bool catalyst = std::string(kind.category) == "50";
        const double sent =
            catalyst && month == 6 ? shown(tonnes * 0.91, 3) : tonnes;  // the manifest says less than the ledger
        const bool unlicensed = std::string(kind.category) == "49" && month == 12;  // the receiver's permit had run out
        const audit::Date until = unlicensed ? audit::Date{2025, 10, 31} : audit::Date{2027, 3, 31};
        manifests.rows.push_back({words(manifest), words(kind.code), number(sent, 3), number(shown(sent * 0.998, 3), 3),
                                  time(at), time(at + 6 * audit::kHour), words("虚构危货运输有限公司"),
                                  words(kind.receiver), words(kind.receiver_permit), words(kind.receiver_codes),
                                  date(audit::midnight(until))});
    }

    Sheet ledger, manifests;

 private:
    Random random{701};
    std::map<std::string, double> stock;
};

}  // namespace

std::vector<Sheet> waste_sheets()
{
    Books books;
    const auto at = [](int month, int day, int hour) { return hour_time(hour_at(month, day, hour)); };
    for (const Kind& kind : kKinds) books.count(at(1, 1, 8), kind);
    for (int month = 1; month <= 12; ++month) {
        for (const int part : {0, 12})
            for (int i = 0; i < 3; ++i) books.make(at(month, 8 + part + i, 10), kKinds[i]);
        if (month % 3 == 0)
            for (int i = 0; i < 3; ++i) books.send(at(month, 26, 9 + i), kKinds[i], month);
        for (const Kind& kind : kKinds) books.count(at(month, 28, 16), kind);
    }
    return {books.ledger, books.manifests};
}

}  // namespace demo
