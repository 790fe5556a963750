/* Where saved games live, and which of them opens.
 *
 * Always true: a name without a slash is a file <name>.sav of the folder; anything else is a path as it
 * stands; older versions are <file>.1 and so on. */
#pragma once
#include "core/err.h"
#include "session/save.h"

enum { SAVE_PATH_BYTES = 4096, AUTOSAVES = 5, SAVES_LISTED_MAX = 256 };

/* The folder: `chosen` if given; <data root>/saves if portable is asked for or a file "portable" stands
 * in the data root (the folder that holds scenarios/; may be NULL); else $XDG_DATA_HOME/accession/saves,
 * or ~/.local/share/accession/saves. */
bool save_folder(const char *chosen, bool portable, const char *data_root, char path[SAVE_PATH_BYTES],
                 Err *err);
/* $XDG_CACHE_HOME/accession/packs, or below ~/.cache: where carried packs are unpacked. */
bool save_cache(char path[SAVE_PATH_BYTES], Err *err);
bool save_path(const char *folder, const char *name, char path[SAVE_PATH_BYTES], Err *err);
/* Writes the game; older versions of the file are kept, `kept` of them. */
bool save_store(const char *path, const Branches *all, const Session *g, const SaveOrigin *origin,
                int kept, size_t *bytes, Err *err);
/* "autosave-january-2023-kyiv-33": one series for each game. */
void save_autoname(const Session *g, SeatId seat, char name[NAME_MAX_BYTES * 3]);

/* Of a file that cannot be opened: the newest older version that can; false if none can. */
bool save_last_good(const char *path, char good[SAVE_PATH_BYTES]);

/* The saves of a folder, newest first. */
typedef struct SaveEntry {
    char name[256]; /* of the file */
    int64_t changed; /* nanoseconds of the file's clock */
} SaveEntry;
int saves_list(const char *folder, SaveEntry out[SAVES_LISTED_MAX]);
