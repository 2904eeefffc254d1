// SPDX-License-Identifier: Apache-2.0
// make_demo: writes the submissions of the demonstration plants (README.md).
#include <exception>
#include <iostream>
#include <string>
#include <vector>

#include "data/demo/demo.h"

namespace {

constexpr int kWrongUsage = 2;
constexpr int kUnwritable = 3;
constexpr const char* kUsage =
    "make_demo 文件夹 / FOLDER\n"
    "    演示企业（热电联产，含故意设置的问题）/ the demonstration: cogeneration with its breaches\n"
    "make_demo cogeneration|chemicals 文件夹 / FOLDER\n"
    "    该企业没有问题的资料 / the plant's clean submission\n";

int wrong(const std::string& what)
{
    std::cerr << "make_demo: " << what << '\n' << kUsage;
    return kWrongUsage;
}

int write_clean(const std::string& name, const std::string& folder)
{
    for (const demo::Plant plant : demo::kPlants) {
        if (demo::to_text(plant) != name) continue;
        demo::write_submission(demo::clean_submission(plant), folder);
        return 0;
    }
    return wrong("没有这家企业 / there is no such plant: " + name);
}

int run(const std::vector<std::string>& words)
{
    if (words.size() == 2) return write_clean(words[0], words[1]);
    if (words.size() != 1 || words[0].starts_with("-")) return wrong("用法 / usage:");
    demo::write_submission(words[0]);
    return 0;
}

}  // namespace

int main(int argc, char** argv)
{
    try {
        return run({argv + 1, argv + argc});
    } catch (const std::exception& error) {
        std::cerr << "make_demo: " << error.what() << '\n';
        return kUnwritable;
    }
}
