// SPDX-License-Identifier: Apache-2.0
#include "app/commands/commands.h"
#include "audit/store/verify.h"

namespace commands {

std::vector<std::string> verify_case(const std::string& case_path)
{
    const audit::store::CaseFile case_file = audit::store::CaseFile::open(case_path, audit::store::OpenMode::read_only);
    return audit::store::verify_case(case_file);
}

}  // namespace commands
