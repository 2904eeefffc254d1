// SPDX-License-Identifier: Apache-2.0
// HoursReader: loads an outlet's items one series at a time, so that minutes of only one item are ever in memory.
#include <algorithm>
#include <set>

#include "audit/hours/item_hours.h"
#include "audit/hours/logged_states.h"
#include "audit/hours/outlet_hours.h"
#include "audit/model/error.h"
#include "audit/reference/pollutants.h"

namespace audit::hours {

namespace {

constexpr std::int32_t kMostOfAnHour = 45 * kMinute;
constexpr std::int32_t kInvalidPart = 15 * kMinute;

using Seconds = std::vector<std::int32_t>;

}  // namespace

struct HoursReader::State {
    State(const store::CaseFile& file, const Plant& of_plant, const Period& audited)
        : case_file(file), plant(of_plant), series(file)
    {
        start = start_of_hour(audited.from);
        if (!audited.empty()) count = static_cast<std::size_t>((audited.to - start + kHour - 1) / kHour);
        grid = {start, start + static_cast<std::int64_t>(count) * kHour};
        const Grant* of_industry = plant.permit ? grant_of(plant.permit->industry) : nullptr;
        if (of_industry != nullptr) grant = *of_industry;
        for (store::SeriesInfo& info : series.list()) {
            if (info.key.statistic == Statistic::mean) infos.push_back(std::move(info));
        }
    }

    const LoggedStates& logged()
    {
        if (!logged_states) logged_states = read_logged_states(case_file, grid);
        return *logged_states;
    }

    Seconds covered(std::string_view code, LoggedState state, std::string_view item = {})
    {
        return covered_seconds(logged(), code, state, item, start, count);
    }

    void load_items(OutletHours& outlet);
    std::vector<bool> stopped_by_log(const std::string& outlet);
    void find_operation(OutletHours& outlet);
    void find_movements(OutletHours& outlet);
    void grant_exemptions(OutletHours& outlet);
    std::vector<bool> treatment_off(const std::string& outlet);

