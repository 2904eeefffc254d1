// SPDX-License-Identifier: Apache-2.0
#include "audit/import/ole_file.h"

#include <gsf/gsf.h>
#include <memory>

#include "audit/model/error.h"

namespace audit::import {

namespace {

struct Unref {
    void operator()(void* object) const { g_object_unref(object); }
};
using Input = std::unique_ptr<GsfInput, Unref>;

// What is wrong with a file is told by what reading it gives; the library would write to the terminal too.
void silence_library()
{
    static const bool done = [] {
        const auto drop = [](const gchar*, GLogLevelFlags, const gchar*, gpointer) {};
        const auto all = static_cast<GLogLevelFlags>(G_LOG_LEVEL_MASK | G_LOG_FLAG_FATAL | G_LOG_FLAG_RECURSION);
        for (const char* domain : {static_cast<const char*>(nullptr), "libgsf", "libgsf:msole"})
            g_log_set_handler(domain, all, drop, nullptr);
        gsf_init();
        return true;
    }();
    static_cast<void>(done);
}

[[noreturn]] void refuse_damaged(const std::string& name)
{
    throw Error(name + ": is a truncated or damaged workbook; copy or download it again, or save it again");
}

}  // namespace

OleFile::OleFile(std::string_view bytes, const std::string& name) : name_(name)
{
    silence_library();
    const Input whole(gsf_input_memory_new(reinterpret_cast<const guint8*>(bytes.data()),
                                           static_cast<gsf_off_t>(bytes.size()), FALSE));
    root_ = whole == nullptr ? nullptr : gsf_infile_msole_new(whole.get(), nullptr);
    if (root_ == nullptr) refuse_damaged(name_);
}

OleFile::~OleFile()
{
    g_object_unref(root_);
}

bool OleFile::holds(const char* stream) const
{
    return Input(gsf_infile_child_by_name(static_cast<GsfInfile*>(root_), stream)) != nullptr;
}

std::optional<std::string> OleFile::read(const char* stream, std::int64_t limit) const
{
    const Input input(gsf_infile_child_by_name(static_cast<GsfInfile*>(root_), stream));
    if (input == nullptr) return std::nullopt;
    const gsf_off_t size = gsf_input_size(input.get());
    if (size > limit)
        throw Error(name_ + ": is larger than " + std::to_string(limit >> 20) +
                    " MiB, more than is read of an old workbook; save it as .xlsx");
    std::string bytes(static_cast<std::size_t>(size), '\0');
    if (size > 0 &&
        gsf_input_read(input.get(), static_cast<std::size_t>(size), reinterpret_cast<guint8*>(bytes.data())) == nullptr)
        refuse_damaged(name_);
    return bytes;
}

}  // namespace audit::import
