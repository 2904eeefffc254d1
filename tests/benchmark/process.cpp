// SPDX-License-Identifier: Apache-2.0
#include "tests/benchmark/process.h"

#include <cstdio>

#include <chrono>
#include <exception>
#include <fcntl.h>
#include <stdexcept>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace benchmark {

namespace {

constexpr int kCannotRun = 127;
constexpr int kSignalled = 128;

double seconds(const timeval& time)
{
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

[[noreturn]] void become(const std::vector<std::string>& command, const std::filesystem::path& folder,
                         const std::filesystem::path& output)
{
    std::vector<char*> arguments;
    for (const std::string& word : command) arguments.push_back(const_cast<char*>(word.c_str()));  // as execvp wants
    arguments.push_back(nullptr);
    const int file = ::open(output.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0644);
    if (file >= 0 && ::dup2(file, STDOUT_FILENO) >= 0 && ::chdir(folder.c_str()) == 0)
        ::execvp(arguments[0], arguments.data());
    std::perror(arguments[0]);
    ::_exit(kCannotRun);
}

Usage wait_for(pid_t child)
{
    int status = 0;
    rusage used{};
    if (::wait4(child, &status, 0, &used) != child) throw std::runtime_error("wait4 failed");
    Usage usage;
    usage.status = WIFEXITED(status) ? WEXITSTATUS(status) : kSignalled + WTERMSIG(status);
    usage.cpu = seconds(used.ru_utime) + seconds(used.ru_stime);
    usage.peak_mb = static_cast<double>(used.ru_maxrss) / 1024;
    return usage;
}

}  // namespace

Usage run(const std::vector<std::string>& command, const std::filesystem::path& folder,
          const std::filesystem::path& output)
{
    const auto start = std::chrono::steady_clock::now();
    const pid_t child = ::fork();
    if (child < 0) throw std::runtime_error("fork failed");
    if (child == 0) become(command, folder, output);
    Usage usage = wait_for(child);
    usage.wall = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    return usage;
}

void do_apart(const std::function<void()>& work)
{
    const pid_t child = ::fork();
    if (child < 0) throw std::runtime_error("fork failed");
    if (child == 0) {
        try {
            work();
            ::_exit(0);
        } catch (const std::exception& error) {
            std::fprintf(stderr, "onepermit_benchmark: %s\n", error.what());
            ::_exit(1);
        }
    }
    if (wait_for(child).status != 0) throw std::runtime_error("the submission could not be written");
}

}  // namespace benchmark
