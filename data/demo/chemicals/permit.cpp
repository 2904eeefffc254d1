// SPDX-License-Identifier: Apache-2.0
// The permit's terms: two organised VOC outlets, dust, waste water by automatic monitoring, rain water and the
// boundary.
#include "data/demo/chemicals/parts.h"

namespace demo::chemicals {

namespace {

using Texts = std::vector<std::vector<std::string>>;

Sheet permit_sheet()
{
    return text_sheet("排污许可证基本信息", {"项目", "内容"},
                      {{"排污许可证编号", "91370283MA3CT5LB4H001R"},
                       {"单位名称", kEnterprise},
                       {"统一社会信用代码", "91370283MA3CT5LB4H"},
                       {"行业类别", "2641 涂料制造"},
                       {"管理类别", "重点管理"},
                       {"生产经营场所地址", "示范省虚构市化工园区澄湖路7号"},
                       {"中心经度", "120°41′52″"},
                       {"中心纬度", "31°22′40″"},
                       {"法定代表人", "周岚"},
                       {"技术负责人", "孟川"},
                       {"联系电话", "0000-88880027"},
                       {"发证机关", "虚构市生态环境局"},
                       {"发证日期", "2024年3月11日"},
                       {"有效期起", "2024-03-11"},
                       {"有效期止", "2029-03-10"},
                       {"投产日期", "2018-05-20"},
                       {"年生产时间", "8400"}});
}

// A limit: hourly and daily concentration, rate, the same tonnes each year.
std::vector<std::string> limit(const std::string& outlet, const std::string& name, const std::string& pollutant,
                               const std::string& hourly, const std::string& daily, const std::string& rate,
                               const std::string& tonnes)
{
    const std::string standard = outlet.starts_with("DW") || outlet.starts_with("YS")
                                     ? "污水综合排放标准GB 8978-1996"
                                     : "涂料、油墨及胶粘剂工业大气污染物排放标准GB 37824-2019";
    return {outlet, name, pollutant, hourly, daily, rate, tonnes, tonnes, tonnes, tonnes, tonnes, standard};
}

Sheet limits_sheet()
{
    const std::string rto = "树脂及涂装废气排放口";
    const std::string mixing = "调漆废气排放口";
    const std::string water = "废水总排口";
    const std::string fence = "厂界";
    return text_sheet(
        "许可排放限值",
        {"排放口编号", "排放口名称", "污染物种类", "许可排放小时浓度限值", "许可排放日均浓度限值",
         "许可排放速率限值(kg/h)", "许可年排放量限值(t/a)第一年", "第二年", "第三年", "第四年", "第五年", "执行标准"},
        {limit("DA001", rto, "非甲烷总烃", "60mg/Nm3", "", "1.0", "3.60"),
         limit("DA001", rto, "苯", "1mg/Nm3", "", "", ""),
         limit("DA001", rto, "甲苯", "10mg/Nm3", "", "", ""),
         limit("DA001", rto, "二甲苯", "20mg/Nm3", "", "", ""),
         limit("DA001", rto, "氮氧化物", "200mg/Nm3", "", "", ""),
         limit("DA001", rto, "二氧化硫", "200mg/Nm3", "", "", ""),
         limit("DA001", rto, "颗粒物", "20mg/Nm3", "", "", ""),
         limit("DA002", mixing, "非甲烷总烃", "60mg/Nm3", "", "1.5", "1.20"),
         limit("DA002", mixing, "甲苯", "10mg/Nm3", "", "", ""),
         limit("DA002", mixing, "二甲苯", "20mg/Nm3", "", "", ""),
         limit("DA003", "投料粉尘排放口", "颗粒物", "20mg/Nm3", "", "1.0", ""),
         limit("DW001", water, "pH值", "6-9", "", "", ""),
         limit("DW001", water, "化学需氧量", "500mg/L", "300mg/L", "", "18.00"),
         limit("DW001", water, "氨氮", "45mg/L", "30mg/L", "", "1.35"),
         limit("DW001", water, "悬浮物", "200mg/L", "", "", ""),
         limit("DW001", water, "五日生化需氧量", "150mg/L", "", "", ""),
         limit("DW001", water, "总氮", "60mg/L", "", "", ""),
         limit("DW001", water, "总磷", "8.0mg/L", "", "", ""),
         limit("DW001", water, "石油类", "10mg/L", "", "", ""),
         limit("YS001", "雨水排放口", "化学需氧量", "100mg/L", "", "", ""),
         limit(fence, "厂界无组织", "非甲烷总烃", "4.0mg/m3", "", "", ""),
         limit(fence, "厂界无组织", "苯", "0.4mg/m3", "", "", ""),
         limit(fence, "厂界无组织", "甲苯", "2.4mg/m3", "", "", ""),
         limit(fence, "厂界无组织", "二甲苯", "1.2mg/m3", "", "", ""),
         limit(fence, "厂界无组织", "颗粒物", "1.0mg/m3", "", "", ""),
         limit("全厂", "全厂合计", "非甲烷总烃", "", "", "", "4.80")});
}

Sheet treatments_sheet()
{
    Texts rows;
    const auto add = [&](const char* code, const char* name, const char* process, const char* facilities,
                         const char* outlet, const Texts& pollutants) {
        for (const auto& row : pollutants) rows.push_back({code, name, process, facilities, row[0], outlet, row[1]});
    };
    add("TA001", "树脂及涂装废气处理系统", "蓄热式热力燃烧（RTO）", "MF0001、MF0003、MF0004", "DA001",
        {{"非甲烷总烃", "97"}, {"苯", "97"}, {"甲苯", "97"}, {"二甲苯", "97"}});
    add("TA002", "调漆废气处理系统", "活性炭吸附", "MF0002", "DA002",
        {{"非甲烷总烃", "80"}, {"甲苯", "80"}, {"二甲苯", "80"}});
    add("TA003", "投料粉尘除尘器", "布袋除尘", "MF0002", "DA003", {{"颗粒物", "99"}});
    add("TW001", "综合废水处理站", "调节+混凝气浮+水解酸化+接触氧化", "MF0001、MF0002、MF0003", "DW001",
        {{"化学需氧量", "92"},
         {"氨氮", "70"},
         {"悬浮物", "85"},
         {"五日生化需氧量", "92"},
         {"总氮", "50"},
         {"总磷", "60"},
         {"石油类", "85"},
         {"pH值", ""}});
    return text_sheet("污染治理设施",
                      {"污染治理设施编号", "污染治理设施名称", "污染治理设施工艺", "生产设施编号", "污染物种类",
                       "有组织排放口编号", "设计去除效率"},
                      rows);
}

Sheet monitoring_plan_sheet()
{
    const std::string fumes = "烟气流速,烟气温度,烟气压力,烟气含湿量";
    const std::string substitute = "自动监测设施不能正常运行期间，采用手工监测，每天不少于4次，间隔不得超过6小时";
    const std::string bags = "非连续采样 至少3个";
    Texts rows;
    const auto air = [&](const char* outlet, const char* pollutant, const char* frequency, const char* method) {
        rows.push_back({"废气", outlet, fumes, pollutant, "手工", "", "", bags, frequency, method, ""});
    };
    air("DA001", "非甲烷总烃", "1次/月", "HJ 38-2017");
    for (const char* pollutant : {"苯", "甲苯", "二甲苯"}) air("DA001", pollutant, "1次/季", "HJ 584-2010,HJ 734-2014");
    air("DA001", "氮氧化物", "1次/半年", "HJ 693-2014");
    air("DA001", "二氧化硫", "1次/半年", "HJ 57-2017");
    air("DA001", "颗粒物", "1次/半年", "HJ 836-2017");
    air("DA002", "非甲烷总烃", "1次/季", "HJ 38-2017");
    for (const char* pollutant : {"甲苯", "二甲苯"}) air("DA002", pollutant, "1次/半年", "HJ 584-2010,HJ 734-2014");
    air("DA003", "颗粒物", "1次/半年", "HJ 836-2017");
    const auto automatic = [&](const char* pollutant, const char* instrument, const char* method) {
        rows.push_back({"废水", "DW001", "流量", pollutant, "自动", "是", instrument, "", "", method, substitute});
    };
    automatic("pH值", "玻璃电极法pH分析仪", "HJ 1147-2020");
    automatic("化学需氧量", "重铬酸钾法COD在线分析仪", "HJ 828-2017");
    automatic("氨氮", "水杨酸分光光度法氨氮在线分析仪", "HJ 535-2009");
    automatic("流量", "超声波明渠流量计", "");
    const auto water = [&](const char* outlet, const char* pollutant, const char* frequency, const char* method) {
        rows.push_back(
            {"废水", outlet, "流量", pollutant, "手工", "", "", "瞬时采样 至少3个瞬时样", frequency, method, ""});
    };
    water("DW001", "悬浮物", "1次/月", "GB/T 11901-1989");
    water("DW001", "总磷", "1次/月", "GB/T 11893-1989");
    water("DW001", "总氮", "1次/月", "HJ 636-2012");
    water("DW001", "五日生化需氧量", "1次/季", "HJ 505-2009");
    water("DW001", "石油类", "1次/季", "HJ 637-2018");
    water("YS001", "化学需氧量", "1次/月（有流动水排放时）", "HJ 828-2017");
    for (const auto& [pollutant, method] :
         std::vector<std::pair<const char*, const char*>>{{"非甲烷总烃", "HJ 604-2017"},
                                                          {"苯", "HJ 584-2010"},
                                                          {"甲苯", "HJ 584-2010"},
                                                          {"二甲苯", "HJ 584-2010"},
                                                          {"颗粒物", "HJ 1263-2022"}})
        rows.push_back(
            {"无组织", "厂界", "风速,风向", pollutant, "手工", "", "", "非连续采样 至少4个", "1次/半年", method, ""});
    return text_sheet("自行监测要求",
                      {"污染源类别", "排放口编号", "监测内容", "污染物名称", "监测设施", "自动监测是否联网",
                       "自动监测仪器名称", "手工监测采样方法及个数", "手工监测频次", "手工测定方法", "其他信息"},
                      rows);
}

Sheet materials_sheet()
{
    return text_sheet("主要原辅材料及燃料", {"种类", "名称", "年最大使用量", "计量单位", "有毒有害成分及占比"},
                      {{"原料", "甲基丙烯酸甲酯", "3000", "t/a", ""},
                       {"原料", "丙烯酸丁酯", "2200", "t/a", ""},
                       {"原料", "二甲苯", "2600", "t/a", "二甲苯 99%"},
                       {"原料", "乙酸丁酯", "1500", "t/a", ""},
                       {"原料", "钛白粉", "2400", "t/a", ""},
                       {"原料", "丙烯酸树脂", "4300", "t/a", ""},
                       {"原料", "钢桶", "2700", "t/a", ""},
                       {"辅料", "桶用面漆", "140", "t/a", "甲苯 6%"},
                       {"辅料", "活性炭", "30", "t/a", ""},
                       {"辅料", "聚合氯化铝", "30", "t/a", ""},
                       {"辅料", "天然气", "60", "万m³/a", ""}});
}

}  // namespace

std::vector<Sheet> permit_sheets()
{
    const std::string form = "电子台账+纸质台账";
    const std::string kept = "保存期限不少于5年";
    return {
        permit_sheet(),
        text_sheet("主要产品及产能", {"生产单元", "产品名称", "生产能力", "计量单位"},
                   {{"树脂合成单元", "丙烯酸树脂", "8000", "t/a"},
                    {"涂料调制单元", "溶剂型工业涂料", "9000", "t/a"},
                    {"钢桶涂装单元", "涂装钢桶", "2700", "t/a"}}),
        text_sheet("主要生产设施", {"生产设施编号", "生产设施名称", "生产单元", "设施参数名称", "设计值", "计量单位"},
                   {{"MF0001", "树脂反应釜", "树脂合成单元", "生产能力", "0.96", "t/h"},
                    {"MF0002", "分散调漆线", "涂料调制单元", "生产能力", "1.8", "t/h"},
                    {"MF0003", "钢桶喷涂烘干线", "钢桶涂装单元", "生产能力", "0.52", "t/h"},
                    {"MF0004", "溶剂储罐", "溶剂储存单元", "容积", "600", "m³"}}),
        materials_sheet(),
        treatments_sheet(),
        text_sheet("治理设施运行参数要求", {"污染治理设施编号", "运行参数名称", "下限", "上限", "计量单位"},
                   {{"TA001", "燃烧室温度", "760", "950", "℃"},
                    {"TA002", "吸附床压差", "300", "1500", "Pa"},
                    {"TA002", "进口温度", "", "40", "℃"},
                    {"TA003", "布袋压差", "600", "1500", "Pa"},
                    {"TW001", "溶解氧", "2", "6", "mg/L"}}),
        text_sheet(
            "排放口基本情况",
            {"排放口编号", "排放口名称", "排放口类型", "经度", "纬度", "排气筒高度", "排气筒出口内径", "排放去向"},
            {{"DA001", "树脂及涂装废气排放口", "主要排放口", "120.69788", "31.37781", "25", "0.9", "大气"},
             {"DA002", "调漆废气排放口", "一般排放口", "120.69812", "31.37790", "20", "0.7", "大气"},
             {"DA003", "投料粉尘排放口", "一般排放口", "120.69820", "31.37794", "15", "0.5", "大气"},
             {"DW001", "废水总排口", "主要排放口", "120.69700", "31.37702", "", "", "进入工业园区污水处理厂"},
             {"YS001", "雨水排放口", "雨水排放口", "120.69695", "31.37698", "", "", "进入园区雨水管网"},
             {"厂界", "厂界无组织监测点", "无组织", "", "", "", "", "大气"}}),
        limits_sheet(),
        text_sheet("特殊时段许可排放限值",
                   {"排放口编号", "污染物种类", "许可排放时段起", "许可排放时段止", "许可排放浓度限值",
                    "许可日排放量限值", "许可月排放量限值"},
                   {{"DA001", "非甲烷总烃", "2025-11-10 00:00", "2025-11-24 00:00", "40mg/Nm3", "", ""},
                    {"DW001", "化学需氧量", "2025-07-01 00:00", "2025-08-01 00:00", "", "60", "1.6"}}),
        monitoring_plan_sheet(),
        text_sheet(
            "环境管理台账记录要求", {"类别", "记录内容", "记录频次", "记录形式", "其他信息"},
            {{"基本信息", "单位名称、生产设施及污染防治设施基本情况", "发生变化时记录1次", form, kept},
             {"生产设施运行管理信息", "运行状态、产品产量、生产负荷、原辅料使用情况", "1次/班", form, kept},
             {"污染防治设施运行管理信息", "运行状态、运行参数、活性炭更换、药剂用量、耗电量", "1次/日", form, kept},
             {"监测记录信息", "手工监测记录、自动监测运维记录", "按监测频次记录", form, kept},
             {"其他环境管理信息", "信息公开情况、异常情况、泄漏检测与修复、特殊时段管理要求", "发生时记录", form,
              kept}}),
        text_sheet("执行报告要求", {"报告类型", "上报频次", "上报时限"},
                   {{"年报", "1次/年", "次年1月15日前"}, {"季报", "1次/季", "每季度结束后15日内"}}),
        text_sheet("危险废物管理要求", {"废物代码", "废物名称", "年产生量", "贮存设施编号", "贮存能力", "利用处置去向"},
                   {{"900-039-49", "废活性炭", "30", "TS001", "8", "委托有资质单位处置"},
                    {"900-402-06", "废有机溶剂", "40", "TS001", "15", "委托有资质单位利用"},
                    {"900-252-12", "漆渣", "24", "TS001", "10", "委托有资质单位处置"},
                    {"900-041-49", "废包装桶", "12", "TS001", "6", "委托有资质单位处置"}})};
}

}  // namespace demo::chemicals
