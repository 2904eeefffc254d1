// SPDX-License-Identifier: Apache-2.0
// Ids of the menu items and buttons that wx has no standard id for.
#pragma once

#include <wx/defs.h>

namespace gui::ids {

enum : int {
    demonstration = wxID_HIGHEST + 1,
    import_files,
    import_folder,
    map_columns,
    report,
    checklist,
    audit,
    cancel,
    chinese,
    english,
    first_page,  // and one for each page after it
    last_page = first_page + 9,
    find,
    suppressions,
    comparison,
    open_document,
    open_folder,
};

}  // namespace gui::ids
