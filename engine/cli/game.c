/* Opening a game from options. Always true: see game.h. */
#include "cli/game.h"

#include "ensemble/override.h"
#include "store/policy_file.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

PackBook *book_open(const char *dir, const char *language, Err *err) {
    PackBook *book = malloc(sizeof *book);
    ASSERT(book);
    if (pack_open(dir, language, book, err)) return book;
    free(book);
    return NULL;
}

void book_close(PackBook *book) {
    if (book) pack_close(book);
    free(book);
}

bool game_start(PackBook *book, const char *start, const OptionList *set, Scenario *out, Err *err) {
    if (!pack_scenario(book, start, out, err)) {
        return false;
    }
    for (int n = 0; n < set->count; n++) {
        if (!override_parse(out, set->item[n], err)) {
            return err_wrap(err, "--set");
        }
    }
    return true;
}

/* A bare name that is no file here is looked for among the pack's policies. */
static bool game_policy(const char *dir, const char *name, Policy *out, Err *err) {
    char path[PACK_PATH_BYTES + NAME_MAX_BYTES];
    ASSERT(name);
    const bool bare = strchr(name, '/') == NULL && access(name, F_OK) != 0;
    snprintf(path, sizeof path, "%s/policies/%.48s.csv", dir, name);
    const bool ours = bare && access(path, F_OK) == 0;
    return policy_read(ours ? path : name, out, err) ? true : err_wrap(err, "--policy");
}

bool game_open(const Options *o, Game *game, Err *err) {
    *game = (Game){0};
    if (!pack_find(o->pack, o->data, game->dir, err)) {
        return err_wrap(err, "--pack");
    }
    game->scenario = malloc(sizeof *game->scenario);
    ASSERT(game->scenario);
    game->book = book_open(game->dir, o->language, err);
    const bool open = game->book && game_start(game->book, o->start, &o->set, game->scenario, err) &&
                      game_policy(game->dir, o->policy, &game->policy, err);
    if (!open) {
        game_close(game);
    }
    return open;
}

void game_close(Game *game) {
    policy_free(&game->policy);
    free(game->scenario);
    book_close(game->book);
    *game = (Game){0};
}
