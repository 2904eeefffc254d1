// SPDX-License-Identifier: Apache-2.0
// What a query in the sandbox may do, and how much of it.
#include <algorithm>
#include <array>
#include <cctype>

#include "audit/store/sandbox_state.h"

namespace audit::store {

namespace {

// Deterministic ones that make no value longer than their arguments by more than the limit of lengths allows. Sorted.
constexpr std::array<std::string_view, 60> kFunctions = {
    "abs",     "avg",         "ceil",         "ceiling",    "coalesce", "count",        "cume_dist", "dense_rank",
    "exp",     "first_value", "floor",        "format",     "glob",     "group_concat", "hex",       "ifnull",
    "iif",     "instr",       "lag",          "last_value", "lead",     "length",       "like",      "ln",
    "log",     "log10",       "lower",        "ltrim",      "max",      "min",          "mod",       "nth_value",
    "ntile",   "nullif",      "percent_rank", "pow",        "power",    "printf",       "quote",     "rank",
    "replace", "round",       "row_number",   "rtrim",      "sign",     "sqrt",         "substr",    "substring",
    "sum",     "total",       "trim",         "trunc",      "typeof",   "unicode",      "upper",     "char",
    "likely",  "unlikely",    "likelihood",   "log2"};

std::string folded(const char* text)
{
    std::string low = text == nullptr ? "" : text;
    std::transform(low.begin(), low.end(), low.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return low;
}

int refuse(Sandbox::State& state, const Text& words)
{
    if (!state.refusal) state.refusal = words;
    return SQLITE_DENY;
}

int authorize_read(Sandbox::State& state, const char* table, const char* column)
{
    const std::string name = folded(table);
    if (state.copied.contains(name) || state.made.contains(name)) return SQLITE_OK;
    // Without a column the name may be that of a WITH or a subquery of which nothing but its rows is asked.
    const bool is_bare = column == nullptr || *column == '\0';
    if (is_bare && !name.starts_with("sqlite_") && !name.starts_with("pragma_")) return SQLITE_OK;
    return refuse(state, {"不能读取“" + name + "”：只能查询说明中列出的数据表",
                          "may not read \"" + name + "\": only the documented tables can be queried"});
}

int authorize_function(Sandbox::State& state, const char* function)
{
    const std::string name = folded(function);
    const bool listed = std::find(kFunctions.begin(), kFunctions.end(), name) != kFunctions.end();
    if (listed || state.functions.contains(name)) return SQLITE_OK;
    return refuse(state, {"不能调用函数“" + name + "”：不在允许的函数之列",
                          "may not call the function \"" + name + "\": it is not one of the allowed ones"});
}

std::int64_t seconds_since(std::chrono::steady_clock::time_point started)
{
    return std::chrono::duration_cast<std::chrono::seconds>(std::chrono::steady_clock::now() - started).count();
}

bool is_of_a_name(char c)
{
    const auto byte = static_cast<unsigned char>(c);
    return std::isalnum(byte) != 0 || c == '_' || byte >= 128;
}

// The end of a comment or of a text in single quotes that begins at `at`; `at` itself when none does.
std::size_t end_of_aside(const std::string& sql, std::size_t at)
{
    const auto behind = [&](const char* mark, std::size_t from, std::size_t length) {
        const std::size_t end = sql.find(mark, from);
        return end == std::string::npos ? sql.size() : end + length;
    };
    if (sql.compare(at, 2, "--") == 0) return behind("\n", at, 1);
    if (sql.compare(at, 2, "/*") == 0) return behind("*/", at + 2, 2);
    return sql[at] == '\'' ? behind("'", at + 1, 1) : at;
}

}  // namespace

// Not by the authorizer, which is not asked about every use of a table (USING).
std::set<std::string, std::less<>> names_in(const std::string& sql)
{
    std::set<std::string, std::less<>> names;
    for (std::size_t at = 0; at < sql.size();) {
        const std::size_t aside = end_of_aside(sql, at);
        std::size_t end = std::max(aside, at + 1);
        if (aside == at && is_of_a_name(sql[at])) {
            while (end < sql.size() && is_of_a_name(sql[end])) ++end;
            names.insert(folded(sql.substr(at, end - at).c_str()));
        }
        at = end;
    }
    return names;
}

int authorize(void* data, int action, const char* first, const char* second, const char* /*database*/,
              const char* /*view*/)
{
    Sandbox::State& state = *static_cast<Sandbox::State*>(data);
    if (state.trusted) return SQLITE_OK;
    switch (action) {
        case SQLITE_SELECT:
        case SQLITE_RECURSIVE:
            return SQLITE_OK;
        case SQLITE_READ:
            return authorize_read(state, first, second);
        case SQLITE_FUNCTION:
            return authorize_function(state, second);
        default:
            return refuse(state, {"只允许 SELECT 查询：不能写入、附加数据库、设置参数或加载扩展",
                                  "only SELECT is allowed: no writing, attaching, pragmas or extensions"});
    }
}

int watch(void* data)
{
    Sandbox::State& state = *static_cast<Sandbox::State*>(data);
    if (state.trusted) return 0;
    state.steps += kStepsBetweenWatches;
    if (state.steps > state.limits.steps) {
        refuse(state, {"查询步数超过上限 " + std::to_string(state.limits.steps) + "，请缩小范围或改写连接条件",
                       "took more than " + std::to_string(state.limits.steps) +
                           " steps; narrow it down or join by more columns"});
        return 1;
    }
    if (sqlite3_memory_used() - state.memory_before > state.limits.memory) {
        refuse(state,
               {"查询占用内存超过上限 " + std::to_string(state.limits.memory >> 20U) + " MB，请缩小范围",
                "took more than " + std::to_string(state.limits.memory >> 20U) + " MB of memory; narrow it down"});
        return 1;
    }
    if (seconds_since(state.started) > state.limits.seconds) {
        refuse(state, {"查询时间超过上限 " + std::to_string(state.limits.seconds) + " 秒",
                       "took longer than " + std::to_string(state.limits.seconds) + " seconds"});
        return 1;
    }
    return 0;
}

}  // namespace audit::store
