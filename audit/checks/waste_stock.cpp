// SPDX-License-Identifier: Apache-2.0
#include "audit/checks/waste_stock.h"

#include <algorithm>
#include <cctype>
#include <set>

#include "audit/checks/ledger_rows.h"

namespace audit::checks {

namespace {

constexpr double kNothing = 1e-9;  // tonnes below which a lot is empty
constexpr std::string_view kCodeForm = "ddd-ddd-dd";

std::optional<WasteMove> move_of(std::string_view written, bool has_storage_entries)
{
    if (written == "盘点") return WasteMove::stock_take;
    if (written == "出库" || written == "自行利用处置") return WasteMove::out;
    if (written == (has_storage_entries ? "入库" : "产生")) return WasteMove::in;
    return std::nullopt;
}

void post(WasteStep& step, double& stock)
{
    step.book_before = stock;
    if (step.move == WasteMove::stock_take) {
        stock = step.tonnes;
    } else {
        stock += step.move == WasteMove::in ? step.tonnes : -step.tonnes;
    }
    step.book_after = stock;
}

void take(std::deque<WasteLot>& stored, double tonnes, const WasteStep& step, std::vector<WasteLot>& done)
{
    while (tonnes > kNothing && !stored.empty()) {
        WasteLot leaving = stored.front();
        leaving.tonnes = std::min(tonnes, leaving.tonnes);
        leaving.left = step.time;
        leaving.out = step.source;
        done.push_back(leaving);
        tonnes -= leaving.tonnes;
        stored.front().tonnes -= leaving.tonnes;
        if (stored.front().tonnes <= kNothing) stored.pop_front();
    }
}

}  // namespace

std::map<std::string, std::vector<WasteStep>> walk_waste_stock(const CheckContext& check)
{
    std::set<std::string> with_storage_entries;
    store::Statement entries = check.rows("SELECT DISTINCT waste_code FROM waste_log WHERE move = '入库'");
    while (entries.step()) with_storage_entries.insert(waste_code_in(entries.text(0)));

    std::map<std::string, std::vector<WasteStep>> walks;
    store::Statement rows = check.rows(
        "SELECT waste_code, date, move, quantity_t, quantity_t_written, source, row FROM waste_log"
        " WHERE date < ?1 AND quantity_t IS NOT NULL ORDER BY date, source, row");
    rows.bind_all(check.period().to);
    std::map<std::string, double> stock;
    while (rows.step()) {
        const std::string code = waste_code_in(rows.text(0));
        const std::optional<WasteMove> move = move_of(rows.view(2), with_storage_entries.count(code) > 0);
        if (!move) continue;
        WasteStep step{.time = rows.time(1),
                       .move = *move,
                       .tonnes = rows.real(3),
                       .written = rows.text(4),
                       .source = source_at(rows, 5)};
        post(step, stock[code]);
        walks[code].push_back(step);
    }
    return walks;
}

std::vector<WasteLot> lots_of(const std::vector<WasteStep>& steps, Time end)
{
    std::deque<WasteLot> stored;
    std::vector<WasteLot> done;
    for (const WasteStep& step : steps) {
        const double change = step.book_after - step.book_before;
        if (change > kNothing) stored.push_back({step.time, end, change, step.source, {}});
        if (change < -kNothing) take(stored, -change, step, done);
    }
    done.insert(done.end(), stored.begin(), stored.end());
    return done;
}

std::string waste_code_in(std::string_view text)
{
    const auto is_digit = [&](std::size_t at) {
        return at < text.size() && std::isdigit(static_cast<unsigned char>(text[at])) != 0;
    };
    for (std::size_t start = 0; start + kCodeForm.size() <= text.size(); ++start) {
        const bool alone = (start == 0 || !is_digit(start - 1)) && !is_digit(start + kCodeForm.size());
        if (alone && is_waste_code(text.substr(start, kCodeForm.size())))
            return std::string(text.substr(start, kCodeForm.size()));
    }
    return std::string(text);
}

bool is_waste_code(std::string_view text)
{
    if (text.size() != kCodeForm.size()) return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool digit = std::isdigit(static_cast<unsigned char>(text[i])) != 0;
        if (kCodeForm[i] == 'd' ? !digit : text[i] != '-') return false;
    }
    return true;
}

}  // namespace audit::checks
