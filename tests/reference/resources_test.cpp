// SPDX-License-Identifier: Apache-2.0
#include "audit/reference/resources.h"

#include <boost/test/unit_test.hpp>

#include <cstdlib>

#include "audit/model/error.h"
#include "tests/places.h"

using namespace audit;

namespace {

// Sets $ONEPERMIT_SHARE for one scope.
class Share {
 public:
    explicit Share(const std::string& path)
    {
        if (const char* old = std::getenv("ONEPERMIT_SHARE")) old_ = old;
        setenv("ONEPERMIT_SHARE", path.c_str(), 1);
    }
    ~Share() { old_.empty() ? unsetenv("ONEPERMIT_SHARE") : setenv("ONEPERMIT_SHARE", old_.c_str(), 1); }
    Share(const Share&) = delete;
    Share& operator=(const Share&) = delete;

 private:
    std::string old_;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(resources_test)

BOOST_AUTO_TEST_CASE(the_share_folder_comes_before_the_source_tree)
{
    const tests::TemporaryFolder folder;
    folder.write("data/tables.json", "other");
    const Share share(folder.path().string());
    BOOST_TEST(reference::read_resource("data/tables.json") == "other");
    BOOST_TEST(reference::resource_path("data/checks/README.md") == tests::source_dir() / "data/checks/README.md");
}

BOOST_AUTO_TEST_CASE(lists_the_files_of_a_folder_by_ending_and_name)
{
    const tests::TemporaryFolder folder;
    for (const char* name : {"data/laws/b.json", "data/laws/a.json", "data/laws/c.txt", "data/laws/d.json/inner"})
        folder.write(name, "");
    const Share share(folder.path().string());
    std::string names;
    for (const auto& path : reference::list_resources("data/laws", ".json")) names += path.filename().string() + " ";
    BOOST_TEST(names == "a.json b.json ");
}

BOOST_AUTO_TEST_CASE(a_missing_resource_names_the_places_looked_in)
{
    const Share share("/nowhere");
    try {
        reference::resource_path("data/none.json");
        BOOST_FAIL("found");
    } catch (const Error& error) {
        const std::string words = error.what();
        BOOST_TEST(words.starts_with("data/none.json: not found in /nowhere, "), words);
        BOOST_TEST(words.ends_with(tests::source_dir().string() +
                                   "; install the program again or set ONEPERMIT_SHARE to its share folder"),
                   words);
        BOOST_TEST((error.kind() == ErrorKind::internal));
    }
}

BOOST_AUTO_TEST_SUITE_END()
