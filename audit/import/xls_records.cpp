// SPDX-License-Identifier: Apache-2.0
#include "audit/import/xls_records.h"

#include <algorithm>
#include <cstring>

namespace audit::import {

namespace {

constexpr std::size_t kHead = 4;  // type and length

unsigned u16_at(std::string_view bytes, std::size_t at)
{
    return static_cast<unsigned char>(bytes[at]) | static_cast<unsigned>(static_cast<unsigned char>(bytes[at + 1]))
                                                       << 8U;
}

void append_utf8(std::string& text, std::uint32_t c)
{
    if (c < 0x80) {
        text += static_cast<char>(c);
    } else if (c < 0x800) {
        text += static_cast<char>(0xC0U | c >> 6U);
        text += static_cast<char>(0x80U | (c & 0x3FU));
    } else if (c < 0x10000) {
        text += static_cast<char>(0xE0U | c >> 12U);
        text += static_cast<char>(0x80U | (c >> 6U & 0x3FU));
        text += static_cast<char>(0x80U | (c & 0x3FU));
    } else {
        text += static_cast<char>(0xF0U | c >> 18U);
        text += static_cast<char>(0x80U | (c >> 12U & 0x3FU));
        text += static_cast<char>(0x80U | (c >> 6U & 0x3FU));
        text += static_cast<char>(0x80U | (c & 0x3FU));
    }
}

}  // namespace

bool XlsRecordReader::next()
{
    segments_.clear();
    segment_ = offset_ = 0;
    while (at_ + kHead <= stream_.size()) {
        const auto type = static_cast<XlsRecord>(u16_at(stream_, at_));
        const std::size_t size = u16_at(stream_, at_ + 2);
        if (at_ + kHead + size > stream_.size()) break;
        if (!segments_.empty() && type != XlsRecord::continued) return true;
        if (segments_.empty()) type_ = type;
        segments_.push_back(stream_.substr(at_ + kHead, size));
        at_ += kHead + size;
    }
    return !segments_.empty();
}

std::size_t XlsRecordReader::left() const
{
    std::size_t size = 0;
    for (std::size_t i = segment_; i < segments_.size(); ++i) size += segments_[i].size();
    return size - offset_;
}

bool XlsRecordReader::in_next_segment()
{
    while (segment_ < segments_.size() && offset_ >= segments_[segment_].size()) {
        offset_ = 0;
        ++segment_;
    }
    return segment_ < segments_.size();
}

unsigned XlsRecordReader::u8()
{
    return in_next_segment() ? static_cast<unsigned char>(segments_[segment_][offset_++]) : 0U;
}

unsigned XlsRecordReader::u16()
{
    const unsigned low = u8();
    return low | u8() << 8U;
}

std::uint32_t XlsRecordReader::u32()
{
    const std::uint32_t low = u16();
    return low | static_cast<std::uint32_t>(u16()) << 16U;
}

double XlsRecordReader::real()
{
    const std::uint64_t low = u32();
    const std::uint64_t bits = low | static_cast<std::uint64_t>(u32()) << 32U;
    double value = 0;
    std::memcpy(&value, &bits, sizeof value);
    return value;
}

void XlsRecordReader::skip(std::size_t size)
{
    while (size > 0 && in_next_segment()) {
        const std::size_t step = std::min(size, segments_[segment_].size() - offset_);
        offset_ += step;
        size -= step;
    }
}

std::string XlsRecordReader::characters(std::size_t count, bool wide)
{
    std::string text;
    std::uint32_t high = 0;
    for (std::size_t i = 0; i < count && (segment_ < segments_.size()); ++i) {
        if (offset_ >= segments_[segment_].size()) {
            if (!in_next_segment()) break;
            wide = (u8() & 1U) != 0;
        }
        const std::uint32_t unit = wide ? u16() : u8();
        if (unit >= 0xD800 && unit < 0xDC00) {
            high = unit;
        } else if (unit >= 0xDC00 && unit < 0xE000) {
            append_utf8(text, high == 0 ? 0xFFFD : 0x10000 + ((high - 0xD800) << 10U) + (unit - 0xDC00));
            high = 0;
        } else {
            append_utf8(text, unit);
        }
    }
    return text;
}

std::string XlsRecordReader::bytes(std::size_t count)
{
    std::string text;
    for (std::size_t i = 0; i < count && in_next_segment(); ++i) text += static_cast<char>(u8());
    return text;
}

std::string XlsRecordReader::text(std::size_t count)
{
    constexpr unsigned kWide = 1, kPhonetic = 4, kRich = 8;
    const unsigned flags = u8();
    const std::size_t runs = (flags & kRich) != 0 ? u16() : 0;
    const std::size_t phonetic = (flags & kPhonetic) != 0 ? u32() : 0;
    std::string found = characters(count, (flags & kWide) != 0);
    skip(runs * 4 + phonetic);
    return found;
}

}  // namespace audit::import
