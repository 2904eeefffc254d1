// SPDX-License-Identifier: Apache-2.0
#include "audit/emissions/balance.h"

namespace audit::emissions {

namespace {

// The permit's entry of a fuel; nullptr when the permit lacks it.
const PermittedMaterial* permitted_fuel(const Plant& plant, const std::string& material)
{
    for (const PermittedMaterial& permitted : plant.materials)
        if (permitted.material == material && permitted.kind == "燃料") return &permitted;
    return nullptr;
}

bool add_rows(store::Statement rows, double factor, DailyAmounts& daily)
{
    bool found = false;
    while (rows.step()) {
        daily.tonnes[daily.index(rows.time(0))] += rows.real(1) * factor;
        found = true;
    }
    return found;
}

}  // namespace

std::optional<DailyAmounts> so2_formed(const store::CaseFile& case_file, const Plant& plant,
                                       const Coefficients& coefficients, const Period& period)
{
    constexpr double kSo2PerSulfur = 2.0;  // molar masses 64 / 32
    DailyAmounts daily(period);
    bool known = false;
    store::Statement rows = case_file.database().prepare(
        "SELECT date, material, used, sulfur_pct, kind FROM material_log "
        "WHERE date >= ? AND date < ? AND used_unit = 't' AND used IS NOT NULL");
    rows.bind_all(period.from, period.to);
    while (rows.step()) {
        const PermittedMaterial* permitted = permitted_fuel(plant, rows.text(1));
        if (!permitted && rows.view(4) != "燃料") continue;
        std::optional<double> sulfur = rows.optional_real(3);
        if (!sulfur && permitted && permitted->sulfur_pct) sulfur = permitted->sulfur_pct->to_double();
        if (!sulfur) continue;
        known = true;
        daily.tonnes[daily.index(rows.time(0))] += kSo2PerSulfur * rows.real(2) * (1 - coefficients.unburnt_pct / 100) *
                                                   *sulfur / 100 * coefficients.sulfur_to_so2;
    }
    if (!known) return std::nullopt;
    return daily;
}

std::optional<DailyAmounts> amount_by_coefficient(const store::CaseFile& case_file,
                                                  const EmissionCoefficient& coefficient, const Period& period)
{
    const double factor = coefficient.kg_per_unit * 1e-3;
    DailyAmounts daily(period);
    store::Statement output = case_file.database().prepare(
        "SELECT starts, output FROM production_log "
        "WHERE product = ? AND starts >= ? AND starts < ? AND output IS NOT NULL");
    output.bind_all(coefficient.product, period.from, period.to);
    if (add_rows(std::move(output), factor, daily)) return daily;
    store::Statement used = case_file.database().prepare(
        "SELECT date, used FROM material_log WHERE material = ? AND date >= ? AND date < ? AND used IS NOT NULL");
    used.bind_all(coefficient.product, period.from, period.to);
    if (add_rows(std::move(used), factor, daily)) return daily;
    return std::nullopt;
}

}  // namespace audit::emissions
