// SPDX-License-Identifier: Apache-2.0
// ZIPs made in memory for tests, byte for byte as wanted: also names and claims that no packer would write.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace tests {

using ZipContent = std::vector<std::pair<std::string, std::string>>;  // name (raw bytes), content

std::string make_zip(const ZipContent& content);
// What a ZIP holds, unpacked; throws when it is none.
ZipContent read_zip(const std::string& bytes);
// Every entry encrypted with the password.
std::string make_encrypted_zip(const ZipContent& content, const std::string& password);

}  // namespace tests
