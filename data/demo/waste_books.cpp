// SPDX-License-Identifier: Apache-2.0
#include "data/demo/waste_books.h"

#include "data/demo/calendar.h"
#include "data/demo/service_log.h"

namespace demo {

WasteBooks::WasteBooks(std::uint64_t seed) : random_(seed)
{
    ledger.name = "危险废物台账";
    ledger.header = {"日期",         "废物代码",     "废物名称", "环节",   "数量",
                     "贮存设施编号", "转移联单编号", "容器编码", "记录人", "记录时间"};
    manifests.name = "危险废物转移联单";
    manifests.header = {"联单编号", "废物代码", "移出数量",       "接收数量",     "移出时间",      "接收时间",
                        "承运人",   "接受人",   "经营许可证编号", "许可经营类别", "许可证有效期止"};
}

void WasteBooks::write(audit::Time at, const WasteKind& kind, const char* move, double tonnes,
                       const std::string& manifest, const std::string& batch)
{
    const std::size_t serial = ledger.rows.size();
    ledger.rows.push_back({time(at), words(kind.code), words(kind.name), words(move), number(tonnes, 3), words("TS001"),
                           manifest.empty() ? nothing() : words(manifest), batch.empty() ? nothing() : words(batch),
                           words(a_person(serial)),
                           time(at + (5 + static_cast<std::int64_t>(serial % 40)) * audit::kMinute)});
}

void WasteBooks::make(audit::Time at, const WasteKind& kind, double usual)
{
    const double tonnes = shown(usual * (1 + 0.07 * random_.normal()), 3);
    const audit::Date day = audit::date_of(at);
    const std::string batch = std::string(kind.batch) + std::to_string(10000 + day.month * 100 + day.day).substr(1);
    write(at, kind, "产生", tonnes, "", batch);
    write(at + audit::kHour, kind, "入库", tonnes, "", batch);
    stock_[kind.code] += tonnes;
}

void WasteBooks::count(audit::Time at, const WasteKind& kind)
{
    write(at, kind, "盘点", stock_[kind.code], "", "");
}

void WasteBooks::send(audit::Time at, const WasteKind& kind)
{
    const double tonnes = shown(stock_[kind.code], 3);
    stock_[kind.code] = 0;
    const std::string manifest = "2025320" + std::to_string(5000000 + random_.below(999999)).substr(0, 7);
    write(at, kind, "出库", tonnes, manifest, "");
    manifests.rows.push_back({words(manifest), words(kind.code), number(tonnes, 3), number(shown(tonnes * 0.998, 3), 3),
                              time(at), time(at + 6 * audit::kHour), words("虚构危货运输有限公司"),
                              words(kind.receiver), words(kind.receiver_permit), words(kind.receiver_codes),
                              date(audit::midnight({2027, 3, 31}))});
}

}  // namespace demo
