// SPDX-License-Identifier: Apache-2.0
#include "tests/import/zip_maker.h"

#include <zip.h>

#include <stdexcept>

namespace tests {

namespace {

std::string make(const ZipContent& content, const char* password)
{
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* target = zip_source_buffer_create(nullptr, 0, 0, &error);
    zip_source_keep(target);
    zip_t* zip = zip_open_from_source(target, ZIP_TRUNCATE, &error);
    if (zip == nullptr) throw std::runtime_error("no zip");
    for (const auto& [name, bytes] : content) {
        zip_source_t* source = zip_source_buffer(zip, bytes.data(), bytes.size(), 0);
        const zip_int64_t index = zip_file_add(zip, name.c_str(), source, ZIP_FL_ENC_RAW);
        if (index < 0) throw std::runtime_error("cannot add " + name);
        if (password != nullptr)
            zip_file_set_encryption(zip, static_cast<zip_uint64_t>(index), ZIP_EM_TRAD_PKWARE, password);
    }
    if (zip_close(zip) != 0) throw std::runtime_error("cannot write the zip");
    zip_stat_t facts;
    zip_source_stat(target, &facts);
    std::string bytes(facts.size, '\0');
    zip_source_open(target);
    zip_source_read(target, bytes.data(), bytes.size());
    zip_source_close(target);
    zip_source_free(target);
    return bytes;
}

}  // namespace

std::string make_zip(const ZipContent& content)
{
    return make(content, nullptr);
}

ZipContent read_zip(const std::string& bytes)
{
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
    zip_t* zip = zip_open_from_source(source, ZIP_RDONLY, &error);
    if (zip == nullptr) throw std::runtime_error("no zip");
    ZipContent content;
    for (zip_int64_t i = 0; i < zip_get_num_entries(zip, 0); ++i) {
        zip_stat_t facts;
        zip_stat_index(zip, static_cast<zip_uint64_t>(i), 0, &facts);
        std::string text(facts.size, '\0');
        zip_file_t* file = zip_fopen_index(zip, static_cast<zip_uint64_t>(i), 0);
        zip_fread(file, text.data(), text.size());
        zip_fclose(file);
        content.emplace_back(facts.name, std::move(text));
    }
    zip_discard(zip);
    return content;
}

std::string make_encrypted_zip(const ZipContent& content, const std::string& password)
{
    return make(content, password.c_str());
}

}  // namespace tests
