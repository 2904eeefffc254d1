// SPDX-License-Identifier: Apache-2.0
#include "audit/store/sandbox.h"

#include <algorithm>

#include "audit/store/sandbox_state.h"

namespace audit::store {

namespace {

constexpr int kLongestValue = 100'000;  // bytes of a text or row; keeps every single step short
constexpr int kLongestStored = 100'000'000;

struct Limit {
    int id, value;
};
constexpr Limit kLimits[] = {{SQLITE_LIMIT_SQL_LENGTH, 100'000},  {SQLITE_LIMIT_COLUMN, 200},
                             {SQLITE_LIMIT_EXPR_DEPTH, 100},      {SQLITE_LIMIT_COMPOUND_SELECT, 50},
                             {SQLITE_LIMIT_VDBE_OP, 100'000},     {SQLITE_LIMIT_FUNCTION_ARG, 20},
                             {SQLITE_LIMIT_ATTACHED, 0},          {SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 100},
                             {SQLITE_LIMIT_VARIABLE_NUMBER, 100}, {SQLITE_LIMIT_TRIGGER_DEPTH, 1},
                             {SQLITE_LIMIT_WORKER_THREADS, 0}};

std::string quoted(const std::string& name)
{
    return '"' + name + '"';
}

std::string declaration(const std::string& table, const std::vector<SqlColumn>& columns)
{
    std::string list;
    for (const SqlColumn& column : columns)
        list += (list.empty() ? "" : ", ") + quoted(column.name) + ' ' + column.type;
    return "CREATE TABLE " + quoted(table) + "(" + list + ")";
}

// Our own statements on the database: they do not fail but for want of room.
void execute(sqlite3* connection, const std::string& sql)
{
    if (sqlite3_exec(connection, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
        throw Error(std::string("the place for a bureau's own checks: ") + sqlite3_errmsg(connection) +
                        "; free some space for temporary files",
                    ErrorKind::unreadable);
}

// While it lives, work on the sandbox is ours: nothing is refused, and stored values may be long.
class Trust {
 public:
    explicit Trust(Sandbox::State& state);
    ~Trust();
    Trust(const Trust&) = delete;
    Trust& operator=(const Trust&) = delete;

 private:
    Sandbox::State& state_;
};

// Nested WITH clauses can grow without bound while they are read, before the query's own watch begins. SQLite has this
// limit for the whole process only, so it is lifted again at once.
class HeapLimit {
 public:
    explicit HeapLimit(std::int64_t more) : soft_(sqlite3_soft_heap_limit64(-1)), hard_(sqlite3_hard_heap_limit64(-1))
    {
        sqlite3_hard_heap_limit64(sqlite3_memory_used() + more);
    }
    ~HeapLimit()
    {
        sqlite3_hard_heap_limit64(hard_);
        sqlite3_soft_heap_limit64(soft_);
    }
    HeapLimit(const HeapLimit&) = delete;
    HeapLimit& operator=(const HeapLimit&) = delete;

 private:
    sqlite3_int64 soft_, hard_;
};

int line_of(const std::string& sql, int offset)
{
    if (offset < 0) return 0;
    const auto end = sql.begin() + std::min<std::ptrdiff_t>(offset, static_cast<std::ptrdiff_t>(sql.size()));
    return 1 + static_cast<int>(std::count(sql.begin(), end, '\n'));
}

void call_time_function(sqlite3_context* context, int /*count*/, sqlite3_value** values)
{
    const auto& function = *static_cast<Sandbox::TimeFunction*>(sqlite3_user_data(context));
    if (sqlite3_value_type(values[0]) == SQLITE_NULL) return sqlite3_result_null(context);
    try {
        give(context, function(Time{sqlite3_value_int64(values[0])}));
    } catch (const std::exception& error) {
        sqlite3_result_error(context, error.what(), -1);
    }
}

}  // namespace

Trust::Trust(Sandbox::State& state) : state_(state)
{
    state_.trusted = true;
    sqlite3_limit(state_.connection, SQLITE_LIMIT_LENGTH, kLongestStored);
}

Trust::~Trust()
{
    state_.trusted = false;
    sqlite3_limit(state_.connection, SQLITE_LIMIT_LENGTH, kLongestValue);
}

Sandbox::Sandbox() : state_(std::make_unique<State>())
{
    // Without a name the database is private, grows on disk beyond its cache and is gone when it is closed.
    constexpr int kFlags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    if (sqlite3_open_v2("", &state_->connection, kFlags, nullptr) != SQLITE_OK) {
        sqlite3_close(state_->connection);
        throw Error("a place for a bureau's own checks cannot be made; free some space for temporary files");
    }
    sqlite3* connection = state_->connection;
    const Trust trust(*state_);
    execute(connection, "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA temp_store = MEMORY");
    for (const Limit& limit : kLimits) sqlite3_limit(connection, limit.id, limit.value);
    sqlite3_db_config(connection, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(connection, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    sqlite3_db_config(connection, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, nullptr);
    sqlite3_set_authorizer(connection, authorize, state_.get());
    sqlite3_progress_handler(connection, kStepsBetweenWatches, watch, state_.get());
}

Sandbox::~Sandbox()
{
    sqlite3_close(state_->connection);
}

void Sandbox::add_table(const std::string& name, const std::vector<SqlColumn>& columns, Fill fill)
{
    const Trust trust(*state_);
    execute(state_->connection, declaration(name, columns));
    state_->copied[name] = {columns, std::move(fill)};
}

void Sandbox::add_table(const std::string& name, std::unique_ptr<RowTable> table)
{
    const Trust trust(*state_);
    const std::string columns = declaration(name, table->columns());
    auto module = std::unique_ptr<RowModule>(new RowModule{*state_, std::move(table), columns});
    register_rows(state_->connection, name, *module);
    state_->made[name] = std::move(module);
}

void Sandbox::add_function(const std::string& name, TimeFunction function)
{
    const auto& kept = state_->functions[name] = std::make_unique<TimeFunction>(std::move(function));
    sqlite3_create_function_v2(state_->connection, name.c_str(), 1,
                               SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY, kept.get(), call_time_function,
                               nullptr, nullptr, nullptr);
}

SandboxQuery Sandbox::query(const std::string& sql, const SandboxLimits& limits)
{
    return {*state_, sql, limits};
}

struct SandboxQuery::Run {
    Run(Sandbox::State& of, const std::string& text, const SandboxLimits& limits);
    ~Run() { sqlite3_finalize(statement); }
    Run(const Run&) = delete;
    Run& operator=(const Run&) = delete;

    [[noreturn]] void fail(int code) const;
    void prepare(const char* text);
    void refuse_more_than_one(const char* rest);
    void fill_tables();

    Sandbox::State& state;
    std::string sql;
    sqlite3_stmt* statement = nullptr;
};

SandboxQuery::Run::Run(Sandbox::State& of, const std::string& text, const SandboxLimits& limits) : state(of), sql(text)
{
    state.named = names_in(sql);
    state.refusal.reset();
    state.limits = limits;
    state.steps = 0;
    state.started = std::chrono::steady_clock::now();
    state.memory_before = sqlite3_memory_used();
    for (auto& [name, module] : state.made) module->rows = 0;
    prepare(sql.c_str());
    fill_tables();
    // What filling took is not the query's.
    state.started = std::chrono::steady_clock::now();
    state.memory_before = sqlite3_memory_used();
}

void SandboxQuery::Run::prepare(const char* text)
{
    const HeapLimit limit(state.limits.memory);
    const char* rest = nullptr;
    const int code = sqlite3_prepare_v2(state.connection, text, -1, &statement, &rest);
    try {
        if (code != SQLITE_OK) fail(code);
        if (statement == nullptr) throw SandboxError({"没有查询语句", "there is no query"}, 1);
        const bool reads = sqlite3_stmt_readonly(statement) != 0 && sqlite3_column_count(statement) > 0;
        if (!reads || sqlite3_stmt_isexplain(statement) != 0)
            throw SandboxError({"只允许 SELECT 查询", "only SELECT is allowed"}, 1);
        refuse_more_than_one(rest);
    } catch (...) {
        sqlite3_finalize(statement);
        statement = nullptr;
        throw;
    }
}

void SandboxQuery::Run::refuse_more_than_one(const char* rest)
{
    sqlite3_stmt* second = nullptr;
    const int code = sqlite3_prepare_v2(state.connection, rest, -1, &second, nullptr);
    const bool is_there = code != SQLITE_OK || second != nullptr;
    sqlite3_finalize(second);
    if (is_there)
        throw SandboxError({"只允许一条查询语句", "only one statement is allowed"},
                           line_of(sql, static_cast<int>(rest - sql.c_str())));
}

void SandboxQuery::Run::fill_tables()
{
    for (const std::string& name : state.named) {
        const auto found = state.copied.find(name);
        if (found == state.copied.end() || found->second.filled) continue;
        const Trust trust(state);
        std::string places;
        for (std::size_t i = 0; i < found->second.columns.size(); ++i) places += i == 0 ? "?" : ", ?";
        execute(state.connection, "BEGIN");
        {
            Statement insert(state.connection, "INSERT INTO " + quoted(name) + " VALUES(" + places + ")");
            found->second.rows = found->second.fill(insert);
        }
        execute(state.connection, "COMMIT");
        found->second.filled = true;
    }
}

void SandboxQuery::Run::fail(int code) const
{
    const int line = line_of(sql, sqlite3_error_offset(state.connection));
    if (state.refusal) throw SandboxError(*state.refusal, line);
    if (code == SQLITE_TOOBIG)
        throw SandboxError({"单个值或语句超过长度上限（100 kB）", "a value or the query is longer than 100 kB"}, line);
    if (code == SQLITE_NOMEM)
        throw SandboxError({"查询占用内存超过上限", "the query took more memory than it may"}, line);
    const std::string words = sqlite3_errmsg(state.connection);
    throw SandboxError({"查询无法执行：" + words, words}, line);
}

SandboxQuery::SandboxQuery(Sandbox::State& state, const std::string& sql, const SandboxLimits& limits)
    : run_(std::make_unique<Run>(state, sql, limits))
{
}

SandboxQuery::~SandboxQuery() = default;
SandboxQuery::SandboxQuery(SandboxQuery&&) noexcept = default;

std::vector<std::string> SandboxQuery::columns() const
{
    std::vector<std::string> names;
    for (int i = 0; i < sqlite3_column_count(run_->statement); ++i)
        names.emplace_back(sqlite3_column_name(run_->statement, i));
    return names;
}

std::vector<std::string> SandboxQuery::parameters() const
{
    std::vector<std::string> names;
    for (int i = 1; i <= sqlite3_bind_parameter_count(run_->statement); ++i) {
        const char* name = sqlite3_bind_parameter_name(run_->statement, i);
        names.emplace_back(name == nullptr || *name != ':' ? "" : name + 1);
    }
    return names;
}

void SandboxQuery::bind(const std::string& parameter, const SqlValue& value)
{
    sqlite3_stmt* statement = run_->statement;
    const int index = sqlite3_bind_parameter_index(statement, (':' + parameter).c_str());
    if (const auto* number = std::get_if<std::int64_t>(&value)) {
        sqlite3_bind_int64(statement, index, *number);
    } else if (const auto* real = std::get_if<double>(&value)) {
        sqlite3_bind_double(statement, index, *real);
    } else if (const auto* text = std::get_if<std::string>(&value)) {
        sqlite3_bind_text64(statement, index, text->data(), text->size(), SQLITE_TRANSIENT, SQLITE_UTF8);
    }
}

bool SandboxQuery::step()
{
    const int code = sqlite3_step(run_->statement);
    if (code != SQLITE_ROW && code != SQLITE_DONE) run_->fail(code);
    return code == SQLITE_ROW;
}

bool SandboxQuery::is_null(int column) const
{
    return sqlite3_column_type(run_->statement, column) == SQLITE_NULL;
}

bool SandboxQuery::is_real(int column) const
{
    return sqlite3_column_type(run_->statement, column) == SQLITE_FLOAT;
}

std::int64_t SandboxQuery::integer(int column) const
{
    return sqlite3_column_int64(run_->statement, column);
}

std::string SandboxQuery::text(int column) const
{
    const auto* bytes = sqlite3_column_text(run_->statement, column);
    if (bytes == nullptr) return {};
    return {reinterpret_cast<const char*>(bytes),
            static_cast<std::size_t>(sqlite3_column_bytes(run_->statement, column))};
}

std::int64_t SandboxQuery::records() const
{
    std::int64_t records = 0;
    for (const std::string& name : run_->state.named) {
        const auto copied = run_->state.copied.find(name);
        if (copied != run_->state.copied.end()) records += copied->second.rows;
        const auto made = run_->state.made.find(name);
        if (made != run_->state.made.end()) records += made->second->rows;
    }
    return records;
}

}  // namespace audit::store
