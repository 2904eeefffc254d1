// SPDX-License-Identifier: Apache-2.0
#include "app/commands/commands.h"
#include "data/demo/demo.h"

namespace commands {

void write_demonstration(const std::string& folder)
{
    demo::write_submission(folder);
}

}  // namespace commands
