// The parts of the reader of archives; only the pack_zip*.c files include this.
// Always true: nothing here reads or writes a file.
#ifndef STORE_PACK_ZIP_PARTS_H
#define STORE_PACK_ZIP_PARTS_H

#include "core/arena.h"
#include "core/err.h"

// What is wrong with the name of an entry, as words after the name; NULL if nothing is. A folder's
// name ends in "/".
const char *pack_zip_name_fault(const char *name);

// False if two entries, or the folders that they are in, cannot stand side by side: the same name
// twice, names that differ only in case, a file where a folder is. archive is what errors name.
bool pack_zip_names_agree(const char *archive, const char *const *name, int count, Err *err);

#endif
