// SPDX-License-Identifier: Apache-2.0
#include "reports/checklist.h"

#include "reports/checklist_items.h"
#include "reports/document_style.h"
#include "reports/number_text.h"
#include "reports/pdf/flow.h"

namespace reports {

namespace {

pdf::PageStyle narrow(pdf::PageStyle style)
{
    style.left = style.right = 40;
    style.top = 54;
    style.bottom = 48;
    return style;
}

std::string both(const std::string& first, const std::string& second)
{
    return first.empty() || second.empty() ? first + second : first + "　" + second;
}

pdf::Table header_block(const ReportData& data, const Wording& words)
{
    const audit::Permit permit = data.plant.permit.value_or(audit::Permit{});
    pdf::Table table;
    table.columns = {{"", 1.1}, {"", 3}, {"", 1.1}, {"", 3}};
    table.style = {.size = 9, .rules = pdf::Rules::grid, .padding = 3.5, .after = 10};
    const auto row = [&](const char* left, const std::string& left_value, const char* right,
                         const std::string& right_value) {
        pdf::TableRow cells{.cells = {words(left), left_value, words(right), right_value}};
        cells.cells[0].bold = cells.cells[2].bold = true;
        table.rows.push_back(std::move(cells));
    };
    const std::string period = data.audited ? days_text(data.run.period, words.language()) : "—";
    row("time_of_visit", words("time_blank"), "task", "");
    row("enterprise", data.enterprise, "uscc", data.uscc);
    row("class", both(permit.industry, permit.management_class), "representative", permit.legal_representative);
    row("address", permit.address, "contact", both(permit.contact, permit.phone));
    row("permit_no", data.permit_no, "period", period);
    row("origin", words("origins"), "remark", "");
    return table;
}

pdf::Table item_table(const std::vector<ChecklistItem>& items, const Wording& words)
{
    pdf::Table table;
    table.columns = {{words("number"), 0.55, pdf::Align::center},
                     {words("item"), 1.6},
                     {words("point"), 3},
                     {words("standard"), 2.1},
                     {words("shown"), 3},
                     {words("way"), 1.3},
                     {words("result"), 1.35},
                     {words("remark"), 1.6}};
    table.style = {.size = 8, .rules = pdf::Rules::grid, .padding = 3, .line_height = 1.3};
    std::string area;
    int number = 0;
    for (const ChecklistItem& item : items) {
        if (item.area != area) {
            pdf::TableRow title{.cells = {words("area_" + item.area)}, .shaded = true, .spanning = true};
            title.cells[0].bold = true;
            table.rows.push_back(std::move(title));
        }
        area = item.area;
        pdf::TableRow row{.cells = {std::to_string(++number), item.item, item.point, item.standard, item.shown,
                                    item.way, words("results"), ""}};
        row.cells[1].bold = item.from_finding;
        table.rows.push_back(std::move(row));
    }
    return table;
}

void write_signatures(pdf::Flow& flow, const Wording& words)
{
    pdf::Table table;
    table.columns = {{"", 1.6}, {"", 3.2}, {"", 0.6}, {"", 1.6}};
    table.style = {.size = 9, .rules = pdf::Rules::grid, .padding = 5};
    pdf::TableRow problems{.cells = {words("problems_found")}, .spanning = true, .min_height = 64};
    table.rows.push_back(std::move(problems));
    for (const char* who : {"sign_inspectors", "sign_inspectors", "sign_enterprise"}) {
        table.rows.push_back({.cells = {words(who), "", words("sign_date"), ""}, .min_height = 34});
    }
    flow.need(64 + 3 * 34 + 4);
    flow.table(table);
}

}  // namespace

std::string checklist_pdf(const ReportData& data, audit::Language language)
{
    const Wording words("checklist", language);
    const ReportMark mark = mark_of(data, "checklist", language);
    pdf::DocumentInfo info = document_info(data, words, mark);
    info.landscape = true;
    pdf::Document document(info);
    pdf::Flow flow(document, narrow(page_style(data, words, mark)));
    document.bookmark(words("title"), 0, 0);
    flow.paragraph(words("title"), {.text = {18, true, {}}, .align = pdf::Align::center, .after = 6});
    flow.table(header_block(data, words));
    if (!data.plant.permit) flow.paragraph(words("no_permit"), {.text = {9, false, {}}});
    flow.table(item_table(make_checklist(data, words), words));
    write_signatures(flow, words);
    flow.finish();
    return document.finish();
}

}  // namespace reports
