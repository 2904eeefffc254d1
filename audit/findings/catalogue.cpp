// SPDX-License-Identifier: Apache-2.0
#include "audit/findings/catalogue.h"

#include <algorithm>

#include "audit/findings/entry_reader.h"
#include "audit/reference/resources.h"
#include "audit/store/case_file.h"

namespace audit::findings {

namespace {

constexpr std::size_t kVersionDigits = 12;

bool comes_before(const CheckEntry& a, const CheckEntry& b)
{
    return std::pair(topic_index(a.topic), a.id) < std::pair(topic_index(b.topic), b.id);
}

struct Catalogue {
    std::vector<CheckEntry> entries;
    std::string version;
};

Catalogue read_catalogue()
{
    Catalogue result;
    std::string all;
    for (const auto& path : reference::list_resources("data/checks", ".json")) {
        const std::string id = path.stem().string();
        const std::string bytes = reference::read_resource("data/checks/" + id + ".json");
        result.entries.push_back(read_entry("data/checks/" + id + ".json", id, bytes, ErrorKind::internal));
        all += id + "\n" + bytes;
    }
    std::sort(result.entries.begin(), result.entries.end(), comes_before);
    result.version = store::sha256_of(all).substr(0, kVersionDigits);
    return result;
}

const Catalogue& whole_catalogue()
{
    static const Catalogue read = read_catalogue();
    return read;
}

}  // namespace

const std::vector<CheckEntry>& catalogue()
{
    return whole_catalogue().entries;
}

const CheckEntry* find_check(std::string_view id)
{
    for (const CheckEntry& entry : catalogue()) {
        if (entry.id == id) return &entry;
    }
    return nullptr;
}

std::string catalogue_version()
{
    return whole_catalogue().version;
}

}  // namespace audit::findings
