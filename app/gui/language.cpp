// SPDX-License-Identifier: Apache-2.0
#include "app/gui/language.h"

#include <wx/config.h>
#include <wx/filename.h>
#include <wx/stdpaths.h>
#include <wx/translation.h>
#include <wx/utils.h>

namespace gui {

void use_language(audit::Language language)
{
    const wxFileName here(wxStandardPaths::Get().GetExecutablePath());
    wxString chosen;
    if (wxGetEnv("ONEPERMIT_LOCALE", &chosen)) wxFileTranslationsLoader::AddCatalogLookupPathPrefix(chosen);
    for (const wxString& folder : {here.GetPath() + "/locale", here.GetPath() + "/../share/locale"})
        wxFileTranslationsLoader::AddCatalogLookupPathPrefix(folder);
    auto* translations = new wxTranslations;  // wx takes it over
    translations->SetLanguage(language == audit::Language::zh ? wxLANGUAGE_CHINESE_SIMPLIFIED : wxLANGUAGE_ENGLISH);
    wxTranslations::Set(translations);
    translations->AddStdCatalog();
    translations->AddCatalog("onepermit", wxLANGUAGE_ENGLISH);
}

audit::Language current_language()
{
    const wxTranslations* translations = wxTranslations::Get();
    const bool chinese = translations != nullptr && translations->IsLoaded("onepermit");
    return chinese ? audit::Language::zh : audit::Language::en;
}

audit::Language preferred_language()
{
    wxString language;
    wxConfigBase::Get()->Read("language", &language, "zh");
    return language == "en" ? audit::Language::en : audit::Language::zh;
}

void remember_language(audit::Language language)
{
    wxConfigBase::Get()->Write("language", language == audit::Language::zh ? "zh" : "en");
    wxConfigBase::Get()->Flush();
}

}  // namespace gui
