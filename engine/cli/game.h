/* What most commands begin with: the pack, its start, what --set changes, the policy.
 *
 * Always true: an open game is complete and checked; close it once. */
#pragma once
#include "cli/options.h"
#include "report/history.h"
#include "table/book.h"
#include "store/policy_file.h"
#include "store/tongue_file.h"

typedef struct Game {
    char dir[PACK_PATH_BYTES]; /* of the pack */
    PackBook *book;
    Scenario *scenario;
    Policy policy;
} Game;

/* The folder of the pack of a name or path, where --pack-path, --data and so on say. */
bool game_find(const Options *o, const char *name, char dir[PACK_PATH_BYTES], Err *err);
/* Those places; false if a --pack-path is no folder of packs. */
bool game_places(const Options *o, PackPlaces *out, Err *err);

/* This thread speaks the language of --language from now on, until tongue_free(out); what is written for
 * machines stays English. */
bool game_speaks(const Options *o, Tongue *out, Err *err);

bool game_open(const Options *o, Game *game, Err *err);
void game_close(Game *game);
/* A policy: built in, a file, or a bare name that is no file here and one of the pack's. policy_free
 * it; errors begin with the name of the option that asked. */
bool game_policy(const Game *game, const char *option, const char *name, Policy *out, Err *err);

/* Whether it opens, with every start. */
bool book_check(const char *dir, Pack *card, Err *err);
