// SPDX-License-Identifier: Apache-2.0
// The emission account for a terminal and as CSV.
#include <algorithm>
#include <array>
#include <map>

#include "reports/emissions_documents.h"
#include "reports/findings_text.h"
#include "reports/number_text.h"
#include "reports/unicode.h"
#include "reports/wording.h"

namespace reports {

using audit::Language;
using audit::emissions::Method;
using audit::emissions::MethodAmount;
using audit::emissions::Span;

namespace {

constexpr std::array<Method, 4> kMethods = {Method::automatic, Method::manual, Method::material_balance,
                                            Method::coefficient};
constexpr int kShownDecimals = 4;  // 0.1 kg, for people
constexpr int kPlainDecimals = 6;  // 1 g, for programs
constexpr int kShareDecimals = 4;
using Row = std::vector<std::string>;

std::string method_key(Method method)
{
    return "method_" + std::string(audit::emissions::to_text(method));
}

std::string note_of(const EmissionsRow& row, const Wording& words)
{
    const audit::emissions::NamedPeriod& period = row.amounts.period;
    if (period.whole()) return {};
    return words("covers_only", {{"days", days_text(period.covered, words.language())}});
}

// Rows and their sums where periods do not overlap, with an asterisk at the method that counts.
class TextTable {
 public:
    TextTable(const EmissionsData& data, const Wording& words) : data_(data), words_(words)
    {
        for (const Method method : kMethods)
            if (std::any_of(data.rows.begin(), data.rows.end(),
                            [&](const EmissionsRow& row) { return row.amounts.by(method) != nullptr; }))
                methods_.push_back(method);
        capped_ = std::any_of(data.rows.begin(), data.rows.end(), [](const EmissionsRow& row) { return row.cap; });
        rows_.push_back(titles());
    }

    std::string text()
    {
        const bool adds_up = data_.span != Span::rolling && data_.span != Span::permit_year;
        std::map<Method, double> sums;
        for (std::size_t i = 0; i < data_.rows.size(); ++i) {
            const EmissionsRow& row = data_.rows[i];
            rows_.push_back(cells(row));
            for (const MethodAmount& amount : row.amounts.methods) sums[amount.method] += amount.tonnes;
            const bool last = i + 1 == data_.rows.size() || data_.rows[i + 1].amounts.outlet != row.amounts.outlet ||
                              data_.rows[i + 1].amounts.pollutant != row.amounts.pollutant;
            if (!last) continue;
            if (adds_up && i > 0 && data_.rows[i - 1].amounts.outlet == row.amounts.outlet &&
                data_.rows[i - 1].amounts.pollutant == row.amounts.pollutant)
                rows_.push_back(total(row, sums));
            sums.clear();
        }
        return aligned();
    }

 private:
    Row titles() const
    {
        Row row = {words_("outlet"), words_("pollutant"), words_("period")};
        for (const Method method : methods_) row.push_back(words_(method_key(method)));
        row.push_back(words_("filled_share"));
        if (capped_) {
            row.push_back(words_("cap_t"));
            row.push_back(words_("cap_share"));
        }
        row.push_back(words_("remark"));
        return row;
    }
    Row cells(const EmissionsRow& row) const
    {
        Row cells = {without_controls(row.amounts.outlet), without_controls(row.amounts.pollutant),
                     row.amounts.period.name};
        for (const Method method : methods_) {
            const MethodAmount* amount = row.amounts.by(method);
            cells.push_back(
                amount == nullptr ? "" : fixed_number(amount->tonnes, kShownDecimals) + (amount->counts ? " *" : "  "));
        }
        const MethodAmount* account = row.amounts.account();
        cells.push_back(account == nullptr ? "" : percent(account->filled_share(), 1));
        if (capped_) {
            const auto share = row.share_of_cap();
            cells.push_back(row.cap ? row.cap->to_string() : "");
            cells.push_back(share ? percent(*share, 1) : "");
        }
        cells.push_back(note_of(row, words_));
        return cells;
    }
    Row total(const EmissionsRow& row, const std::map<Method, double>& sums) const
    {
        Row cells = {without_controls(row.amounts.outlet), without_controls(row.amounts.pollutant), words_("total")};
        for (const Method method : methods_) {
            const auto sum = sums.find(method);
            const MethodAmount* amount = row.amounts.by(method);
            const bool counts = amount != nullptr && amount->counts;
            cells.push_back(sum == sums.end() ? ""
                                              : fixed_number(sum->second, kShownDecimals) + (counts ? " *" : "  "));
        }
        cells.resize(rows_.front().size());
        return cells;
    }
    std::string aligned() const
    {
        constexpr std::size_t kWordColumns = 3;
        std::vector<std::size_t> widths(rows_.front().size(), 0);
        for (const Row& row : rows_)
            for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], display_width(row[i]));
        std::string out;
        for (const Row& row : rows_) {
            std::string line;
            for (std::size_t i = 0; i < row.size(); ++i) {
                const std::string padding(widths[i] - display_width(row[i]), ' ');
                const bool right = i >= kWordColumns && i + 1 < row.size();
                line += (i > 0 ? "  " : "") + (right ? padding + row[i] : row[i] + padding);
            }
            line.erase(line.find_last_not_of(' ') + 1);
            out += line + "\n";
        }
        return out;
    }

