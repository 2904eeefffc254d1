// SPDX-License-Identifier: Apache-2.0
#include "audit/import/import_log.h"

#include <algorithm>
#include <utility>

namespace audit::import {

namespace {

constexpr std::int64_t kMostProblems = 1000;  // of one source; the rest is counted
constexpr std::size_t kLongestText = 200;     // bytes of a cell that are told

// The beginning of a long cell, cut between characters.
std::string shortened(std::string_view text)
{
    if (text.size() <= kLongestText) return std::string(text);
    std::size_t end = kLongestText;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
    return std::string(text.substr(0, end)) + "…";
}

}  // namespace

ImportLog::ImportLog(FileLog& file, std::optional<std::string> sheet) : file_(file), sheet_(std::move(sheet)) {}

SourceId ImportLog::begin_source(store::NewSource source)
{
    source.file = file_.file;
    source.sheet = sheet_;
    auto& former = file_.former_sources;
    const auto same =
        std::find_if(former.begin(), former.end(), [&](const auto& each) { return each.second == sheet_; });
    if (same != former.end()) {
        source.id = same->first;
        former.erase(same);
    }
    source_ = store::add_source(file_.case_file, source);
    ++file_.sources;
    return *source_;
}

void ImportLog::add(store::ImportProblem problem)
{
    if (!problem.note) ++file_.problems;
    if (kept_ >= kMostProblems) {
        ++left_out_;
        return;
    }
    ++kept_;
    problem.file = file_.file;
    problem.source = source_;
    problem.sheet = sheet_;
    problem.found = shortened(problem.found);
    store::add_problem(file_.case_file, problem);
}

void ImportLog::reject(std::int64_t row, std::string_view column, std::string_view found, Text expected)
{
    ++rejected_;
    store::ImportProblem problem;
    problem.row = row;
    problem.column = column;
    problem.found = found;
    problem.expected = std::move(expected);
    problem.rejected = true;
    add(std::move(problem));
}

void ImportLog::problem(std::int64_t row, std::string_view column, std::string_view found, Text expected)
{
    store::ImportProblem problem;
    problem.row = row;
    problem.column = column;
    problem.found = found;
    problem.expected = std::move(expected);
    add(std::move(problem));
}

void ImportLog::note(std::int64_t row, std::string_view column, std::string_view found, Text what)
{
    store::ImportProblem problem;
    problem.row = row;
    problem.column = column;
    problem.found = found;
    problem.expected = std::move(what);
    problem.note = true;
    add(std::move(problem));
}

bool ImportLog::change(std::int64_t row, std::string_view column, store::ChangeKind kind, std::string_view written,
                       std::string_view meant, bool countless)
{
    const auto [place, is_new] =
        change_places_.try_emplace({std::string(column), kind, std::string(written)}, changes_.size());
    if (is_new) {
        store::Change change;
        change.column = column;
        change.row = row;
        change.kind = kind;
        change.written = written;
        change.meant = meant;
        change.undone = file_.kept_as_written.contains({kind, change.written});
        changes_.push_back(std::move(change));
    }
    store::Change& known = changes_[place->second];
    if (!countless) ++known.cells;
    return !known.undone;
}

void ImportLog::write_changes()
{
    if (!source_) return;
    for (store::Change& change : changes_) {
        change.source = *source_;
        store::add_change(file_.case_file, change);
    }
}

void ImportLog::finish()
{
    write_changes();
    if (left_out_ > 0) {
        store::ImportProblem rest;
        rest.file = file_.file;
        rest.source = source_;
        rest.sheet = sheet_;
        rest.note = true;
        const std::string count = std::to_string(left_out_);
        rest.expected = {"另有 " + count + " 个同类问题，未逐条列出",
                         count + " more problems are not listed one by one"};
        store::add_problem(file_.case_file, rest);
    }
    if (source_) store::set_counts(file_.case_file, *source_, rows_, rejected_);
    file_.rejected += rejected_;
}

}  // namespace audit::import
