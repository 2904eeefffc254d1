// SPDX-License-Identifier: Apache-2.0
#include "data/demo/demo.h"

#include <filesystem>

#include "audit/model/error.h"
#include "data/demo/breaches.h"
#include "data/demo/parts.h"

namespace demo {

void write_submission(const std::string& folder)
{
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    if (error) throw audit::Error(folder + ": cannot be made (" + error.message() + "); choose another folder");
    Year year = simulate_year();
    apply_breaches(year);
    const std::string plant = folder + "/" + kEnterprise;
    constexpr int kLogMonth = 12;

    write_workbook(plant + "_排污许可证.xlsx", permit_sheets());
    write_wide_workbook(folder + "/在线监测平台导出_DA001.xlsx", year.boilers[0]);
    for (const Sheet& sheet : {hourly_sheet(year.boilers[1]), hourly_sheet(year.water)})
        write_csv(folder + "/" + sheet.name + ".csv", sheet, Encoding::gb18030);
    write_bytes(folder + "/数采仪HJ212报文_DA002_202512.txt", hj212_log(year.boilers[1], kLogMonth));

    write_csv(folder + "/生产设施运行台账_2025.csv", production_sheet(year), Encoding::gb18030);
    write_csv(folder + "/污染防治设施运行台账_2025.csv", treatment_sheet(year), Encoding::utf8_with_mark);
    write_csv(folder + "/手工监测结果_2025.csv", manual_sheet(year), Encoding::utf8_with_mark);
    write_workbook(plant + "_台账.xlsx", {material_sheet(year), abnormal_sheet(), utility_sheet(year),
                                          purchase_sheet(year), service_sheet(year)});
    write_workbook(plant + "_危险废物.xlsx", waste_sheets());
    std::vector<Sheet> papers = report_sheets(year);
    for (Sheet& sheet : management_sheets()) papers.push_back(std::move(sheet));
    write_workbook(plant + "_执行报告与管理资料.xlsx", papers);
    write_attachments(folder);
}

}  // namespace demo
