// SPDX-License-Identifier: Apache-2.0
#include "audit/import/hj212_import.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <functional>
#include <map>
#include <memory>
#include <unordered_map>
#include <utility>

#include "audit/import/cell_reading.h"
#include "audit/import/hj212_codes.h"
#include "audit/import/series_values.h"
#include "audit/import/table_names.h"
#include "audit/import/text_decoding.h"
#include "audit/reference/pollutants.h"
#include "audit/reference/units.h"
#include "audit/store/series_store.h"

namespace audit::import {

namespace {

using reference::Medium;
using reference::Pollutant;
using reference::Unit;

constexpr std::size_t kPiece = std::size_t{1} << 20;
constexpr std::int64_t kClockTolerance = 300;  // seconds

// One kind of packet: what its values are, the table they count as, and how long one stands for.
struct PacketKind {
    std::string_view cn;
    Interval interval;
    const char* table;
    std::int64_t seconds;
};
constexpr std::array<PacketKind, 4> kKinds = {{{"2061", Interval::hour, "auto_hourly", kHour},
                                               {"2031", Interval::day, "auto_daily", kDay},
                                               {"2051", Interval::minute, "auto_minute", kMinute},
                                               {"2011", Interval::instant, "auto_minute", 0}}};

// What one code of one station leads to.
struct CodeTarget {
    std::string code;
    const Pollutant* item = nullptr;
    std::string name, unit, amount_unit;  // canonical
    const Unit* from = nullptr;           // of concentrations and flows, where packets send another unit
    const Unit* amount_from = nullptr;
    std::array<int, kStatistics> series{-1, -1, -1, -1};
};

struct Station {
    std::string mn, outlet;
    int system_type = 0;
    std::vector<CodeTarget> codes;
};

std::string hex_of(std::uint16_t value)
{
    constexpr std::string_view kDigits = "0123456789ABCDEF";
    std::string text(4, '0');
    for (std::size_t i = 4; i-- > 0; value = static_cast<std::uint16_t>(value >> 4U)) text[i] = kDigits[value & 0xFU];
    return text;
}

// One kind of packets of the log: a source with its series.
struct KindLog {
    const PacketKind& kind;
    ImportLog log;
    std::unique_ptr<store::SeriesWriter> writer;

    KindLog(FileLog& file, const PacketKind& of) : kind(of), log(file, std::nullopt)
    {
        store::NewSource source;
        source.table = of.table;
        log.begin_source(std::move(source));
        writer = std::make_unique<store::SeriesWriter>(file.case_file, log.source());
    }
};

class Hj212Import {
 public:
    explicit Hj212Import(FileLog& file) : file_(file), outlet_of_file_(outlet_of_name(file.name)) {}

    void packet(const Hj212Packet& packet);
    void finish();

 private:
    std::string others_text() const;
    KindLog& kind_log(const PacketKind& kind);
    Station& station(const Hj212Packet& packet, KindLog& log);
    std::string outlet_of(const std::string& mn, KindLog& log, std::int64_t row);
    CodeTarget& target(Station& station, std::string_view code, KindLog& log, std::int64_t row);
    int series(CodeTarget& target, Statistic statistic, const Station& station, KindLog& log);
    void values(const CodeValues& values, Station& station, KindLog& log, const Hj212Packet& packet);
    bool read(std::string_view text, const Unit* from, const CodeTarget& target, bool amount, KindLog& log,
              std::int64_t row, ScaledValue& value);
    void faults(const Hj212Packet& packet, const Station& station, KindLog& log);
    void fault(const Hj212Packet& packet, const Station& station, KindLog& log, const char* what, std::string found,
               std::string expected);
    bool repeats(const Hj212Packet& packet, const Station& station, KindLog& log);

