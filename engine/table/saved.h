/* A saved game opened for a command: file, pack, scenario, session.
 *
 * Always true: an open one is complete; a pack that is missing or has changed is never used silently. */
#pragma once
#include "store/claim_file.h"
#include "table/book.h"
#include "table/where.h"

/* How the save's pack was found. */
typedef enum PackFound {
    PACK_SAME,
    PACK_CARRIED,
    PACK_TOUCHED, /* its files have changed, but the game is lived to the same digests */
    PACK_CHANGED  /* the game is another with it: for reading only */
} PackFound;

typedef struct Saved {
    char path[SAVE_PATH_BYTES];   /* of the save */
    char dir[PACK_PATH_BYTES];    /* of the pack */
    Save save;
    PackFound found;
    PackBook *book;
    Scenario *scenario;
    SavedGame *game;
    Session *session;             /* the current branch, lived again or taken up */
    Difference difference;        /* turn 0: lived again as it was */
    Digest now;                   /* content of the pack that was found */
} Saved;

/* name: of the saves folder, or a path. If the file is damaged, err says so and names
 * the last good one. */
bool saved_open(const char *name, const Where *w, Saved *out, Err *err);
void saved_close(Saved *saved);
/* What the file says of itself, without its pack: for `save inspect`. */
void saved_card_write(const char *path, const Save *save, Text *out);
/* Every command of every branch, as it stands in the file. */
void saved_journal_write(const Save *save, Text *out);
/* "the rules differ from turn 3 on: menace, support, ..." */
void saved_difference_write(const Difference *d, Text *out);
/* Why a game whose pack has changed opens for reading only. */
void saved_changed_write(const Saved *saved, Text *out);
