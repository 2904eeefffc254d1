// SPDX-License-Identifier: Apache-2.0
// A waste code that is not formed nnn-nnn-nn or whose last two digits are not its class (HW01 to HW50 of the national
// catalogue, or the class written with it), and a manifest number without 14 digits (year, province, city, serial).
#include <algorithm>
#include <cctype>
#include <map>

#include "audit/checks/ledger_rows.h"
#include "audit/checks/waste_stock.h"

namespace audit::checks {

namespace {

struct Text2 {
    const char* zh;
    const char* en;
};

bool all_digits(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](unsigned char sign) { return std::isdigit(sign) != 0; });
}

// Classes of the national catalogue: 41 to 44 were dropped in 2016.
bool is_class(int number)
{
    return (number >= 1 && number <= 40) || (number >= 45 && number <= 50);
}

std::optional<Text2> fault_of_code(const std::string& written)
{
    const std::string code = waste_code_in(written);
    if (!is_waste_code(code)) return Text2{"不是 nnn-nnn-nn 形式", "is not of the form nnn-nnn-nn"};
    const std::string last = code.substr(8, 2);
    const std::size_t hw = written.find("HW");
    const bool has_class = hw != std::string::npos && hw + 4 <= written.size();
    if (has_class && written.substr(hw + 2, 2) != last)
        return Text2{"末两位与所写的废物类别不一致", "does not end in the class written with it"};
    if (!is_class(std::stoi(last)))
        return Text2{"末两位不是《国家危险废物名录》的废物类别", "does not end in a class of the national catalogue"};
    return std::nullopt;
}

std::optional<Text2> fault_of_manifest(const std::string& written)
{
    constexpr std::size_t kDigits = 14;
    if (written.size() == kDigits && all_digits(written)) return std::nullopt;
    return Text2{"不是 14 位数字的联单编号", "is not a manifest number of 14 digits"};
}

struct Faulty {
    Text2 fault{};
    std::int64_t rows = 0;
    std::optional<SourceRow> first;
};

void read(CheckContext& check, const std::string& table, const std::string& column, const std::string& time,
          std::optional<Text2> (*fault_of)(const std::string&), std::map<std::string, Faulty>& all)
{
    store::Statement rows =
        check.rows("SELECT " + column + ", source, row FROM " + table + " WHERE " + time + " >= ?1 AND " + time +
                   " < ?2 AND COALESCE(" + column + ", '') <> '' ORDER BY " + time + ", source, row");
    rows.bind_all(check.period().from, check.period().to);
    while (rows.step()) {
        check.examined(1);
        const std::optional<Text2> fault = fault_of(rows.text(0));
        if (!fault) continue;
        Faulty& faulty = all[rows.text(0)];
        faulty.fault = *fault;
        ++faulty.rows;
        if (!faulty.first) faulty.first = source_at(rows, 1);
    }
}

void report_all(CheckContext& check, const std::map<std::string, Faulty>& all, const char* column)
{
    for (const auto& [written, faulty] : all) {
        Report report;
        (std::string_view(column) == "manifest" ? report.subject.manifest : report.subject.waste_code) = written;
        report.records = faulty.rows;
        report.values = {{"written", written}, {"fault_zh", faulty.fault.zh}, {"fault_en", faulty.fault.en}};
        report.evidence = {check.cell(*faulty.first, column)};
        check.report(std::move(report));
    }
}

}  // namespace

void waste_code_invalid(CheckContext& check)
{
    std::map<std::string, Faulty> codes, numbers;
    read(check, "waste_log", "waste_code", "date", fault_of_code, codes);
    read(check, "manifests", "waste_code", "sent_at", fault_of_code, codes);
    read(check, "waste_log", "manifest", "date", fault_of_manifest, numbers);
    read(check, "manifests", "manifest", "sent_at", fault_of_manifest, numbers);
    report_all(check, codes, "waste_code");
    report_all(check, numbers, "manifest");
}

}  // namespace audit::checks
