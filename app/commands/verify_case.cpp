// SPDX-License-Identifier: Apache-2.0
#include "app/commands/commands.h"
#include "audit/store/verify.h"
#include "audit/visits/visit_store.h"

namespace commands {

std::vector<std::string> verify_case(const std::string& case_path)
{
    const audit::store::CaseFile case_file = audit::store::CaseFile::open(case_path, audit::store::OpenMode::read_only);
    std::vector<std::string> wrong = audit::store::verify_case(case_file);
    for (std::string& sentence : audit::visits::damaged_files(case_file)) wrong.push_back(std::move(sentence));
    return wrong;
}

}  // namespace commands
