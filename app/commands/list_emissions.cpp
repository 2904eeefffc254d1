// SPDX-License-Identifier: Apache-2.0
#include "app/commands/commands.h"
#include "app/commands/terminal_table.h"
#include "audit/emissions/account.h"
#include "audit/model/decimal.h"
#include "audit/model/error.h"
#include "audit/store/plant_reader.h"

namespace commands {

namespace {

using audit::Language;
using audit::Text;
using audit::emissions::Account;
using audit::emissions::Method;
using audit::emissions::MonthAmount;

constexpr int kTonneDecimals = 4;  // 0.1 kg

Text method_name(Method method)
{
    switch (method) {
        case Method::automatic:
            return {"自动监测", "automatic"};
        case Method::manual:
            return {"手工监测", "manual"};
        case Method::material_balance:
            return {"物料衡算", "material balance"};
        case Method::coefficient:
            return {"产排污系数", "coefficient"};
    }
    return {};
}

std::string tonnes(double amount)
{
    return audit::Decimal::from_double(amount, kTonneDecimals).to_string();
}

std::string percent(double share)
{
    return audit::Decimal::from_double(share * 100, 1).to_string() + " %";
}

std::string table_of(const Account& account, Language language)
{
    TerminalTable table({Text{"排放口", "outlet"}.in(language), Text{"污染物", "pollutant"}.in(language),
                         Text{"月份", "month"}.in(language), Text{"排放量(t)", "tonnes"}.in(language),
                         Text{"方法", "method"}.in(language), Text{"补足时段", "filled"}.in(language),
                         Text{"", ""}.in(language)});
    table.align_right(3);
    table.align_right(5);
    double sum = 0;
    for (std::size_t i = 0; i < account.months.size(); ++i) {
        const MonthAmount& month = account.months[i];
        sum += month.tonnes;
        table.add({month.outlet, month.pollutant, audit::date_text(month.month).substr(0, 7), tonnes(month.tonnes),
                   method_name(month.method).in(language), percent(month.filled_share),
                   month.is_account ? "" : Text{"仅供对照", "for comparison"}.in(language)});
        const bool last = i + 1 == account.months.size() || account.months[i + 1].outlet != month.outlet ||
                          account.months[i + 1].pollutant != month.pollutant ||
                          account.months[i + 1].method != month.method;
        if (!last) continue;
        table.add({month.outlet, month.pollutant, Text{"合计", "total"}.in(language), tonnes(sum),
                   method_name(month.method).in(language), "", ""});
        sum = 0;
    }
    return table.text();
}

}  // namespace

std::string list_emissions(const std::string& case_path, const CommonOptions& options)
{
    const audit::store::CaseFile case_file = audit::store::CaseFile::open(case_path, audit::store::OpenMode::read_only);
    std::optional<audit::Period> period = audit::hours::data_period(case_file);
    if (options.from && options.to) period = audit::Period{*options.from, *options.to};
    if (!period)
        throw audit::Error(case_path + ": holds no monitoring data or ledgers yet; import a submission first",
                           audit::ErrorKind::usage);
    if (options.from) period->from = *options.from;
    if (options.to) period->to = *options.to;
    const audit::Plant plant = audit::store::read_plant(case_file);
    audit::hours::HoursReader hours(case_file, plant, *period);
    return table_of(audit::emissions::account_emissions(case_file, plant, hours, *period), options.language);
}

}  // namespace commands
