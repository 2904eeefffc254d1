// SPDX-License-Identifier: Apache-2.0
// Rows that stand in a table without being a record of it: totals, statistics, notes and headings of groups, the header
// of the next page. They are left out, and each is told as a note.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "audit/import/import_log.h"
#include "audit/import/recognition.h"
#include "audit/import/sheet.h"

namespace audit::import {

enum class Total {
    none,
    part,       // 合计, 小计, 主要排放口合计, 2025年1月合计 ...: of some rows, or of nobody knows what
    organised,  // 全厂有组织排放总计: of all outlets of the plant
    plant,      // 全厂合计, 全厂排放口总计: of the whole plant
};
// What the words of one cell say. "合计器" is a product, no total.
Total total_of(std::string_view text);
// The total that a row is, by its first cell or by one of the columns that say what a record is about.
Total total_of_row(std::span<const Cell> cells, std::span<const BoundColumn> columns);

// Whether the row belongs to no record; the note is written. Blank rows belong to none and need no note.
bool is_beside_the_table(std::int64_t number, std::span<const Cell> cells, std::span<const BoundColumn> columns,
                         ImportLog& log);
// 平均值, 最大值, 样本数 ...: what stands below the hours of a report.
bool is_statistic_word(std::string_view text);

// The first cell of a row that blank tables show as an example: "示例：DA001".
bool is_example_word(std::string_view text);

bool is_blank(std::span<const Cell> cells);
// The only filled cell of the row: its index, or -1 when there are none or several.
int only_cell(std::span<const Cell> cells);
// A line of one cell that no column of its place could hold: the heading of a group, a remark, the title of a table.
bool is_heading(std::span<const Cell> cells, std::span<const BoundColumn> columns);
bool lacks_a_required_cell(std::span<const Cell> cells, std::span<const BoundColumn> columns);
// Whether what stands under the required columns could be read as such; empty cells say nothing.
bool could_be_a_record(std::span<const Cell> cells, std::span<const BoundColumn> columns);
// Remarks that forms hold below their tables: 注：, 填表人 ...
bool is_remark(std::string_view text);

}  // namespace audit::import
