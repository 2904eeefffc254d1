// SPDX-License-Identifier: Apache-2.0
#include "reports/findings_workbook.h"

#include <xlsxwriter.h>

#include <algorithm>
#include <memory>
#include <vector>

#include "audit/model/error.h"
#include "reports/number_text.h"
#include "reports/report_sections.h"
#include "reports/unicode.h"
#include "reports/write_file.h"

namespace reports {

namespace {

using audit::Finding;

constexpr std::size_t kLongestCell = 32767;  // UTF-16 units, a limit of the format
constexpr lxw_row_t kMostRows = 1048576;

enum class Kind { text, wrapped, number, share, time };

struct Column {
    const char* title;  // key of the words
    double width;       // characters
    Kind kind = Kind::text;
};

struct Formats {
    lxw_format *title, *text, *wrapped, *number, *share, *time;
};

// Closes what is open also when something throws.
struct CloseWorkbook {
    void operator()(lxw_workbook* workbook) const { lxw_workbook_free(workbook); }
};

std::string clean(const std::string& text)
{
    std::u32string kept;
    for (std::size_t i = 0; i < text.size() && kept.size() + 1 < kLongestCell / 2;) {
        const char32_t c = next_code_point(text, i);
        if (c >= 0x20 || c == U'\n' || c == U'\t') kept += c;  // XML has no way to write the others
    }
    return to_utf8(kept);
}

Formats make_formats(lxw_workbook* workbook)
{
    Formats formats{};
    for (lxw_format** format :
         {&formats.title, &formats.text, &formats.wrapped, &formats.number, &formats.share, &formats.time}) {
        *format = workbook_add_format(workbook);
        format_set_align(*format, LXW_ALIGN_VERTICAL_TOP);
    }
    format_set_bold(formats.title);
    format_set_bg_color(formats.title, 0xE3E7EC);
    format_set_border(formats.title, LXW_BORDER_THIN);
    format_set_text_wrap(formats.title);
    format_set_text_wrap(formats.wrapped);
    format_set_num_format(formats.share, "0.0%");
    format_set_num_format(formats.time, "yyyy-mm-dd hh:mm");
    return formats;
}

// One sheet that is filled row by row.
class Sheet {
 public:
    Sheet(lxw_workbook* workbook, const Formats& formats, const Wording& words, const std::string& name,
          std::vector<Column> columns)
        : formats_(formats), columns_(std::move(columns)), sheet_(workbook_add_worksheet(workbook, name.c_str()))
    {
        for (std::size_t i = 0; i < columns_.size(); ++i) {
            const auto column = static_cast<lxw_col_t>(i);
            worksheet_set_column(sheet_, column, column, columns_[i].width, nullptr);
            worksheet_write_string(sheet_, 0, column, words(columns_[i].title).c_str(), formats_.title);
        }
        worksheet_freeze_panes(sheet_, 1, 0);
    }

    // Texts that look like formulas stay texts. Numbers as written become numbers when they are plain decimals.
    void row(const std::vector<std::string>& cells)
    {
        if (++row_ >= kMostRows) return;
        for (std::size_t i = 0; i < cells.size(); ++i) put(static_cast<lxw_col_t>(i), cells[i], columns_[i].kind);
    }

    void finish()
    {
        const auto last = static_cast<lxw_col_t>(columns_.size() - 1);
        worksheet_autofilter(sheet_, 0, 0, std::min<lxw_row_t>(std::max<lxw_row_t>(row_, 1), kMostRows - 1), last);
    }

 private:
    void put(lxw_col_t column, const std::string& text, Kind kind)
    {
        if (text.empty()) return;
        if (kind == Kind::number || kind == Kind::share) {
            if (const auto number = audit::Decimal::parse(text)) {
                worksheet_write_number(sheet_, row_, column, number->to_double(),
                                       kind == Kind::share ? formats_.share : formats_.number);
                return;
            }
        }
        if (kind == Kind::time) {
            if (const auto time = audit::parse_time(text)) {
                constexpr double kUnixEpoch = 25569;  // serial number of 1970-01-01
                worksheet_write_number(sheet_, row_, column, kUnixEpoch + static_cast<double>(time->seconds) / 86400.0,
                                       formats_.time);
                return;
            }
        }
        worksheet_write_string(sheet_, row_, column, clean(text).c_str(),
                               kind == Kind::wrapped ? formats_.wrapped : formats_.text);
    }

