// SPDX-License-Identifier: Apache-2.0
#include "audit/import/row_comparison.h"

#include <algorithm>
#include <deque>
#include <unordered_map>

namespace audit::import {

namespace {

constexpr int kNowhere = -1;

// A column of either version: where it stands in each.
struct PairedColumn {
    std::string header;
    int older = kNowhere, newer = kNowhere;
    bool is_key = false;
};

bool names_a_row(const reference::Table* table, const std::string& column)
{
    using reference::ColumnType;
    const reference::Column* known = table == nullptr ? nullptr : table->find(column);
    if (known == nullptr || !known->required) return false;
    switch (known->type) {
        case ColumnType::code:
        case ColumnType::date:
        case ColumnType::time:
        case ColumnType::pollutant:
        case ColumnType::enumeration:
        case ColumnType::text:
            return true;
        default:
            return false;
    }
}

std::vector<PairedColumn> pair_columns(const VersionTable& older, const VersionTable& newer)
{
    std::vector<PairedColumn> pairs;
    std::vector<bool> used(older.columns.size(), false);
    for (const VersionTable::Column& column : newer.columns) {
        PairedColumn pair{column.header, kNowhere, column.index, names_a_row(newer.table, column.key)};
        for (std::size_t i = 0; i < older.columns.size(); ++i) {
            if (used[i] || older.columns[i].key != column.key) continue;
            used[i] = true;
            pair.older = older.columns[i].index;
            break;
        }
        pairs.push_back(std::move(pair));
    }
    for (std::size_t i = 0; i < older.columns.size(); ++i)
        if (!used[i]) pairs.push_back({older.columns[i].header, older.columns[i].index, kNowhere, false});
    return pairs;
}

const std::string& cell(const VersionRow& row, int index)
{
    static const std::string nothing;
    const auto at = static_cast<std::size_t>(index);
    return index == kNowhere || at >= row.cells.size() ? nothing : row.cells[at];
}

class Comparison {
 public:
    Comparison(const VersionTable& older, const VersionTable& newer)
        : older_(older),
          newer_(newer),
          columns_(pair_columns(older, newer)),
          partner_(newer.rows.size(), kNowhere),
          taken_(older.rows.size(), false)
    {
    }

    TableComparison run()
    {
        const std::size_t all = columns_.size();
        match([&](std::size_t column) { return is_common(column); });
        const std::int64_t same = matched();
        const bool any_key =
            std::any_of(columns_.begin(), columns_.end(), [](const auto& each) { return each.is_key; });
        if (any_key) match([&](std::size_t column) { return columns_[column].is_key; });
        for (std::size_t but = 0; but < all; ++but) {
            if (!is_common(but) || left_over() == 0) continue;
            match([&](std::size_t column) { return column != but && is_common(column); });
        }
        TableComparison result = changes();
        result.same = std::min(same, static_cast<std::int64_t>(newer_.rows.size()));
        return result;
    }

 private:
    bool is_common(std::size_t column) const
    {
        return columns_[column].older != kNowhere && columns_[column].newer != kNowhere;
    }

    template <typename Wanted>
    std::string text(const VersionRow& row, bool newer, const Wanted& wanted) const
    {
        std::string joined;
        bool any = false;
        for (std::size_t i = 0; i < columns_.size(); ++i) {
            if (!wanted(i)) continue;
            const std::string& part = cell(row, newer ? columns_[i].newer : columns_[i].older);
            any = any || !part.empty();
            joined += part + '\x1f';
        }
        return any ? joined : std::string();
    }

    // Pairs rows that are not paired yet and alike in the wanted columns, first with first.
    template <typename Wanted>
    void match(const Wanted& wanted)
    {
        std::unordered_map<std::string, std::deque<int>> waiting;
        for (std::size_t i = 0; i < older_.rows.size(); ++i) {
            if (taken_[i]) continue;
            std::string words = text(older_.rows[i], false, wanted);
            if (!words.empty()) waiting[std::move(words)].push_back(static_cast<int>(i));
        }
        for (std::size_t i = 0; i < newer_.rows.size(); ++i) {
            if (partner_[i] != kNowhere) continue;
            const auto found = waiting.find(text(newer_.rows[i], true, wanted));
            if (found == waiting.end() || found->second.empty()) continue;
            partner_[i] = found->second.front();
            taken_[static_cast<std::size_t>(partner_[i])] = true;
            found->second.pop_front();
        }
    }

    std::int64_t matched() const
    {
        return static_cast<std::int64_t>(partner_.size()) - std::count(partner_.begin(), partner_.end(), kNowhere);
    }
    std::int64_t left_over() const { return std::count(partner_.begin(), partner_.end(), kNowhere); }

    RowChange change_of(const VersionRow* older, const VersionRow* newer) const
    {
        static const VersionRow nothing;
        RowChange change{older == nullptr ? 0 : older->number, newer == nullptr ? 0 : newer->number, {}};
        for (const PairedColumn& column : columns_) {
            const std::string& from = cell(older == nullptr ? nothing : *older, column.older);
            const std::string& to = cell(newer == nullptr ? nothing : *newer, column.newer);
            if (from != to) change.cells.push_back({column.header, from, to});
        }
        return change;
    }

    TableComparison changes() const
    {
        TableComparison result;
        for (const PairedColumn& column : columns_) {
            if (column.older == kNowhere) result.added_columns.push_back(column.header);
            if (column.newer == kNowhere) result.removed_columns.push_back(column.header);
        }
        for (std::size_t i = 0; i < newer_.rows.size(); ++i) {
            const VersionRow* partner =
                partner_[i] == kNowhere ? nullptr : &older_.rows[static_cast<std::size_t>(partner_[i])];
            RowChange change = change_of(partner, &newer_.rows[i]);
            if (!change.cells.empty()) result.rows.push_back(std::move(change));
        }
        for (std::size_t i = 0; i < older_.rows.size(); ++i)
            if (!taken_[i]) result.rows.push_back(change_of(&older_.rows[i], nullptr));
        return result;
    }

    const VersionTable& older_;
    const VersionTable& newer_;
    std::vector<PairedColumn> columns_;
    std::vector<int> partner_;  // of each newer row, among the older ones
    std::vector<bool> taken_;   // each older row
};

}  // namespace

TableComparison compare_tables(const VersionTable& older, const VersionTable& newer)
{
    return Comparison(older, newer).run();
}

}  // namespace audit::import
