// SPDX-License-Identifier: Apache-2.0
#include "tests/trust/struck_program.h"

#include <cstdlib>
#include <string_view>

#include "tests/places.h"

namespace tests {

namespace {

class Environment {
 public:
    Environment(const char* name, const std::string& value) : name_(name) { setenv(name, value.c_str(), 1); }
    ~Environment() { unsetenv(name_); }
    Environment(const Environment&) = delete;
    Environment& operator=(const Environment&) = delete;

 private:
    const char* name_;
};

}  // namespace

bool faults_can_be_made()
{
    return !std::string_view(ONEPERMIT_FAULTS).empty();
}

ProgramRun run_struck(const std::vector<std::string>& arguments, const Fault& fault)
{
    const Environment what("ONEPERMIT_FAULT", fault.text());
    const Environment library("LD_PRELOAD", ONEPERMIT_FAULTS);
    return run_program(arguments);
}

long count_events(const std::vector<std::string>& arguments, const std::string& kind)
{
    const TemporaryFolder folder;
    const Environment count("ONEPERMIT_FAULT_COUNT", folder.file("count"));
    run_struck(arguments, {kind});
    return std::strtol(read_file(folder.file("count")).c_str(), nullptr, 10);
}

}  // namespace tests
