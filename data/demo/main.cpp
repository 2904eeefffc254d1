// SPDX-License-Identifier: Apache-2.0
// make_demo: writes the submissions of the demonstration plants (README.md).
#include <exception>
#include <iostream>
#include <string>
#include <vector>

#include "data/demo/demo.h"
#include "data/demo/variants/variant.h"

namespace {

constexpr int kWrongUsage = 2;
constexpr int kUnwritable = 3;
constexpr const char* kUsage =
    "make_demo 文件夹 / FOLDER\n"
    "    演示企业（热电联产，含故意设置的问题）/ the demonstration: cogeneration with its breaches\n"
    "make_demo cogeneration|chemicals 文件夹 / FOLDER\n"
    "    该企业没有问题的资料 / the plant's clean submission\n"
    "make_demo --variant CHECK 文件夹 / FOLDER\n"
    "    只含一处问题的资料 / the clean submission with the one defect that the check finds\n"
    "make_demo --variants\n"
    "    列出全部变体 / lists them\n";

void list_variants()
{
    for (const demo::Variant& variant : demo::all_variants())
        std::cout << variant.check << "  (" << demo::to_text(variant.plant) << ")\n    " << variant.zh << "\n    "
                  << variant.en << '\n';
}

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

int write_variant(const std::string& check, const std::string& folder)
{
    const demo::Variant* variant = demo::find_variant(check);
    if (variant == nullptr) return wrong("没有这个变体 / there is no such variant: " + check);
    demo::write_submission(demo::submission_of(*variant), folder);
    return 0;
}

int run(const std::vector<std::string>& words)
{
    if (words.size() == 1 && words[0] == "--variants") {
        list_variants();
        return 0;
    }
    if (words.size() == 3 && words[0] == "--variant") return write_variant(words[1], words[2]);
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
