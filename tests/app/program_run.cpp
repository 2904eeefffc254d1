// SPDX-License-Identifier: Apache-2.0
#include "tests/app/program_run.h"

#include <cstdlib>
#include <fcntl.h>
#include <stdexcept>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/places.h"

namespace tests {

namespace {

[[noreturn]] void become_program(const std::vector<std::string>& arguments, const std::string& output,
                                 const std::string& errors, unsigned user)
{
    constexpr int kReadable = 0666;
    constexpr int kCannotRun = 127;
    const int out = open(output.c_str(), O_WRONLY | O_CREAT | O_TRUNC, kReadable);
    const int err = open(errors.c_str(), O_WRONLY | O_CREAT | O_TRUNC, kReadable);
    dup2(out, STDOUT_FILENO);
    dup2(err, STDERR_FILENO);
    if (user != 0 && (setgid(user) != 0 || setuid(user) != 0)) _exit(kCannotRun);
    const std::string name = program().string();
    std::vector<std::string> words = {name};
    words.insert(words.end(), arguments.begin(), arguments.end());
    std::vector<char*> argv;
    for (std::string& word : words) argv.push_back(word.data());
    argv.push_back(nullptr);
    execv(name.c_str(), argv.data());
    _exit(kCannotRun);
}

}  // namespace

ProgramRun run_program(const std::vector<std::string>& arguments, unsigned user)
{
    constexpr int kKilled = 128;
    constexpr double kKilobytes = 1024;
    const TemporaryFolder folder;
    const std::string output = folder.file("out");
    const std::string errors = folder.file("err");
    const pid_t child = fork();
    if (child < 0) throw std::runtime_error("cannot fork");
    if (child == 0) become_program(arguments, output, errors, user);
    int status = 0;
    rusage used = {};
    wait4(child, &status, 0, &used);
    ProgramRun run;
    run.peak_mb = static_cast<double>(used.ru_maxrss) / kKilobytes;
    run.status = WIFEXITED(status) ? WEXITSTATUS(status) : kKilled + WTERMSIG(status);
    run.output = read_file(output);
    run.errors = read_file(errors);
    return run;
}

}  // namespace tests
