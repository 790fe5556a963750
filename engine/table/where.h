/* Where packs and saved games are looked for.
 *
 * Always true: everything is borrowed; zeros are the usual places. */
#pragma once
#include "session/pack_book.h"
#include "session/save_place.h"
#include "store/pack.h"

typedef struct Where {
    PackPlaces places;
    const char *pack;      /* of a new game; NULL: that of WHERE_PACK */
    bool pack_given;       /* a saved game shall be opened with it too */
    const char *language;  /* of the pack's texts; NULL: English */
    const char *saves_dir; /* NULL: the usual folder */
    bool portable;         /* saves/ beside scenarios/ */
} Where;
#define WHERE_PACK "ukraine-2023"

/* The folder that holds scenarios/ with this pack; false if the pack is elsewhere. */
bool where_root(const char *pack_dir, char root[SAVE_PATH_BYTES]);
bool where_saves(const Where *w, char path[SAVE_PATH_BYTES], Err *err);
/* The file that a name means: a file of this name ending in .sav here, else one of the saves folder, or
 * a path. */
bool where_save(const Where *w, const char *name, char path[SAVE_PATH_BYTES], Err *err);
