// SPDX-License-Identifier: Apache-2.0
#include "audit/store/changes.h"

#include <algorithm>
#include <array>

namespace audit::store {

namespace {

struct KindWords {
    ChangeKind kind;
    const char* word;
    const char* zh;
    const char* en;
};

constexpr std::array<KindWords, 13> kKinds = {{
    {ChangeKind::spelling, "spelling", "全角、大小写、空格或横线的写法统一",
     "one spelling: width, case, spaces, dashes"},
    {ChangeKind::invisible, "invisible", "去掉不可见字符", "invisible characters left out"},
    {ChangeKind::check_digit, "check_digit", "字母误作数字（O/0、I/1），改正后校验位相符",
     "a letter typed for a digit (O/0, I/1); the check character then holds"},
    {ChangeKind::pollutant, "pollutant", "污染物的别名、化学式或编码", "an alias, formula or code of the pollutant"},
    {ChangeKind::unit, "unit", "计量单位的另一种写法", "another spelling of the unit"},
    {ChangeKind::conversion, "conversion", "换算为该列的计量单位", "converted to the unit of the column"},
    {ChangeKind::half_limit, "half_limit", "低于检出限，按检出限的一半计",
     "below the detection limit, half of it counts"},
    {ChangeKind::outlet, "outlet", "许可证排放口的另一种称呼", "another name of the permit's outlet"},
    {ChangeKind::outlet_unclear, "outlet_unclear", "符合许可证的多个排放口", "fits several outlets of the permit"},
    {ChangeKind::facility, "facility", "许可证设施的另一种称呼", "another name of the permit's facility"},
    {ChangeKind::facility_unclear, "facility_unclear", "符合许可证的多个设施", "fits several facilities of the permit"},
    {ChangeKind::treatment, "treatment", "许可证治理设施的另一种称呼",
     "another name of the permit's treatment facility"},
    {ChangeKind::treatment_unclear, "treatment_unclear", "符合许可证的多个治理设施",
     "fits several treatment facilities of the permit"},
}};

const KindWords& words_of(ChangeKind kind)
{
    return *std::find_if(kKinds.begin(), kKinds.end(), [&](const KindWords& each) { return each.kind == kind; });
}

ChangeKind kind_of(std::string_view word)
{
    const auto* found =
        std::find_if(kKinds.begin(), kKinds.end(), [&](const KindWords& each) { return word == each.word; });
    return found == kKinds.end() ? ChangeKind::spelling : found->kind;
}

Change change_of(const Statement& row)
{
    return {row.integer(0),       row.integer(1), row.text(2), row.integer(3),     row.integer(4),
            kind_of(row.view(5)), row.text(6),    row.text(7), row.integer(8) != 0};
}

}  // namespace

std::string to_text(ChangeKind kind)
{
    return words_of(kind).word;
}

bool is_unclear(ChangeKind kind)
{
    return kind == ChangeKind::outlet_unclear || kind == ChangeKind::facility_unclear ||
           kind == ChangeKind::treatment_unclear;
}

ChangeKind naming_kind(std::string_view column, bool unclear)
{
    return kind_of(std::string(column) + (unclear ? "_unclear" : ""));
}

Text reason(ChangeKind kind)
{
    return {words_of(kind).zh, words_of(kind).en};
}

std::int64_t add_change(CaseFile& case_file, const Change& change)
{
    Statement insert = case_file.database().prepare(
        "INSERT INTO changes(source, column_header, row, cells, kind, written, meant, undone) VALUES (?, ?, ?, ?, ?, "
        "?, ?, ?)");
    insert.bind_all(change.source, std::string_view(change.column), change.row, change.cells,
                    words_of(change.kind).word, std::string_view(change.written), std::string_view(change.meant),
                    change.undone);
    insert.run();
    return case_file.database().last_insert_id();
}

std::vector<Change> changes(const CaseFile& case_file)
{
    Statement query = case_file.database().prepare(
        "SELECT c.id, c.source, c.column_header, c.row, c.cells, c.kind, c.written, c.meant, c.undone FROM changes c "
        "JOIN sources s ON s.id = c.source JOIN files f ON f.id = s.file WHERE f.superseded = 0 AND c.kind NOT "
        "LIKE '%\\_unclear' ESCAPE '\\' ORDER BY c.id");
    std::vector<Change> found;
    while (query.step()) found.push_back(change_of(query));
    return found;
}

std::map<SourceId, std::int64_t> change_counts(const CaseFile& case_file)
{
    Statement query = case_file.database().prepare(
        "SELECT source, count(*) FROM changes WHERE undone = 0 AND kind NOT LIKE '%\\_unclear' ESCAPE '\\' GROUP BY "
        "source");
    std::map<SourceId, std::int64_t> counts;
    while (query.step()) counts.emplace(query.integer(0), query.integer(1));
    return counts;
}

KeptAsWritten kept_as_written(const CaseFile& case_file, const std::string& file_name)
{
    Statement query = case_file.database().prepare("SELECT kind, written FROM kept_as_written WHERE file_name = ?");
    query.bind(1, std::string_view(file_name));
    KeptAsWritten kept;
    while (query.step()) kept.emplace(kind_of(query.view(0)), query.text(1));
    return kept;
}

void keep_as_written(CaseFile& case_file, const SubmittedFile& file, ChangeKind kind, const std::string& written)
{
    const char* word = words_of(kind).word;
    case_file.database()
        .prepare("INSERT OR IGNORE INTO kept_as_written(file_name, kind, written) VALUES (?, ?, ?)")
        .bind_all(std::string_view(file.name), word, std::string_view(written))
        .run();
    case_file.database()
        .prepare(
            "UPDATE changes SET undone = 1 WHERE kind = ? AND written = ? AND source IN (SELECT id FROM sources "
            "WHERE file = ?)")
        .bind_all(word, std::string_view(written), file.id)
        .run();
}

}  // namespace audit::store
