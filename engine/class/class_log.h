/* The games of a class as one JSON document: enough to live all of them again, and nobody in it.
 *
 *     {"format": "accession-class-log", "version": 1, "engine": ..., "pack": ..., "start": ..., "seed": ..., "date":
 * ..., "tables": [{"table": 1, "game": {a save, see save.h}}, ...]}
 *
 * Always true: every branch of every table is there, with the digest of each turn. */
#pragma once
#include "class/class.h"

bool class_log_write(const Class *c, Text *out, Err *err);

/* How the log of a class lives again. */
typedef struct LogReplay {
    int tables, branches, turns;
    int table;             /* of the first difference, from 1; 0: none */
    char branch[BRANCH_NAME_BYTES];
    Difference difference;
} LogReplay;
/* False with err if the file is no log, or its pack is not here as it was. find as class_file_open has it. */
typedef bool ClassFind(void *context, const char *pack, char dir[PACK_PATH_BYTES], Err *err);
bool class_log_replay(const char *path, ClassFind *find, void *context, LogReplay *out, Err *err);

/* A scenario as a save's card asks for it; false with err if the pack is not the one it was played with. */
bool class_card_open(const SaveCard *card, ClassFind *find, void *context, PackBook **book, Scenario *out, Err *err);