    FileLog& file_;
    std::string outlet_of_file_;
    std::vector<std::unique_ptr<KindLog>> kinds_;
    std::vector<std::unique_ptr<Station>> stations_;
    std::unordered_map<std::uint64_t, std::size_t> seen_;  // hash of station, kind and time -> hash of the values
    std::vector<CodeValues> codes_;
    FlagReader flags_;
    std::string own_unit_;
    std::map<std::string, std::int64_t> others_;  // by command: packets without data
    std::int64_t repeated_ = 0;
};

KindLog& Hj212Import::kind_log(const PacketKind& kind)
{
    for (const auto& each : kinds_) {
        if (&each->kind == &kind) return *each;
    }
    kinds_.push_back(std::make_unique<KindLog>(file_, kind));
    return *kinds_.back();
}

std::string Hj212Import::outlet_of(const std::string& mn, KindLog& log, std::int64_t row)
{
    if (const auto mapped = file_.case_file.setting("outlet." + mn)) return *mapped;
    // A file's name can only speak for one station.
    if (!outlet_of_file_.empty() && stations_.empty()) return outlet_of_file_;
    log.log.problem(
        row, "MN", mn,
        {"该 MN 对应的排放口编号：请在案卷设置 outlet." + mn + " 中写明，或在文件名中写明（如 DA001）",
         "the outlet of this MN: set outlet." + mn + " in the case, or name it in the file's name (DA001)"});
    return mn.empty() ? std::string("MN") : mn;
}

Station& Hj212Import::station(const Hj212Packet& packet, KindLog& log)
{
    for (const auto& each : stations_) {
        if (each->mn == packet.mn) return *each;
    }
    auto made = std::make_unique<Station>();
    made->mn = packet.mn;
    std::from_chars(packet.st.data(), packet.st.data() + packet.st.size(), made->system_type);
    made->outlet = outlet_of(made->mn, log, packet.row);
    stations_.push_back(std::move(made));
    return *stations_.back();
}

// Concentrations in µg/L come with amounts in g, those in ng/L with amounts in mg, all others in kg.
const char* amount_unit(std::string_view sent)
{
    if (sent.starts_with("μg")) return "g";
    return sent.starts_with("ng") ? "mg" : "kg";
}

CodeTarget& Hj212Import::target(Station& station, std::string_view code, KindLog& log, std::int64_t row)
{
    for (CodeTarget& each : station.codes) {
        if (each.code == code) return each;
    }
    CodeTarget made;
    made.code = code;
    made.item = reference::find_factor(code, station.system_type);
    made.name = made.item == nullptr ? made.code : made.item->name;
    if (made.item != nullptr) {
        const bool water = station.system_type == 32 || made.item->air_unit.empty() || code.starts_with('w');
        made.unit = water && !made.item->water_unit.empty() ? made.item->water_unit : made.item->air_unit;
        const std::string& sent = water ? made.item->hj212_water_unit : made.item->hj212_air_unit;
        if (!sent.empty()) made.from = reference::find_unit(sent);
        made.amount_unit = made.unit == "m³/h" ? "m³" : "kg";
        if (made.amount_unit == "kg" && std::string_view(amount_unit(sent)) != "kg")
            made.amount_from = reference::find_unit(amount_unit(sent));
    } else {
        log.log.problem(row, made.code, code,
                        {"HJ 212 监测因子编码，如 a21026、w01018", "a factor code of HJ 212 such as a21026 or w01018"});
    }
    station.codes.push_back(std::move(made));
    return station.codes.back();
}

int Hj212Import::series(CodeTarget& target, Statistic statistic, const Station& station, KindLog& log)
{
    const bool amount = statistic == Statistic::amount;
    const SeriesKey key{station.outlet, target.name, log.kind.interval, statistic};
    const bool instant = log.kind.interval == Interval::instant;
    store::SeriesWriter::Columns columns;
    columns.flag = target.code + "-Flag";
    switch (statistic) {
        case Statistic::amount:
            columns.measured = target.code + "-Cou";
            break;
        case Statistic::minimum:
            columns.measured = target.code + "-Min";
            break;
        case Statistic::maximum:
            columns.measured = target.code + "-Max";
            break;
        default:
            columns.measured = target.code + (instant ? "-Rtd" : "-Avg");
    }
    columns.converted = target.code + "-Zs" + columns.measured.substr(target.code.size() + 1);
    return log.writer->series(key, amount ? target.amount_unit : target.unit, columns);
}

bool Hj212Import::read(std::string_view text, const Unit* from, const CodeTarget& target, bool amount, KindLog& log,
                       std::int64_t row, ScaledValue& value)
{
    const Reading reading = read_scaled(text, value, own_unit_);
    if (reading == Reading::unreadable) {
        log.log.reject(row, target.code, text, {"数值，如 12.5", "a number such as 12.5"});
        return false;
    }
    if (reading == Reading::none || from == nullptr) return true;
    // Amounts of g and mg lead to t, the canonical unit of mass, and from there to the kg that series keep.
    const auto converted = reference::convert({value.scaled, value.decimals}, *from, amount ? "t" : target.unit);
    if (converted) value = scaled_of(amount ? *converted * Decimal{1000, 0} : *converted);
    return true;
}

void Hj212Import::values(const CodeValues& values, Station& at, KindLog& log, const Hj212Packet& packet)
{
    const bool any =
        std::any_of(values.plain.begin(), values.plain.end(), [](auto text) { return !text.empty(); }) ||
        std::any_of(values.converted.begin(), values.converted.end(), [](auto text) { return !text.empty(); });
    if (!any && values.flag.empty()) return;
    CodeTarget& code = target(at, values.code, log, packet.row);
    const Flag flag = flags_.read(values.flag);
    if (flag == Flag::unknown)
        log.log.problem(packet.row, code.code + "-Flag", values.flag,
                        {"数据标记 N、F、M、S、D、C、T、B 之一", "one of the flags N, F, M, S, D, C, T, B"});
    for (std::size_t i = 0; i < kStatistics; ++i) {
        const auto statistic = static_cast<Statistic>(i + 1);
        // A packet that holds only a flag says that there is no mean.
        if (values.plain[i].empty() && values.converted[i].empty() && (any || statistic != Statistic::mean)) continue;
        const bool amount = statistic == Statistic::amount;
        const Unit* from = amount ? code.amount_from : code.from;
        ScaledValue measured, converted;
        if (!read(values.plain[i], from, code, amount, log, packet.row, measured)) continue;
        if (!read(values.converted[i], from, code, amount, log, packet.row, converted)) continue;
        store::SeriesRecord record;
        record.time = *packet.time;
        record.measured = measured.scaled;
        record.converted = converted.scaled;
        record.measured_decimals = measured.decimals;
        record.converted_decimals = converted.decimals;
        record.flag = flag;
        record.row = packet.row;
        log.writer->append(series(code, statistic, at, log), record);
        log.log.accepted();
    }
}

void Hj212Import::fault(const Hj212Packet& packet, const Station& at, KindLog& log, const char* what, std::string found,
                        std::string expected)
{
    store::add_packet_fault(
        file_.case_file,
        {{log.log.source(), packet.row}, at.outlet, packet.time, what, std::move(found), std::move(expected)});
}

void Hj212Import::faults(const Hj212Packet& packet, const Station& at, KindLog& log)
{
    if (!packet.crc_ok) fault(packet, at, log, "crc", std::string(packet.crc), hex_of(packet.computed_crc));
    if (!packet.length_ok)
        fault(packet, at, log, "length", std::to_string(packet.declared_length), std::to_string(packet.actual_length));
    if (packet.incomplete) {
        fault(packet, at, log, "incomplete", std::to_string(packet.part), std::to_string(packet.parts));
        const std::string parts = std::to_string(packet.parts);
        log.log.problem(packet.row, "PNUM", parts,
                        {"分包报文的全部 " + parts + " 包；有分包缺失，已到的部分照常导入",
                         "all " + parts + " parts of a split packet; some are missing, those that came are imported"});
    }
    if (!packet.time || packet.qn.size() < 14) return;
    const auto sent = read_time(packet.qn.substr(0, 14));
    if (!sent) return;
    // A reading is sent when it is taken; a mean cannot be sent before its period is over.
    const std::int64_t late = sent->time - (*packet.time + log.kind.seconds);
    const bool instant = log.kind.interval == Interval::instant;
    if (late < -kClockTolerance || (instant && late > kClockTolerance))
        fault(packet, at, log, "clock", to_text(*packet.time), to_text(sent->time));
}

// Whether the same packet came before. One with other values is a fault, and its values count as the later ones.
bool Hj212Import::repeats(const Hj212Packet& packet, const Station& at, KindLog& log)
{
    const std::hash<std::string_view> hash;
    std::string values;
    for (const Hj212Item& item : packet.items)
        values.append(item.code).append(1, '-').append(item.field).append(1, '=').append(item.value).append(1, ';');
    const std::size_t content = hash(values);
    const std::string_view first_code = packet.items.empty() ? std::string_view() : packet.items.front().code;
    const std::uint64_t key = hash(at.mn) * 31 + hash(packet.cn) * 7 + hash(first_code) * 131 +
                              static_cast<std::uint64_t>(packet.time->seconds) * 0x9E3779B97F4A7C15U;
    const auto [found, is_new] = seen_.try_emplace(key, content);
    if (is_new) return false;
    if (found->second == content) return true;
    fault(packet, at, log, "resend", to_text(*packet.time), "");
    found->second = content;
    return false;
}

// A server asks for data by the command that data come with: no time of data, no code with a value.
bool is_request(const Hj212Packet& packet)
{
    return packet.time_text.empty() && std::all_of(packet.items.begin(), packet.items.end(),
                                                   [](const Hj212Item& item) { return item.field.empty(); });
}

void Hj212Import::packet(const Hj212Packet& packet)
{
    const auto* kind =
        std::find_if(kKinds.begin(), kKinds.end(), [&](const PacketKind& each) { return each.cn == packet.cn; });
    if (kind == kKinds.end() || is_request(packet)) {
        ++others_[std::string(packet.cn) + (kind == kKinds.end() ? "" : " 请求")];
        return;
    }
    KindLog& log = kind_log(*kind);
    Station& at = station(packet, log);
    faults(packet, at, log);
    if (!packet.time) {
        log.log.reject(packet.row, "DataTime", packet.time_text,
                       {"数据时间，如 20250102030000", "a data time such as 20250102030000"});
        return;
    }
    if (repeats(packet, at, log)) {
        ++repeated_;
        return;
    }
    group_by_code(packet, codes_);
    for (const CodeValues& code : codes_) values(code, at, log, packet);
}

// "2011 请求×1、9011×3"
std::string Hj212Import::others_text() const
{
    std::string text;
    for (const auto& [command, count] : others_)
        text += (text.empty() ? "" : "、") + command + "×" + std::to_string(count);
    return text;
}

void Hj212Import::finish()
{
    const Text left_out = {"请求、应答和其他命令的报文，不含监测数据，原件留存",
                           "requests, answers and packets of other commands hold no monitoring data; the original is "
                           "kept"};
    if (kinds_.empty()) {
        ImportLog log(file_, std::nullopt);
        log.begin_source({});
        if (others_.empty())
            log.problem(0, "CN", "", {"2061、2051、2031 或 2011 数据报文", "packets 2061, 2051, 2031 or 2011"});
        else
            log.note(0, "CN", others_text(), left_out);
        return log.finish();
    }
    ImportLog& first = kinds_.front()->log;
    if (!others_.empty()) first.note(0, "CN", others_text(), left_out);
    if (repeated_ > 0)
        first.note(0, "", std::to_string(repeated_),
                   {"内容相同的重发报文，只计一次", "repeated packets, counted once"});
    for (const auto& each : kinds_) {
        each->writer->finish(false);
        each->log.finish();
    }
}

}  // namespace

void import_hj212(ByteSource& source, FileLog& file)
{
    Hj212Scanner scanner;
    Hj212Import log(file);
    Hj212Packet packet;
    std::unique_ptr<TextDecoder> decoder;  // of a log in UTF-16
    std::string decoded;
    std::vector<std::size_t> damaged;
    bool first = true;
    for (std::size_t size; (size = source.read(scanner.room(kPiece), kPiece)) > 0; first = false) {
        const std::string_view piece(scanner.room(0), size);
        const Encoding encoding = first ? detect_encoding(piece.substr(0, kDetectionBytes), false) : Encoding::utf8;
        if (encoding == Encoding::utf16_le || encoding == Encoding::utf16_be)
            decoder = std::make_unique<TextDecoder>(encoding);
        if (decoder) {
            decoded.clear();
            decoder->decode(piece, false, decoded, damaged);
            scanner.feed(decoded);
        } else {
            scanner.filled(size);
        }
        while (scanner.next(packet)) log.packet(packet);
    }
    scanner.finish();
    while (scanner.next(packet)) log.packet(packet);
    log.finish();
}

}  // namespace audit::import
