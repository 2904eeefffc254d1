// SPDX-License-Identifier: Apache-2.0
// The language of the windows: Chinese unless a person chose English. Texts in the code are the English ones; Chinese
// comes from the gettext catalogue locale/zh_CN.po.
#pragma once

#include "audit/model/text.h"

namespace gui {

// Loads the catalogues; call before the first window is made. Later calls change texts of windows made after them.
void use_language(audit::Language language);
audit::Language current_language();

// What a person chose last, Chinese at first.
audit::Language preferred_language();
void remember_language(audit::Language language);

}  // namespace gui
