// SPDX-License-Identifier: Apache-2.0
// One program a target: `fuzz_csv FOLDER …` as libFuzzer's own options say. With a folder that is empty the seeds are
// written into it first.
#include <cstddef>

#include <cstdint>
#include <filesystem>
#include <fstream>

#include "tests/fuzz/targets.h"

namespace {

const fuzz::Target& chosen()
{
    static const fuzz::Target& only = fuzz::target(ONEPERMIT_FUZZ_TARGET);
    return only;
}

void write_seeds(const std::filesystem::path& folder)
{
    for (const auto& kept : {fuzz::seeds(chosen().name), fuzz::crashes(chosen().name)})
        for (const auto& [name, bytes] : kept) std::ofstream(folder / name, std::ios::binary) << bytes;
}

}  // namespace

extern "C" int LLVMFuzzerInitialize(int* argc, char*** argv)
{
    for (int i = 1; i < *argc; ++i) {
        const std::filesystem::path folder((*argv)[i]);
        if (!std::filesystem::is_directory(folder)) continue;
        if (std::filesystem::is_empty(folder)) write_seeds(folder);
        break;
    }
    return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    chosen().run({reinterpret_cast<const char*>(data), size});
    return 0;
}
