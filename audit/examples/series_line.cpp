// SPDX-License-Identifier: Apache-2.0
// The short notation of a series line, written out as rows of a submission.
#include <charconv>
#include <sstream>

#include "audit/examples/check_case.h"
#include "audit/model/decimal.h"
#include "audit/model/error.h"

namespace audit::examples {

namespace {

struct Value {
    std::string measured, converted, flag;
    std::optional<Decimal> last;  // of a straight line
    int count = 1;
    bool absent = false;  // no row at all
};

[[noreturn]] void fail(const std::string& word)
{
    throw Error("\"" + word + "\" is not a value like 61.3, 61.3/58.2, 61.3:C, -, 12.0*24, 12.0..24.0*13",
                ErrorKind::usage);
}

// Cuts the part behind the last `mark` off the word.
std::optional<std::string> cut(std::string& word, std::string_view mark)
{
    const std::size_t at = word.rfind(mark);
    if (at == std::string::npos) return std::nullopt;
    std::string behind = word.substr(at + mark.size());
    word.erase(at);
    return behind;
}

Value parse_value(const std::string& word)
{
    Value value;
    std::string rest = word;
    if (const auto count = cut(rest, "*")) {
        const char* end = count->data() + count->size();
        const auto [stop, error] = std::from_chars(count->data(), end, value.count);
        if (error != std::errc{} || stop != end || value.count < 1) fail(word);
    }
    if (const auto flag = cut(rest, ":")) value.flag = *flag;
    if (const auto last = cut(rest, "..")) value.last = Decimal::parse(*last);
    if (const auto converted = cut(rest, "/")) value.converted = *converted;
    value.absent = rest == "-" && value.flag.empty();
    if (rest != "-") value.measured = rest;
    const bool is_number = rest == "-" || Decimal::parse(rest).has_value();
    const bool line_is_whole = word.find("..") == std::string::npos || (value.last && value.count > 1);
    if (!is_number || !line_is_whole || (!value.converted.empty() && !Decimal::parse(value.converted))) fail(word);
    return value;
}

// The index-th of count values on the straight line from the first to the last one.
std::string on_line(const Value& value, int index)
{
    if (!value.last) return value.measured;
    const Decimal first = *Decimal::parse(value.measured);
    const Decimal rise = (*value.last - first) * Decimal{index, 0};
    const int decimals = std::max(first.decimals, value.last->decimals);
    return (first + quotient(rise, Decimal{value.count - 1, 0}, decimals)).rounded(decimals).to_string();
}

}  // namespace

std::string series_rows(std::string_view outlet, std::string_view item, Time start, std::int64_t step,
                        std::string_view values)
{
    std::ostringstream rows;
    std::istringstream words{std::string(values)};
    Time at = start;
    for (std::string word; words >> word;) {
        const Value value = parse_value(word);
        for (int i = 0; i < value.count; ++i, at = at + step) {
            if (value.absent) continue;
            rows << outlet << ',' << (step == kDay ? date_text(at) : time_text(at)) << ',' << item << ','
                 << on_line(value, i) << ',' << value.converted << ",," << value.flag << '\n';
        }
    }
    return rows.str();
}

}  // namespace audit::examples
