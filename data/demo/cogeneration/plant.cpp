// SPDX-License-Identifier: Apache-2.0
#include "data/demo/cogeneration/plant.h"

#include "data/demo/cogeneration/breaches.h"
#include "data/demo/cogeneration/parts.h"

namespace demo::cogeneration {

Submission submission_of(const Year& year)
{
    constexpr int kLogMonth = 12;
    const std::string plant = kEnterprise;
    std::vector<Sheet> papers = report_sheets(year);
    for (Sheet& sheet : management_sheets()) papers.push_back(std::move(sheet));
    std::vector<File> files = {
        workbook_file(plant + "_排污许可证.xlsx", permit_sheets()),
        workbook_file("在线监测平台导出_DA001.xlsx", {wide_sheet(year.boilers[0])}),
        csv_file(hourly_sheet(year.boilers[1]), Encoding::gb18030),
        csv_file(hourly_sheet(year.water), Encoding::gb18030),
        bytes_file("数采仪HJ212报文_DA002_202512.txt", hj212_log(year.boilers[1], kLogMonth)),
        csv_file(production_sheet(year), Encoding::gb18030, "_2025"),
        csv_file(treatment_sheet(year), Encoding::utf8_with_mark, "_2025"),
        csv_file(manual_results(year), Encoding::utf8_with_mark, "_2025"),
        workbook_file(plant + "_台账.xlsx", {material_sheet(year), abnormal_sheet(), utility_sheet(year),
                                             purchase_sheet(year), service_of(year)}),
        workbook_file(plant + "_危险废物.xlsx", waste_sheets()),
        workbook_file(plant + "_执行报告与管理资料.xlsx", std::move(papers))};
    for (File& file : attachments()) files.push_back(std::move(file));
    return {std::move(files)};
}

Submission demonstration()
{
    Year year = simulate_year();
    apply_breaches(year);
    Submission submission = submission_of(year);
    falsify_papers(submission);
    return submission;
}

}  // namespace demo::cogeneration
