// Whole files in. A file that is read here is regular, is no larger than the caller's limit, and
// its bytes are followed by a NUL that is not counted in the length.
#ifndef STORE_FILE_H
#define STORE_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include "core/err.h"

// A path that the player typed may be a symbolic link; a pack's own file may not, or a pack could
// show the player's other files. Only the last part of the path is judged here.
typedef enum FileLinks { FILE_LINKS_FOLLOW, FILE_LINKS_REFUSE } FileLinks;

// Reads at most max_bytes. On success the caller frees *bytes with free(); on failure *bytes is
// NULL and err names the path and what would be right. Never waits on a pipe or a device.
bool file_read(const char *path, size_t max_bytes, FileLinks links, char **bytes, size_t *length,
               Err *err);

#endif
