// SPDX-License-Identifier: Apache-2.0
// Every list is one query whose columns stand in the order of the fields they fill.
#include "audit/store/plant_reader.h"

#include "audit/store/stored_number.h"

namespace audit::store {

namespace {

// Reads the columns of a row one after the other; a braced list of calls fills a struct in its order.
class RowReader {
 public:
    explicit RowReader(const Statement& row) : row_(row) {}
    std::string text() { return row_.text(at_++); }
    std::optional<double> real() { return row_.optional_real(at_++); }
    std::optional<Time> time() { return row_.optional_time(at_++); }
    std::optional<Decimal> decimal()  // c, c_written
    {
        const auto value = real();
        return stored_decimal(value, text());
    }
    std::optional<LimitValue> limit()  // c, c_lower, c_written, c_unit
    {
        const auto upper = real();
        const auto lower = real();
        std::string written = text();
        return stored_limit(lower, upper, std::move(written), text());
    }
    std::optional<Frequency> frequency(std::string& written)
    {
        written = text();
        return parse_frequency(written);
    }
    SourceRow source()
    {
        at_ += 2;
        return {row_.integer(at_ - 2), row_.integer(at_ - 1)};
    }

 private:
    const Statement& row_;
    int at_ = 0;
};

template <typename Read>
void for_each(const CaseFile& case_file, std::string_view columns, std::string_view table, Read read)
{
    Statement query = case_file.database().prepare("SELECT " + std::string(columns) + ", source, row FROM " +
                                                   std::string(table) + " ORDER BY id");
    while (query.step()) {
        RowReader row(query);
        read(row);
    }
}

// "MF0001、MF0002" as a list; codes never hold any of these characters.
std::vector<std::string> codes_in(std::string_view text)
{
    std::vector<std::string> codes(1);
    while (!text.empty()) {
        std::size_t length = 0;
        for (const std::string_view separator : {"、", "，", "；", "　", ",", ";", "/", " ", "\n", "\t"}) {
            if (text.starts_with(separator)) length = separator.size();
        }
        if (length == 0) {
            codes.back() += text.front();
            length = 1;
        } else if (!codes.back().empty()) {
            codes.emplace_back();
        }
        text.remove_prefix(length);
    }
    if (codes.back().empty()) codes.pop_back();
    return codes;
}

void read_permit(const CaseFile& case_file, Plant& plant)
{
    constexpr std::string_view kColumns =
        "permit_no, enterprise, uscc, industry, management_class, address, legal_representative, contact, phone, "
        "issuer, "
        "longitude, latitude, issued_on, valid_from, valid_to, production_start, annual_production_hours";
    for_each(case_file, kColumns, "permit", [&](RowReader& row) {
        Permit permit{row.text(), row.text(), row.text(), row.text(), row.text(), row.text(),
                      row.text(), row.text(), row.text(), row.text(), row.real(), row.real(),
                      row.time(), row.time(), row.time(), row.time(), row.real(), row.source()};
        if (!plant.permit) plant.permit = std::move(permit);
    });
}

void read_production(const CaseFile& case_file, Plant& plant)
{
    for_each(case_file, "unit, product, capacity_unit, capacity", "products", [&](RowReader& row) {
        plant.products.push_back({row.text(), row.text(), row.text(), row.real(), row.source()});
    });
    for_each(case_file, "facility, name, unit, parameter, design_unit, design_value", "facilities",
             [&](RowReader& row) {
                 plant.facilities.push_back(
                     {row.text(), row.text(), row.text(), row.text(), row.text(), row.real(), row.source()});
             });
    for_each(case_file,
             "kind, material, annual_unit, toxic, annual_max, sulfur_pct, sulfur_pct_written, ash_pct, ash_pct_written",
             "materials", [&](RowReader& row) {
                 plant.materials.push_back({row.text(), row.text(), row.text(), row.text(), row.real(), row.decimal(),
                                            row.decimal(), row.source()});
             });
}

// "全厂合计", "全厂有组织排放总计" are the whole plant.
std::string limited_outlet(std::string outlet)
{
    return outlet.find(kWholePlant) == std::string::npos ? outlet : kWholePlant;
}

// A row that names several outlets serves each of them.
void read_treatments(const CaseFile& case_file, Plant& plant)
{
    for_each(case_file, "treatment, name, process, pollutant, outlet, facility, efficiency_pct", "treatments",
             [&](RowReader& row) {
                 Treatment treatment{row.text(), row.text(),           row.text(), row.text(),
                                     row.text(), codes_in(row.text()), row.real(), row.source()};
                 std::vector<std::string> outlets = codes_in(treatment.outlet);
                 if (outlets.empty()) outlets.emplace_back();
                 for (std::string& outlet : outlets) {
                     treatment.outlet = std::move(outlet);
                     plant.treatments.push_back(treatment);
                 }
             });
    for_each(case_file, "treatment, parameter, parameter_unit, minimum, minimum_written, maximum, maximum_written",
             "treatment_limits", [&](RowReader& row) {
                 plant.treatment_limits.push_back(
                     {row.text(), row.text(), row.text(), row.decimal(), row.decimal(), row.source()});
             });
}

void read_outlets(const CaseFile& case_file, Plant& plant)
{
    for_each(case_file, "outlet, name, kind, destination, longitude, latitude, height_m, diameter_m", "outlets",
             [&](RowReader& row) {
                 plant.outlets.push_back({row.text(), row.text(), row.text(), row.text(), row.real(), row.real(),
                                          row.real(), row.real(), row.source()});
             });
}

std::string limit_columns(const std::string& column)
{
    return ", " + column + ", " + column + "_lower, " + column + "_written, " + column + "_unit";
}

void read_limits(const CaseFile& case_file, Plant& plant)
{
    std::string columns = "outlet, outlet_name, pollutant, standard, baseline_o2_pct, baseline_o2_pct_written";
    for (const char* column : {"hourly", "daily", "rate", "year1", "year2", "year3", "year4", "year5"})
        columns += limit_columns(column);
    for_each(case_file, columns, "limits", [&](RowReader& row) {
        PermitLimit limit;
        limit.outlet = limited_outlet(row.text());
        limit.outlet_name = row.text();
        limit.pollutant = row.text();
        limit.standard = row.text();
        limit.baseline_o2_pct = row.decimal();
        limit.hourly = row.limit();
        limit.daily = row.limit();
        limit.rate = row.limit();
        // The platform prints concentrations and rates in one column; the unit tells which.
        if (limit.hourly && limit.hourly->unit == "kg/h") {
            if (!limit.rate) limit.rate = limit.hourly;
            limit.hourly.reset();
        }
        constexpr int kPermitYears = 5;
        for (int year = 0; year < kPermitYears; ++year) limit.years.push_back(row.limit());
        limit.source = row.source();
        plant.limits.push_back(std::move(limit));
    });
    columns = "outlet, pollutant, starts, ends" + limit_columns("concentration") +
              ", daily_kg, daily_kg_written, monthly_t, monthly_t_written";
    for_each(case_file, columns, "special_limits", [&](RowReader& row) {
        SpecialLimit limit;
        limit.outlet = limited_outlet(row.text());
        limit.pollutant = row.text();
        limit.period.from = row.time().value_or(Time{});
        limit.period.to = row.time().value_or(Time{});
        limit.concentration = row.limit();
        limit.daily_kg = row.decimal();
        limit.monthly_t = row.decimal();
        limit.source = row.source();
        plant.special_limits.push_back(std::move(limit));
    });
}

void read_duties(const CaseFile& case_file, Plant& plant)
{
    for_each(case_file,
             "medium, outlet, contents, pollutant, instrument, sampling, method, other, frequency, mode, online",
             "monitoring_plan", [&](RowReader& row) {
                 MonitoringRequirement duty;
                 for (std::string* field : {&duty.medium, &duty.outlet, &duty.contents, &duty.pollutant,
                                            &duty.instrument, &duty.sampling, &duty.method, &duty.other})
                     *field = row.text();
                 duty.frequency = row.frequency(duty.frequency_text);
                 duty.automatic = row.text().find("自动") != std::string::npos;
                 const std::string online = row.text();
                 duty.online = online == "是" || online == "已联网";
                 duty.source = row.source();
                 plant.monitoring.push_back(std::move(duty));
             });
    for_each(case_file, "category, contents, form, other, frequency", "ledger_plan", [&](RowReader& row) {
        LedgerRequirement duty;
        for (std::string* field : {&duty.category, &duty.contents, &duty.form, &duty.other}) *field = row.text();
        duty.frequency = row.frequency(duty.frequency_text);
        duty.source = row.source();
        plant.ledgers.push_back(std::move(duty));
    });
    for_each(case_file, "kind, due, frequency", "report_plan", [&](RowReader& row) {
        ReportRequirement duty;
        duty.kind = row.text();
        duty.due = row.text();
        duty.frequency = row.frequency(duty.frequency_text);
        duty.source = row.source();
        plant.reports.push_back(std::move(duty));
    });
    for_each(case_file, "waste_code, waste, storage, destination, annual_t, storage_capacity_t", "waste_permit",
             [&](RowReader& row) {
                 plant.wastes.push_back(
                     {row.text(), row.text(), row.text(), row.text(), row.real(), row.real(), row.source()});
             });
}

}  // namespace

Plant read_plant(const CaseFile& case_file)
{
    Plant plant;
    read_permit(case_file, plant);
    read_production(case_file, plant);
    read_treatments(case_file, plant);
    read_outlets(case_file, plant);
    read_limits(case_file, plant);
    read_duties(case_file, plant);
    return plant;
}

}  // namespace audit::store
