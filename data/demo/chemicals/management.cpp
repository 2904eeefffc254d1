// SPDX-License-Identifier: Apache-2.0
// Management documents, problems of earlier inspections, and the files that go with them.
#include "data/demo/attachments.h"
#include "data/demo/chemicals/parts.h"

namespace demo::chemicals {

std::vector<Sheet> management_sheets()
{
    const Sheet documents =
        text_sheet("管理资料清单", {"资料类别", "资料名称", "日期", "有效期止", "文件名"},
                   {{"环境管理制度", "环境保护管理制度汇编", "2024-06-01", "", ""},
                    {"应急预案", "突发环境事件应急预案（备案）", "2024-09-03", "2027-09-02", ""},
                    {"自行监测方案", "自行监测方案", "2024-12-02", "", "附件_自行监测方案.pdf"},
                    {"验收报告", "竣工环境保护验收报告", "2018-11-20", "", ""},
                    {"环评批复", "环境影响报告书批复", "2016-08-15", "", ""},
                    {"处置协议", "危险废物委托处置协议", "2024-12-26", "2026-12-31", ""},
                    {"危险废物管理计划", "2025年危险废物管理计划", "2025-01-08", "", ""},
                    {"责任制考核", "环保责任制考核记录", "2025-12-22", "", ""},
                    {"环境管理台账", "排污单位基本信息台账", "2025-01-03", "", ""},
                    {"泄漏检测与修复", "LDAR检测报告（上半年）", "2025-04-22", "", "附件_LDAR检测报告_1.pdf"},
                    {"泄漏检测与修复", "LDAR检测报告（下半年）", "2025-10-23", "", "附件_LDAR检测报告_2.pdf"},
                    {"泄漏检测与修复", "泄漏点修复记录", "2025-10-30", "", ""},
                    {"活性炭", "活性炭碘值检测报告", "2025-01-02", "", ""},
                    {"培训记录", "第1次环保培训签到及试卷", "2025-02-26", "", ""},
                    {"培训记录", "第2次环保培训签到及试卷", "2025-08-27", "", ""},
                    {"应急演练", "突发环境事件应急演练记录", "2025-06-12", "", ""},
                    {"信息公开", "1季度环境信息公开截图", "2025-02-18", "", ""},
                    {"信息公开", "2季度环境信息公开截图", "2025-05-19", "", ""},
                    {"信息公开", "3季度环境信息公开截图", "2025-08-18", "", ""},
                    {"信息公开", "4季度环境信息公开截图", "2025-11-18", "", ""}});
    const Sheet problems =
        text_sheet("历次检查问题", {"检查日期", "问题描述", "问题代码", "整改期限", "整改完成日期", "整改材料"},
                   {{"2024-11-14", "活性炭更换不及时（TA002）", "carbon_overused", "2024-12-14", "2024-11-30",
                     "附件_整改报告.pdf"},
                    {"2025-04-09", "溶剂储罐区标识牌褪色", "", "2025-05-09", "2025-04-18", "溶剂储罐区照片.jpg"}});
    return {documents, problems};
}

std::vector<File> attachments()
{
    return {bytes_file("附件_自行监测方案.pdf", small_pdf("Self-monitoring plan of the chemical plant, 2025")),
            bytes_file("附件_LDAR检测报告_1.pdf", small_pdf("Leak detection and repair, first half of 2025")),
            bytes_file("附件_LDAR检测报告_2.pdf", small_pdf("Leak detection and repair, second half of 2025")),
            bytes_file("附件_整改报告.pdf", small_pdf("Rectification report, November 2024")),
            bytes_file("溶剂储罐区照片.jpg", photo())};
}

}  // namespace demo::chemicals
