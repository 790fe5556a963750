/* The file of a class: one line an entry, never rewritten.
 *
 *     accession-class 1
 *     <16 digits> {"setup": {...}}
 *     <16 digits> {"what": "join", "at": 12.5, "person": 0, "text": "Seat 7", "key": "..."}
 *
 * Always true: the digits of a line are a digest of the line before and of what follows them, so that a
 * line that was changed, lost or moved is found; a last line that was cut off while being written is dropped
 * and said so; what class_file_flush returned from is on the disk; one process at a time may write it; it is
 * readable by its owner only, since it holds keys. */
#pragma once
#include "class/class.h"

/* A new file, with the setup of a class in which nothing has happened yet; an existing one is never overwritten. */
bool class_file_make(Class *c, const char *path, Err *err);
/* Reads the file into a class that was not begun yet, lives all of it again, and goes on writing there.
 * language: of the pack's texts; NULL: the class's own. find: gives the folder of the pack by its name. said: what is
 * to be told of it (a dropped line). */
typedef bool ClassFindPack(void *context, const char *pack, char dir[PACK_PATH_BYTES], Err *err);
bool class_file_open(Class *c, const char *path, bool to_write, const char *language, ClassFindPack *find,
                     void *context, Text *said, Err *err);
/* Only what was set up, from the first lines; false if it is no class. */
bool class_file_peek(const char *path, ClassSetup *out);
/* Waits until all that was appended is on the disk. */
bool class_file_flush(Class *c, Err *err);
void class_file_close(Class *c);

/* One entry as JSON, and back. */
void class_entry_json(const ClassEvent *e, Text *out);
bool class_entry_read(const char *json, size_t length, ClassEvent *out, Err *err);
