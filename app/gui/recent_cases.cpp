// SPDX-License-Identifier: Apache-2.0
#include "app/gui/recent_cases.h"

#include <wx/config.h>
#include <wx/filename.h>

#include <algorithm>

#include "app/gui/text.h"

namespace gui {

namespace {

constexpr int kMost = 9;

wxString key(int index)
{
    return wxString::Format("recent/case%d", index);
}

}  // namespace

std::vector<std::string> recent_cases()
{
    std::vector<std::string> paths;
    wxString path;
    for (int i = 0; i < kMost && wxConfigBase::Get()->Read(key(i), &path); ++i)
        if (wxFileExists(path)) paths.push_back(from_wx(path));
    return paths;
}

void remember_case(const std::string& path)
{
    wxFileName name(to_wx(path));
    name.MakeAbsolute();
    const std::string absolute = from_wx(name.GetFullPath());
    std::vector<std::string> paths = recent_cases();
    paths.erase(std::remove(paths.begin(), paths.end(), absolute), paths.end());
    paths.insert(paths.begin(), absolute);
    if (paths.size() > kMost) paths.resize(kMost);
    wxConfigBase* config = wxConfigBase::Get();
    config->DeleteGroup("recent");
    for (std::size_t i = 0; i < paths.size(); ++i) config->Write(key(static_cast<int>(i)), to_wx(paths[i]));
    config->Flush();
}

}  // namespace gui
