// Whole files in and out. A file that is read here is regular, is no larger than the caller's limit, and
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


// Writes a file so that whatever happens, a power cut included, either the old bytes or the new ones
// stand there whole: a temporary file beside it, fsync, rename, fsync of the folder. kept older
// versions stay as path.1 (the newest) to path.<kept>. On failure the file is as it was, err says what
// could not be done, and no temporary file is left.
enum { FILE_KEPT_MAX = 9 };
bool file_replace(const char *path, const char *bytes, size_t length, int kept, Err *err);

// The same for what is written piece by piece. Begin once; then end it by keep or drop. After a
// failure of write, drop it.
typedef struct FileOut {
    int fd, folder;
    char path[4096], temporary[4096];
} FileOut;
bool file_out_begin(FileOut *out, const char *path, Err *err);
bool file_out_write(FileOut *out, const void *bytes, size_t length, Err *err);
bool file_out_keep(FileOut *out, int kept, Err *err); // puts the new version in place
void file_out_drop(FileOut *out);                     // the file stays as it was

// Creates a folder and those above it, readable by the user alone; no error if it is there.
bool file_folder(const char *path, Err *err);

#endif
