// A new pack: the folder that `pack new` writes, made from scripts/template/.
// Always true: what it writes is a whole pack that loads, or nothing; no file is written over.
#ifndef STORE_PACK_TEMPLATE_H
#define STORE_PACK_TEMPLATE_H

#include "core/err.h"

// Files of the template; the path of file n from the pack's folder on.
int pack_template_files(void);
const char *pack_template_file(int n);

// Writes the template as a pack of this id into a folder that is empty or not there yet. id: small
// letters, digits and single - between them.
bool pack_template_write(const char *folder, const char *id, Err *err);

#endif
