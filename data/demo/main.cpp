// SPDX-License-Identifier: Apache-2.0
// make_demo FOLDER: writes the submission of the demonstration plant.
#include <exception>
#include <iostream>

#include "data/demo/demo.h"

int main(int argc, char** argv)
{
    constexpr int kWrongUsage = 2;
    constexpr int kUnwritable = 3;
    if (argc != 2) {
        std::cerr << "make_demo: give the folder to write to\n";
        return kWrongUsage;
    }
    try {
        demo::write_submission(argv[1]);
    } catch (const std::exception& error) {
        std::cerr << "make_demo: " << error.what() << '\n';
        return kUnwritable;
    }
    return 0;
}
