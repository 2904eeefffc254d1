// SPDX-License-Identifier: Apache-2.0
// Two versions of a file side by side: ledgers row by row as submitted, automatic data value by value.
#include <algorithm>
#include <map>
#include <sstream>

#include "app/commands/submission.h"
#include "audit/import/corrections.h"
#include "audit/import/format_detection.h"
#include "audit/import/row_comparison.h"
#include "audit/model/error.h"
#include "audit/reference/fold.h"
#include "audit/store/series_versions.h"
#include "audit/store/source_columns.h"

namespace commands {

namespace {

using audit::Language;
using audit::Text;
using audit::import::RowChange;
using audit::import::VersionTable;
using audit::store::CaseFile;
using audit::store::Source;
using audit::store::SubmittedFile;

constexpr std::size_t kMostRows = 50;    // listed of a table
constexpr std::size_t kMostValues = 10;  // listed of a series

// Keeps the rows of the sheets that are wanted, each with the tables under whose header it stands: the last ones that
// begin above it, several where they stand side by side.
class VersionSink final : public audit::import::SheetSink {
 public:
    VersionSink(const CaseFile& case_file, const std::vector<Source>& sources, std::vector<VersionTable>& tables)
        : case_file_(case_file), sources_(sources), tables_(tables)
    {
    }
    void begin_sheet(const audit::import::SheetInfo& sheet) override
    {
        begun_.clear();
        waiting_.clear();
        for (const Source& source : sources_) {
            if (source.sheet == sheet.name) add_table(source);
        }
        std::stable_sort(waiting_.begin(), waiting_.end(),
                         [](const Begun& a, const Begun& b) { return a.header_row < b.header_row; });
    }
    void row(std::int64_t row, std::span<const audit::import::Cell> cells, bool) override
    {
        begin_tables(row);
        const bool alone = begun_.size() == 1;
        for (const Begun& each : begun_) {
            if (!each.table) continue;
            if (row == each.header_row) {
                if (alone) add_other_columns(tables_[*each.table], cells);
            } else {
                keep(tables_[*each.table], row, cells);
            }
        }
    }
    void end_sheet() override { begun_.clear(); }
    void problem(std::int64_t, const std::string&, const std::string&, const std::string&) override {}

 private:
    struct Begun {
        std::int64_t header_row = 0;
        std::optional<std::size_t> table;  // among tables_; none of automatic data
    };

    void add_table(const Source& source)
    {
        const audit::store::SourceLayout layout = audit::store::layout_of(case_file_, source.id);
        Begun begun{layout.header_row, std::nullopt};
        const audit::reference::Table* table = audit::reference::find_table(source.table);
        if (table == nullptr || !table->is_series) {
            VersionTable version;
            version.sheet = source.sheet;
            version.table = table;
            for (const audit::store::SubmittedColumn& column : layout.columns)
                if (column.number >= 0)
                    version.columns.push_back(
                        {column.column.empty() ? audit::reference::folded(column.header) : column.column, column.header,
                         column.number});
            begun.table = tables_.size();
            tables_.push_back(std::move(version));
        }
        waiting_.push_back(begun);
    }
    // The tables whose header this row reaches take the place of those above.
    void begin_tables(std::int64_t row)
    {
        bool first = true;
        while (!waiting_.empty() && waiting_.front().header_row <= row) {
            if (first || begun_.front().header_row != waiting_.front().header_row) begun_.clear();
            first = false;
            begun_.push_back(waiting_.front());
            waiting_.erase(waiting_.begin());
        }
    }
    static void keep(VersionTable& version, std::int64_t row, std::span<const audit::import::Cell> cells)
    {
        audit::import::VersionRow kept;
        kept.number = row;
        for (const audit::import::Cell& cell : cells) kept.cells.emplace_back(audit::reference::trimmed(cell.text));
        const bool any = std::any_of(version.columns.begin(), version.columns.end(), [&](const auto& column) {
            const auto at = static_cast<std::size_t>(column.index);
            return at < kept.cells.size() && !kept.cells[at].empty();
        });
        if (any) version.rows.push_back(std::move(kept));
    }
    // Headers that mean nothing to the table are compared too.
    static void add_other_columns(VersionTable& version, std::span<const audit::import::Cell> cells)
    {
        for (std::size_t i = 0; i < cells.size(); ++i) {
            const std::string header(audit::reference::trimmed(cells[i].text));
            const auto same = [&](const VersionTable::Column& column) { return column.index == static_cast<int>(i); };
            if (header.empty() || std::any_of(version.columns.begin(), version.columns.end(), same)) continue;
            version.columns.push_back({audit::reference::folded(header), header, static_cast<int>(i)});
        }
    }

