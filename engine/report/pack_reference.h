/* The reference of the pack language, as a page and as stubs for editors.
 *
 * Always true: both are printed from the tables by which scripts are read (script/bindings.h) and from the
 * manifests of the model, so that they say what a pack may write today. */
#pragma once
#include "report/page.h"

void pack_reference_write(PageForm form, Text *out);
/* Annotations of lua-language-server. */
void pack_stubs_write(Text *out);