    const store::CaseFile& case_file;
    Plant plant;
    store::SeriesStore series;
    std::vector<store::SeriesInfo> infos;
    Time start;
    std::size_t count = 0;
    Period grid;
    std::optional<Grant> grant;
    std::optional<LoggedStates> logged_states;
    std::map<std::string, OutletHours> outlets;
};

void HoursReader::State::load_items(OutletHours& outlet)
{
    for (const Interval interval : {Interval::hour, Interval::minute}) {
        for (const store::SeriesInfo& info : infos) {
            const SeriesKey& key = info.key;
            if (key.outlet != outlet.outlet || key.interval != interval || outlet.all.contains(key.item)) continue;
            const Series values = series.load(key, grid);
            ItemHours item =
                interval == Interval::hour ? hours_of(values, start, count) : hours_from_minutes(values, start, count);
            item.item = key.item;
            item.unit = info.unit;
            judge_validity(item, covered(outlet.outlet, LoggedState::monitoring_down, key.item));
            outlet.all.emplace(key.item, std::move(item));
        }
    }
    const ItemHours* oxygen = outlet.item(reference::kOxygen);
    for (auto& [name, item] : outlet.all) {
        const reference::Pollutant* known = reference::find_pollutant(name);
        const bool is_parameter = known != nullptr && known->is_parameter;
        judge_values(item, is_parameter ? std::nullopt : plant.baseline_o2(outlet.outlet, name), oxygen);
    }
}

// Logged as stopped: the outlet itself, or every facility with a ledger that feeds it.
std::vector<bool> HoursReader::State::stopped_by_log(const std::string& outlet)
{
    std::vector<bool> stopped(count, false);
    const Seconds own = covered(outlet, LoggedState::stopped);
    for (std::size_t i = 0; i < count; ++i) stopped[i] = own[i] >= kMostOfAnHour;
    std::vector<Seconds> feeding;
    for (const std::string& facility : plant.facilities_of(outlet)) {
        if (logged().logged_facilities.contains(facility) || logged().by_code.contains(facility))
            feeding.push_back(covered(facility, LoggedState::stopped));
    }
    if (feeding.empty()) return stopped;
    for (std::size_t i = 0; i < count; ++i) {
        const bool all = std::all_of(feeding.begin(), feeding.end(),
                                     [&](const Seconds& seconds) { return seconds[i] >= kMostOfAnHour; });
        if (all) stopped[i] = true;
    }
    return stopped;
}

void HoursReader::State::find_operation(OutletHours& outlet)
{
    const std::vector<bool> stopped = stopped_by_log(outlet.outlet);
    const ItemHours* flow = outlet.item(reference::kGasFlow);
    if (flow == nullptr) flow = outlet.item(reference::kWaterFlow);
    outlet.operating.assign(count, true);
    for (std::size_t i = 0; i < count; ++i) {
        int records = 0;
        int flagged = 0;
        for (const auto& [name, item] : outlet.all) {
            if (item.flags[i] != Flag::absent) ++records;
            if (item.flags[i] == Flag::stopped) ++flagged;
        }
        const bool flow_is_zero = flow != nullptr && flow->valid[i] && flow->measured[i] == 0;
        outlet.operating[i] = !stopped[i] && !flow_is_zero && (flagged == 0 || 2 * flagged < records);
    }
}

void HoursReader::State::find_movements(OutletHours& outlet)
{
    outlet.starting.assign(count, false);
    std::vector<bool> stopping(count, false);
    for (const auto& [name, item] : outlet.all) {
        for (std::size_t i = 0; i < count; ++i) {
            if (item.flags[i] == Flag::starting) outlet.starting[i] = true;
            if (item.flags[i] == Flag::stopping) stopping[i] = true;
        }
    }
    std::vector<std::string> codes = plant.facilities_of(outlet.outlet);
    codes.push_back(outlet.outlet);
    for (const std::string& code : codes) {
        const Seconds starts = covered(code, LoggedState::starting);
        const Seconds stops = covered(code, LoggedState::stopping);
        for (std::size_t i = 0; i < count; ++i) {
            if (starts[i] > kInvalidPart) outlet.starting[i] = true;
            if (stops[i] > kInvalidPart) stopping[i] = true;
        }
    }
    outlet.starting_or_stopping.assign(count, false);
    for (std::size_t i = 0; i < count; ++i) outlet.starting_or_stopping[i] = outlet.starting[i] || stopping[i];
}

std::vector<bool> HoursReader::State::treatment_off(const std::string& outlet)
{
    std::vector<bool> off(count, false);
    for (const std::string& treatment : plant.treatments_of(outlet)) {
        const Seconds seconds = covered(treatment, LoggedState::treatment_off);
        for (std::size_t i = 0; i < count; ++i) {
            if (seconds[i] > kInvalidPart) off[i] = true;
        }
    }
    return off;
}

// The first hours of each event, as many as the grant has and the year still leaves. An event is a run of hours of one
// kind; one hour between does not begin a new one.
void HoursReader::State::grant_exemptions(OutletHours& outlet)
{
    outlet.grant = grant ? &*grant : nullptr;
    outlet.exempt.assign(count, false);
    if (!grant) return;
    const std::vector<bool> off = treatment_off(outlet.outlet);
    std::map<int, int> used;  // hours by year
    std::optional<std::size_t> last;
    bool kind_before = false;
    int of_event = 0;
    for (std::size_t i = 0; i < count; ++i) {
        if (!outlet.starting_or_stopping[i]) continue;
        const bool is_start = outlet.starting[i];
        if (!last || is_start != kind_before || i - *last > 2) of_event = 0;
        last = i;
        kind_before = is_start;
        ++of_event;
        int& of_year = used[date_of(outlet.time(i)).year];
        const bool year_left = !grant->year_hours || of_year < *grant->year_hours;
        if (of_event > (is_start ? grant->start_hours : grant->stop_hours) || !year_left || off[i]) continue;
        outlet.exempt[i] = true;
        ++of_year;
    }
}

HoursReader::HoursReader(const store::CaseFile& case_file, const Plant& plant, const Period& period,
                         std::optional<Grant> granted)
    : state_(std::make_unique<State>(case_file, plant, period))
{
    if (granted) state_->grant = std::move(granted);
}

HoursReader::HoursReader(HoursReader&&) noexcept = default;
HoursReader::~HoursReader() = default;

const OutletHours& HoursReader::outlet(const std::string& outlet)
{
    const auto found = state_->outlets.find(outlet);
    if (found != state_->outlets.end()) return found->second;
    OutletHours hours;
    hours.outlet = outlet;
    hours.start = state_->start;
    hours.count = state_->count;
    state_->load_items(hours);
    state_->find_operation(hours);
    state_->find_movements(hours);
    state_->grant_exemptions(hours);
    return state_->outlets.emplace(outlet, std::move(hours)).first->second;
}

std::vector<std::string> HoursReader::outlets() const
{
    std::set<std::string> names;
    for (const store::SeriesInfo& info : state_->infos) names.insert(info.key.outlet);
    return {names.begin(), names.end()};
}

const store::SeriesStore& HoursReader::series() const
{
    return state_->series;
}

}  // namespace audit::hours
