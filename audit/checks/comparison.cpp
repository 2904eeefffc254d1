// SPDX-License-Identifier: Apache-2.0
#include "audit/checks/comparison.h"

#include <algorithm>
#include <cmath>

#include "audit/reference/pollutants.h"

namespace audit::checks {

Verdict compare(const LimitValue& limit, std::string_view pollutant, const Decimal& value, std::string_view comparison)
{
    if (!limit.exceeded_exactly(value)) return Verdict::within;
    const bool over =
        pollutant == reference::kPh ? limit.exceeded_exactly(value.rounded(1)) : limit.exceeded_rounded(value);
    return over || comparison == "exact" ? Verdict::over : Verdict::only_unrounded;
}

Decimal distance_beyond(const LimitValue& limit, const Decimal& value)
{
    const Decimal above = value - limit.upper;
    if (!limit.lower) return above;
    const Decimal below = *limit.lower - value;
    return above < below ? below : above;
}

std::optional<Decimal> detected(const store::Statement& row, int number_column, int written_column)
{
    const std::optional<double> number = row.optional_real(number_column);
    if (!number) return std::nullopt;
    const std::string text = row.text(written_column);
    const std::optional<Decimal> written = Decimal::parse(text);
    if (!written && !text.empty()) return std::nullopt;
    const double tolerance = 1e-9 * std::max(1.0, std::abs(*number));
    if (written && std::abs(written->to_double() - *number) <= tolerance) return written;
    return Decimal::from_double(*number, 9).trimmed();
}

Decimal shown(const LimitValue& limit, const Decimal& value)
{
    constexpr int kMoreDecimals = 2;
    for (int decimals = limit.upper.decimals + kMoreDecimals; decimals < value.decimals; ++decimals) {
        const Decimal cut = value.rounded(decimals);
        if (limit.exceeded_exactly(cut) == limit.exceeded_exactly(value)) return cut.trimmed();
    }
    return value.trimmed();
}

std::optional<Decimal> written_in(const std::vector<Evidence>& cells, const Decimal& value)
{
    for (const Evidence& cell : cells) {
        const std::optional<Decimal> written = Decimal::parse(cell.value);
        if (written && *written == value) return written;
    }
    return std::nullopt;
}

Decimal as_written(const LimitValue& limit, const Decimal& value, const std::vector<Evidence>& cells)
{
    return written_in(cells, value).value_or(shown(limit, value));
}

bool is_comparable(const LimitValue& limit, std::string_view unit)
{
    return limit.unit.empty() || unit.empty() || limit.unit == unit;
}

void describe(Report& report, const LimitValue& limit, const Decimal& worst, Verdict verdict)
{
    report.measured = worst;
    report.unit = limit.unit;
    if (verdict == Verdict::only_unrounded) report.severity = Severity::notice;
    if (limit.lower) {
        report.limit_text = limit.lower->to_string() + "-" + limit.upper.to_string();
        const bool above = limit.upper < worst;
        report.values["over_zh"] = above ? "高于上限" : "低于下限";
        report.values["over_en"] = above ? "above the upper end" : "below the lower end";
        return;
    }
    report.limit = limit.upper;
    if (limit.upper.mantissa <= 0) {
        report.values["over_zh"] = "限值为零";
        report.values["over_en"] = "the limit is zero";
        return;
    }
    const std::string times = quotient(worst, limit.upper, 2).to_string();
    report.values["over_zh"] = "为限值的 " + times + " 倍";
    report.values["over_en"] = times + " times the limit";
}

}  // namespace audit::checks
