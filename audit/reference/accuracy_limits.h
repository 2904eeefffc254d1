// SPDX-License-Identifier: Apache-2.0
// What the standards ask of automatic analysers (data/accuracy_limits.json): accuracy against a reference method by
// concentration band, drift of calibrations, and how many days may lie between two calibrations or verifications.
// HJ 75-2017 for flue gas, HJ 355-2019 for waste water.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace audit::reference {

// absolute: in the item's canonical unit; relative: % of the reference value (with nine or more pairs and `accuracy`
// set: the relative accuracy, which adds the confidence coefficient).
struct AccuracyLimit {
    bool relative = false;
    bool accuracy = false;
    double limit = 0;
};

// The limit of the band in which the reference value lies; empty when the standards give none for the item.
std::optional<AccuracyLimit> accuracy_limit(std::string_view item, bool water, double reference);

// Drift of a zero or span calibration: % of full scale, or absolute in the item's unit where the item has no scale
// (pH).
struct DriftLimit {
    bool relative = true;
    double limit = 0;           // beyond it the analyser has to be adjusted
    double out_of_control = 0;  // beyond it its data since the last passed check are not valid
};
DriftLimit drift_limit(std::string_view item, bool water, bool span);

// How the analyser works, read from the plan's name of the instrument.
struct AnalyserKind {
    bool automatic_calibration = false;
    bool extractive = true;  // false: measures in the duct
};
AnalyserKind analyser_kind(std::string_view instrument);

// Days between two calibrations, months between two verifications against the reference method (0: none asked).
int calibration_days(std::string_view item, bool water, const AnalyserKind& kind);
int verification_months(std::string_view item, bool water, const AnalyserKind& kind);

}  // namespace audit::reference