    const Formats& formats_;
    std::vector<Column> columns_;
    lxw_worksheet* sheet_;
    lxw_row_t row_ = 0;
};

void write_findings_sheet(Sheet& sheet, const ReportData& data, const Wording& words)
{
    for (const Finding& f : data.run.findings) {
        const audit::findings::CheckEntry* entry = audit::findings::find_check(f.check);
        std::string basis;
        for (const audit::Basis& norm : f.basis) {
            basis += (basis.empty() ? "" : "\n") + norm.law + " " + norm.article;
            if (!norm.penalty.empty()) basis += words("colon") + norm.penalty;
        }
        sheet.row({f.id, words.severity(f.severity), entry == nullptr ? "" : words.topic(entry->topic),
                   check_title(f.check, words.language()), words.subject(f.subject),
                   f.period ? to_text(f.period->from) : "", f.period ? to_text(f.period->to) : "",
                   std::to_string(f.records), f.measured, f.limit, f.unit, f.times, f.message.in(words.language()),
                   basis, f.verify.in(words.language())});
    }
    sheet.finish();
}

void write_evidence_sheet(Sheet& sheet, const ReportData& data, const Wording& words)
{
    for (std::size_t i = 0; i < data.run.findings.size() && i < data.evidence.size(); ++i) {
        for (const audit::SourceCell& cell : data.evidence[i]) {
            sheet.row({data.run.findings[i].id, check_title(data.run.findings[i].check, words.language()), cell.file,
                       cell.sheet.value_or(""), std::to_string(cell.row), cell.column, cell.value});
        }
    }
    sheet.finish();
}

void write_checks_sheet(Sheet& sheet, const ReportData& data, const Wording& words)
{
    for (const audit::CheckOutcome& outcome : data.run.outcomes) {
        sheet.row({outcome.check, check_title(outcome.check, words.language()), words.status(outcome.status),
                   std::to_string(outcome.records), std::to_string(outcome.findings),
                   outcome.reason.in(words.language())});
    }
    sheet.finish();
}

void write_emissions_sheet(Sheet& sheet, const ReportData& data, const Wording& words)
{
    for (const audit::emissions::MonthAmount& month : data.account.months) {
        sheet.row({month.outlet, month.pollutant, date_text(month.month).substr(0, 7), plain_number(month.tonnes, 6),
                   words("method_" + std::string(audit::emissions::to_text(month.method))),
                   words(month.is_account ? "in_account" : "beside_account"), plain_number(month.filled_share, 4)});
    }
    sheet.finish();
}

void fill(lxw_workbook* workbook, const ReportData& data, const Wording& words)
{
    const Formats formats = make_formats(workbook);
    Sheet findings(workbook, formats, words, words("sheet_findings"),
                   {{"id", 18},
                    {"severity", 10},
                    {"topic", 16},
                    {"check", 28, Kind::wrapped},
                    {"subject", 22, Kind::wrapped},
                    {"starts", 16, Kind::time},
                    {"ends", 16, Kind::time},
                    {"records", 8, Kind::number},
                    {"measured", 10, Kind::number},
                    {"limit", 10, Kind::number},
                    {"unit", 9},
                    {"times", 7, Kind::number},
                    {"message", 60, Kind::wrapped},
                    {"basis", 44, Kind::wrapped},
                    {"verify", 44, Kind::wrapped}});
    write_findings_sheet(findings, data, words);
    Sheet evidence(workbook, formats, words, words("sheet_evidence"),
                   {{"id", 18},
                    {"check", 28},
                    {"file", 40},
                    {"sheet", 16},
                    {"row", 8, Kind::number},
                    {"column", 24},
                    {"value", 20}});
    write_evidence_sheet(evidence, data, words);
    Sheet checks(workbook, formats, words, words("sheet_checks"),
                 {{"check", 28},
                  {"title", 40},
                  {"outcome", 14},
                  {"records", 11, Kind::number},
                  {"findings", 9, Kind::number},
                  {"reason", 60, Kind::wrapped}});
    write_checks_sheet(checks, data, words);
    Sheet emissions(workbook, formats, words, words("sheet_emissions"),
                    {{"outlet", 10},
                     {"pollutant", 18},
                     {"month", 10},
                     {"tonnes", 14, Kind::number},
                     {"method", 14},
                     {"use", 14},
                     {"filled_share", 14, Kind::share}});
    write_emissions_sheet(emissions, data, words);
}

// The time of the case, not of the clock: same case, same bytes.
void set_properties(lxw_workbook* workbook, const ReportData& data)
{
    lxw_doc_properties properties{};
    std::string title = data.enterprise;
    properties.title = title.data();
    const auto time = audit::parse_time(std::string_view(data.as_of).substr(0, 19));
    properties.created = time ? static_cast<time_t>(time->seconds) : 1;
    workbook_set_properties(workbook, &properties);
}

}  // namespace

void write_findings_xlsx(const ReportData& data, audit::Language language, const std::string& path)
{
    const Wording words("common", language);
    PartialFile partial(path);
    partial.create();  // the library would print its own words before failing
    std::unique_ptr<lxw_workbook, CloseWorkbook> workbook(workbook_new(partial.temporary().c_str()));
    if (workbook == nullptr)
        throw audit::Error(path + ": not enough memory for a workbook", audit::ErrorKind::internal);
    set_properties(workbook.get(), data);
    fill(workbook.get(), data, words);
    const lxw_error error = workbook_close(workbook.release());
    if (error != LXW_NO_ERROR) {
        throw audit::Error(path + ": cannot be written (" + lxw_strerror(error) +
                           "), choose another place with room and permission");
    }
    partial.publish();
}

}  // namespace reports