    const CaseFile& case_file_;
    const std::vector<Source>& sources_;
    std::vector<VersionTable>& tables_;
    std::vector<Begun> waiting_, begun_;
};

std::vector<VersionTable> tables_of(const CaseFile& case_file, const SubmittedFile& file)
{
    std::vector<Source> sources;
    for (const Source& source : case_file.sources(true))
        if (source.file == file.id) sources.push_back(source);
    std::vector<VersionTable> tables;
    const auto ledger = [](const Source& source) {
        const audit::reference::Table* table = audit::reference::find_table(source.table);
        return table == nullptr || !table->is_series;
    };
    if (std::none_of(sources.begin(), sources.end(), ledger)) return tables;
    const std::string bytes = case_file.original(file.id);
    const auto head = std::string_view(bytes).substr(0, audit::import::kFormatHeadBytes);
    const audit::import::FileFormat format = audit::import::detect_format(file.name, head);
    if (format == audit::import::FileFormat::hj212) return tables;
    VersionSink sink(case_file, sources, tables);
    audit::import::read_original_sheets(bytes, file.name, sink);
    return tables;
}

// The two versions asked for, the older first.
std::pair<SubmittedFile, SubmittedFile> versions_of(const CaseFile& case_file, const std::string& name,
                                                    const std::optional<std::pair<int, int>>& asked)
{
    std::vector<SubmittedFile> exact, ending;
    for (const SubmittedFile& file : case_file.files()) {
        if (file.name == name) exact.push_back(file);
        if (file.name.ends_with("/" + name)) ending.push_back(file);
    }
    const std::vector<SubmittedFile>& found = exact.empty() ? ending : exact;
    if (found.empty())
        throw audit::Error(name + ": the case holds no such file; `onepermit tables CASE` lists them",
                           audit::ErrorKind::usage);
    if (found.size() < 2)
        throw audit::Error(name + ": there is one version only, nothing to compare", audit::ErrorKind::usage);
    if (!asked) return {found[found.size() - 2], found.back()};
    const auto numbered = [&](int number) {
        const auto version =
            std::find_if(found.begin(), found.end(), [&](const SubmittedFile& file) { return file.version == number; });
        if (version == found.end())
            throw audit::Error(name + ": there is no version " + std::to_string(number), audit::ErrorKind::usage);
        return *version;
    };
    return {numbered(asked->first), numbered(asked->second)};
}

std::string joined(const std::vector<std::string>& words)
{
    std::string text;
    for (const std::string& word : words) text += (text.empty() ? "" : "、") + word;
    return text;
}

std::string row_text(const RowChange& change, Language language)
{
    std::ostringstream out;
    const bool chinese = language == Language::zh;
    if (change.old_row == 0) {
        out << (chinese ? "  新增 第 " : "  added row ") << change.new_row << (chinese ? " 行" : "");
    } else if (change.new_row == 0) {
        out << (chinese ? "  删除 第 " : "  removed row ") << change.old_row << (chinese ? " 行" : "");
    } else {
        out << (chinese ? "  更改 第 " : "  changed row ") << change.old_row << " → " << change.new_row
            << (chinese ? " 行" : "");
    }
    const bool whole = change.old_row == 0 || change.new_row == 0;
    const char* between = chinese ? "；" : "; ";
    const char* before = chinese ? "：" : ": ";
    for (const audit::import::CellChange& cell : change.cells) {
        out << before << cell.header << ' ';
        if (whole) {
            out << cell.from << cell.to;
        } else {
            out << "“" << cell.from << "” → “" << cell.to << "”";
        }
        before = between;
    }
    out << '\n';
    return out.str();
}

std::string table_text(const VersionTable& newer, const audit::import::TableComparison& compared, Language language)
{
    std::int64_t added = 0, removed = 0, changed = 0;
    for (const RowChange& change : compared.rows)
        ++(change.old_row == 0 ? added : change.new_row == 0 ? removed : changed);
    std::ostringstream out;
    const std::string name = newer.table == nullptr ? Text{"（未识别）", "(unrecognised)"}.in(language)
                                                    : newer.table->name.in(language) + " " + newer.table->id;
    out << (newer.sheet ? *newer.sheet + "  " : "") << name;
    out << (language == Language::zh ? "：更改 " : ": changed ") << changed
        << (language == Language::zh ? " 行，新增 " : " rows, added ") << added
        << (language == Language::zh ? " 行，删除 " : ", removed ") << removed
        << (language == Language::zh ? " 行，未变 " : ", same ") << compared.same
        << (language == Language::zh ? " 行\n" : "\n");
    if (!compared.added_columns.empty())
        out << Text{"  新增列：", "  added columns: "}.in(language) << joined(compared.added_columns) << '\n';
    if (!compared.removed_columns.empty())
        out << Text{"  删除列：", "  removed columns: "}.in(language) << joined(compared.removed_columns) << '\n';
    for (std::size_t i = 0; i < compared.rows.size() && i < kMostRows; ++i) out << row_text(compared.rows[i], language);
    if (compared.rows.size() > kMostRows)
        out << (language == Language::zh ? "  另有 " : "  and ") << compared.rows.size() - kMostRows
            << (language == Language::zh ? " 行\n" : " more rows\n");
    return out.str();
}

std::string interval_name(audit::Interval interval, Language language)
{
    switch (interval) {
        case audit::Interval::hour:
            return Text{"小时", "hours"}.in(language);
        case audit::Interval::day:
            return Text{"日", "days"}.in(language);
        case audit::Interval::minute:
            return Text{"分钟", "minutes"}.in(language);
        default:
            return Text{"实时", "instants"}.in(language);
    }
}

std::string series_text(const audit::store::SeriesComparison& series, Language language)
{
    const bool chinese = language == Language::zh;
    std::ostringstream out;
    out << series.key.outlet << ' ' << series.key.item << (chinese ? "（" : " (")
        << interval_name(series.key.interval, language) << (chinese ? "）：更改 " : "): changed ") << series.changed
        << (chinese ? " 个值，新增 " : " values, added ") << series.added << (chinese ? " 个，删除 " : ", removed ")
        << series.removed << (chinese ? " 个\n" : "\n");
    for (const audit::store::SeriesDifference& one : series.first) {
        out << "  " << audit::to_text(one.time) << "  " << (one.from.empty() ? "∅" : one.from) << " → "
            << (one.to.empty() ? "∅" : one.to) << (chinese ? "（第 " : " (row ") << one.old_row << " → " << one.new_row
            << (chinese ? " 行）\n" : ")\n");
    }
    const std::int64_t all = series.changed + series.added + series.removed;
    if (all > static_cast<std::int64_t>(series.first.size()))
        out << (chinese ? "  另有 " : "  and ") << all - static_cast<std::int64_t>(series.first.size())
            << (chinese ? " 个\n" : " more\n");
    return out.str();
}

// Tables of the same sheet and kind in their order, or the only ones; what has no partner is compared with nothing.
std::string compare_all(std::vector<VersionTable> older, const std::vector<VersionTable>& newer, Language language)
{
    std::string text;
    const bool one_each = older.size() == 1 && newer.size() == 1;
    const auto told = [&](const VersionTable& from, const VersionTable& to, const VersionTable& named) {
        const audit::import::TableComparison compared = audit::import::compare_tables(from, to);
        const bool any = !compared.rows.empty() || !compared.added_columns.empty() || !compared.removed_columns.empty();
        if (any) text += table_text(named, compared, language);
    };
    for (const VersionTable& table : newer) {
        const auto partner = std::find_if(older.begin(), older.end(), [&](const VersionTable& each) {
            return one_each || (each.sheet == table.sheet && each.table == table.table);
        });
        if (partner == older.end()) {
            told({}, table, table);
        } else {
            told(*partner, table, table);
            older.erase(partner);
        }
    }
    for (const VersionTable& table : older) told(table, {}, table);
    return text;
}

}  // namespace

std::string compare_versions(const std::string& case_path, const std::string& file,
                             const std::optional<std::pair<int, int>>& versions, const CommonOptions& options)
{
    const CaseFile case_file = CaseFile::open(case_path, audit::store::OpenMode::read_only);
    const auto [older, newer] = versions_of(case_file, file, versions);
    const Language language = options.language;
    std::string text = Text{newer.name + "：第 " + std::to_string(older.version) + " 版 → 第 " +
                                std::to_string(newer.version) + " 版\n",
                            newer.name + ": version " + std::to_string(older.version) + " -> version " +
                                std::to_string(newer.version) + "\n"}
                           .in(language);
    std::string changes = compare_all(tables_of(case_file, older), tables_of(case_file, newer), language);
    for (const auto& series : audit::store::compare_series(case_file, older.id, newer.id, kMostValues))
        changes += series_text(series, language);
    if (changes.empty()) changes = Text{"数据没有变化。\n", "No row and no value differs.\n"}.in(language);
    return text + changes;
}

}  // namespace commands
