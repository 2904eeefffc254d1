// SPDX-License-Identifier: Apache-2.0
// Management documents, problems of earlier inspections, and the files that go with them.
#include "data/demo/attachments.h"
#include "data/demo/cogeneration/parts.h"

namespace demo::cogeneration {

namespace {

struct Document {
    const char* kind;
    const char* title;
    const char* dated;
    const char* valid_to;
    const char* file;
};

constexpr Document kDocuments[] = {{"环境管理制度", "环境保护管理制度汇编", "2024-03-01", "", ""},
                                   {"应急预案", "突发环境事件应急预案（备案）", "2024-08-10", "2027-08-09", ""},
                                   {"自行监测方案", "自行监测方案", "2024-12-10", "", "附件_自行监测方案.pdf"},
                                   {"验收报告", "竣工环境保护验收报告", "2017-06-01", "", ""},
                                   {"环评批复", "环境影响报告书批复", "2015-04-02", "", ""},
                                   {"处置协议", "危险废物委托处置协议", "2024-12-20", "2026-12-31", ""},
                                   {"责任制考核", "环保责任制考核记录", "2025-12-18", "", ""},
                                   {"危险废物管理计划", "2025年危险废物管理计划", "2025-01-10", "", ""},
                                   {"环境管理台账", "排污单位基本信息台账", "2025-01-05", "", ""},
                                   {"培训记录", "第1次环保培训签到及试卷", "2025-03-12", "", ""},
                                   {"培训记录", "第2次环保培训签到及试卷", "2025-09-12", "", ""},
                                   {"应急演练", "突发环境事件应急演练记录", "2025-06-05", "", ""},
                                   {"信息公开", "1季度环境信息公开截图", "2025-02-20", "", ""},
                                   {"信息公开", "2季度环境信息公开截图", "2025-05-20", "", ""},
                                   {"信息公开", "3季度环境信息公开截图", "2025-08-20", "", ""},
                                   {"信息公开", "4季度环境信息公开截图", "2025-11-20", "", ""}};

Cell day_or_nothing(const char* text)
{
    const auto day = audit::parse_time(text);
    return day ? date(*day) : nothing();
}

}  // namespace

std::vector<Sheet> management_sheets()
{
    Sheet documents{"管理资料清单", "", {"资料类别", "资料名称", "日期", "有效期止", "文件名"}, {}, {}};
    for (const Document& document : kDocuments)
        documents.rows.push_back({words(document.kind), words(document.title), day_or_nothing(document.dated),
                                  day_or_nothing(document.valid_to),
                                  document.file[0] == '\0' ? nothing() : words(document.file)});
    Sheet problems{
        "历次检查问题", "", {"检查日期", "问题描述", "问题代码", "整改期限", "整改完成日期", "整改材料"}, {}, {}};
    problems.rows.push_back({day_or_nothing("2025-02-18"), words("危废暂存间标识牌破损"), nothing(),
                             day_or_nothing("2025-03-20"), day_or_nothing("2025-03-05"),
                             words("危废暂存间标识牌照片.jpg")});
    problems.rows.push_back({day_or_nothing("2025-06-24"), words("事故应急池内积水未清空"), nothing(),
                             day_or_nothing("2025-07-24"), day_or_nothing("2025-07-02"), nothing()});
    return {documents, problems};
}

std::vector<File> attachments()
{
    return {
        bytes_file("附件_自行监测方案.pdf", small_pdf("Self-monitoring plan of the demonstration plant, 2025")),
        bytes_file("危废暂存间标识牌照片.jpg", photo()),
    };
}

}  // namespace demo::cogeneration