    const EmissionsData& data_;
    const Wording& words_;
    std::vector<Method> methods_;
    bool capped_ = false;
    std::vector<Row> rows_;
};

std::string csv_line(const Row& cells)
{
    std::string line;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (i > 0) line += ',';
        line += csv_cell(cells[i]);
    }
    return line + "\r\n";
}

}  // namespace

const std::vector<std::string> kEmissionsColumns = {"outlet",
                                                    "pollutant",
                                                    "period",
                                                    "first_day",
                                                    "last_day",
                                                    "account_method",
                                                    "account_t",
                                                    "filled_share",
                                                    "hours",
                                                    "method_automatic",
                                                    "method_manual",
                                                    "method_material_balance",
                                                    "method_coefficient",
                                                    "cap_t",
                                                    "cap_share",
                                                    "why",
                                                    "remark"};

std::vector<std::string> emissions_cells(const EmissionsRow& row, Language language)
{
    const Wording words("emissions", language);
    const audit::emissions::PeriodAmounts& amounts = row.amounts;
    const MethodAmount* account = amounts.account();
    const auto share = row.share_of_cap();
    const auto of = [&](const MethodAmount* amount) {
        return amount == nullptr ? std::string() : plain_number(amount->tonnes, kPlainDecimals);
    };
    return {amounts.outlet,
            amounts.pollutant,
            amounts.period.name,
            date_text(amounts.period.covered.from),
            date_text(audit::start_of_day(amounts.period.covered.to - 1)),
            account == nullptr ? "" : words("word_" + std::string(audit::emissions::to_text(account->method))),
            of(account),
            account == nullptr ? "" : plain_number(account->filled_share(), kShareDecimals),
            account == nullptr ? "" : plain_number(account->hours, 1),
            of(amounts.by(Method::automatic)),
            of(amounts.by(Method::manual)),
            of(amounts.by(Method::material_balance)),
            of(amounts.by(Method::coefficient)),
            row.cap ? row.cap->to_string() : "",
            share ? plain_number(*share, kShareDecimals) : "",
            row.why.in(language),
            note_of(row, words)};
}

std::string to_emissions_text(const EmissionsData& data, Language language)
{
    const Wording words("emissions", language);
    std::string out;
    if (!data.enterprise.empty()) out += without_controls(data.enterprise + "  " + data.permit_no) + "\n";
    out += days_text(data.period, language) + "\n\n";
    if (data.rows.empty()) return out + words("nothing") + "\n";
    out += TextTable(data, words).text() + "\n" + words("legend") + "\n\n" + words("methods") + "\n";
    for (const audit::emissions::Choice& choice : data.choices) {
        const std::string method = choice.method
                                       ? words("word_" + std::string(audit::emissions::to_text(*choice.method)))
                                       : words("no_account");
        out += "  " + without_controls(choice.outlet + " " + choice.pollutant) + words("colon") + method +
               words("open") + choice.why.in(language) + words("close") + "\n";
    }
    if (data.parameters.empty()) return out;
    out += "\n" + words("numbers") + "\n";
    for (const EmissionsParameter& number : data.parameters)
        out += "  " + number.meaning.in(language) + words("colon") + number.value +
               (number.unit.empty() ? "" : " " + number.unit) + words("open") + number.source +
               (number.confirmed ? "" : words("unconfirmed")) + words("close") + "\n";
    return out;
}

std::string to_emissions_csv(const EmissionsData& data, Language language)
{
    const Wording words("emissions", language);
    Row titles;
    for (const std::string& key : kEmissionsColumns) titles.push_back(words(key));
    std::string out = "\xEF\xBB\xBF" + csv_line(titles);
    for (const EmissionsRow& row : data.rows) out += csv_line(emissions_cells(row, language));
    return out;
}

}  // namespace reports
