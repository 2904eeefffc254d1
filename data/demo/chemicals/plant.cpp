// SPDX-License-Identifier: Apache-2.0
#include "data/demo/chemicals/plant.h"

#include "data/demo/chemicals/parts.h"

namespace demo::chemicals {

Submission submission_of(const Year& year)
{
    constexpr int kLogMonth = 12;
    const std::string plant = kEnterprise;
    const Sheet results = manual_results(year);
    std::vector<Sheet> reports = report_sheets(year, results);
    std::vector<File> files = {workbook_file(plant + "_排污许可证副本.xlsx", permit_sheets()),
                               csv_file(hourly_sheet(year.water), Encoding::gb18030),
                               csv_file(daily_sheet(year.water), Encoding::gb18030),
                               bytes_file("数采仪HJ212报文_DW001_202512.txt", hj212_log(year.water, kLogMonth)),
                               workbook_file("检测公司_手工监测结果汇总.xlsx", {results}),
                               csv_file(service_of(), Encoding::utf8_with_mark, "_2025"),
                               csv_file(production_sheet(year), Encoding::gb18030, "_2025"),
                               csv_file(treatment_sheet(year), Encoding::utf8_with_mark, "_2025"),
                               workbook_file(plant + "_台账.xlsx", {material_sheet(year), abnormal_sheet(),
                                                                    utility_sheet(year), purchase_sheet(year)}),
                               workbook_file(plant + "_危险废物.xlsx", waste_sheets(year)),
                               workbook_file(plant + "_执行报告.xlsx", std::move(reports)),
                               workbook_file(plant + "_环保管理资料.xlsx", management_sheets())};
    for (File& file : attachments()) files.push_back(std::move(file));
    return {std::move(files)};
}

}  // namespace demo::chemicals
