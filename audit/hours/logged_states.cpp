// SPDX-License-Identifier: Apache-2.0
#include "audit/hours/logged_states.h"

#include <algorithm>
#include <initializer_list>
#include <optional>

namespace audit::hours {

namespace {

bool names_any(std::string_view text, std::initializer_list<std::string_view> words)
{
    return std::any_of(words.begin(), words.end(),
                       [&](std::string_view word) { return text.find(word) != std::string_view::npos; });
}

// 启动 and 停机 are movements of the source; 停运 and 停产 are its rest.
std::optional<LoggedState> state_of_source(std::string_view text)
{
    if (names_any(text, {"启动", "启炉", "启机", "开机", "开炉", "点火"})) return LoggedState::starting;
    if (names_any(text, {"停产", "停运", "停用", "停工"})) return LoggedState::stopped;
    if (names_any(text, {"停机", "停炉", "停车", "停窑"})) return LoggedState::stopping;
    return std::nullopt;
}

std::optional<LoggedState> state_of_treatment(std::string_view text)
{
    if (names_any(text, {"停", "检修"})) return LoggedState::treatment_off;
    return std::nullopt;
}

// 校验 and 比对 alone leave the measurement valid.
std::optional<LoggedState> state_of_monitoring(std::string_view text)
{
    if (names_any(text, {"校准", "维护", "维修", "检修", "故障", "更换", "断电", "停电", "中断", "超量程", "异常"}))
        return LoggedState::monitoring_down;
    return std::nullopt;
}

std::optional<LoggedState> state_of_outlet(std::string_view condition, std::string_view cause)
{
    const std::optional<LoggedState> source = state_of_source(condition);
    const bool of_instrument =
        names_any(cause, {"分析仪", "监测设备", "监测仪", "CEMS", "在线", "采样", "数采", "仪表"});
    if (source == LoggedState::stopped && of_instrument) return LoggedState::monitoring_down;
    if (source) return source;
    return state_of_monitoring(condition);
}

// A row without an end is the whole day when it names a day, else one hour.
Period period_of(const store::Statement& row, int starts, int ends)
{
    const Time from = row.time(starts);
    const bool whole_day = from == start_of_day(from);
    return {from, row.optional_time(ends).value_or(from + (whole_day ? kDay : kHour))};
}

class Reader {
 public:
    Reader(const store::CaseFile& case_file, const Period& period) : database_(case_file.database()), period_(period) {}

    LoggedStates read()
    {
        read_production();
        read_treatment();
        read_abnormal();
        read_service();
        return std::move(logged_);
    }

 private:
    void add(const std::string& code, std::optional<LoggedState> state, const Period& period, std::string item = {})
    {
        if (state && !period.empty() && period.overlaps(period_))
            logged_.by_code[code].push_back({period, *state, std::move(item)});
    }

    void read_production()
    {
        store::Statement names = database_.prepare("SELECT DISTINCT facility FROM production_log WHERE facility <> ''");
        while (names.step()) logged_.logged_facilities.insert(names.text(0));
        store::Statement row = database_.prepare(
            "SELECT facility, starts, ends, state FROM production_log "
            "WHERE facility <> '' AND starts IS NOT NULL AND state IS NOT NULL AND state NOT IN ('', '正常')");
        while (row.step()) {
            const Period period = period_of(row, 1, 2);
            const std::optional<LoggedState> state = state_of_source(row.view(3));
            // A record of a whole day says that the day held a start or stop, not which of its hours.
            if (state != LoggedState::stopped && period.seconds() >= kDay) continue;
            add(row.text(0), state, period);
        }
    }

    void read_treatment()
    {
        store::Statement row = database_.prepare(
            "SELECT treatment, starts, ends, state FROM treatment_log "
            "WHERE treatment <> '' AND starts IS NOT NULL AND state IS NOT NULL AND state NOT IN ('', '正常')");
        while (row.step()) add(row.text(0), state_of_treatment(row.view(3)), period_of(row, 1, 2));
    }

    void read_abnormal()
    {
        store::Statement row = database_.prepare(
            "SELECT facility, starts, ends, condition, cause, pollutant FROM abnormal_log "
            "WHERE facility <> '' AND starts IS NOT NULL AND ends IS NOT NULL");
        while (row.step()) {
            const std::string code = row.text(0);
            const std::string condition = row.text(3);
            Period period{row.time(1), row.time(2)};
            const bool is_bare_date = period.to == period.from && period.from == start_of_day(period.from);
            if (is_bare_date) period.to = period.from + kDay;
            if (code.starts_with("MF")) {
                add(code, state_of_source(condition), period);
            } else if (code.starts_with("TA") || code.starts_with("TW")) {
                add(code, state_of_treatment(condition), period);
            } else {
                add(code, state_of_outlet(condition, row.text(4)), period, row.text(5));
            }
        }
    }

    void read_service()
    {
        store::Statement row = database_.prepare(
            "SELECT outlet, starts, ends, kind, item FROM cems_qa "
            "WHERE outlet <> '' AND starts IS NOT NULL AND ends IS NOT NULL");
        while (row.step()) add(row.text(0), state_of_monitoring(row.view(3)), {row.time(1), row.time(2)}, row.text(4));
    }

    const store::Database& database_;
    Period period_;
    LoggedStates logged_;
};

std::vector<Period> merged(std::vector<Period> periods)
{
    std::sort(periods.begin(), periods.end());
    std::vector<Period> result;
    for (const Period& period : periods) {
        if (!result.empty() && period.from <= result.back().to) {
            result.back().to = std::max(result.back().to, period.to);
        } else {
            result.push_back(period);
        }
    }
    return result;
}

}  // namespace

LoggedStates read_logged_states(const store::CaseFile& case_file, const Period& period)
{
    return Reader(case_file, period).read();
}

std::vector<std::int32_t> covered_seconds(const LoggedStates& logged, std::string_view code, LoggedState state,
                                          std::string_view item, Time start, std::size_t hours)
{
    std::vector<std::int32_t> covered(hours, 0);
    const auto found = logged.by_code.find(code);
    if (found == logged.by_code.end()) return covered;
    std::vector<Period> periods;
    for (const LoggedEvent& event : found->second) {
        const bool about_it = item.empty() || event.item.empty() || event.item == item;
        if (event.state == state && about_it) periods.push_back(event.period);
    }
    const Time end = start + static_cast<std::int64_t>(hours) * kHour;
    for (const Period& period : merged(std::move(periods))) {
        const Time to = std::min(period.to, end);
        for (Time at = std::max(period.from, start); at < to;) {
            const auto hour = static_cast<std::size_t>((at - start) / kHour);
            const Time next = std::min(to, start + (static_cast<std::int64_t>(hour) + 1) * kHour);
            covered[hour] += static_cast<std::int32_t>(next - at);
            at = next;
        }
    }
    return covered;
}

}  // namespace audit::hours
