// SPDX-License-Identifier: Apache-2.0
#include "audit/reference/accuracy_limits.h"

#include <nlohmann/json.hpp>

#include <limits>
#include <vector>

#include "audit/reference/resources.h"

namespace audit::reference {

namespace {

struct Entry {
    bool water = false;
    std::string item;  // "*" for every item without an entry of its own
};
struct Accuracy : Entry {
    struct Band {
        double end = std::numeric_limits<double>::infinity();
        bool inclusive = false;  // the end itself belongs to the band
        AccuracyLimit limit;
    };
    std::vector<Band> bands;
};
struct Drift : Entry {
    DriftLimit zero, span;
};
struct Interval : Entry {
    int automatic_days = 0, extractive_days = 0, direct_days = 0, months = 0, direct_months = 0;
};
struct Limits {
    std::vector<Accuracy> accuracy;
    std::vector<Drift> drift;
    std::vector<Interval> intervals;
    std::vector<std::string> automatic, manual, direct, extractive;
};

template <typename T>
T entry_of(const nlohmann::json& json)
{
    T entry;
    entry.water = json.at("medium") == "water";
    entry.item = json.at("item");
    return entry;
}

Accuracy read_accuracy(const nlohmann::json& json)
{
    Accuracy entry = entry_of<Accuracy>(json);
    for (const auto& band : json.at("bands")) {
        Accuracy::Band read;
        read.inclusive = band.contains("up_to");
        if (read.inclusive || band.contains("below")) read.end = band.at(read.inclusive ? "up_to" : "below");
        const std::string kind = band.at("kind");
        read.limit = {kind != "absolute", kind == "accuracy", band.at("limit")};
        entry.bands.push_back(read);
    }
    return entry;
}

Drift read_drift(const nlohmann::json& json)
{
    Drift entry = entry_of<Drift>(json);
    const bool relative = json.at("kind") == "relative";
    entry.zero = {relative, json.at("zero"), json.at("zero_out_of_control")};
    entry.span = {relative, json.at("span"), json.at("span_out_of_control")};
    return entry;
}

Interval read_interval(const nlohmann::json& json)
{
    Interval entry = entry_of<Interval>(json);
    entry.automatic_days = json.at("automatic_days");
    entry.extractive_days = json.at("extractive_days");
    entry.direct_days = json.at("direct_days");
    entry.months = json.at("verification_months");
    entry.direct_months = json.at("direct_verification_months");
    return entry;
}

Limits read_limits()
{
    const nlohmann::json json = nlohmann::json::parse(read_resource("data/accuracy_limits.json"));
    Limits limits;
    for (const auto& entry : json.at("accuracy")) limits.accuracy.push_back(read_accuracy(entry));
    for (const auto& entry : json.at("drift")) limits.drift.push_back(read_drift(entry));
    for (const auto& entry : json.at("intervals")) limits.intervals.push_back(read_interval(entry));
    const auto& words = json.at("instrument_words");
    limits.automatic = words.at("automatic_calibration").get<std::vector<std::string>>();
    limits.manual = words.at("manual_calibration").get<std::vector<std::string>>();
    limits.direct = words.at("direct").get<std::vector<std::string>>();
    limits.extractive = words.at("extractive").get<std::vector<std::string>>();
    return limits;
}

const Limits& limits()
{
    static const Limits read = read_limits();
    return read;
}

template <typename T>
const T* find(const std::vector<T>& entries, std::string_view item, bool water)
{
    const T* general = nullptr;
    for (const T& entry : entries) {
        if (entry.water != water) continue;
        if (entry.item == item) return &entry;
        if (entry.item == "*") general = &entry;
    }
    return general;
}

bool names_any(std::string_view text, const std::vector<std::string>& words)
{
    for (const std::string& word : words) {
        if (text.find(word) != std::string_view::npos) return true;
    }
    return false;
}

}  // namespace

std::optional<AccuracyLimit> accuracy_limit(std::string_view item, bool water, double reference)
{
    const Accuracy* entry = find(limits().accuracy, item, water);
    if (entry == nullptr) return std::nullopt;
    for (const Accuracy::Band& band : entry->bands) {
        if (reference < band.end || (band.inclusive && reference == band.end)) return band.limit;
    }
    return std::nullopt;
}

DriftLimit drift_limit(std::string_view item, bool water, bool span)
{
    const Drift* entry = find(limits().drift, item, water);
    return span ? entry->span : entry->zero;
}

AnalyserKind analyser_kind(std::string_view instrument)
{
    AnalyserKind kind;
    kind.automatic_calibration = names_any(instrument, limits().automatic) && !names_any(instrument, limits().manual);
    kind.extractive = !names_any(instrument, limits().direct) || names_any(instrument, limits().extractive);
    if (instrument.find("非抽取") != std::string_view::npos) kind.extractive = false;
    return kind;
}

int calibration_days(std::string_view item, bool water, const AnalyserKind& kind)
{
    const Interval* entry = find(limits().intervals, item, water);
    if (kind.automatic_calibration) return entry->automatic_days;
    return kind.extractive ? entry->extractive_days : entry->direct_days;
}

int verification_months(std::string_view item, bool water, const AnalyserKind& kind)
{
    const Interval* entry = find(limits().intervals, item, water);
    return kind.extractive ? entry->months : entry->direct_months;
}

}  // namespace audit::reference
