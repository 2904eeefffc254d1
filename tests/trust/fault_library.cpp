// SPDX-License-Identifier: Apache-2.0
// Preloaded into the real program by tests/trust: stands before the C library's file and memory functions and, once the
// case has been opened, makes the n-th of a kind fail or ends the program there, as a power switch would.
// ONEPERMIT_FAULT is "<kind> <n>[ on]": kill (at the n-th change of a file; a write is done by half), write, sync,
// open, malloc; "on": all later ones fail too. ONEPERMIT_FAULT_COUNT names a file for the number of events that were
// seen.
#include <cstdio>

#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdarg>
#include <cstdlib>
#include <cstring>
#include <dlfcn.h>
#include <fcntl.h>
#include <unistd.h>

namespace {

enum class Event { write, sync, open, other, malloc };

struct Plan {
    char kind[8] = "";
    long at = 0;  // 0: only count
    bool stays = false;
};

const Plan& plan()
{
    static const Plan read = [] {
        Plan found;
        if (const char* text = std::getenv("ONEPERMIT_FAULT")) {
            std::sscanf(text, "%7s %ld", found.kind, &found.at);
            found.stays = std::strstr(text, " on") != nullptr;
        }
        return found;
    }();
    return read;
}

std::atomic<bool>& armed()  // once the case has been opened
{
    static std::atomic<bool> yes{false};
    return yes;
}

std::atomic<long>& seen()
{
    static std::atomic<long> events{0};
    return events;
}

bool concerns(Event event)
{
    const char* kind = plan().kind;
    switch (event) {
        case Event::write:
            return std::strcmp(kind, "write") == 0 || std::strcmp(kind, "kill") == 0;
        case Event::sync:
            return std::strcmp(kind, "sync") == 0 || std::strcmp(kind, "kill") == 0;
        case Event::open:
            return std::strcmp(kind, "open") == 0;
        case Event::other:
            return std::strcmp(kind, "kill") == 0;
        case Event::malloc:
            return std::strcmp(kind, "malloc") == 0;
    }
    return false;
}

// Whether this event is the one (or one of those) that is to go wrong.
bool strikes(Event event)
{
    if (!armed() || !concerns(event)) return false;
    const long number = ++seen();
    return plan().at > 0 && (number == plan().at || (plan().stays && number > plan().at));
}

bool kills()
{
    return std::strcmp(plan().kind, "kill") == 0;
}

template <typename Function>
Function real(const char* name)
{
    return reinterpret_cast<Function>(dlsym(RTLD_NEXT, name));
}

int fail(int error)
{
    errno = error;
    return -1;
}

template <typename Write>
ssize_t faulty_write(int file, std::size_t size, const Write& write)
{
    if (file <= STDERR_FILENO || !strikes(Event::write)) return write(size);
    if (!kills()) return fail(ENOSPC);
    write(size / 2);
    return raise(SIGKILL);
}

template <typename Call>
int faulty(Event event, const Call& call)
{
    if (!strikes(event)) return call();
    if (kills()) raise(SIGKILL);
    return fail(EIO);
}

template <typename Open>
int faulty_open(const char* path, const Open& open)
{
    if (std::strstr(path, ".opcase") == nullptr) return open();  // what is read is another matter
    armed() = true;
    return strikes(Event::open) ? fail(EIO) : open();
}

struct Teller {
    ~Teller()
    {
        armed() = false;
        const char* path = std::getenv("ONEPERMIT_FAULT_COUNT");
        if (path == nullptr) return;
        if (std::FILE* file = std::fopen(path, "w")) {
            std::fprintf(file, "%ld\n", seen().load());
            std::fclose(file);
        }
    }
};
const Teller kTeller;

mode_t mode_of(int flags, va_list list)
{
    return (flags & O_CREAT) != 0 ? va_arg(list, mode_t) : 0;
}

}  // namespace

extern "C" {

ssize_t write(int file, const void* bytes, size_t size)
{
    static const auto next = real<ssize_t (*)(int, const void*, size_t)>("write");
    return faulty_write(file, size, [&](std::size_t part) { return next(file, bytes, part); });
}

ssize_t pwrite(int file, const void* bytes, size_t size, off_t at)
{
    static const auto next = real<ssize_t (*)(int, const void*, size_t, off_t)>("pwrite");
    return faulty_write(file, size, [&](std::size_t part) { return next(file, bytes, part, at); });
}

ssize_t pwrite64(int file, const void* bytes, size_t size, off64_t at)
{
    static const auto next = real<ssize_t (*)(int, const void*, size_t, off64_t)>("pwrite64");
    return faulty_write(file, size, [&](std::size_t part) { return next(file, bytes, part, at); });
}

int fsync(int file)
{
    static const auto next = real<int (*)(int)>("fsync");
    return faulty(Event::sync, [&] { return next(file); });
}

int fdatasync(int file)
{
    static const auto next = real<int (*)(int)>("fdatasync");
    return faulty(Event::sync, [&] { return next(file); });
}

int ftruncate64(int file, off64_t size) noexcept
{
    static const auto next = real<int (*)(int, off64_t)>("ftruncate64");
    return faulty(Event::other, [&] { return next(file, size); });
}

int unlink(const char* path) noexcept
{
    static const auto next = real<int (*)(const char*)>("unlink");
    return faulty(Event::other, [&] { return next(path); });
}

int rename(const char* from, const char* to) noexcept
{
    static const auto next = real<int (*)(const char*, const char*)>("rename");
    return faulty(Event::other, [&] { return next(from, to); });
}

int open(const char* path, int flags, ...)
{
    static const auto next = real<int (*)(const char*, int, ...)>("open");
    va_list list;
    va_start(list, flags);
    const mode_t mode = mode_of(flags, list);
    va_end(list);
    return faulty_open(path, [&] { return next(path, flags, mode); });
}

int open64(const char* path, int flags, ...)
{
    static const auto next = real<int (*)(const char*, int, ...)>("open64");
    va_list list;
    va_start(list, flags);
    const mode_t mode = mode_of(flags, list);
    va_end(list);
    return faulty_open(path, [&] { return next(path, flags, mode); });
}

void* malloc(size_t size) noexcept
{
    static const auto next = real<void* (*)(size_t)>("malloc");
    if (!strikes(Event::malloc)) return next(size);
    errno = ENOMEM;
    return nullptr;
}

}  // extern "C"
